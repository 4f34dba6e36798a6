"""Records by their UUIDs, as somebody who may see them knows them."""

from collective.eakte import _
from collective.eakte.gegenstand import Gegenstand
from collective.eakte.gegenstand import sichtbare


VERBORGEN = _("auftrag_verborgen", default="a record that you may not see")
"""What is said of a record that the reader may not see, or that is gone."""


class Namen:
    """Knows what the user may see of some records; one query for all of them.

    :param uids: UUIDs.
    """

    def __init__(self, uids):
        self._bekannt = {brain.UID: Gegenstand.aus(brain) for brain in sichtbare(uids)}

    def gegenstand(self, uid):
        """A record that the user may see.

        :param uid: UUID.
        :returns: :class:`~collective.eakte.gegenstand.Gegenstand`, or ``None``.
        """
        return self._bekannt.get(uid)

    def benenne(self, uid):
        """:returns: text, or a message that says that she may not see it."""
        gegenstand = self.gegenstand(uid)
        return VERBORGEN if gegenstand is None else gegenstand.name
