"""Engines of both kinds, and what tests enter and find in them."""

from collective.eakte.volltext.abfrage import lies
from collective.eakte.volltext.fts5 import Fts5
from collective.eakte.volltext.interfaces import Angaben
from collective.eakte.volltext.interfaces import Inhalt
from collective.eakte.volltext.interfaces import Lesestand
from collective.eakte.volltext.postgresql import Postgresql


# Others reach what one process has written.
DAUERHAFTE = ["datei", "postgresql"]

MASCHINEN = [*DAUERHAFTE, "speicher"]


def oeffne(art, request, ordner, site="probe"):
    """An engine; the same again for the same place.

    :param art: one of ``MASCHINEN``.
    :param request: of pytest; the database is started when it is needed only.
    :param ordner: directory of a file.
    :param site: name in the database.
    """
    if art == "postgresql":
        ort = request.getfixturevalue("postgresql")
        return Postgresql(ort, site)
    return Fts5(str(ordner / "v.sqlite") if art == "datei" else ":memory:")


def angaben(rid, titel="", kennzeichen="", weiteres=""):
    """Metadata of a record whose UID comes of its number."""
    return Angaben(rid, f"u{rid}", kennzeichen, titel, weiteres)


def antrag(rid):
    """Metadata of one of many records that are alike."""
    return angaben(rid, "Antrag", f"32.01-{rid}")


def text(rid, was, sha256="ab", stand=Lesestand.GELESEN):
    """The text of such a record."""
    return Inhalt(f"u{rid}", sha256, stand, was, "werkzeug 1")


def finde(maschine, frage, streng=False):
    """Numbers of the records that are found, in metadata and texts."""
    return set(maschine.suche(lies(frage, streng)).gesamt)
