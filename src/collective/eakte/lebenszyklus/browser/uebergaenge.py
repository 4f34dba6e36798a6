"""Plain pages that change the state of a record or plan node."""

from collective.eakte import _
from collective.eakte.formulare.operation import Operation
from collective.eakte.formulare.operation import OperationSeite
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.formulare.statusmeldung import verweis
from collective.eakte.hindernisse import Hindernis
from collective.eakte.lebenszyklus.api import pruefe_zda
from collective.eakte.lebenszyklus.api import vorbehalte
from collective.eakte.lebenszyklus.browser.stand import moegliche_uebergaenge
from collective.eakte.lebenszyklus.browser.stand import stand_in_worten
from plone import api
from plone.supermodel import model
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope import schema


class IUebergang(model.Schema):
    """A remark that is kept in the history."""

    bemerkung = schema.Text(
        title=_("label_uebergang_bemerkung", default="Remark"), required=False
    )


class IUebergangMitGrund(model.Schema):
    """A reason that is kept in the history."""

    bemerkung = schema.Text(title=_("label_uebergang_grund", default="Reason"))


class Uebergang(Operation):
    """Base of the pages.

    :cvar uebergang: id of the transition.
    :cvar titel: heading, with ``${kennzeichen}``.
    :cvar erfolg: status message, with ``${verweis}``.
    """

    schema = IUebergang
    uebergang = ""

    @property
    def label(self):
        return self.titel({"kennzeichen": self.context.kennzeichen or self.context.id})

    def pruefe(self):
        if self.uebergang not in moegliche_uebergaenge(self.context):
            return [
                Hindernis(
                    "zustand-passt-nicht",
                    _(
                        "zustand_passt_nicht",
                        default="${kennzeichen} is “${stand}”: this step is not "
                        "possible from there.",
                        mapping={
                            "kennzeichen": self.context.kennzeichen,
                            "stand": self._text(stand_in_worten(self.context)),
                        },
                    ),
                    url=self.context.absolute_url(),
                    kennzeichen=self.context.kennzeichen,
                )
            ]
        return []

    def fuehre_aus(self, data):
        api.content.transition(
            self.context, self.uebergang, comment=data.get("bemerkung") or ""
        )
        return self.context

    def melde(self, objekt):
        melde(self.erfolg({"verweis": verweis(objekt)}), self.request)


class ZdaVerfuegen(Uebergang):
    """Close an Akte, a Teilakte or a Vorgang: to the files."""

    uebergang = "zda_verfuegen"
    recht = "collective.eakte: Close Schriftgut (zdA)"
    knopf = _("knopf_zda", default="Close (zdA)")
    erklaerung = _(
        "erklaerung_zda",
        default="The record is closed: nothing in it can be changed or added any "
        "more, and the retention period begins. The Registratur can reopen it.",
    )

    @staticmethod
    def titel(mapping):
        return _("zda_titel", default="Close ${kennzeichen} (zdA)", mapping=mapping)

    @staticmethod
    def erfolg(mapping):
        return _("status_zda", default="${verweis} is closed (zdA).", mapping=mapping)

    def pruefe(self):
        return super().pruefe() or pruefe_zda(self.context)


class ZdaAufheben(Uebergang):
    """Reopen what was closed; a reason is needed."""

    schema = IUebergangMitGrund
    uebergang = "zda_aufheben"
    recht = "collective.eakte: Reopen Schriftgut (zdA aufheben)"
    knopf = _("knopf_zda_aufheben", default="Reopen")
    erklaerung = _(
        "erklaerung_zda_aufheben",
        default="The record can be changed again. The retention period begins anew "
        "when it is closed the next time.",
    )

    @staticmethod
    def titel(mapping):
        return _("zda_aufheben_titel", default="Reopen ${kennzeichen}", mapping=mapping)

    @staticmethod
    def erfolg(mapping):
        return _(
            "status_zda_aufgehoben",
            default="${verweis} is open again.",
            mapping=mapping,
        )


