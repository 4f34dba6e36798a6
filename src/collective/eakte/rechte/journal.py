"""What was done with rights: one entry for each operation, in the same transaction.

Entries are added and never changed.
"""

from BTrees.OOBTree import OOBTree
from collective.eakte.rechte.interfaces import IJournal
from collective.eakte.rechte.interfaces import IVertretungen
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from datetime import UTC
from persistent import Persistent
from plone import api
from uuid import uuid4
from zope.component import getUtility
from zope.component import queryUtility
from zope.interface import implementer


@dataclass(frozen=True)
class Vermerk:
    """One entry.

    :param art: what was done, e.g. ``"reorganisation"``.
    :param uid: UUID of the record or plan node, if it was done to one.
    :param person: id of the user who did it.
    :param fuer: id of the absent person for whom she did it, if she did.
    :param zeit: when, with time zone.
    :param grund: reason as given.
    :param angaben: further plain values.
    """

    art: str
    uid: str | None
    person: str | None
    fuer: str | None
    zeit: datetime
    grund: str = ""
    angaben: dict = field(default_factory=dict)


@implementer(IJournal)
class Journal(Persistent):
    """See :class:`IJournal`."""

    def __init__(self):
        self._vermerke = OOBTree()

    def vermerke(self, vermerk):
        # Time first, so that entries stay in order; chance after it, so that two
        # writers never take the same key.
        self._vermerke[(vermerk.zeit.isoformat(), uuid4().hex)] = vermerk

    def vermerkte(self, uid=None, art=None):
        return [
            vermerk
            for vermerk in reversed(list(self._vermerke.values()))
            if (uid is None or vermerk.uid == uid)
            and (art is None or vermerk.art == art)
        ]


def vermerke(art, obj=None, *, grund="", **angaben):
    """Add an entry about what the current user does.

    :param art: what is done.
    :param obj: the record or plan node to which it is done, if any.
    :param grund: reason as given.
    :param angaben: further plain values.
    """
    vertretungen = queryUtility(IVertretungen)
    getUtility(IJournal).vermerke(
        Vermerk(
            art,
            api.content.get_uuid(obj) if obj is not None else None,
            None if api.user.is_anonymous() else api.user.get_current().getId(),
            vertretungen.fuer_wen(obj)
            if vertretungen is not None and obj is not None
            else None,
            datetime.now(UTC),
            grund,
            angaben,
        )
    )
