"""From a cell to a typed value: what is understood, and what is refused.

Known spellings stand in the tables of this module; a city's own spellings come
as a mapping by the user. Anything else is reported, never guessed.
"""

from collections.abc import Callable
from collections.abc import Mapping
from collective.eakte.aktenplan.spalten import vereinfacht
from collective.eakte.vocabularies.werte import AUSSONDERUNGSARTEN
from collective.eakte.vocabularies.werte import EINHEITENTYPEN
from collective.eakte.vocabularies.werte import FRISTBEGINNE
from collective.eakte.vocabularies.werte import NFD
from collective.eakte.vocabularies.werte import OFFEN
from collective.eakte.vocabularies.werte import VERTRAULICH
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta

import re
import unicodedata


HOECHSTE_JAHRE = 110
"""Longest period that can be entered (Munich DMS interface)."""

JAHRE_OHNE_GRUND = 30
"""Longer periods need a written reason (RegR; BGB § 197)."""

_ZEITEN = (date, datetime, time, timedelta)

UNBEFRISTET = "unbefristet"
ZUSTAENDE = ("entwurf", "aktiv", "stillgelegt")


def _tabelle(*eintraege):
    return {
        vereinfacht(schreibweise): wert
        for wert, schreibweisen in eintraege
        for schreibweise in schreibweisen
    }


TYPEN = _tabelle(*((wert, (wert,)) for wert, _titel in EINHEITENTYPEN))

FRISTBEGINN = _tabelle(*((wert, (wert,)) for wert, _titel in FRISTBEGINNE))

AUSSONDERUNG = _tabelle(
    ("A", ("A", "archivieren", "archivwürdig", "Archiv")),
    ("B", ("B", "bewerten", "Bewertung", "Auswahl")),
    ("V", ("V", "vernichten", "kassieren", "Kassation", "löschen")),
)

STUFEN = _tabelle(
    (OFFEN, ("Offen", OFFEN)),
    (VERTRAULICH, ("Vertraulich", VERTRAULICH)),
    (
        NFD,
        (
            *("VS-NUR FÜR DEN DIENSTGEBRAUCH", "nur für den Dienstgebrauch"),
            *("VS-NfD", "NfD", NFD),
        ),
    ),
)

GESPERRTE_STUFEN = frozenset(
    vereinfacht(text)
    for text in (
        *("Geheim", "VS-Geheim", "001", "Streng geheim", "VS-Streng geheim", "004"),
        "VS-Vertraulich",
    )
)
"""Grades above VS-NfD: the VSA demands other systems for them."""

STUFENNAMEN = {
    OFFEN: "Offen",
    VERTRAULICH: "Vertraulich",
    NFD: "VS-NUR FÜR DEN DIENSTGEBRAUCH",
}

WAHRHEIT = _tabelle(
    (True, ("ja", "j", "wahr", "true")), (False, ("nein", "n", "falsch", "false"))
)

ZUSTAND = _tabelle(
    ("entwurf", ("entwurf",)),
    ("aktiv", ("aktiv",)),
    ("stillgelegt", ("stillgelegt",)),
)

DAUERND = frozenset(
    vereinfacht(text) for text in (UNBEFRISTET, "dauernd", "dauerhaft", "d")
)

FEHLERWERTE = frozenset(
    ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
    + ("#WERT!", "#BEZUG!", "#NV", "#ZAHL!")
)


@dataclass(frozen=True)
class Zellfehler:
    """A cell that holds no value: an error or a formula without a result."""

    code: str
    wert: str = ""


class Wertfehler(Exception):
    """A cell cannot be understood.

    :param code: key of :data:`.meldungen.MELDUNGEN`.
    :param angaben: what the message names besides the column.
    """

    def __init__(self, code: str, **angaben: object):
        super().__init__(code)
        self.code = code
        self.angaben = angaben


def leer(zelle: object) -> bool:
    """Tell whether a cell is blank."""
    return zelle is None or (isinstance(zelle, str) and not zelle.strip())


def bereinigt(text: str) -> str:
    """A text as it is kept: composed umlauts, no outer blanks, plain newlines."""
    text = unicodedata.normalize("NFC", text)
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _steuerzeichen(text, erlaubt=""):
    # Cc, Cf: control and format characters, Cs, Co, Cn: not characters at all,
    # Zl, Zp: line and paragraph separators.
    return [
        f"U+{ord(zeichen):04X}"
        for zeichen in text
        if zeichen not in erlaubt
        and unicodedata.category(zeichen) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    ]


def _keine_zelle(zelle):
    if isinstance(zelle, Zellfehler):
        raise Wertfehler(zelle.code, wert=zelle.wert)
    if isinstance(zelle, str) and zelle.strip().upper() in FEHLERWERTE:
        raise Wertfehler("zelle-fehlerwert", wert=zelle.strip())


