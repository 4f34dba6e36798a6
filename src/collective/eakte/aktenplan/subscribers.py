"""The rules of creation hold for every path on which something is added."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte.aktenplan.anlage import pruefe_aktivierung
from collective.eakte.aktenplan.anlage import pruefe_im_plan
from collective.eakte.hindernisse import Hindernisse


def neues_im_plan(obj, event):
    """Refuse a unit or an Akte where the plan does not allow it.

    :param event: that it was added, or moved from elsewhere.
    :raises Hindernisse: with all reasons.
    """
    if event.object is not obj or event.newParent is None:
        return
    if aq_base(event.oldParent) is aq_base(event.newParent):
        return
    gruende = pruefe_im_plan(obj, aq_parent(aq_inner(obj)))
    if gruende:
        raise Hindernisse(gruende)


def einheit_tritt_in_kraft(einheit, event):
    """Refuse to put a unit into force that cannot tell its Akten how long to be kept.

    :raises Hindernisse: with all reasons.
    """
    if event.transition is None or event.transition.id != "aktivieren":
        return
    gruende = pruefe_aktivierung(einheit)
    if gruende:
        raise Hindernisse(gruende)
