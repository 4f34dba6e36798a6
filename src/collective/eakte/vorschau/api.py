"""Views and PDF/A of files: ask how they stand, have them made.

Nothing here asks for rights: services, screens and commands do. Who may not read the
file of a Dokument is told nothing of what is made of it.
"""

from Acquisition import aq_base
from collective.eakte.config import QUEUE_NACHHOLEN
from collective.eakte.config import QUEUE_VORSCHAU
from collective.eakte.versionen.api import aktuelle
from collective.eakte.vorschau import einstellungen
from collective.eakte.vorschau.auskunft import art
from collective.eakte.vorschau.auskunft import Auskunft
from collective.eakte.vorschau.auskunft import pdfa
from collective.eakte.vorschau.auskunft import pdfa_fehlt
from collective.eakte.vorschau.auskunft import vorschau
from collective.eakte.vorschau.bestand import AUSSTEHEND
from collective.eakte.vorschau.bestand import NICHT_VERFUEGBAR
from collective.eakte.vorschau.bestand import PdfA
from collective.eakte.vorschau.bestand import Vorschau
from collective.eakte.vorschau.bestand import WARTET
from collective.eakte.vorschau.erzeugen.quellen import VON_SELBST
from collective.eakte.weg import AUFGABE
from collective.eakte.weg import IMPORT
from collective.eakte.weg import weg
from collective.taskqueue import taskqueue
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
from plone.uuid.interfaces import IUUID


__all__ = (
    "Auskunft",
    "beginne_pdfa",
    "beginne_vorschau",
    "bei_blick",
    "bei_neuer_datei",
    "pdfa",
    "pdfa_fehlt",
    "vorschau",
)

_GEDULD = {WARTET: timedelta(seconds=20), NICHT_VERFUEGBAR: timedelta(days=1)}
"""After that time what waits stands behind many others, or nobody is at work on it, and
a tool that was missing may have been set up: it is asked for when somebody looks."""

_IN_MENGEN = frozenset({AUFGABE, IMPORT})
"""On these paths many Dokumente come at once, and nobody waits for one of them."""


def beginne_vorschau(dokument):
    """Have the view of a Dokument made, also anew, when this transaction is stored.

    :param dokument: the Dokument, in its place.
    :returns: whether there is something to be made.
    """
    if not _kann(dokument, einstellungen.VORSCHAU):
        return False
    basis, sha256 = aq_base(dokument), aktuelle(dokument).sha256
    if basis._vorschau is None or basis._vorschau.sha256 != sha256:
        basis._vorschau = Vorschau(sha256)
    else:
        basis._vorschau.warte()
    _stelle_ein("vorschau", dokument, sha256)
    return True


def beginne_pdfa(dokument):
    """Have the PDF/A of a Dokument made, also anew, when this transaction is stored.

    :param dokument: the Dokument, in its place.
    :returns: whether there is something to be made.
    """
    if not _kann(dokument, einstellungen.PDFA):
        return False
    basis, fassung = aq_base(dokument), aktuelle(dokument)
    if basis._pdfa is None or basis._pdfa.sha256 != fassung.sha256:
        basis._pdfa = PdfA(fassung.sha256, fassung.nummer)
    else:
        basis._pdfa.warte()
    _stelle_ein("pdfa", dokument, fassung.sha256)
    return True


def bei_neuer_datei(dokument):
    """Forget what was made of the file before; begin where people will look for it.

    :param dokument: the Dokument, in its place.
    """
    basis = aq_base(dokument)
    sha256 = aktuelle(dokument).sha256
    for name in ("_vorschau", "_pdfa"):
        stueck = getattr(basis, name)
        if stueck is not None and stueck.sha256 != sha256:
            delattr(basis, name)
    if art(dokument) in VON_SELBST and basis._vorschau is None:
        beginne_vorschau(dokument)


def bei_blick(dokument):
    """Have the view made when somebody asks for it for the first time; nothing is
    written to the database of the site.

    :param dokument: the Dokument, in its place.
    :returns: :class:`Auskunft`.
    """
    stand = vorschau(dokument)
    geduld = _GEDULD.get(stand.stand)
    ueberfaellig = (
        geduld is not None
        and stand.stueck is not None
        and einstellungen.ist_an(einstellungen.VORSCHAU)
        and datetime.now(UTC) - stand.stueck.zeit > geduld
    )
    if stand.stand == AUSSTEHEND or ueberfaellig:
        _stelle_ein("vorschau", dokument, aktuelle(dokument).sha256)
        return Auskunft(WARTET)
    return stand


def _kann(dokument, schalter):
    return einstellungen.ist_an(schalter) and art(dokument) is not None


def _stelle_ein(was, dokument, sha256):
    site, uid = api.portal.get(), IUUID(dokument)
    queue = QUEUE_NACHHOLEN if weg() in _IN_MENGEN else QUEUE_VORSCHAU
    taskqueue.add(
        f"{'/'.join(site.getPhysicalPath())}/@@eakte-{was}-aufgabe",
        params={"uid": uid, "sha256": sha256},
        queue=queue,
        # Whoever looks is not to wait for those in the other queue.
        key=f"{queue}:{was}:{uid}:{sha256}",
    )
