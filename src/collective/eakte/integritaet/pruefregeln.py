"""What a check reports: rules on plain values; knows nothing of Plone.

The SHA-256 of a file is written down in up to three places: at the record (of its
current version), with each stored version, and in the Protokoll. All of them shall say
the same as the bytes.
"""

from dataclasses import dataclass
from dataclasses import replace


VERAENDERT = "veraendert"
GROESSE = "groesse"
FEHLT = "fehlt"
UNLESBAR = "unlesbar"
OHNE_PRUEFSUMME = "ohne-pruefsumme"
OHNE_EINTRAG = "ohne-eintrag"
WIDERSPRUCH = "widerspruch"
UEBERZAEHLIGE_DATEI = "ueberzaehlige-datei"
UEBERZAEHLIGE_FASSUNG = "ueberzaehlige-fassung"

ARTEN = (
    VERAENDERT,
    GROESSE,
    FEHLT,
    UNLESBAR,
    OHNE_PRUEFSUMME,
    OHNE_EINTRAG,
    WIDERSPRUCH,
    UEBERZAEHLIGE_DATEI,
    UEBERZAEHLIGE_FASSUNG,
)
"""Codes of findings."""

DOKUMENT, FASSUNG, PROTOKOLL = "dokument", "fassung", "protokoll"
PDFA = "pdfa"
STELLEN = (DOKUMENT, FASSUNG, PROTOKOLL, PDFA)
"""Places in which it is written down what a file shall be."""


@dataclass(frozen=True)
class Soll:
    """What is written down of a file.

    :param stelle: where, one of :data:`STELLEN`.
    :param sha256: 64 hexadecimal digits, or ``None``.
    :param groesse: bytes, or ``None``.
    """

    stelle: str
    sha256: str | None
    groesse: int | None


@dataclass(frozen=True)
class Ist:
    """What was found when a file was read.

    :param sha256: of its bytes, or ``None`` when it could not be read.
    :param groesse: bytes that were read.
    :param fehler: :data:`FEHLT`, :data:`UNLESBAR` or ``None``.
    """

    sha256: str | None = None
    groesse: int = 0
    fehler: str | None = None


@dataclass(frozen=True)
class Befund:
    """Something that is not as it was stored.

    :param art: one of :data:`ARTEN`.
    :param nummer: number of the version, or ``None``.
    :param stellen: places that say otherwise than the bytes, or that say nothing.
    :param erwartet: SHA-256 or bytes as it is written down, as text.
    :param gefunden: the same of the file, as text.
    :param uid: UUID of the Dokument, or ``None`` for what belongs to none.
    :param ort: for what belongs to no record: path below the directory of files, or
        id of the history.
    """

    art: str
    nummer: int | None = None
    stellen: tuple[str, ...] = ()
    erwartet: str = ""
    gefunden: str = ""
    uid: str | None = None
    ort: str = ""


def pruefe_fassung(nummer, solls, ists, verlangt):
    """Compare what is written down of a version with its file.

    :param nummer: number of the version.
    :param solls: list of :class:`Soll`.
    :param ists: list of :class:`Ist`, one for each file that is kept as this version;
        as a rule one.
    :param verlangt: places that have to say something of this version.
    :returns: list of :class:`Befund`; nothing when all is as it was stored.
    """
    solls = [soll for soll in solls if soll.sha256 is not None]
    gefunden = [] if ists else [Befund(FEHLT)]
    for ist in ists:
        gefunden += _pruefe_datei(solls, ist)
    gefunden += _pruefe_stellen(solls, verlangt)
    # The same may be wrong with both files that are kept as one version.
    return [replace(befund, nummer=nummer) for befund in dict.fromkeys(gefunden)]


def _pruefe_datei(solls, ist):
    if ist.fehler is not None:
        return [Befund(ist.fehler)]
    andere = [soll for soll in solls if soll.sha256 != ist.sha256]
    if not andere:
        falsche = [s for s in solls if s.groesse not in (None, ist.groesse)]
        return [_falsche_groesse(falsche, ist)] if falsche else []
    befunde = []
    if len(andere) == len(solls):
        groessen = {soll.groesse for soll in andere}
        if None not in groessen and ist.groesse not in groessen:
            befunde.append(_falsche_groesse(andere, ist))
        else:
            befunde.append(_anders(VERAENDERT, andere, ist))
    if len({soll.sha256 for soll in solls}) > 1:
        # Somebody has written another hash: which one does not fit to the bytes.
        befunde.append(_anders(WIDERSPRUCH, andere, ist))
    return befunde


def _pruefe_stellen(solls, verlangt):
    stumme = set(verlangt) - {soll.stelle for soll in solls}
    ohne = tuple(stelle for stelle in (DOKUMENT, FASSUNG) if stelle in stumme)
    befunde = [Befund(OHNE_PRUEFSUMME, stellen=ohne)] if ohne else []
    if PROTOKOLL in stumme:
        befunde.append(Befund(OHNE_EINTRAG, stellen=(PROTOKOLL,)))
    return befunde


def _anders(art, solls, ist):
    return Befund(
        art,
        stellen=_stellen(solls),
        erwartet=", ".join(dict.fromkeys(soll.sha256 for soll in solls)),
        gefunden=ist.sha256,
    )


def _falsche_groesse(solls, ist):
    return Befund(
        GROESSE,
        stellen=_stellen(solls),
        erwartet=", ".join(dict.fromkeys(str(soll.groesse) for soll in solls)),
        gefunden=str(ist.groesse),
    )


def _stellen(solls):
    betroffene = {soll.stelle for soll in solls}
    return tuple(stelle for stelle in STELLEN if stelle in betroffene)
