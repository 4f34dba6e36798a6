"""Ids of versioned objects without a counter that all writers share.

Plone numbers versioned objects with one counter in the database: two that store their
first version at the same time collide on it. Random numbers collide with nothing.
"""

from Persistence import Persistent
from Products.CMFUid.interfaces import IUniqueIdGenerator
from secrets import randbelow
from zope.interface import implementer


# Above what the counter may have given, and within 63 bits.
UNTERGRENZE = 2**32
OBERGRENZE = 2**63


@implementer(IUniqueIdGenerator)
class Kennungen(Persistent):
    """Gives random ids; writes nothing."""

    def __call__(self):
        """:returns: a new id."""
        return UNTERGRENZE + randbelow(OBERGRENZE - UNTERGRENZE)

    def convert(self, uid):
        """:returns: an id as it is stored.

        :param uid: id as number or text.
        """
        return int(uid)
