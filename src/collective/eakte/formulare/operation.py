"""Forms for an operation on a record: what will happen, a reason, a button."""

from AccessControl import Unauthorized
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte import _
from collective.eakte.formulare.formular import EAkteFormular
from collective.eakte.formulare.formular import FormularSeite
from plone import api
from plone.autoform.form import AutoExtensibleForm
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from z3c.form import button
from z3c.form import form


class Operation(EAkteFormular, AutoExtensibleForm, form.Form):
    """Base of the forms; subclasses say what is done.

    :cvar recht: title of the permission that is needed.
    :cvar knopf: text of the button, a verb.
    :cvar schema: what is asked for.
    :cvar erklaerung: what it means, in a sentence.
    :cvar vorspann: page template with what is concerned, shown above the form.
    """

    ignoreContext = True
    recht = None
    knopf = ""
    erklaerung = ""
    vorspann = None

    def gegen(self):
        gruende = self.pruefe()
        if gruende:
            return gruende
        if not api.user.has_permission(self.recht, obj=self.context):
            raise Unauthorized(self.context.getId())
        return []

    def pruefe(self):
        """Every reason that does not depend on what would be entered.

        :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
        """
        return []

    def fuehre_aus(self, data):
        """Carry it out.

        :param data: what was entered.
        :returns: the object to which the user is sent.
        :raises Hindernisse: with all reasons against it.
        """
        raise NotImplementedError

    def melde(self, objekt):
        """Say that it was done."""

    def ziel(self, objekt):
        """Where the user goes on: the object, or above it what she may see."""
        while not api.user.has_permission("View", obj=objekt):
            objekt = aq_parent(aq_inner(objekt))
        return objekt.absolute_url()

    def updateActions(self):
        super().updateActions()
        self.actions["save"].title = self._text(self.knopf)

    @button.buttonAndHandler(_("aktion_ausfuehren", default="Carry out"), name="save")
    def handleSave(self, action):
        data, errors = self.extractData()
        if errors:
            return
        gelungen, objekt = self.versuche(self.fuehre_aus, data)
        if gelungen:
            self.melde(objekt)
            self.request.response.redirect(self.ziel(objekt))

    @button.buttonAndHandler(_("aktion_abbrechen", default="Cancel"), name="cancel")
    def handleCancel(self, action):
        self.request.response.redirect(self.context.absolute_url())


class OperationSeite(FormularSeite):
    """Page of an operation."""

    index = ViewPageTemplateFile("templates/operation.pt")
