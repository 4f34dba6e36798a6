"""Records as somebody who may see them knows them."""

from dataclasses import dataclass
from plone import api


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

    @classmethod
    def aus(cls, brain):
        """:returns: the record of a row of the catalog."""
        kennzeichen = getattr(brain, "kennzeichen", None) or ""
        return cls(brain.UID, kennzeichen, brain.Title, brain.getURL())

    @property
    def name(self):
        """:returns: number and Betreff."""
        return f"{self.kennzeichen} {self.titel}".strip()


def sichtbare(uids):
    """Rows of the catalog of those records that the user may see; one query.

    :param uids: UUIDs.
    """
    uids = sorted(set(uids))
    if not uids:
        return ()
    return api.portal.get_tool("portal_catalog")(UID=uids, show_inactive=True)


def sieht_alles(uid, **frage):
    """Whether nothing in a record is hidden from the user.

    :param uid: UUID of the record.
    :param frage: what of it is meant, conditions for the catalog.
    """
    katalog = api.portal.get_tool("portal_catalog")
    (ort,) = katalog.unrestrictedSearchResults(UID=uid)
    frage["path"] = ort.getPath()
    gesehen = katalog(**frage, show_inactive=True)
    return len(gesehen) == len(katalog.unrestrictedSearchResults(**frage))


def als_json(gegenstand):
    """A record for programs.

    :param gegenstand: :class:`Gegenstand`, or ``None``.
    :returns: dict, or ``None``.
    """
    if gegenstand is None:
        return None
    return {
        "@id": gegenstand.url,
        "UID": gegenstand.uid,
        "kennzeichen": gegenstand.kennzeichen,
        "title": gegenstand.titel,
    }
