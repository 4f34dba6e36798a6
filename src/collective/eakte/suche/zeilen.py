"""The hits of a page: only these are read from the catalog."""

from collective.eakte.protokollieren import verlangt_vermerk
from collective.eakte.suche.arten import SEITE
from collective.eakte.suche.ergebnis import Treffer
from collective.eakte.suche.menge import menge
from collective.eakte.suche.schnipsel import Schnipsel
from collective.eakte.ui.formate import dateityp


_WEITERES = ("Description", "absender", "empfaenger", "typ")
"""Columns of the catalog that a piece is cut from when the text has none."""


class Zeilen:
    """Makes hits of ids.

    :param katalog: :class:`~.menge.Katalog`.
    :param lage: :class:`~.lage.Lage`.
    :param text: words as typed.
    """

    def __init__(self, katalog, lage, text):
        self._katalog = katalog
        self._lage = lage
        self._text = text
        self._schnipsel = Schnipsel(text)

    def __call__(self, rids, mit_schnipseln=True):
        """:returns: list of :class:`~.ergebnis.Treffer`."""
        brains = [self._katalog.innen[rid] for rid in rids]
        lesbar = self._katalog.lesbare(
            menge(rid for rid in rids if self._lage.art(rid) == "Dokument")
        )
        texte, verschlossen = {}, set()
        if mit_schnipseln and self._text:
            gelesene = [
                brain for rid, brain in zip(rids, brains, strict=True) if rid in lesbar
            ]
            # A piece of a text is a look at it: it is had by opening the file, which
            # is entered.
            verschlossen = {brain.UID for brain in gelesene if _ist_verschlossen(brain)}
            texte = self._schnipsel.texte(
                brain.UID for brain in gelesene if brain.UID not in verschlossen
            )
        return [
            self._treffer(
                rid,
                brain,
                orte,
                rid in lesbar,
                texte.get(brain.UID, ""),
                brain.UID in verschlossen,
            )
            for rid, brain, orte in zip(
                rids, brains, self._lage.orte(rids), strict=True
            )
        ]

    def _treffer(self, rid, brain, orte, lesbar, text, verschlossen):
        art = self._lage.art(rid)
        return Treffer(
            uid=brain.UID,
            url=brain.getURL(),
            portal_type=brain.portal_type,
            art=art,
            kennzeichen=_wert(brain, "kennzeichen") or "",
            titel=self._schnipsel.markiere(brain.Title or ""),
            stand="" if art == SEITE else _wert(brain, "review_state") or "",
            orte=orte,
            schnipsel=self._schnipsel.ausschnitt(
                text, [_wert(brain, name) or "" for name in _WEITERES]
            ),
            datum=_wert(brain, "datum_des_schreibens"),
            geaendert=_wert(brain, "modified"),
            dokumentart=_wert(brain, "dokumentart") or "",
            dateityp=dateityp(_wert(brain, "mime_type"), _wert(brain, "dateiname"))
            if lesbar
            else "",
            nur_beim_oeffnen=verschlossen,
        )


def _ist_verschlossen(brain):
    try:
        return verlangt_vermerk(brain._unrestrictedGetObject())
    except (AttributeError, KeyError):
        # It has gone meanwhile.
        return True


def _wert(brain, name):
    # What the catalog does not know of something is false, too.
    return getattr(brain, name, None) or None
