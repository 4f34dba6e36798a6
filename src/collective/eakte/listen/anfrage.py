"""Check what a list is asked for, and say it in the language of the catalog.

Pure: everything that is wrong with a request is found at once and named, so that a
misspelt column never passes for an empty one.
"""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.listen import spalten as s
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from difflib import get_close_matches

import re


HOECHSTE_SEITE = 1000

WERTFILTER = ("review_state", "federfuehrung", "typ", "dokumentart")
"""Columns that can be filtered by one value or several."""

ZEITFILTER = {
    f"{name}_{grenze}": (name, grenze)
    for name in ("laufzeit_beginn", "datum_des_schreibens", "modified", "created")
    for grenze in ("von", "bis")
}
"""Filters for periods: first and last day, both included."""

FILTER = (*WERTFILTER, *ZEITFILTER)

ZUSTAENDE = (
    "entwurf",
    "aktiv",
    "stillgelegt",
    "in_bearbeitung",
    "zda",
    "endfassung",
    "storniert",
)

REIHENFOLGEN = ("ascending", "descending")

# A single letter with a wildcard would match half of all words.
_KUERZESTER_WORTANFANG = 2


@dataclass(frozen=True)
class Anfrage:
    """A request that can be answered.

    :param spalten: tuple of :class:`~.spalten.Spalte`.
    :param sort_index: index to sort by.
    :param absteigend: whether the greatest value comes first.
    :param start: position of the first row, from 0.
    :param size: rows on a page.
    :param indexabfrage: conditions for the catalog.
    :param mit_stornierten: whether withdrawn records are wanted.
    """

    spalten: tuple
    sort_index: str
    absteigend: bool
    start: int
    size: int
    indexabfrage: dict
    mit_stornierten: bool


def pruefe(
    *,
    arten,
    spalten=None,
    filter=None,  # noqa: A002
    sort_on="kennzeichen",
    sort_order="ascending",
    start=0,
    size=50,
    text=None,
    stornierte=False,
):
    """Check a request.

    :param arten: kinds of records, names of :data:`.spalten.STANDARDSPALTEN`.
    :param spalten: names of columns; those of the kinds by default.
    :param filter: conditions by name, see :data:`FILTER`; empty ones do not count.
    :param sort_on: name of a column.
    :param sort_order: ``"ascending"`` or ``"descending"``.
    :param start: position of the first row, from 0.
    :param size: rows on a page, at most :data:`HOECHSTE_SEITE`.
    :param text: words or beginnings of words.
    :param stornierte: whether withdrawn records are wanted.
    :returns: :class:`Anfrage`.
    :raises Hindernisse: with everything that is wrong.
    """
    gruende = []
    gruende += [
        _unbekannt("art", name, s.STANDARDSPALTEN)
        for name in arten
        if name not in s.STANDARDSPALTEN
    ]
    if not arten:
        gruende.append(_unbekannt("art", "", s.STANDARDSPALTEN))
    gruende += [
        _unbekannt("spalten", name, s.NACH_NAME)
        for name in spalten or ()
        if name not in s.NACH_NAME
    ]
    gruende += _pruefe_sortierung(sort_on, sort_order)
    gruende += _pruefe_seite(start, size)
    indexabfrage, filtergruende = _indexabfrage(filter or {})
    gruende += filtergruende
    if gruende:
        raise Hindernisse(gruende)
    if text and text.strip():
        indexabfrage["SearchableText"] = textabfrage(text)
    namen = spalten or s.standardspalten(arten)
    return Anfrage(
        spalten=tuple(s.NACH_NAME[name] for name in namen),
        sort_index=s.NACH_NAME[sort_on].index,
        absteigend=sort_order == "descending",
        start=start,
        size=size,
        indexabfrage=indexabfrage,
        mit_stornierten=stornierte
        or "storniert" in indexabfrage.get("review_state", ()),
    )


def textabfrage(text):
    """Words as typed, each of them as the beginning of a word.

    :param text: what was typed; operators of the text index are words like others.
    :returns: query for the text index.
    """
    teile = [teil for teil in map(_abfrage, text.split()) if teil]
    # Behind a bracket, the index of Plone wants to be told.
    return (" AND " if "(" in "".join(teile) else " ").join(teile)


def _abfrage(stueck):
    woerter = re.findall(r"\w+", stueck)
    if len(woerter) > 1 and re.fullmatch(r"[\w./-]*\d[\w./-]*", stueck):
        # The parts of a number belong together. Plone's own index knows no beginnings
        # of them, but the words that follow each other.
        nummer = stueck.strip("./-")
        return f'("{" ".join(woerter)}" OR {nummer}*)'
    return " ".join(
        f"{wort}*" if len(wort) >= _KUERZESTER_WORTANFANG else f'"{wort}"'
        for wort in woerter
    )


