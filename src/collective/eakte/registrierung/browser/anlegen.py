"""Forms that make plan nodes and records."""

from AccessControl import Unauthorized
from collective.eakte import _
from collective.eakte.aktenzeichen import api as aktenzeichen
from collective.eakte.content.akte import IAkte
from collective.eakte.content.dokument import IDokument
from collective.eakte.content.teilakte import ITeilakte
from collective.eakte.formulare.formular import EAkteFormular
from collective.eakte.formulare.formular import FormularSeite
from collective.eakte.formulare.geerbt import angabe_fuer_neues
from collective.eakte.formulare.geerbt import beschreibe
from collective.eakte.formulare.statusmeldung import melde_anlage
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.registrierung.api import nennbare
from collective.eakte.registrierung.api import pruefe_anlage
from collective.eakte.registrierung.browser.beispiele import beispiel
from collective.eakte.registrierung.browser.uebernommen import uebernommene
from functools import cached_property
from plone import api
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.add import DefaultAddView
from plone.dexterity.interfaces import IDexterityFTI
from z3c.form import button
from zope.component import getUtility
from zope.component import queryUtility
from zope.i18n import translate
from zope.security.interfaces import IPermission


_TITEL = {
    "IAktenplan": _("anlegen_aktenplan", default="Create a file plan"),
    "IAktenplaneinheit": _("anlegen_einheit", default="Create a plan unit"),
    "IAkte": _("anlegen_akte", default="Open an Akte"),
    "ITeilakte": _("anlegen_teilakte", default="Open a Teilakte"),
    "IVorgang": _("anlegen_vorgang", default="Open a Vorgang"),
    "IDokument": _("anlegen_dokument", default="File a Dokument"),
}


class Anlegen(EAkteFormular, DefaultAddForm):
    """Form for a new plan node or record, whatever its type."""

    def gegen(self):
        """What speaks against this type here, whatever would be entered."""
        gruende = pruefe_anlage(self.container, self.portal_type)
        allen_bekannt = nennbare(gruende, berechtigt=False)
        if not allen_bekannt:
            self._pruefe_recht()
        if gruende:
            return gruende if self._berechtigt() else allen_bekannt
        try:
            self.kommende_nummer  # noqa: B018 -- asks the pattern
        except Hindernisse as ablehnung:
            # Who leads can be said in the form; a broken pattern cannot.
            return [h for h in ablehnung.hindernisse if h.field != "federfuehrung"]
        return []

    @property
    def description(self):
        return ""

    @property
    def label(self):
        for interface in self.schema.__iro__:
            if interface.__name__ in _TITEL:
                return _TITEL[interface.__name__]
        return super().label

    @cached_property
    def stufe(self):
        """Level of the number language, or ``None`` for a plan node."""
        if not self.schema.isOrExtends(ISchriftgutobjekt):
            return None
        for interface, stufe in (
            (IAkte, "akte"),
            (ITeilakte, "teilakte"),
            (IDokument, "dokument"),
        ):
            if self.schema.isOrExtends(interface):
                return stufe
        return "vorgang"

    @cached_property
    def kommende_nummer(self):
        """The number that would be given now, or ``None`` for a plan node."""
        if self.stufe is None:
            return None
        return aktenzeichen.vorschau(self.container, self.stufe)

    @property
    def hinweis(self):
        """The number before it is given."""
        try:
            nummer = self.kommende_nummer
        except Hindernisse as ablehnung:
            return [
                ("", "; ".join(self._text(h.message) for h in ablehnung.hindernisse))
            ]
        if nummer is None:
            return []
        titel = _("hinweis_nummer", default="Number that will be given")
        return [(self._text(titel), nummer)]

    def geerbt(self, name):
        if not IEAkteInhalt.providedBy(self.container):
            return None
        return beschreibe(name, self._angabe, self.request)

    def beispiel(self, name, widget):
        return beispiel(self.container, name, widget.value)

    def nur_text(self):
        vorhanden = set(self.alle_widgets)
        if self.stufe is None:
            return {}
        return uebernommene(vorhanden, self._angabe, self.request)

    def updateActions(self):
        super().updateActions()
        self.actions["save"].title = self._text(self.label)

    @button.buttonAndHandler(_("aktion_anlegen", default="Create"), name="save")
    def handleAdd(self, action):
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        gelungen, obj = self.versuche(self._lege_an, data)
        if gelungen:
            self._finishedAdd = True
            self._neues = obj
            melde_anlage(obj, self.request)

    @button.buttonAndHandler(_("aktion_abbrechen", default="Cancel"), name="cancel")
    def handleCancel(self, action):
        self.request.response.redirect(self.context.absolute_url())

    def nextURL(self):
        """Work goes on in what was made; after a Dokument, where it lies."""
        if self.stufe == "dokument":
            return self.container.absolute_url()
        return self._neues.absolute_url()

    def _lege_an(self, data):
        vorher = set(self.container.objectIds())
        self.createAndAdd(data)
        neu = set(self.container.objectIds()) - vorher
        return self.container[neu.pop()]

    def _angabe(self, name):
        return angabe_fuer_neues(self.container, name)

    def _pruefe_recht(self):
        """Ask what would otherwise be asked at saving only.

        :raises Unauthorized: the user may not make this here.
        """
        moeglich = {typ.getId() for typ in self.container.allowedContentTypes()}
        if not self._berechtigt() or self.portal_type not in moeglich:
            raise Unauthorized(translate(self.label, context=self.request))

    def _berechtigt(self):
        fti = getUtility(IDexterityFTI, name=self.portal_type)
        recht = queryUtility(IPermission, name=fti.add_permission)
        return recht is not None and api.user.has_permission(
            recht.title, obj=self.container
        )


class AnlegenSeite(FormularSeite, DefaultAddView):
    """``++add++`` for everything that the E-Akte keeps."""

    form = Anlegen
