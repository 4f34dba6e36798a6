"""Set the number of a record by hand, with a reason."""

from collective.eakte import _
from collective.eakte.aktenzeichen.api import setze
from collective.eakte.formulare.operation import Operation
from collective.eakte.formulare.operation import OperationSeite
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.formulare.statusmeldung import verweis
from collective.eakte.interfaces import ISchriftgutbehaelter
from collective.eakte.lebenszyklus.api import pruefe_offen
from collective.eakte.lebenszyklus.api import zustand
from plone.supermodel import model
from zope import schema


class IKennzeichenSetzen(model.Schema):
    """What is asked for."""

    kennzeichen = schema.TextLine(
        title=_("label_neues_kennzeichen", default="New number"),
    )

    grund = schema.Text(
        title=_("label_kennzeichen_grund", default="Reason"),
        description=_(
            "help_kennzeichen_grund",
            default="It is kept with the former number in the list of gaps.",
        ),
    )


class KennzeichenSetzen(Operation):
    """Form for a number by hand."""

    schema = IKennzeichenSetzen
    recht = "collective.eakte: Set Kennzeichen"
    knopf = _("knopf_kennzeichen_speichern", default="Set the number")

    @property
    def label(self):
        return _(
            "kennzeichen_setzen_titel",
            default="Set the number of ${kennzeichen}",
            mapping={"kennzeichen": self.context.kennzeichen},
        )

    @property
    def erklaerung(self):
        if ISchriftgutbehaelter.providedBy(self.context):
            return _(
                "erklaerung_kennzeichen_behaelter",
                default="The former number stays with the record and leads to it. "
                "What lies in it gets numbers that begin with the new one. No counter "
                "is moved.",
            )
        return _(
            "erklaerung_kennzeichen",
            default="The former number stays with the record and leads to it. No "
            "counter is moved.",
        )

    def pruefe(self):
        if zustand(self.context) == "storniert":
            return pruefe_offen(self.context)
        return []

    def fuehre_aus(self, data):
        setze(self.context, data["kennzeichen"], data["grund"])
        return self.context

    def melde(self, objekt):
        melde(
            _(
                "status_kennzeichen_gesetzt",
                default="The number is now ${verweis}.",
                mapping={"verweis": verweis(objekt)},
            ),
            self.request,
        )


class KennzeichenSetzenSeite(OperationSeite):
    """Page of :class:`KennzeichenSetzen`."""

    form = KennzeichenSetzen
