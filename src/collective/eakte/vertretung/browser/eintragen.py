"""Say who stands in for somebody."""

from AccessControl import Unauthorized
from collective.eakte import _
from collective.eakte.aktenzeichen.aufloesung import treffer
from collective.eakte.formulare.formular import FormularSeite
from collective.eakte.formulare.operation import Operation
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rechte.uhr import heute
from collective.eakte.vertretung.api import trage_ein
from collective.eakte.vertretung.berechtigte import darf_fuer_andere
from collective.eakte.vertretung.browser.personen import finde_person
from collective.eakte.vertretung.darstellung import name
from collective.eakte.vertretung.vertretung import AKTE
from collective.eakte.vertretung.vertretung import ALLES
from collective.eakte.vertretung.vertretung import UMFANG
from plone import api
from plone.supermodel import model
from zope import schema
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


class IEintragen(model.Schema):
    """What is asked for."""

    abwesend = schema.TextLine(
        title=_("label_vertretung_abwesend", default="Who is absent"),
        description=_(
            "help_vertretung_abwesend",
            default="User name or full name; leave empty for yourself.",
        ),
        required=False,
    )

    vertretung = schema.TextLine(
        title=_("label_vertretung_vertretung", default="Who stands in"),
        description=_("help_vertretung_vertretung", default="User name or full name."),
    )

    von = schema.Date(
        title=_("label_vertretung_von", default="From"), defaultFactory=lambda: heute()
    )

    bis = schema.Date(
        title=_("label_vertretung_bis", default="Until"),
        description=_(
            "help_vertretung_bis",
            default="Last day. It ends by itself, and can be ended before.",
        ),
    )

    umfang = schema.Choice(
        title=_("label_vertretung_umfang", default="For"),
        vocabulary=SimpleVocabulary(
            [SimpleTerm(wert, wert, titel) for wert, titel in UMFANG.items()]
        ),
        default=ALLES,
    )

    bezug = schema.TextLine(
        title=_("label_vertretung_bezug", default="Which office or Akte"),
        description=_(
            "help_vertretung_bezug",
            default="Short code of the office, or number of the Akte; empty for "
            "everything.",
        ),
        required=False,
    )

    grund = schema.TextLine(
        title=_("label_vertretung_grund", default="Reason"),
        required=False,
    )


class Eintragen(Operation):
    """Form of a new Vertretung."""

    schema = IEintragen
    label = _("vertretung_eintragen_titel", default="Enter a Vertretung")
    knopf = _("knopf_vertretung_eintragen", default="Enter")
    description = _(
        "erklaerung_vertretung",
        default="The deputy sees and does what the absent person may, marked as done "
        "on her behalf. Personal records stay closed. No password is passed on.",
    )

    def gegen(self):
        if api.user.is_anonymous():
            raise Unauthorized("Please log in.")
        return []

    def updateFields(self):
        super().updateFields()
        if not darf_fuer_andere():
            self.fields = self.fields.omit("abwesend")

    def fuehre_aus(self, data):
        gruende = []
        angaben = {
            feld: _person(data.get(feld), feld, gruende)
            for feld in ("abwesend", "vertretung")
            if feld == "vertretung" or data.get(feld)
        }
        if gruende:
            raise Hindernisse(gruende)
        return trage_ein(
            von=data["von"],
            bis=data["bis"],
            umfang=data["umfang"],
            bezug=_bezug(data["umfang"], data.get("bezug")),
            grund=data.get("grund") or "",
            **angaben,
        )

    def melde(self, vertretung):
        melde(
            _(
                "status_vertretung_eingetragen",
                default="${vertretung} stands in for ${abwesend}.",
                mapping={
                    "vertretung": name(vertretung.vertretung),
                    "abwesend": name(vertretung.abwesend),
                },
            ),
            self.request,
        )

    def ziel(self, vertretung):
        return f"{self.context.absolute_url()}/@@eakte-vertretung"


class EintragenSeite(FormularSeite):
    """Page of a new Vertretung."""

    form = Eintragen


def _person(text, feld, gruende):
    try:
        return finde_person(text, feld)
    except Hindernisse as abgelehnt:
        gruende += abgelehnt.hindernisse
        return None


def _bezug(umfang, text):
    text = (text or "").strip()
    if umfang != AKTE:
        return text or None
    gefunden = treffer(text)
    return gefunden[0].brain.UID if gefunden else None
