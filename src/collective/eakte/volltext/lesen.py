"""Read the text of a file and give it to the engine.

Nothing is written to the database of the site, so that no file holds anybody up.
"""

from collective.eakte.config import QUEUE_TEXT
from collective.eakte.volltext import auszug
from collective.eakte.volltext.angaben import angaben_von
from collective.eakte.volltext.anschluss import maschine
from collective.eakte.volltext.dateien import summe
from collective.eakte.volltext.finden import finde
from collective.eakte.volltext.interfaces import Inhalt
from collective.eakte.volltext.interfaces import Lesestand
from collective.eakte.volltext.schalter import ocr
from collective.taskqueue import taskqueue
from plone import api

import transaction


OFFEN = (None, Lesestand.AUSSTEHEND)
"""What the engine knows of a file that was not read yet."""


def lies(uid, sha256=None, *, nochmals=False):
    """Read the file of a Dokument, unless that was done before.

    The running transaction is aborted: reading may take long, and what was found is
    only worth something if the file is still the same afterwards.

    :param uid: UUID of the Dokument.
    :param sha256: hex digest of the file that is to be read; ``None`` for the current.
    :param nochmals: whether to read it also when that was done before.
    :returns: what became of it; ``None`` when there was nothing to do.
    :raises MaschineGestoert: the engine cannot be used.
    :raises WerkstattGestoert: no process could be had.
    """
    gefunden = finde(uid)
    gemeint = None if gefunden is None else summe(gefunden[1])
    if gemeint is None or sha256 not in (None, gemeint):
        # It was removed, or there is a newer one, which is read in its turn.
        return None
    if not nochmals and _schon_gelesen(uid, gemeint):
        return None
    gelesen = _lies(gefunden[1].file)
    transaction.abort()
    transaction.begin()
    gefunden = finde(uid)
    if gefunden is None or summe(gefunden[1]) != gemeint:
        return None
    inhalt = Inhalt(uid, gemeint, gelesen.stand, gelesen.text, gelesen.werkzeug)
    _trage_ein(*gefunden, inhalt)
    return gelesen.stand


def reihe_ein(uid, sha256):
    """Have a file read in the background when the running transaction is stored.

    :param uid: UUID of the Dokument.
    :param sha256: hex digest of the file.
    """
    site = api.portal.get()
    taskqueue.add(
        f"{'/'.join(site.getPhysicalPath())}/@@eakte-text-lesen",
        params={"uid": uid, "sha256": sha256},
        queue=QUEUE_TEXT,
        key=f"text:{uid}:{sha256}",
    )


def _schon_gelesen(uid, sha256):
    inhalt = maschine().staende([uid]).get(uid)
    return inhalt is not None and inhalt.sha256 == sha256 and inhalt.stand not in OFFEN


def _lies(datei):
    try:
        with datei.open() as quelle:
            return auszug.lies(quelle, datei.contentType, datei.filename, ocr=ocr())
    except (LookupError, OSError):
        # A blob that was lost is a KeyError of the database.
        return auszug.Auszug(Lesestand.FEHLT)


def _trage_ein(rid, dokument, inhalt):
    if not maschine().staende([inhalt.uid]):
        # Its metadata did not reach the engine when it was filed.
        maschine().setze_angaben([angaben_von(rid, dokument)])
    maschine().setze_inhalt(inhalt)
