"""Read the text of a file and give it to the engine.

Nothing is written to the database of the site, so that no file holds anybody up.
"""

from collective.eakte.config import QUEUE_NACHHOLEN
from collective.eakte.config import QUEUE_TEXT
from collective.eakte.finden import finde
from collective.eakte.volltext import auszug
from collective.eakte.volltext.angaben import angaben_von
from collective.eakte.volltext.anschluss import maschine
from collective.eakte.volltext.dateien import oeffne
from collective.eakte.volltext.dateien import summe
from collective.eakte.volltext.interfaces import Inhalt
from collective.eakte.volltext.interfaces import Lesestand
from collective.eakte.volltext.schalter import ocr
from collective.eakte.volltext.staende import GEFUNDEN
from collective.taskqueue import taskqueue
from plone import api

import logging
import transaction


logger = logging.getLogger(__name__)

OFFEN = (None, Lesestand.AUSSTEHEND)
"""What the engine knows of a file that was not read yet."""


def lies(uid, sha256=None, *, nochmals=False, ocr_spaeter=False):
    """Read the file of a Dokument, unless that was done before.

    The running transaction is aborted: reading may take long, and what was found is
    only worth something if the file is still the same afterwards.

    :param uid: UUID of the Dokument.
    :param sha256: hex digest of the file that is to be read; ``None`` for the current.
    :param nochmals: whether to read it also when that was done before.
    :param ocr_spaeter: whether a task of its own reads pages and pictures without text,
        so that others need not wait for it. It is added to the running transaction.
    :returns: what became of it; ``None`` when there was nothing to do.
    :raises MaschineGestoert: the engine cannot be used.
    :raises WerkstattGestoert: no process could be had.
    :raises OSError: the file cannot be opened now.
    """
    gefunden = finde(uid)
    gemeint = None if gefunden is None else summe(gefunden[1])
    if gemeint is None or sha256 not in (None, gemeint):
        # It was removed, or there is a newer one, which is read in its turn.
        return None
    sprachen = ocr()
    vorher = _gelesenes(uid, gemeint)
    if vorher is not None and not nochmals:
        if ocr_spaeter and sprachen and not _mit_ocr(vorher):
            # Who read it was perhaps killed before the task for the rest was stored.
            reihe_ein(uid, gemeint, mit_ocr=True)
        return None
    gelesen = _lies(gefunden[1].file, None if ocr_spaeter else sprachen)
    transaction.abort()
    transaction.begin()
    gefunden = finde(uid)
    if gefunden is None or summe(gefunden[1]) != gemeint:
        return None
    bilder_fehlen = bool(ocr_spaeter and sprachen and gelesen.bilder)
    stand = gelesen.stand
    if bilder_fehlen and stand == Lesestand.OHNE_TEXT:
        stand = Lesestand.AUSSTEHEND
    inhalt = Inhalt(uid, gemeint, stand, gelesen.text, gelesen.werkzeug)
    _trage_ein(*gefunden, inhalt)
    # Who removes it from now on takes that out, too; who did so just now did not.
    transaction.abort()
    transaction.begin()
    gefunden = finde(uid)
    if gefunden is None:
        maschine().streiche([uid])
        return None
    if summe(gefunden[1]) != gemeint:
        _lies_neue_datei(uid, summe(gefunden[1]))
        return None
    if bilder_fehlen:
        reihe_ein(uid, gemeint, mit_ocr=True)
    return stand


def lies_bilder(uid, sha256):
    """Read a file once more, with its pages and pictures that have no text.

    :param uid: UUID of the Dokument.
    :param sha256: hex digest of the file that is to be read.
    :returns: what became of it; ``None`` when there was nothing to do.
    """
    vorher = _gelesenes(uid, sha256)
    fehlen = bool(ocr()) and (vorher is None or not _mit_ocr(vorher))
    return lies(uid, sha256, nochmals=fehlen)


def lies_gleich(uid, sha256):
    """Read a file now, or in the background where that does not go at present.

    Ends the running transaction.

    :param uid: UUID of the Dokument.
    :param sha256: hex digest of the file that is to be read.
    :returns: what became of it; ``None`` when there was nothing to do, or later.
    """
    stand = None
    try:
        stand = lies(uid, sha256)
    except (OSError, auszug.WerkstattGestoert):
        logger.exception("The file of %s is not read now.", uid)
        transaction.abort()
        reihe_ein(uid, sha256)
    transaction.commit()
    return stand


def reihe_ein(uid, sha256, *, mit_ocr=False):
    """Have a file read in the background when the running transaction is stored.

    :param uid: UUID of the Dokument.
    :param sha256: hex digest of the file.
    :param mit_ocr: whether its pages and pictures without text are to be read, which
        takes long.
    """
    site = api.portal.get()
    name, queue = ("bilder", QUEUE_NACHHOLEN) if mit_ocr else ("text", QUEUE_TEXT)
    taskqueue.add(
        f"{'/'.join(site.getPhysicalPath())}/@@eakte-{name}-lesen",
        params={"uid": uid, "sha256": sha256},
        queue=queue,
        key=f"{name}:{uid}:{sha256}",
    )


def _lies_neue_datei(uid, sha256):
    """A file was replaced while its text was entered, perhaps over that of the new one:
    nothing of the former is found, and the new one is read, once more if need be."""
    if sha256 is not None and _gelesenes(uid, sha256) is None:
        maschine().setze_inhalt(Inhalt(uid, sha256, Lesestand.AUSSTEHEND))
        reihe_ein(uid, sha256)


def _gelesenes(uid, sha256):
    """What the engine has of a file that was read before, or ``None``."""
    inhalt = maschine().staende([uid]).get(uid)
    if inhalt is None or inhalt.sha256 != sha256 or inhalt.stand in OFFEN:
        return None
    return inhalt


def _mit_ocr(inhalt):
    return "tesseract" in inhalt.werkzeug


def _lies(datei, sprachen):
    quelle = oeffne(datei)
    if quelle is None:
        return auszug.Auszug(Lesestand.FEHLT)
    with quelle:
        return auszug.lies(quelle, datei.contentType, datei.filename, ocr=sprachen)


def _trage_ein(rid, dokument, inhalt):
    vorher = maschine().staende([inhalt.uid]).get(inhalt.uid)
    if vorher is None:
        # Its metadata did not reach the engine when it was filed.
        maschine().setze_angaben([angaben_von(rid, dokument)])
    elif _ist_besser(vorher, inhalt):
        return
    maschine().setze_inhalt(inhalt)


def _ist_besser(vorher, inhalt):
    """Whether what is there of the same file would be lost: OCR can fail."""
    return (
        vorher.sha256 == inhalt.sha256
        and vorher.stand in GEFUNDEN
        and inhalt.stand not in GEFUNDEN
    )
