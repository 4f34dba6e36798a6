"""Merge, divide and rename offices: a dry run first, then the confirmation."""

from collective.eakte import _
from collective.eakte.auftraege.annahme import seite_von
from collective.eakte.config import ORGANISATION_PFLEGEN
from collective.eakte.formulare.operation import OperationSeite
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.organisation import api as organisation
from collective.eakte.organisation.browser.operation import Organisationsformular
from collective.eakte.organisation.vorhaben import ARTEN
from collective.eakte.organisation.vorhaben import Vorhaben
from dataclasses import astuple
from hashlib import sha256
from plone.supermodel import model
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from z3c.form import button
from zope import schema
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


class IReorganisation(model.Schema):
    """What is asked for."""

    art = schema.Choice(
        title=_("label_reorganisation_art", default="What is done"),
        vocabulary=SimpleVocabulary(
            [SimpleTerm(wert, wert, titel) for wert, titel in ARTEN.items()]
        ),
    )

    von = schema.List(
        title=_("label_reorganisation_von", default="Former offices"),
        description=_(
            "help_reorganisation_von",
            default="Their codes, one in each line. When part of an office goes to "
            "another one, the office that gives it.",
        ),
        value_type=schema.TextLine(),
    )

    nach = schema.TextLine(
        title=_("label_reorganisation_nach", default="Office that takes over"),
        description=_(
            "help_reorganisation_nach",
            default="Its code. If there is no such office, it is made.",
        ),
    )

    name = schema.TextLine(
        title=_(
            "label_reorganisation_name", default="Name of the office, if it is new"
        ),
        required=False,
    )

    leitung = schema.List(
        title=_("label_reorganisation_leitung", default="Heads, if it is new"),
        description=_(
            "help_reorganisation_leitung",
            default="One in each line; without an entry the former heads.",
        ),
        value_type=schema.TextLine(),
        required=False,
    )

    einheiten = schema.List(
        title=_(
            "label_reorganisation_einheiten", default="Plan units that change hands"
        ),
        description=_(
            "help_reorganisation_einheiten",
            default="Only when part of an office goes to another one: their numbers, "
            "one in each line. All that is below them goes along.",
        ),
        value_type=schema.TextLine(),
        required=False,
    )

    gruppen = schema.List(
        title=_(
            "label_reorganisation_gruppen",
            default="Groups of those who work there, if part of an office becomes a "
            "new one",
        ),
        value_type=schema.TextLine(),
        required=False,
    )

    grund = schema.Text(
        title=_("label_reorganisation_grund", default="Reason"),
        description=_(
            "help_reorganisation_grund",
            default="For example the order of the mayor with its date.",
        ),
    )


class Reorganisation(Organisationsformular):
    """Form of the reorganisation.

    The dry run shows its numbers and offers the confirmation. Whoever confirms after
    something has changed gets the new numbers first.
    """

    schema = IReorganisation
    recht = ORGANISATION_PFLEGEN
    knopf = _("knopf_probelauf", default="Dry run")
    label = _("reorganisation_titel", default="Reorganise offices")
    erklaerung = _(
        "erklaerung_reorganisation",
        default="Federführung, Aktenführung and rights of all records go to the other "
        "office. Their numbers stay.",
    )
    vorspann = ViewPageTemplateFile("templates/umfang.pt")
    umfang = None
    vorhaben = None

    @property
    def action(self):
        angaben = {"stand": self._stand()} if self.umfang is not None else {}
        return self.url("@@eakte-reorganisation", **angaben)

    def zahlen(self):
        """:returns: list of pairs of what is concerned and how many; without a dry run
        none."""
        if self.umfang is None:
            return []
        return [
            (_("umfang_einheiten", default="Plan units"), self.umfang.einheiten),
            (_("umfang_akten", default="Akten"), self.umfang.akten),
            (_("umfang_teilakten", default="Teilakten"), self.umfang.teilakten),
            (_("umfang_vorgaenge", default="Vorgänge"), self.umfang.vorgaenge),
            (_("umfang_berechtigungen", default="Grants"), self.umfang.berechtigungen),
        ]

    def probiere(self, data):
        """Dry run with what was entered.

        :returns: whether it is possible.
        """
        werte = {
            name: tuple(wert) if isinstance(wert, list) else wert
            for name, wert in data.items()
            if wert is not None
        }
        self.vorhaben = Vorhaben(**{"von": (), **werte})
        _gelungen, self.umfang = self.versuche(
            organisation.reorganisiere, self.vorhaben
        )
        self.updateActions()
        return self.umfang is not None

    def _stand(self):
        """Changes with what is entered and with what is concerned."""
        was = repr((self.vorhaben, astuple(self.umfang)))
        return sha256(was.encode()).hexdigest()[:16]

    @button.buttonAndHandler(_("knopf_probelauf", default="Dry run"), name="save")
    def handleSave(self, action):
        data, errors = self.extractData()
        if not errors:
            self.probiere(data)

    @button.buttonAndHandler(
        _("knopf_reorganisieren", default="Reorganise now"),
        name="vollziehen",
        condition=lambda form: (
            form.umfang is not None or "form.buttons.vollziehen" in form.request.form
        ),
    )
    def handleVollziehen(self, action):
        data, errors = self.extractData()
        if errors or not self.probiere(data):
            return
        if self.aus_adresse("stand") != self._stand():
            melde(
                _(
                    "status_reorganisation_veraltet",
                    default="Something has changed since the dry run: please look at "
                    "the numbers once more.",
                ),
                self.request,
                "warning",
            )
            return
        gelungen, ergebnis = self.versuche(
            organisation.reorganisiere_oder_beginne, self.vorhaben
        )
        if isinstance(ergebnis, organisation.Angenommen):
            self.request.response.redirect(seite_von(ergebnis.auftrag))
        elif gelungen:
            melde(
                _(
                    "status_reorganisiert",
                    default="The reorganisation has been carried out and noted.",
                ),
                self.request,
            )
            self.request.response.redirect(self.url())

    @button.buttonAndHandler(_("aktion_abbrechen", default="Cancel"), name="cancel")
    def handleCancel(self, action):
        self.request.response.redirect(self.url())


class ReorganisationSeite(OperationSeite):
    """Page of the reorganisation."""

    form = Reorganisation
