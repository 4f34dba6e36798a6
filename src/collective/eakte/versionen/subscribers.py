"""Versions follow what happens to Dokumente."""

from Acquisition import aq_base
from collective.eakte.lebenszyklus.loeschen import loeschen_erlaubt
from collective.eakte.versionen import ablage
from collective.eakte.versionen.abschluss import halte_fest
from collective.eakte.versionen.abschluss import UEBERGANG
from collective.eakte.versionen.fuehrung import fuehre
from collective.eakte.versionen.schutz import pruefe_angaben
from plone.app.workflow.interfaces import ILocalrolesModifiedEvent
from Products.CMFCore.interfaces import ISiteRoot


JE_DOKUMENT = (
    "_fassung",
    "_fassung_blob",
    "_auscheckung",
    "_endfassung",
    "_ursprung",
    "_eingefroren",
)


def dokument_kam_hinzu(dokument, event):
    """The file of a new Dokument is its first Fassung.

    :raises Hindernisse: never for a new one.
    """
    fuehre(dokument)


def dokument_wurde_geaendert(dokument, event):
    """A new file is a new Fassung; what is final stays.

    :raises Hindernisse: file or metadata must not be changed.
    """
    if ILocalrolesModifiedEvent.providedBy(event):
        return
    pruefe_angaben(dokument)
    fuehre(dokument)


def endfassung_wird_festgehalten(dokument, event):
    """On every path a Dokument becomes final with a reason and a name.

    :raises Hindernisse: with all reasons against it, also for want of one for it.
    """
    if event.transition is not None and event.transition.id == UEBERGANG:
        halte_fest(dokument, event.kwargs.get("comment"))


def kopie_faengt_neu_an(kopie, event):
    """A copy has one Fassung, by who copied, and nothing of the original's story."""
    basis = aq_base(kopie)
    basis._p_activate()
    for name in JE_DOKUMENT:
        if name in vars(basis):
            delattr(basis, name)
    ablage.loese(kopie)


def fassungen_gehen_mit(dokument, event):
    """What is disposed of leaves no version behind."""
    if not ISiteRoot.providedBy(event.object) and loeschen_erlaubt():
        ablage.vernichte(dokument)
