"""Records by their UUIDs, as somebody who may see them knows them."""

from collective.eakte import _
from dataclasses import dataclass
from plone import api


VERBORGEN = _("auftrag_verborgen", default="a record that you may not see")
"""What is said of a record that the reader may not see, or that is gone."""


@dataclass(frozen=True)
class Gegenstand:
    """A record as its viewer knows it.

    :param uid: UUID.
    :param kennzeichen: number.
    :param titel: Betreff.
    :param url: address.
    """

    uid: str
    kennzeichen: str
    titel: str
    url: str

    @property
    def name(self):
        """:returns: number and Betreff."""
        return f"{self.kennzeichen} {self.titel}".strip()


class Namen:
    """Knows what the user may see of some records; one query for all of them.

    :param uids: UUIDs.
    """

    def __init__(self, uids):
        self._bekannt = {}
        uids = sorted(set(uids))
        if not uids:
            return
        katalog = api.portal.get_tool("portal_catalog")
        for brain in katalog(UID=uids, show_inactive=True):
            self._bekannt[brain.UID] = Gegenstand(
                brain.UID,
                getattr(brain, "kennzeichen", None) or "",
                brain.Title,
                brain.getURL(),
            )

    def gegenstand(self, uid):
        """:returns: :class:`Gegenstand`, or ``None`` when she may not see it."""
        return self._bekannt.get(uid)

    def benenne(self, uid):
        """:returns: text, or a message that says that she may not see it."""
        gegenstand = self.gegenstand(uid)
        return VERBORGEN if gegenstand is None else gegenstand.name
