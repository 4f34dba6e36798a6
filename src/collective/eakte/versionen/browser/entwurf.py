"""Go on with what is frozen: the page that files a new Entwurf."""

from AccessControl import Unauthorized
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte import _
from collective.eakte.config import INHALT_LESEN
from collective.eakte.formulare.operation import Operation
from collective.eakte.formulare.operation import OperationSeite
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.formulare.statusmeldung import verweis
from collective.eakte.registrierung.api import nennbare
from collective.eakte.registrierung.api import pruefe_anlage
from collective.eakte.rest import darf
from collective.eakte.versionen.api import neuer_entwurf
from collective.eakte.versionen.browser.handlungen import HINZUFUEGEN
from plone.supermodel import model


class INeuerEntwurfAngaben(model.Schema):
    """Nothing is asked for."""


class NeuerEntwurf(Operation):
    """Form of the new Entwurf."""

    schema = INeuerEntwurfAngaben
    recht = INHALT_LESEN
    knopf = _("knopf_entwurf_anlegen", default="File the Entwurf")
    erklaerung = _(
        "erklaerung_neuer_entwurf",
        default="A new Dokument with the same subject and a copy of the file is filed "
        "beside this one. It names this one as its origin, and can be changed.",
    )

    @property
    def label(self):
        return _(
            "neuer_entwurf_titel",
            default="Go on with ${kennzeichen} as a new Entwurf",
            mapping={"kennzeichen": self.context.kennzeichen},
        )

    def gegen(self):
        gruende = super().gegen()
        if not gruende and not darf(HINZUFUEGEN, aq_parent(aq_inner(self.context))):
            raise Unauthorized(self.context.getId())
        return gruende

    def pruefe(self):
        behaelter = aq_parent(aq_inner(self.context))
        return nennbare(
            pruefe_anlage(behaelter, self.context.portal_type),
            darf(HINZUFUEGEN, behaelter),
        )

    def fuehre_aus(self, data):
        return neuer_entwurf(self.context)

    def melde(self, objekt):
        melde(
            _(
                "status_neuer_entwurf",
                default="${verweis} has been filed as a new Entwurf.",
                mapping={"verweis": verweis(objekt)},
            ),
            self.request,
        )


class NeuerEntwurfSeite(OperationSeite):
    """Page of the new Entwurf."""

    form = NeuerEntwurf
