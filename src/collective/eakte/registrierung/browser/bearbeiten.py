"""The form that changes what is said of a plan node or record."""

from AccessControl import Unauthorized
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte import _
from collective.eakte.formulare.formular import EAkteFormular
from collective.eakte.formulare.formular import FormularSeite
from collective.eakte.formulare.geerbt import beschreibe
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.formulare.statusmeldung import verweis
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.registrierung.browser.beispiele import beispiel
from collective.eakte.registrierung.browser.uebernommen import uebernommene
from collective.eakte.registrierung.browser.unveraenderlich import gegen_aenderung
from collective.eakte.vererbung.api import wirksam
from plone import api
from plone.dexterity.browser.edit import DefaultEditForm
from plone.dexterity.events import EditFinishedEvent
from plone.dexterity.interfaces import IDexterityEditForm
from z3c.form import button
from zope.event import notify
from zope.interface import classImplements


class Bearbeiten(EAkteFormular, DefaultEditForm):
    """Form for the metadata of anything that the E-Akte keeps."""

    def gegen(self):
        gruende = gegen_aenderung(self.context)
        if not gruende and not api.user.has_permission(
            "Modify portal content", obj=self.context
        ):
            raise Unauthorized(self.context.getId())
        return gruende

    def update(self):
        self.portal_type = self.context.portal_type
        super().update()

    def updateFields(self):
        super().updateFields()
        if getattr(aq_base(self.context), "_eingefroren", False):
            # The original of what came in stays for ever: no other file is asked for.
            self.fields = self.fields.omit("file")

    @property
    def description(self):
        return ""

    @property
    def label(self):
        return _(
            "bearbeiten_titel",
            default="Change ${kennzeichen}",
            mapping={"kennzeichen": self.context.kennzeichen or self.context.Title()},
        )

    def geerbt(self, name):
        if not IEAkteInhalt.providedBy(aq_parent(aq_inner(self.context))):
            return None
        return beschreibe(name, self._angabe, self.request)

    def beispiel(self, name, widget):
        return beispiel(self.context, name, widget.value)

    def nur_text(self):
        if not ISchriftgutobjekt.providedBy(self.context):
            return {}
        return uebernommene(set(self.alle_widgets), self._angabe, self.request)

    @button.buttonAndHandler(_("aktion_speichern", default="Save"), name="save")
    def handleApply(self, action):
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        gelungen, _geaendert = self.versuche(self.applyChanges, data)
        if gelungen:
            melde(
                _(
                    "status_gespeichert",
                    default="The changes to ${verweis} have been saved.",
                    mapping={"verweis": verweis(self.context)},
                ),
                self.request,
            )
            self.request.response.redirect(self.context.absolute_url())
            notify(EditFinishedEvent(self.context))

    @button.buttonAndHandler(_("aktion_abbrechen", default="Cancel"), name="cancel")
    def handleCancel(self, action):
        self.request.response.redirect(self.context.absolute_url())

    def _angabe(self, name):
        return wirksam(self.context, name)


class BearbeitenSeite(FormularSeite):
    """``edit`` for everything that the E-Akte keeps."""

    form = Bearbeiten


classImplements(BearbeitenSeite, IDexterityEditForm)