def gezeigt(zelle: object) -> str:
    """A cell as a person would read it, for messages."""
    if isinstance(zelle, datetime) and zelle.time() == time():
        zelle = zelle.date()
    if isinstance(zelle, date):
        return zelle.strftime("%d.%m.%Y")
    return str(zelle)


def text(zelle: object, *, hoechstens: int = 1000, mehrzeilig: bool = False) -> str:
    """A text cell; whole numbers are taken as they are shown.

    :raises Wertfehler: for dates, broken numbers, invisible characters and
        overlong text.
    """
    _keine_zelle(zelle)
    if isinstance(zelle, _ZEITEN):
        raise Wertfehler("zelle-ist-datum", wert=gezeigt(zelle))
    if isinstance(zelle, float):
        raise Wertfehler("zelle-ist-zahl", wert=gezeigt(zelle))
    sauber = bereinigt(str(zelle))
    # A soft hyphen or a joiner may belong to a title; it is not seen, so it is
    # reported all the same.
    if zeichen := _steuerzeichen(sauber, "\n\t"):
        raise Wertfehler("steuerzeichen", zeichen=", ".join(zeichen[:5]))
    if not mehrzeilig:
        sauber = " ".join(sauber.split())
    if len(sauber) > hoechstens:
        raise Wertfehler("text-zu-lang", ist=len(sauber), hoechstens=hoechstens)
    return sauber


# How a German or English spreadsheet shows 1.10, 01.01.02 or 32.01 after it has
# made a date of it, and 1.10 after it has made a decimal number of it.
_UMGEWANDELT = re.compile(
    r"""
    \d{1,2}\.\d{1,2}\.(19|20)\d\d          # 01.10.2024
    | \d{1,2}/\d{1,2}/(19|20)\d\d          # 1/10/2024
    | (19|20)\d\d-\d\d-\d\d([ T].*)?       # 2024-01-10 00:00:00
    | \d{1,2}[.\ -]+[A-Za-zä]{3,9}\.?([ -]\d\d(\d\d)?)?   # 10. Jan, 10-Jan-24
    | [A-Za-zä]{3,9}\.?[ -]\d\d(\d\d)?     # Jan 32, Jan-32
    | \d+([.,]\d+)?E[+-]?\d+               # 1,1E+05
    | \#{2,}                               # column too narrow
    """,
    re.VERBOSE,
)
_MONATE = frozenset(
    [
        "jan",
        "feb",
        "mär",
        "mrz",
        "mar",
        "apr",
        "mai",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "okt",
        "oct",
        "nov",
        "dez",
        "dec",
    ]
)


def umgewandelt(wert: str) -> bool:
    """Tell whether a number looks as if a spreadsheet had changed it."""
    if not _UMGEWANDELT.fullmatch(wert):
        return False
    buchstaben = re.sub(r"[^A-Za-zä]", "", wert).casefold()
    return buchstaben in ("", "t", "e") or buchstaben[:3] in _MONATE


def kennzeichen(zelle: object) -> str:
    """A plan number or the code of an office: always text.

    :raises Wertfehler: for number and date cells, outer or double blanks,
        invisible characters, and text without any letter or digit.
    """
    _keine_zelle(zelle)
    if isinstance(zelle, _ZEITEN):
        raise Wertfehler("zelle-ist-datum", wert=gezeigt(zelle))
    if not isinstance(zelle, str):
        raise Wertfehler("zelle-ist-zahl", wert=gezeigt(zelle))
    wert = unicodedata.normalize("NFC", zelle)
    fremde = _steuerzeichen(wert) + [
        f"U+{ord(zeichen):04X}"
        for zeichen in wert
        if zeichen != " " and unicodedata.category(zeichen) == "Zs"
    ]
    if fremde:
        raise Wertfehler("steuerzeichen", zeichen=", ".join(fremde[:5]))
    if wert != " ".join(wert.split()):
        raise Wertfehler("kennzeichen-leerzeichen", wert=f"»{wert}«")
    if not any(zeichen.isalnum() for zeichen in wert):
        raise Wertfehler("kennzeichen-ohne-inhalt", wert=wert)
    if len(wert) > 100:
        raise Wertfehler("text-zu-lang", ist=len(wert), hoechstens=100)
    return wert


