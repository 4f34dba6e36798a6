"""Under which name the file of a Dokument is saved on somebody's computer."""

from collective.eakte.registrierung.dateien import HOECHSTE_NAMENSLAENGE

import os.path
import re
import unicodedata


_UNZULAESSIG = re.compile(r'[<>:"/\\|?*\s]+')


def downloadname(kette, betreff, dateiname):
    """Name that says where a file comes from.

    :param kette: numbers from the Akte down to the Dokument.
    :param betreff: Betreff of the Dokument.
    :param dateiname: name of the file as it was registered; gives the extension.
    :returns: e.g. ``"32.01.01-0007_001_2_Bestätigung.pdf"``; characters that a file
        system refuses are replaced.
    """
    endung = _endung(dateiname)
    nummern = [
        _erlaubt(_zusatz(nummer, darueber), "-")
        for nummer, darueber in zip(kette, ["", *kette], strict=False)
    ]
    stamm = "_".join(nummer for nummer in nummern if nummer)
    name = _erlaubt(_ohne_endung(betreff or "", endung), " ")
    laenge = HOECHSTE_NAMENSLAENGE - len(stamm) - len(endung) - 1
    name = name[: max(laenge, 0)].strip(". ")
    return "_".join(teil for teil in (stamm, name) if teil) + endung or "Dokument"


def content_disposition(art, name):
    """Value of the header ``Content-Disposition`` (RFC 6266).

    :param art: ``"attachment"`` or ``"inline"``.
    :param name: name of the file, in any alphabet.
    :returns: both spellings: plain for old clients, RFC 5987 for all others.
    """
    einfach = name
    for umlaut, ersatz in _UMLAUTE.items():
        einfach = einfach.replace(umlaut, ersatz)
    einfach = unicodedata.normalize("NFKD", einfach).encode("ascii", "ignore").decode()
    einfach = re.sub(r'[^ -~]|["\\%]', "", einfach)
    kodiert = "".join(
        chr(byte) if chr(byte) in _ATTR_CHAR else f"%{byte:02X}"
        for byte in name.encode("utf-8")
    )
    return f"{art}; filename=\"{einfach}\"; filename*=UTF-8''{kodiert}"


_UMLAUTE = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}

# RFC 5987, attr-char
_ATTR_CHAR = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~"
)


def _zusatz(nummer, darueber):
    """What a number adds to the one above it: ``"001"`` or ``"2"``."""
    if not darueber or not nummer.startswith(darueber):
        return nummer
    rest = nummer[len(darueber) :]
    stelle = next((i for i, zeichen in enumerate(rest) if zeichen.isalnum()), len(rest))
    return rest[stelle:] or nummer


def _endung(dateiname):
    endung = os.path.splitext(dateiname or "")[1]
    return endung if re.fullmatch(r"\.\w{1,10}", endung) else ""


def _ohne_endung(betreff, endung):
    if endung and betreff.lower().endswith(endung.lower()):
        return betreff[: -len(endung)]
    return betreff


def _erlaubt(text, ersatz):
    text = unicodedata.normalize("NFC", text)
    text = "".join(z for z in text if unicodedata.category(z) not in ("Cc", "Cf"))
    return _UNZULAESSIG.sub(ersatz, text).strip(". -" if ersatz == "-" else ". ")
