"""Legacy office files: LibreOffice makes modern ones of them, which are read then."""

from collective.eakte.volltext.auszug.sammlung import Fehler
from collective.eakte.volltext.interfaces import Lesestand
from contextlib import suppress

import io
import os
import shutil


_ZIELE = {"doc": "docx", "xls": "xlsx", "ppt": "pptx", "xlsb": "xlsx"}

# LibreOffice wants to be started again after it has made its profile.
_NOCHMAL = (79, 81)

# Nothing is run and nothing is fetched for the sake of a file.
_PROFIL = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""


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
    befehl = [
        programm,
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--nologo",
        f"-env:UserInstallation=file://{profil}",
        "--convert-to",
        _ZIELE[art],
        "--outdir",
        os.path.dirname(ziel),
        quelle,
    ]
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
    skript = shutil.which("soffice")
    if skript is None:
        return None
    programm = os.path.join(os.path.dirname(os.path.realpath(skript)), "soffice.bin")
    return programm if os.path.exists(programm) else skript


def _lege_profil_an(profil, fremd):
    os.makedirs(os.path.join(profil, "user"), mode=0o700, exist_ok=True)
    fremd.lege_ab(
        os.path.join("profil", "user", "registrymodifications.xcu"),
        io.BytesIO(_PROFIL.encode()),
    )


def version(fremd):
    """:returns: name and version of LibreOffice."""
    _code, ausgabe = fremd.rufe([shutil.which("soffice") or "", "--version"], 20)
    return " ".join(ausgabe.decode("utf-8", "replace").split()[:2]) or "LibreOffice"