def _pruefe_sortierung(sort_on, sort_order):
    sortierbar = [spalte.name for spalte in s.SPALTEN if spalte.index]
    if sort_on not in sortierbar:
        yield _unbekannt("sort_on", sort_on, sortierbar)
    if sort_order not in REIHENFOLGEN:
        yield _unbekannt("sort_order", sort_order, REIHENFOLGEN)


def _pruefe_seite(start, size):
    if not isinstance(start, int) or start < 0:
        yield Hindernis(
            "seite-ungueltig",
            _(
                "liste_start_ungueltig",
                default="A list begins at 0 or at a greater whole number.",
            ),
            field="b_start",
        )
    if not isinstance(size, int) or not 0 < size <= HOECHSTE_SEITE:
        yield Hindernis(
            "seite-ungueltig",
            _(
                "liste_groesse_ungueltig",
                default="A page has 1 to ${max} rows.",
                mapping={"max": str(HOECHSTE_SEITE)},
            ),
            field="b_size",
        )


def _indexabfrage(bedingungen):
    abfrage = {}
    gruende = []
    grenzen = {}
    for name, wert in bedingungen.items():
        if wert is None or wert == "" or wert == []:
            continue
        if name in WERTFILTER:
            werte = [wert] if isinstance(wert, str) else list(wert)
            if name == "review_state":
                gruende += [
                    _unbekannt("review_state", zustand, ZUSTAENDE)
                    for zustand in werte
                    if zustand not in ZUSTAENDE
                ]
            abfrage[name] = werte
        elif name in ZEITFILTER:
            tag = _tag(wert)
            if tag is None:
                gruende.append(_kein_datum(name, wert))
            else:
                spalte, grenze = ZEITFILTER[name]
                grenzen.setdefault(spalte, {})[grenze] = tag
        else:
            gruende.append(_unbekannt("filter", name, FILTER, field=name))
    for spalte, tage in grenzen.items():
        abfrage[spalte] = _zeitraum(s.NACH_NAME[spalte].art, **tage)
    return abfrage, gruende


def _tag(wert):
    if isinstance(wert, datetime):
        return wert.date()
    if isinstance(wert, date):
        return wert
    try:
        return date.fromisoformat(wert)
    except (TypeError, ValueError):
        return None


def _zeitraum(art, von=None, bis=None):
    """A period of whole days; a point in time on its last day belongs to it."""
    erster = datetime.combine(von, time.min) if von else None
    letzter = datetime.combine(bis, time.min) if bis else None
    if letzter and art == s.ZEITPUNKT:
        letzter += timedelta(days=1, minutes=-1)
    if erster and letzter:
        return {"query": (erster, letzter), "range": "min:max"}
    if erster:
        return {"query": erster, "range": "min"}
    return {"query": letzter, "range": "max"}


def _unbekannt(was, name, erlaubt, field=None):
    code, meldung = _MELDUNGEN[was]
    naheliegend = get_close_matches(name, list(erlaubt), n=1)
    angaben = {"name": name, "possible": ", ".join(naheliegend or erlaubt)}
    return Hindernis(code, meldung(angaben), field=field or was)


_MELDUNGEN = {
    "art": (
        "art-unbekannt",
        lambda angaben: _(
            "liste_art_unbekannt",
            default="There are no records of kind “${name}”; possible: ${possible}.",
            mapping=angaben,
        ),
    ),
    "spalten": (
        "spalte-unbekannt",
        lambda angaben: _(
            "liste_spalte_unbekannt",
            default="There is no column “${name}”; possible: ${possible}.",
            mapping=angaben,
        ),
    ),
    "sort_on": (
        "sortierung-unbekannt",
        lambda angaben: _(
            "liste_sortierung_unbekannt",
            default="The list cannot be sorted by “${name}”; possible: ${possible}.",
            mapping=angaben,
        ),
    ),
    "sort_order": (
        "reihenfolge-unbekannt",
        lambda angaben: _(
            "liste_reihenfolge_unbekannt",
            default="There is no order “${name}”; possible: ${possible}.",
            mapping=angaben,
        ),
    ),
    "filter": (
        "filter-unbekannt",
        lambda angaben: _(
            "liste_filter_unbekannt",
            default="There is no filter “${name}”; possible: ${possible}.",
            mapping=angaben,
        ),
    ),
    "review_state": (
        "zustand-unbekannt",
        lambda angaben: _(
            "liste_zustand_unbekannt",
            default="There is no state “${name}”; possible: ${possible}.",
            mapping=angaben,
        ),
    ),
}


def _kein_datum(name, wert):
    return Hindernis(
        "datum-ungueltig",
        _(
            "datum_ungueltig",
            default="“${value}” is not a date: write it like 2026-02-28.",
            mapping={"value": str(wert)},
        ),
        field=name,
    )
