"""Read a plan table from a file: CSV or XLSX, with a preamble, several sheets.

The file is not trusted: it has a size, its archive is looked at before it is
unpacked, and nothing outside of it is opened.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collective.eakte.aktenplan import csvdatei
from collective.eakte.aktenplan import xlsxdatei
from collective.eakte.aktenplan.meldungen import Befund
from collective.eakte.aktenplan.meldungen import befund
from collective.eakte.aktenplan.spalten import Kopf
from collective.eakte.aktenplan.spalten import treffer
from collective.eakte.aktenplan.spalten import verstehe
from collective.eakte.aktenplan.tabelle import Blatt
from collective.eakte.aktenplan.tabelle import GRENZEN
from collective.eakte.aktenplan.tabelle import Grenzen
from collective.eakte.aktenplan.tabelle import Unlesbar
from collective.eakte.aktenplan.werte import leer
from dataclasses import dataclass


KOPFSUCHE = 100
"""So many lines may stand above the header row."""


@dataclass(frozen=True)
class Tabelle:
    """A plan table with its header understood.

    :param kopf: the headings, or ``None`` when no header row was found.
    :param kopfzeile: line of the header row.
    :param zeilen: (line, cells) of every line below it that is not blank.
    :param befunde: what was found while reading.
    :param blatt: name of the sheet that was read.
    :param blaetter: names of all sheets.
    """

    kopf: Kopf | None
    kopfzeile: int | None
    zeilen: tuple[tuple[int, tuple], ...]
    befunde: tuple[Befund, ...]
    blatt: str | None = None
    blaetter: tuple[str, ...] = ()


def lies(
    inhalt: bytes,
    dateiname: str,
    *,
    blatt: str | None = None,
    zuordnung: Mapping[str, str | None] | None = None,
    grenzen: Grenzen = GRENZEN,
) -> Tabelle:
    """Read the table of a file plan.

    :param inhalt: the file.
    :param dateiname: its name, for messages; the kind is told by the content.
    :param blatt: name of the sheet; without it the one that holds a plan.
    :param zuordnung: ``{heading: column}`` for foreign headings.
    :param grenzen: what is read at most.
    :returns: the table; one without a header says in its findings why.
    """
    try:
        blaetter, hinweise = _blaetter(inhalt, dateiname, zuordnung, grenzen)
    except Unlesbar as grund:
        return Tabelle(None, None, (), grund.befunde)
    namen = tuple(b.name for b in blaetter if b.name)
    try:
        gewaehlt, weitere = _waehle(blaetter, blatt, zuordnung)
    except Unlesbar as grund:
        return Tabelle(None, None, (), grund.befunde, None, namen)
    befunde = [*hinweise, *weitere]
    stelle = _finde_kopf(gewaehlt.zeilen, zuordnung)
    if stelle is None:
        befunde.append(_ohne_kopf(gewaehlt))
        return Tabelle(None, None, (), tuple(befunde), gewaehlt.name, namen)
    kopfzeile, zellen = gewaehlt.zeilen[stelle]
    kopf = verstehe(zellen, kopfzeile, zuordnung)
    befunde += kopf.befunde
    zeilen = gewaehlt.zeilen[stelle + 1 :]
    if not zeilen:
        befunde.append(befund("keine-zeilen", line=kopfzeile))
    return Tabelle(kopf, kopfzeile, tuple(zeilen), tuple(befunde), gewaehlt.name, namen)


def _blaetter(inhalt, dateiname, zuordnung, grenzen):
    if len(inhalt) > grenzen.bytes:
        raise Unlesbar(
            "datei-zu-gross",
            ist=f"{len(inhalt) / 1_000_000:.1f}",
            hoechstens=grenzen.bytes // 1_000_000,
        )
    if not inhalt.strip():
        raise Unlesbar("datei-leer")
    if xlsxdatei.erkannt(inhalt):
        return xlsxdatei.lies(inhalt, dateiname, grenzen), []
    if csvdatei.erkannt(inhalt):
        return csvdatei.lies(inhalt, grenzen, lambda zeilen: _rang(zeilen, zuordnung))
    raise Unlesbar("dateiart-unbekannt", name=dateiname)


def _bewertet(zeilen, zuordnung):
    """Yield (columns named, position) for the lines that may be the header."""
    for stelle, (_zeile, zellen) in enumerate(zeilen[:KOPFSUCHE]):
        yield treffer(zellen, zuordnung), stelle


def _rang(zeilen, zuordnung):
    return max((anzahl for anzahl, _stelle in _bewertet(zeilen, zuordnung)), default=0)


def _finde_kopf(zeilen, zuordnung):
    """Position of the line that names most columns, at least two of them."""
    anzahl, stelle = max(
        ((anzahl, -stelle) for anzahl, stelle in _bewertet(zeilen, zuordnung)),
        default=(0, 0),
    )
    return -stelle if anzahl >= 2 else None


def _waehle(blaetter: list[Blatt], name, zuordnung):
    namen = ", ".join(blatt.name for blatt in blaetter if blatt.name)
    if name and any(blatt.name for blatt in blaetter):
        for blatt in blaetter:
            if blatt.name == name:
                return blatt, []
        raise Unlesbar("blatt-fehlt", blatt=name, blaetter=namen)
    sichtbar = [blatt for blatt in blaetter if not blatt.verborgen]
    passend = [b for b in sichtbar if _finde_kopf(b.zeilen, zuordnung) is not None]
    if len(passend) > 1:
        raise Unlesbar("blatt-mehrdeutig", blaetter=_namen(passend))
    gewaehlt = (passend or sichtbar or blaetter)[0]
    uebrige = [b for b in blaetter if b is not gewaehlt and (b.zeilen or b.verborgen)]
    if not passend or not uebrige:
        return gewaehlt, []
    return gewaehlt, [
        befund("blatt-gewaehlt", blatt=gewaehlt.name, uebrige=_namen(uebrige))
    ]


def _namen(blaetter: Iterable[Blatt]):
    return ", ".join(blatt.name or "" for blatt in blaetter)


def _ohne_kopf(blatt):
    gesehen = []
    for _zeile, zellen in blatt.zeilen[:KOPFSUCHE]:
        gesehen += [str(zelle).strip() for zelle in zellen if not leer(zelle)]
        if len(gesehen) >= 12:
            break
    return befund("kopfzeile-fehlt", gesehen=", ".join(gesehen[:12]) or "-")
