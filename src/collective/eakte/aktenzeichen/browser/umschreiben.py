"""Move an Akte to another plan unit: look first, then do it."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte import _
from collective.eakte.aktenplan.anlage import pruefe_neue_akte
from collective.eakte.aktenzeichen.api import gegen_verlegen
from collective.eakte.aktenzeichen.api import umschreiben
from collective.eakte.aktenzeichen.api import vorschau
from collective.eakte.aktenzeichen.aufloesung import treffer
from collective.eakte.content.aktenplan import IAktenplan
from collective.eakte.formulare.geerbt import angabe_fuer_neues
from collective.eakte.formulare.geerbt import beschreibe
from collective.eakte.formulare.operation import Operation
from collective.eakte.formulare.operation import OperationSeite
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.formulare.statusmeldung import verweis
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.lebenszyklus.api import pruefe_offen
from collective.eakte.lebenszyklus.api import zustand
from collective.eakte.vererbung.api import wirksam
from collective.eakte.vererbung.regeln import AUFBEWAHRUNG
from dataclasses import dataclass
from plone import api
from plone.supermodel import model
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from z3c.form import button
from zope import schema


ANLEGEN = "collective.eakte: Add Akte"


class IUmschreiben(model.Schema):
    """What is asked for."""

    ziel = schema.TextLine(
        title=_("label_umschreiben_ziel", default="New plan unit"),
        description=_(
            "help_umschreiben_ziel",
            default="Number of a Betreffseinheit in force, for example 32.01.02.",
        ),
    )

    grund = schema.Text(
        title=_("label_umschreiben_grund", default="Reason"),
        description=_(
            "help_umschreiben_grund",
            default="It is kept with the former number.",
        ),
    )

    fristen_neu = schema.Bool(
        title=_(
            "label_fristen_neu",
            default="Take the retention rules of the new unit",
        ),
        description=_(
            "help_fristen_neu",
            default="Otherwise the Akte keeps those that it has.",
        ),
        default=False,
    )


@dataclass(frozen=True)
class Vorschau:
    """What would become of the Akte.

    :param kennzeichen: the number it would get.
    :param ziel: the plan unit.
    :param fristen: list of (title, value now, value of the new unit).
    """

    kennzeichen: str
    ziel: object
    fristen: list


class Umschreiben(Operation):
    """Form in two steps: check, then move."""

    schema = IUmschreiben
    recht = "collective.eakte: Umschreiben"
    knopf = _("knopf_umschreiben_jetzt", default="Move the Akte")
    erklaerung = _(
        "erklaerung_umschreiben",
        default="The Akte gets a new number in the new unit, and so does everything "
        "in it. The former numbers stay and lead to the records.",
    )
    vorspann = ViewPageTemplateFile("templates/umschreiben.pt")
    vorschau = None

    @property
    def label(self):
        return _(
            "umschreiben_titel",
            default="Move ${kennzeichen} to another unit",
            mapping={"kennzeichen": self.context.kennzeichen},
        )

    def pruefe(self):
        if zustand(self.context) == "storniert":
            return pruefe_offen(self.context)
        return gegen_verlegen(self.context)

    def knoepfe(self):
        """Nobody moves an Akte without having seen where to."""
        knoepfe = super().knoepfe()
        if self.vorschau is not None:
            return knoepfe
        knoepfe = [knopf for knopf in knoepfe if knopf.__name__ != "save"]
        knoepfe[0].klass = "btn btn-primary"
        return knoepfe

    @button.buttonAndHandler(
        _("aktion_umschreiben_pruefen", default="Check"), name="pruefen"
    )
    def handlePruefen(self, action):
        # The reason may still be missing while one looks around.
        data, _errors = self.extractData(setErrors=False)
        self.versuche(self._zeige, data.get("ziel"))

    @button.buttonAndHandler(
        _("knopf_umschreiben_jetzt", default="Move the Akte"), name="save"
    )
    def handleSave(self, action):
        data, errors = self.extractData()
        if errors:
            self._zeige_ohne_fehler(data.get("ziel"))
            return
        gelungen, akte = self.versuche(self.fuehre_aus, data)
        if gelungen:
            self.melde(akte)
            self.request.response.redirect(self.ziel(akte))

    @button.buttonAndHandler(_("aktion_abbrechen", default="Cancel"), name="cancel")
    def handleCancel(self, action):
        self.request.response.redirect(self.context.absolute_url())

    def fuehre_aus(self, data):
        return umschreiben(
            self.context,
            self._einheit(data["ziel"]),
            data["grund"],
            fristen_neu=data["fristen_neu"],
        )

    def melde(self, objekt):
        melde(
            _(
                "status_umgeschrieben",
                default="The Akte now has the number ${verweis}.",
                mapping={"verweis": verweis(objekt)},
            ),
            self.request,
        )

    def _zeige(self, kennzeichen):
        if not kennzeichen:
            raise Hindernisse.eines(
                "ziel-fehlt",
                _("umschreiben_ziel_fehlt", default="Please name the new plan unit."),
                field="ziel",
            )
        einheit = self._einheit(kennzeichen)
        gruende = pruefe_neue_akte(einheit)
        if einheit == aq_parent(aq_inner(self.context)):
            gruende = [_schon_dort(einheit)]
        if gruende:
            raise Hindernisse(
                Hindernis(g.code, g.message, field="ziel", kennzeichen=g.kennzeichen)
                for g in gruende
            )
        self.vorschau = Vorschau(
            vorschau(einheit, "akte"), einheit, list(self._fristen(einheit))
        )

    def _zeige_ohne_fehler(self, kennzeichen):
        try:
            self._zeige(kennzeichen)
        except Hindernisse:
            self.vorschau = None

    def _fristen(self, einheit):
        for feld in AUFBEWAHRUNG:
            if feld != "aufbewahrung_unbefristet":
                jetzt = beschreibe(
                    feld, lambda name: wirksam(self.context, name), self.request
                )
                neu = beschreibe(
                    feld, lambda name: angabe_fuer_neues(einheit, name), self.request
                )
                yield jetzt.titel, jetzt.wert, neu.wert

    def _einheit(self, kennzeichen):
        """The plan unit of a number; of several plans, the Akte's own comes first.

        :raises Hindernisse: there is none in which the user may open Akten.
        """
        knoten = [
            fund.brain.getObject() for fund in treffer(kennzeichen) if not fund.frueher
        ]
        knoten = [k for k in knoten if IPlanknoten.providedBy(k)]
        plan = _plan(self.context)
        knoten.sort(key=lambda k: _plan(k) != plan)
        if not knoten:
            raise Hindernisse.eines(
                "ziel-unbekannt",
                _(
                    "umschreiben_ziel_unbekannt",
                    default="There is no plan unit with the number ${kennzeichen}.",
                    mapping={"kennzeichen": " ".join((kennzeichen or "").split())},
                ),
                field="ziel",
            )
        einheit = knoten[0]
        erlaubt = api.user.has_permission(ANLEGEN, obj=einheit)
        if not erlaubt and not pruefe_neue_akte(einheit):
            raise Hindernisse.eines(
                "ziel-nicht-erlaubt",
                _(
                    "umschreiben_ziel_nicht_erlaubt",
                    default="You may not open Akten in ${kennzeichen}.",
                    mapping={"kennzeichen": einheit.kennzeichen},
                ),
                field="ziel",
            )
        return einheit


class UmschreibenSeite(OperationSeite):
    """Page of :class:`Umschreiben`."""

    form = Umschreiben


def _plan(objekt):
    while objekt is not None and not IAktenplan.providedBy(objekt):
        objekt = aq_parent(aq_inner(objekt))
    return objekt.getPhysicalPath() if objekt is not None else None


def _schon_dort(einheit):
    return Hindernis(
        "ziel-ist-quelle",
        _(
            "umschreiben_ziel_ist_quelle",
            default="The Akte is already kept in ${kennzeichen}.",
            mapping={"kennzeichen": einheit.kennzeichen},
        ),
    )