def zahl(zelle: object, *, von: int, bis: int, einheit: str = "") -> int:
    """A whole number, with or without its unit ("10", "10 Jahre").

    :raises Wertfehler: for anything else, or when it is out of range.
    """
    _keine_zelle(zelle)
    if isinstance(zelle, _ZEITEN):
        raise Wertfehler("zelle-ist-datum", wert=gezeigt(zelle))
    if isinstance(zelle, float) and zelle.is_integer():
        zelle = int(zelle)
    treffer = re.fullmatch(
        rf"(-?\d{{1,9}})( ?({einheit}))?", gezeigt(zelle).strip(), re.A
    )
    if isinstance(zelle, bool) or not treffer:
        raise Wertfehler("zahl-ungueltig", wert=gezeigt(zelle))
    ergebnis = int(treffer[1])
    if not von <= ergebnis <= bis:
        raise Wertfehler("zahl-bereich", wert=ergebnis, von=von, bis=bis)
    return ergebnis


def aufbewahrung(zelle: object) -> tuple[int | None, bool]:
    """A retention period as (years, without limit)."""
    if isinstance(zelle, str) and vereinfacht(zelle) in DAUERND:
        return None, True
    try:
        jahre = zahl(zelle, von=0, bis=HOECHSTE_JAHRE, einheit=r"Jahre?|J\.?")
    except Wertfehler as fehler:
        if fehler.code == "zahl-ungueltig":
            raise Wertfehler(
                "wert-unbekannt",
                wert=gezeigt(zelle),
                erlaubt=f"0-{HOECHSTE_JAHRE}, {UNBEFRISTET}",
            ) from fehler
        raise
    return jahre, False


def transferfrist(zelle: object) -> int:
    """A transfer period in months."""
    return zahl(zelle, von=0, bis=HOECHSTE_JAHRE * 12, einheit=r"Monate?|M\.?")


def ebene(zelle: object) -> int:
    """A level; too deep ones are reported with the structure."""
    return zahl(zelle, von=1, bis=99)


def aus(tabelle: Mapping[str, object], erlaubt: str) -> Callable[[object], object]:
    """A reader for a column with a closed list of values."""

    def lies(zelle):
        _keine_zelle(zelle)
        schluessel = vereinfacht(gezeigt(zelle))
        if not isinstance(zelle, str | bool) or schluessel not in tabelle:
            raise Wertfehler("wert-unbekannt", wert=gezeigt(zelle), erlaubt=erlaubt)
        return tabelle[schluessel]

    return lies


_stufe = aus(STUFEN, ", ".join(STUFENNAMEN.values()))


def stufe(zelle: object) -> str:
    """A Vertraulichkeitsstufe as xdomea code; grades above VS-NfD are refused."""
    if isinstance(zelle, str) and vereinfacht(zelle) in GESPERRTE_STUFEN:
        raise Wertfehler("stufe-zu-hoch", wert=zelle.strip())
    return _stufe(zelle)


def datum(zelle: object) -> date:
    """A day, as a date cell or written 31.12.2030 or 2030-12-31."""
    _keine_zelle(zelle)
    if isinstance(zelle, datetime):
        return zelle.date()
    if isinstance(zelle, date):
        return zelle
    wert = gezeigt(zelle).strip()
    try:
        if treffer := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", wert, re.A):
            return date(int(treffer[3]), int(treffer[2]), int(treffer[1]))
        if re.fullmatch(r"\d{4}-\d\d-\d\d", wert, re.A):
            return date.fromisoformat(wert)
    except ValueError:
        pass  # a day that the calendar does not have: refused below
    raise Wertfehler("datum-ungueltig", wert=wert)


LESER: dict[str, Callable[[object], object]] = {
    "kennzeichen": kennzeichen,
    "titel": lambda zelle: text(zelle, hoechstens=500),
    "ebene": ebene,
    "typ": aus(TYPEN, ", ".join(wert for wert, _titel in EINHEITENTYPEN)),
    "eltern": kennzeichen,
    "aktenfuehrende_oe": kennzeichen,
    "aufbewahrung_jahre": aufbewahrung,
    "aussonderungsart": aus(
        AUSSONDERUNG, ", ".join(wert for wert, _titel in AUSSONDERUNGSARTEN)
    ),
    "transferfrist_monate": transferfrist,
    "fristbeginn": aus(FRISTBEGINN, ", ".join(wert for wert, _titel in FRISTBEGINNE)),
    "personenbezug": aus(WAHRHEIT, "ja, nein"),
    "vertraulichkeit": stufe,
    "quelle_frist": text,
    "status": aus(ZUSTAND, ", ".join(ZUSTAENDE)),
    "bemerkung": lambda zelle: text(zelle, hoechstens=20_000, mehrzeilig=True),
    "gueltig_ab": datum,
    "gueltig_bis": datum,
    "federfuehrende_oe": kennzeichen,
    "zweck": text,
    "rechtsgrundlage": text,
    "muster_akte": text,
    "muster_vorgang": text,
    "muster_dokument": text,
    "zaehlkreis": text,
}
"""How the cells of each column are read; blank cells are not read at all."""
