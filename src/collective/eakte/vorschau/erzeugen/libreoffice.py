"""Office files as PDF, by LibreOffice without a screen.

Each run has a profile of its own that goes with it: nothing of one file is left for the
next, and what a profile allows is said here. No macro runs, no link is followed, and
where the system can forbid it there is no network.
"""

from collective.eakte.vorschau.erzeugen.prozess import fuehre_aus
from collective.eakte.vorschau.erzeugen.prozess import Grenzen
from collective.eakte.vorschau.erzeugen.quellen import OFFICEFORMATE
from collective.eakte.vorschau.erzeugen.unmoeglich import BESCHAEDIGT
from collective.eakte.vorschau.erzeugen.unmoeglich import Unmoeglich
from collective.eakte.vorschau.erzeugen.unmoeglich import VERSCHLUESSELT
from collective.eakte.vorschau.erzeugen.unmoeglich import WERKZEUG_FEHLT
from pathlib import Path

import functools
import json
import os
import shutil
import subprocess
import tempfile
import threading
import zipfile


NAME = "EAKTE_SOFFICE"
"""Environment variable with the path of the program, if it is not in the PATH."""

GRENZEN = Grenzen(geduld=120, rechenzeit=120)

_einer = threading.Lock()

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HOECHSTENS_MANIFEST = 4 * 1024 * 1024

# Of LM_NEVER and its like there is one numbering in Writer and another in Calc.
_EINSTELLUNGEN = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "1"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Office.Recovery/AutoSave", "Enabled", "false"),
    ("Office.Common/Misc", "UseLocking", "false"),
)


def programm():
    """:returns: path of LibreOffice, or ``None`` when it is not here."""
    return shutil.which(os.environ.get(NAME) or "soffice")


@functools.cache
def version(pfad):
    """What LibreOffice says of itself.

    :param pfad: path of the program.
    :returns: text, e.g. ``"LibreOffice 7.4.7.2"``.
    """
    with tempfile.TemporaryDirectory(prefix="eakte-lo-") as ordner:
        try:
            lauf = subprocess.run(
                [pfad, f"-env:UserInstallation=file://{ordner}", "--version"],
                capture_output=True,
                timeout=30,
                check=False,
                text=True,
                env={"HOME": ordner, "PATH": os.environ.get("PATH", os.defpath)},
            )
        except (OSError, subprocess.TimeoutExpired):
            return "LibreOffice"
    return " ".join(lauf.stdout.split()[:2]) or "LibreOffice"


def wandle_um(datei, endung, ordner, *, pdfa=False, grenzen=GRENZEN):
    """Make a PDF of an office file.

    :param datei: path of the file.
    :param endung: its format, one of :data:`.quellen.OFFICEFORMATE`.
    :param ordner: directory of its own for all that is written.
    :param pdfa: whether it shall be PDF/A-2b.
    :param grenzen: :class:`~.prozess.Grenzen`.
    :returns: path of the PDF.
    :raises Unmoeglich: with the reason.
    """
    pfad = programm()
    if pfad is None:
        raise Unmoeglich(WERKZEUG_FEHLT, "LibreOffice")
    leser, schreiber, beginn = OFFICEFORMATE[endung]
    _pruefe(datei, beginn)
    arbeit = Path(tempfile.mkdtemp(prefix="lo-", dir=ordner))
    # The name of a file is nobody's concern and can be written into the PDF.
    quelle = arbeit / f"dokument.{endung}"
    shutil.copyfile(datei, quelle)
    profil = _profil(arbeit)
    optionen = {"UseTaggedPDF": {"type": "boolean", "value": "true"}}
    if pdfa:
        optionen["SelectPdfVersion"] = {"type": "long", "value": "2"}
    befehl = [
        pfad,
        f"-env:UserInstallation={profil.as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nofirststartwizard",
        f"--infilter={leser}",
        "--convert-to",
        f"pdf:{schreiber}_pdf_Export:{json.dumps(optionen)}",
        "--outdir",
        str(arbeit),
        str(quelle),
    ]
    with _einer:
        lauf = fuehre_aus(befehl, str(arbeit), grenzen)
    ziel = arbeit / "dokument.pdf"
    if not ziel.is_file() or not ziel.stat().st_size:
        raise Unmoeglich(BESCHAEDIGT, lauf.fehler)
    return str(ziel)


def _profil(arbeit):
    profil = arbeit / "profil"
    (profil / "user").mkdir(parents=True)
    zeilen = "".join(
        f'<item oor:path="/org.openoffice.{ort}"><prop oor:name="{name}" '
        f'oor:op="fuse"><value>{wert}</value></prop></item>'
        for ort, name, wert in _EINSTELLUNGEN
    )
    (profil / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{zeilen}</oor:items>",
        encoding="utf-8",
    )
    return profil


def _pruefe(datei, beginn):
    """Refuse what is not what its name says: other filters follow other rules.

    :raises Unmoeglich: it is something else, or encrypted.
    """
    with open(datei, "rb") as quelle:
        anfang = quelle.read(len(_OLE))
    if anfang.startswith(beginn):
        if beginn == OFFICEFORMATE["odt"][2] and _ist_verschluesselt(datei):
            raise Unmoeglich(VERSCHLUESSELT)
        return
    if anfang == _OLE:
        # Office puts what it encrypts into a file of this kind.
        raise Unmoeglich(VERSCHLUESSELT)
    raise Unmoeglich(BESCHAEDIGT)


def _ist_verschluesselt(datei):
    """Whether an archive is an encrypted OpenDocument."""
    try:
        with zipfile.ZipFile(datei) as archiv:
            if "META-INF/manifest.xml" not in archiv.namelist():
                return False
            with archiv.open("META-INF/manifest.xml") as manifest:
                return b"encryption-data" in manifest.read(_HOECHSTENS_MANIFEST)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError) as e:
        raise Unmoeglich(BESCHAEDIGT) from e
