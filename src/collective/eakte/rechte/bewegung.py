"""What lies in a protected record leaves it only by who decides on its circle."""

from AccessControl import getSecurityManager
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte import _
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rechte.api import kette_von
from collective.eakte.rechte.pruefungen import LEITEND
from collective.eakte.rechte.sicht import rollen_im_bereich
from collective.eakte.rechte.sichten import sichten_von
from collective.eakte.rechte.uhr import heute


def verschieben_aus_dem_schutz(obj, event):
    """A record is moved from one container into another.

    :raises Hindernisse: it would leave a protected record, and the user does not lead
        its circle.
    """
    if event.object is not obj or event.newParent is None:
        return
    if event.oldParent is not None:
        _pruefe(kette_von(event.oldParent), event.newParent)
    elif getattr(obj, "_v_kette_des_originals", None):
        _pruefe(obj._v_kette_des_originals, event.newParent)


def kopie_kommt_aus_dem_schutz(kopie, event):
    """Remember for a moment where the original lies: a copy is content, too."""
    if event.object is kopie:
        kopie._v_kette_des_originals = kette_von(aq_parent(aq_inner(event.original)))


def _pruefe(kette, ziel):
    """:raises Hindernisse: see :func:`verschieben_aus_dem_schutz`."""
    schutz = next((b for b in kette if b.schutz is not None), None)
    if schutz is None or schutz in kette_von(ziel):
        return
    benutzer = getSecurityManager().getUser()
    if any(
        LEITEND in rollen_im_bereich(kette, sicht, heute())[0]
        for sicht in sichten_von(benutzer)
    ):
        return
    raise Hindernisse.eines(
        "bleibt-im-schutz",
        _(
            "bleibt_im_schutz",
            default="What lies in a protected record is taken out of it only by those "
            "who decide on its circle (right “Leitung”).",
        ),
    )
