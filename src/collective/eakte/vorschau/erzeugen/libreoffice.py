"""Office files as PDF, by LibreOffice without a screen.

What it may do says :mod:`collective.eakte.programme.libreoffice`; where the system can
forbid it there is no network.
"""

from collective.eakte.programme import libreoffice
from collective.eakte.programme.lauf import Grenzen
from collective.eakte.vorschau.erzeugen.prozess import fuehre_aus
from collective.eakte.vorschau.erzeugen.quellen import OFFICEFORMATE
from collective.eakte.vorschau.erzeugen.unmoeglich import BESCHAEDIGT
from collective.eakte.vorschau.erzeugen.unmoeglich import Unmoeglich
from collective.eakte.vorschau.erzeugen.unmoeglich import VERSCHLUESSELT
from collective.eakte.vorschau.erzeugen.unmoeglich import WERKZEUG_FEHLT
from pathlib import Path

import json
import shutil
import tempfile
import threading
import zipfile


GRENZEN = Grenzen(geduld=120, rechenzeit=120)

_einer = threading.Lock()

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HOECHSTENS_MANIFEST = 4 * 1024 * 1024


def wandle_um(datei, endung, ordner, *, pdfa=False, grenzen=GRENZEN):
    """Make a PDF of an office file.

    :param datei: path of the file.
    :param endung: its format, one of :data:`.quellen.OFFICEFORMATE`.
    :param ordner: directory of its own for all that is written.
    :param pdfa: whether it shall be PDF/A-2b.
    :param grenzen: :class:`~collective.eakte.programme.lauf.Grenzen`.
    :returns: path of the PDF.
    :raises Unmoeglich: with the reason.
    """
    pfad = libreoffice.programm()
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
    befehl = libreoffice.befehl(
        pfad,
        profil,
        f"--infilter={leser}",
        "--convert-to",
        f"pdf:{schreiber}_pdf_Export:{json.dumps(optionen)}",
        "--outdir",
        str(arbeit),
        str(quelle),
    )
    with _einer:
        lauf = fuehre_aus(befehl, str(arbeit), grenzen)
    ziel = arbeit / "dokument.pdf"
    if not ziel.is_file() or not ziel.stat().st_size:
        raise Unmoeglich(BESCHAEDIGT, lauf.fehler)
    return str(ziel)


def _profil(arbeit):
    profil = arbeit / "profil"
    datei = profil / libreoffice.PROFIL
    datei.parent.mkdir(parents=True)
    datei.write_text(libreoffice.profil_als_xml(), encoding="utf-8")
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
