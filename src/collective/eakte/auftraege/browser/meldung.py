"""Status messages about jobs lead to them."""

from collective.eakte import _
from collective.eakte.auftraege.annahme import seite_von
from collective.eakte.auftraege.api import auftrag
from collective.eakte.formulare.interfaces import IMeldungsziel
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.formulare.statusmeldung import verweis_auf
from collective.eakte.rest import uebersetze
from zope.interface import provider


ART = "auftrag"


@provider(IMeldungsziel)
def adresse(kennung):
    """See :class:`~collective.eakte.formulare.interfaces.IMeldungsziel`."""
    return None if auftrag(kennung) is None else seite_von(kennung)


def melde_beginn(kennung, request, satz=None):
    """Say that a job has begun, with a link to it.

    :param kennung: its id; ``None`` when somebody else\'s job is at it.
    :param request: the request.
    :param satz: message that says so; by default in general words.
    """
    if satz is None:
        satz = _("status_auftrag_hat_begonnen", default="The job has begun.")
    text = uebersetze(satz, request)
    if kennung is not None:
        zum_auftrag = _("status_zum_auftrag", default="To the job")
        name = uebersetze(zum_auftrag, request)
        text = f"{text} {verweis_auf(ART, kennung, name)}"
    melde(text, request)
