"""A Verlauf as a table."""

from collective.eakte import _
from collective.eakte.protokoll.eintrag import hashwert
from collective.eakte.protokoll.eintrag import ZEITFORM
from collective.eakte.tabellendatei import als_csv
from datetime import UTC


SPALTEN = (
    _("verlauf_spalte_zeit", default="Time (UTC)"),
    _("verlauf_spalte_nummer", default="Number"),
    _("verlauf_spalte_betreff", default="Subject"),
    _("verlauf_spalte_nr", default="Entry"),
    _("verlauf_spalte_art", default="Kind"),
    _("verlauf_spalte_was", default="What was done"),
    _("verlauf_spalte_wer", default="Who"),
    _("verlauf_spalte_weg", default="Path"),
    _("verlauf_spalte_grund", default="Reason"),
    _("verlauf_spalte_hash", default="SHA-256"),
)


def schreibe_csv(zeilen, worte, _kopf):
    """A file for spreadsheets.

    :param zeilen: list of :class:`~collective.eakte.protokoll.verlauf.Zeile`.
    :param worte: :class:`~collective.eakte.protokoll.worte.Worte`.
    :returns: bytes.
    """
    return als_csv(tabelle(zeilen, worte))


def tabelle(zeilen, worte):
    """:returns: iterator over rows of text, the headings first."""
    yield [worte.fmt.uebersetze(spalte) for spalte in SPALTEN]
    for zeile in zeilen:
        eintrag = zeile.eintrag
        yield [
            eintrag.zeit.astimezone(UTC).strftime(ZEITFORM),
            getattr(zeile.obj, "kennzeichen", None) or "",
            getattr(zeile.obj, "title", None) or "",
            str(eintrag.nr),
            worte.titel(zeile),
            worte.satz(zeile),
            worte.wer(zeile),
            worte.weg(zeile),
            eintrag.warum,
            hashwert(zeile.daten),
        ]
