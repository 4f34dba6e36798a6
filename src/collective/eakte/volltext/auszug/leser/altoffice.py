"""Legacy office files: LibreOffice makes modern ones of them, which are read then."""

from collective.eakte.programme import libreoffice
from collective.eakte.volltext.auszug.sammlung import Fehler
from collective.eakte.volltext.interfaces import Lesestand
from contextlib import suppress

import io
import os


_ZIELE = {"doc": "docx", "xls": "xlsx", "ppt": "pptx", "xlsb": "xlsx"}

# LibreOffice wants to be started again after it has made its profile.
_NOCHMAL = (79, 81)


def wandle(datei, art, fremd):
    """Convert a file.

    :param datei: open binary file.
    :param art: ``"doc"``, ``"xls"``, ``"ppt"`` or ``"xlsb"``.
    :param fremd: :class:`~collective.eakte.volltext.auszug.fremd.Fremd`.
    :returns: path of the modern file.
    :raises Fehler: LibreOffice is not installed, or does not read the file.
    """
    programm = finde()
    if programm is None:
        raise Fehler(Lesestand.NICHT_LESBAR)
    ziel = os.path.join(fremd.ablage, "ziel", f"quelle.{_ZIELE[art]}")
    # LibreOffice says nothing of a file that it does not read: what it made of another
    # file must not be taken for its text.
    with suppress(FileNotFoundError):
        os.unlink(ziel)
    quelle = fremd.lege_ab(f"quelle.{art}", datei)
    profil = os.path.join(fremd.ablage, "profil")
    _lege_profil_an(profil, fremd)
    befehl = libreoffice.befehl(
        programm,
        profil,
        "--convert-to",
        _ZIELE[art],
        "--outdir",
        os.path.dirname(ziel),
        quelle,
    )
    code = _rufe(befehl, fremd)
    if code in _NOCHMAL:
        code = _rufe(befehl, fremd)
    os.unlink(quelle)
    if code or not os.path.exists(ziel):
        raise Fehler(Lesestand.BESCHAEDIGT)
    return ziel


def _rufe(befehl, fremd):
    """Run LibreOffice; all files within a file share its time.

    :returns: exit code.
    """
    rest = fremd.grenzen.fremd_sekunden - fremd.gewandelt
    if rest <= 0:
        raise Fehler(Lesestand.ZU_LANGSAM)
    beginn = fremd.verbracht
    try:
        code, _ausgabe = fremd.rufe(befehl, rest)
    finally:
        fremd.gewandelt += fremd.verbracht - beginn
    return code


def finde():
    """Path of LibreOffice: the program itself, not the script that starts it.

    The system ends only the first process when this one dies.

    :returns: path, or ``None`` when it is not installed.
    """
    skript = libreoffice.programm()
    if skript is None:
        return None
    programm = os.path.join(os.path.dirname(os.path.realpath(skript)), "soffice.bin")
    return programm if os.path.exists(programm) else skript


def _lege_profil_an(profil, fremd):
    datei = os.path.join(profil, libreoffice.PROFIL)
    os.makedirs(os.path.dirname(datei), mode=0o700, exist_ok=True)
    fremd.lege_ab(datei, io.BytesIO(libreoffice.profil_als_xml().encode()))


def version(fremd):
    """:returns: name and version of LibreOffice."""
    _code, ausgabe = fremd.rufe([libreoffice.programm() or "", "--version"], 20)
    return libreoffice.name_in(ausgabe.decode("utf-8", "replace"))
