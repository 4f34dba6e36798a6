"""Make an office, or change what is known of it."""

from collective.eakte import _
from collective.eakte.config import ORGANISATION_PFLEGEN
from collective.eakte.formulare.formular import FormularSeite
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.organisation import api as organisation
from collective.eakte.organisation.browser.operation import Organisationsformular
from collective.eakte.organisation.modell import ANGABEN
from functools import cached_property
from plone.supermodel import model
from zope import schema


class IEinheit(model.Schema):
    """What is asked for."""

    code = schema.TextLine(
        title=_("label_oe_code", default="Code"),
        description=_(
            "help_oe_code",
            default="As it stands in Federführung and Aktenführung, for example 32.1. "
            "It stays; a reorganisation gives another one.",
        ),
    )

    name = schema.TextLine(title=_("label_oe_name", default="Name"))

    uebergeordnet = schema.TextLine(
        title=_("label_oe_uebergeordnet", default="Superordinate office"),
        description=_("help_oe_uebergeordnet", default="Its code."),
        required=False,
    )

    leitung = schema.List(
        title=_("label_oe_leitung", default="Heads"),
        description=_(
            "help_oe_leitung", default="User names or group names, one in each line."
        ),
        value_type=schema.TextLine(),
        required=False,
    )

    stellvertretung = schema.List(
        title=_("label_oe_stellvertretung", default="Permanent deputies of the heads"),
        description=_(
            "help_oe_leitung", default="User names or group names, one in each line."
        ),
        value_type=schema.TextLine(),
        required=False,
    )

    gruppen = schema.List(
        title=_("label_oe_gruppen", default="Groups of those who work there"),
        description=_("help_oe_gruppen", default="Group names, one in each line."),
        value_type=schema.TextLine(),
        required=False,
    )

    aktiv_ab = schema.Date(
        title=_("label_oe_aktiv_ab", default="E-Akte active from"),
        description=_(
            "help_oe_aktiv_ab",
            default="Before that day, and as long as none is given, people of the "
            "office see neither plan nor records.",
        ),
        required=False,
    )

    gueltig_ab = schema.Date(
        title=_("label_oe_gueltig_ab", default="First day of the office"),
        required=False,
    )

    gueltig_bis = schema.Date(
        title=_("label_oe_gueltig_bis", default="Last day of the office"),
        required=False,
    )


class Einheit(Organisationsformular):
    """Form of an office; a code in the address says which one is changed."""

    schema = IEinheit
    recht = ORGANISATION_PFLEGEN
    knopf = _("knopf_oe_speichern", default="Save")
    ignoreContext = False

    @cached_property
    def code(self):
        """Code of the office that is changed; empty for a new one."""
        return self.aus_adresse("code")

    @property
    def action(self):
        angaben = {"code": self.code} if self.code else {}
        return self.url("@@eakte-organisation-einheit", **angaben)

    @property
    def label(self):
        if not self.code:
            return _("oe_neu_titel", default="Make an office")
        return _(
            "oe_aendern_titel",
            default="Change office ${code}",
            mapping={"code": self.code},
        )

    def pruefe(self):
        if self.code:
            try:
                organisation.einheit(self.code)
            except Hindernisse as abgelehnt:
                return list(abgelehnt.hindernisse)
        return []

    def getContent(self):
        if not self.code:
            return {"uebergeordnet": self.aus_adresse("uebergeordnet") or None}
        eine = organisation.einheit(self.code)
        return {
            name: list(wert) if isinstance(wert, tuple) else wert
            for name in ANGABEN
            for wert in (getattr(eine, name),)
        }

    def updateFields(self):
        super().updateFields()
        if self.code:
            self.fields = self.fields.omit("code")

    def fuehre_aus(self, data):
        if self.code:
            return organisation.aendere(self.code, **data)
        return organisation.lege_an(data.pop("code"), data.pop("name"), **data)

    def melde(self, objekt):
        melde(
            _(
                "status_oe_gespeichert",
                default="${oe} has been saved.",
                mapping={"oe": organisation.titel(objekt.code)},
            ),
            self.request,
        )


class EinheitSeite(FormularSeite):
    """Page of an office."""

    form = Einheit