class EndfassungErteilen(Uebergang):
    """Make a Dokument final; a reason is needed."""

    schema = IUebergangMitGrund
    uebergang = "endfassung_erteilen"
    recht = "collective.eakte: Finalise Dokument (Endfassung)"
    knopf = _("knopf_endfassung", default="Make final")
    erklaerung = _(
        "erklaerung_endfassung",
        default="File and details cannot be changed afterwards; work goes on in a new "
        "Entwurf. Reason and name stay with the Dokument.",
    )

    @staticmethod
    def titel(mapping):
        return _(
            "endfassung_titel",
            default="Make ${kennzeichen} final (Endfassung)",
            mapping=mapping,
        )

    @staticmethod
    def erfolg(mapping):
        return _(
            "status_endfassung",
            default="${verweis} is final (Endfassung).",
            mapping=mapping,
        )

    def pruefe(self):
        return super().pruefe() or vorbehalte(self.context, "endfassung")


class Aktivieren(Uebergang):
    """Put a plan or a unit into force."""

    uebergang = "aktivieren"
    recht = "collective.eakte: Change plan state"
    knopf = _("knopf_aktivieren", default="Put into force")
    erklaerung = _(
        "erklaerung_aktivieren",
        default="The position is seen by everybody; Akten can be opened in it when it "
        "is a Betreffseinheit.",
    )

    @staticmethod
    def titel(mapping):
        return _(
            "aktivieren_titel", default="Put ${kennzeichen} into force", mapping=mapping
        )

    @staticmethod
    def erfolg(mapping):
        return _("status_aktiviert", default="${verweis} is in force.", mapping=mapping)


class Stilllegen(Uebergang):
    """Take a plan or a unit out of use, and show what is still open in it."""

    schema = IUebergangMitGrund
    uebergang = "stilllegen"
    recht = "collective.eakte: Change plan state"
    knopf = _("knopf_stilllegen", default="Take out of use")
    erklaerung = _(
        "erklaerung_stilllegen",
        default="The position takes nothing new. What is open in it is finished there.",
    )
    vorspann = ViewPageTemplateFile("templates/restliste.pt")

    @staticmethod
    def titel(mapping):
        return _(
            "stilllegen_titel",
            default="Take ${kennzeichen} out of use",
            mapping=mapping,
        )

    @staticmethod
    def erfolg(mapping):
        return _(
            "status_stillgelegt",
            default="${verweis} takes nothing new any more.",
            mapping=mapping,
        )

    def offene(self):
        """:returns: brains of the Akten that are still open below, by number."""
        return api.portal.get_tool("portal_catalog")(
            path="/".join(self.context.getPhysicalPath()),
            portal_type="Akte",
            review_state="in_bearbeitung",
            sort_on="kennzeichen_sort",
        )


class Wiederaufnehmen(Uebergang):
    """Take a plan or a unit into use again."""

    uebergang = "wiederaufnehmen"
    recht = "collective.eakte: Change plan state"
    knopf = _("knopf_wiederaufnehmen", default="Take into use again")

    @staticmethod
    def titel(mapping):
        return _(
            "wiederaufnehmen_titel",
            default="Take ${kennzeichen} into use again",
            mapping=mapping,
        )

    @staticmethod
    def erfolg(mapping):
        return _(
            "status_wiederaufgenommen",
            default="${verweis} is in force again.",
            mapping=mapping,
        )


class ZdaVerfuegenSeite(OperationSeite):
    """Page of :class:`ZdaVerfuegen`."""

    form = ZdaVerfuegen


class ZdaAufhebenSeite(OperationSeite):
    """Page of :class:`ZdaAufheben`."""

    form = ZdaAufheben


class EndfassungErteilenSeite(OperationSeite):
    """Page of :class:`EndfassungErteilen`."""

    form = EndfassungErteilen


class AktivierenSeite(OperationSeite):
    """Page of :class:`Aktivieren`."""

    form = Aktivieren


class StilllegenSeite(OperationSeite):
    """Page of :class:`Stilllegen`."""

    form = Stilllegen


class WiederaufnehmenSeite(OperationSeite):
    """Page of :class:`Wiederaufnehmen`."""

    form = Wiederaufnehmen
