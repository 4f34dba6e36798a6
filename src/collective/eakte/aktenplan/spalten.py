"""The columns of a plan table, and how foreign headings are understood.

A heading is understood when it is the name of a column or one of the spellings
below (capitals, umlauts, blanks and punctuation make no difference). A heading
that may mean several columns is never guessed: it needs a mapping by the user.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from collective.eakte.aktenplan.meldungen import Befund
from collective.eakte.aktenplan.meldungen import befund
from dataclasses import dataclass

import re


@dataclass(frozen=True)
class Spalte:
    """A column of the plan table.

    :param name: heading in our own files.
    :param felder: attributes of :class:`.modell.Planzeile` that it fills.
    :param schreibweisen: foreign headings that mean the same.
    :param pflicht: no plan without it.
    """

    name: str
    felder: tuple[str, ...]
    schreibweisen: tuple[str, ...] = ()
    pflicht: bool = False


def _spalte(name, *schreibweisen, feld=None, pflicht=False):
    return Spalte(name, (feld or name,), schreibweisen, pflicht)


SPALTEN = (
    _spalte(
        "kennzeichen",
        *("Aktenplankennzeichen", "Aktenplan-Kennzeichen", "Aktenplannummer"),
        *("Aktenplan-Nr.", "AP-Nr.", "Aktenzeichen", "Az.", "Nummer", "Nr.", "Nr"),
        *("Gliederungsnummer", "Ordnungsnummer", "Notation", "Position"),
        *("Positionsnummer", "Schlüssel", "Gliederung"),
        pflicht=True,
    ),
    _spalte(
        "titel",
        *("Bezeichnung", "Betreff", "Name", "Benennung", "Aktenplantitel"),
        *("Positionsbezeichnung", "Text", "Title"),
        pflicht=True,
    ),
    _spalte("ebene", "Stufe", "Gliederungsebene", "Hierarchieebene", "Level"),
    _spalte("typ", "Art der Einheit", "Einheitentyp", "Gliederungstyp"),
    _spalte(
        "eltern",
        *("Elternkennzeichen", "übergeordnet", "übergeordnetes Kennzeichen"),
        *("übergeordnete Nummer", "übergeordnete Einheit", "Oberbegriff", "Parent"),
    ),
    _spalte(
        "aktenfuehrende_oe",
        *("Aktenführung", "aktenführende OE", "aktenführende Stelle"),
        *("aktenführendes Amt", "aktenführende Organisationseinheit"),
        feld="aktenfuehrung",
    ),
    Spalte(
        "aufbewahrung_jahre",
        ("aufbewahrungsdauer", "aufbewahrung_unbefristet"),
        (
            *("Aufbewahrungsfrist", "Aufbewahrungsdauer", "Aufbewahrung", "AFrist"),
            *("Aufbewahrungsfrist in Jahren", "Aufbewahrungsfrist (Jahre)"),
            *("Aufbewahrungsdauer (Jahre)", "Aufbew.-Frist", "Jahre"),
        ),
    ),
    _spalte(
        "aussonderungsart",
        *("Bewertung", "Aussonderung", "Archivbewertung", "A/B/V", "ABV"),
        "Bewertungsentscheidung",
    ),
    _spalte(
        "transferfrist_monate",
        *("Transferfrist", "Transferfrist in Monaten", "Transferfrist (Monate)"),
        feld="transferfrist",
    ),
    _spalte("fristbeginn", "Beginn der Frist", "Beginn der Aufbewahrungsfrist"),
    _spalte("personenbezug", "personenbezogen", "personenbezogene Daten"),
    _spalte(
        "vertraulichkeit",
        *("Vertraulichkeitsstufe", "Schutzstufe", "Einstufung"),
        feld="vertraulichkeitsstufe",
    ),
    _spalte(
        "quelle_frist",
        *("Quelle der Frist", "Quelle", "Fristquelle", "Grundlage der Frist"),
    ),
    _spalte("status", "Zustand", feld="zustand"),
    _spalte("bemerkung", "Bemerkungen", "Anmerkung", "Hinweis", "Beschreibung"),
    _spalte("gueltig_ab", "gültig von", feld="laufzeit_beginn"),
    _spalte("gueltig_bis", "gültig bis einschließlich", feld="laufzeit_ende"),
    _spalte(
        "federfuehrende_oe",
        *("Federführung", "federführende OE", "federführendes Amt"),
        feld="federfuehrung",
    ),
    _spalte("zweck", "Zweck der Verarbeitung"),
    _spalte("rechtsgrundlage", "Rechtsgrundlage der Verarbeitung"),
    _spalte("muster_akte", "Bildungsregel Akte", "Muster Akte"),
    _spalte("muster_vorgang", "Bildungsregel Vorgang", "Muster Vorgang"),
    _spalte("muster_dokument", "Bildungsregel Dokument", "Muster Dokument"),
    _spalte("zaehlkreis", "Zählkreis"),
)

NACH_NAME = {spalte.name: spalte for spalte in SPALTEN}

GRUNDSPALTEN = tuple(spalte.name for spalte in SPALTEN[:13])
"""The columns of the plans that are shipped."""

MEHRDEUTIG = {
    "Frist": ("aufbewahrung_jahre", "transferfrist_monate"),
    "Fristen": ("aufbewahrung_jahre", "transferfrist_monate"),
    "OE": ("aktenfuehrende_oe", "federfuehrende_oe"),
    "Amt": ("aktenfuehrende_oe", "federfuehrende_oe"),
    "Organisationseinheit": ("aktenfuehrende_oe", "federfuehrende_oe"),
    "Dienststelle": ("aktenfuehrende_oe", "federfuehrende_oe"),
    "zuständig": ("aktenfuehrende_oe", "federfuehrende_oe"),
    "Zuständigkeit": ("aktenfuehrende_oe", "federfuehrende_oe"),
    "Art": ("typ", "aussonderungsart"),
    "Datenschutz": ("personenbezug", "vertraulichkeit"),
    "Laufzeit": ("gueltig_ab", "gueltig_bis", "aufbewahrung_jahre"),
    "Beginn": ("gueltig_ab", "fristbeginn"),
    "Ende": ("gueltig_bis", "aufbewahrung_jahre"),
    "Gültigkeit": ("gueltig_ab", "gueltig_bis"),
}
"""Headings that are used for more than one thing."""

_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def vereinfacht(ueberschrift: str) -> str:
    """A heading without capitals, umlauts, blanks and punctuation."""
    return re.sub(r"[\W_]+", "", ueberschrift.casefold().translate(_UMLAUTE))


_BEKANNT = {
    vereinfacht(text): spalte.name
    for spalte in SPALTEN
    for text in (spalte.name, *spalte.schreibweisen)
}
_MEHRDEUTIG = {vereinfacht(text): namen for text, namen in MEHRDEUTIG.items()}


@dataclass(frozen=True)
class Kopfspalte:
    """A heading of a table and the column it stands for, if any."""

    stelle: int
    ueberschrift: str
    spalte: str | None


@dataclass(frozen=True)
class Kopf:
    """The understood header row of a table.

    :param spalten: all headings from left to right.
    :param befunde: what was not understood.
    """

    spalten: tuple[Kopfspalte, ...]
    befunde: tuple[Befund, ...]

    @property
    def genutzt(self) -> tuple[Kopfspalte, ...]:
        """The headings that are imported."""
        return tuple(spalte for spalte in self.spalten if spalte.spalte)


def _text(zelle):
    return " ".join(zelle.split()) if isinstance(zelle, str) else ""


def _gewuenscht(zuordnung):
    return {
        vereinfacht(ueberschrift): (spalte or "").strip()
        for ueberschrift, spalte in (zuordnung or {}).items()
    }


def treffer(zellen: Sequence, zuordnung: Mapping[str, str | None] | None = None) -> int:
    """Count the columns of a plan that a row names as headings."""
    gewuenscht = _gewuenscht(zuordnung)
    gefunden = set()
    for zelle in zellen:
        schluessel = vereinfacht(_text(zelle))
        spalte = gewuenscht.get(schluessel, _BEKANNT.get(schluessel))
        if spalte:
            gefunden.add(spalte)
    return len(gefunden)


def verstehe(
    zellen: Sequence,
    zeile: int,
    zuordnung: Mapping[str, str | None] | None = None,
) -> Kopf:
    """Understand a header row.

    :param zellen: the cells of the row.
    :param zeile: its line in the file.
    :param zuordnung: what the user says about headings: ``{heading: column}``;
        it wins over every spelling. An empty column leaves the heading out.
    :returns: the columns with everything that is not understood.
    """
    gewuenscht = _gewuenscht(zuordnung)
    befunde = []
    spalten = []
    gesehen = set()
    for stelle, zelle in enumerate(zellen):
        ueberschrift = _text(zelle)
        if not ueberschrift:
            continue
        schluessel = vereinfacht(ueberschrift)
        gesehen.add(schluessel)
        name, neue = _deute(ueberschrift, schluessel, gewuenscht, zeile)
        befunde += neue
        spalten.append(Kopfspalte(stelle, ueberschrift, name))
    befunde += [
        befund("zuordnung-ohne-spalte", line=zeile, ueberschrift=ueberschrift)
        for ueberschrift in zuordnung or {}
        if vereinfacht(ueberschrift) not in gesehen
    ]
    spalten, doppelte = _ohne_doppelte(spalten, gewuenscht, zeile)
    befunde += doppelte
    vorhanden = {spalte.spalte for spalte in spalten}
    if not any(b.code == "spalte-doppelt" for b in doppelte):
        befunde += [
            befund("spalte-fehlt", line=zeile, field=spalte.name, spalte=spalte.name)
            for spalte in SPALTEN
            if spalte.pflicht and spalte.name not in vorhanden
        ]
    return Kopf(tuple(spalten), tuple(befunde))


def _deute(ueberschrift, schluessel, gewuenscht, zeile):
    if schluessel in gewuenscht:
        name = gewuenscht[schluessel]
        if name in NACH_NAME or not name:
            return name or None, []
        return None, [
            befund(
                "zuordnung-unbekannt",
                line=zeile,
                ueberschrift=ueberschrift,
                spalte=name,
                erlaubt=", ".join(NACH_NAME),
            )
        ]
    if schluessel in _BEKANNT:
        return _BEKANNT[schluessel], []
    if schluessel in _MEHRDEUTIG:
        return None, [
            befund(
                "spalte-mehrdeutig",
                line=zeile,
                ueberschrift=ueberschrift,
                moeglich=", ".join(_MEHRDEUTIG[schluessel]),
            )
        ]
    return None, [befund("spalte-unbekannt", line=zeile, ueberschrift=ueberschrift)]


def _rang(spalte, gewuenscht):
    """What the user says wins, then our own name, then any other spelling."""
    schluessel = vereinfacht(spalte.ueberschrift)
    if schluessel in gewuenscht:
        return 2
    return 1 if schluessel == vereinfacht(spalte.spalte) else 0


def _ohne_doppelte(spalten, gewuenscht, zeile):
    befunde = []
    nach_name = {}
    for spalte in spalten:
        if spalte.spalte:
            nach_name.setdefault(spalte.spalte, []).append(spalte)
    verworfen = set()
    for name, gleiche in nach_name.items():
        hoechster = max(_rang(spalte, gewuenscht) for spalte in gleiche)
        beste = [s for s in gleiche if _rang(s, gewuenscht) == hoechster]
        if len(beste) > 1:
            befunde.append(
                befund(
                    "spalte-doppelt",
                    line=zeile,
                    field=name,
                    spalte=name,
                    ueberschriften=", ".join(s.ueberschrift for s in beste),
                )
            )
        for spalte in gleiche:
            if spalte is beste[0]:
                continue
            verworfen.add(spalte.stelle)
            if len(beste) == 1:
                befunde.append(
                    befund(
                        "spalte-unbekannt", line=zeile, ueberschrift=spalte.ueberschrift
                    )
                )
    behalten = [
        Kopfspalte(s.stelle, s.ueberschrift, None) if s.stelle in verworfen else s
        for s in spalten
    ]
    return behalten, befunde
