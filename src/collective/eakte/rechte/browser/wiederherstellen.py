"""Recovery of a protected record by two people: request, list, confirmation."""

from AccessControl import Unauthorized
from collective.eakte import _
from collective.eakte.formulare.operation import Operation
from collective.eakte.formulare.operation import OperationSeite
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rechte.browser.prinzipalfeld import loese_auf
from collective.eakte.rechte.browser.prinzipalfeld import person
from collective.eakte.rechte.prinzipale import titel_von
from collective.eakte.rechte.wiederherstellung import beantrage_wiederherstellung
from collective.eakte.rechte.wiederherstellung import bestaetige_wiederherstellung
from collective.eakte.rechte.wiederherstellung import hat_rolle
from collective.eakte.rechte.wiederherstellung import offene_antraege
from collective.eakte.rechte.wiederherstellung import offener_antrag
from collective.eakte.rechte.wiederherstellung import verwirf_wiederherstellung
from functools import cached_property
from plone import api
from plone.autoform import directives
from plone.supermodel import model
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode
from z3c.form import button
from zope import schema


SEITE = "@@eakte-wiederherstellung"


class IBeantragen(model.Schema):
    """What is asked for."""

    kennzeichen = schema.TextLine(
        title=_("label_wiederherstellung_kennzeichen", default="Number of the record")
    )

    directives.widget("prinzipal", person)
    prinzipal = schema.TextLine(
        title=_(
            "label_wiederherstellung_person", default="Who decides on it from now on"
        ),
        description=_(
            "help_wiederherstellung_person",
            default="A person, but neither you nor whoever confirms it.",
        ),
    )

    grund = schema.Text(
        title=_("label_wiederherstellung_grund", default="Reason"),
        description=_(
            "help_wiederherstellung_grund",
            default="Why nobody of the circle can be reached. It is read by the second "
            "person and by the audit.",
        ),
    )


class IVerwerfen(model.Schema):
    """What is asked for."""

    grund = schema.Text(
        title=_("label_wiederherstellung_bemerkung", default="Reason of a refusal"),
        description=_(
            "help_wiederherstellung_bemerkung",
            default="Needed when the request is refused or taken back.",
        ),
        required=False,
    )


class _Wiederherstellung(Operation):
    """Base: for those who take part in recoveries."""

    def gegen(self):
        if not hat_rolle():
            raise Unauthorized(SEITE)
        return self.pruefe()

    def ziel(self, objekt):
        return f"{self.context.absolute_url()}/{SEITE}"


class Beantragen(_Wiederherstellung):
    """Form of the request, below the requests that wait."""

    schema = IBeantragen
    label = _("wiederherstellung_titel", default="Recover a protected record")
    knopf = _("knopf_wiederherstellung_beantragen", default="Ask for the recovery")
    erklaerung = _(
        "erklaerung_wiederherstellung",
        default="When nobody of the circle of a protected record is left or can be "
        "reached, two people together name somebody who decides on it again. Neither "
        "of them gets to see the record. Both steps are logged.",
    )
    vorspann = ViewPageTemplateFile("templates/antraege.pt")

    def antraege(self):
        """Requests that wait: list of dicts."""
        ich = api.user.get_current().getId()
        return [
            {
                "antrag": antrag,
                "fuer": titel_von(antrag.prinzipal),
                "von": titel_von(antrag.person),
                "eigener": antrag.person == ich,
                "url": f"{self.context.absolute_url()}/{SEITE}-bestaetigen?"
                + urlencode({"kennung": antrag.kennung}),
            }
            for antrag in offene_antraege()
        ]

    def fuehre_aus(self, data):
        kennung, gruende = loese_auf(data["prinzipal"], "prinzipal", self.request)
        if gruende:
            raise Hindernisse(gruende)
        beantrage_wiederherstellung(data["kennzeichen"], kennung, data["grund"])
        return self.context

    def melde(self, objekt):
        melde(
            _(
                "status_wiederherstellung_beantragt",
                default="The request waits for a second person for 14 days.",
            ),
            self.request,
        )


class BeantragenSeite(OperationSeite):
    """Page of the request."""

    form = Beantragen


class Bestaetigen(_Wiederherstellung):
    """Form of the second person."""

    schema = IVerwerfen
    label = _(
        "wiederherstellung_bestaetigen_titel",
        default="Recovery of a protected record",
    )
    knopf = _("knopf_wiederherstellung_bestaetigen", default="Confirm")

    @property
    def erklaerung(self):
        if self.eigener:
            return _(
                "erklaerung_wiederherstellung_eigene",
                default="You have asked for it yourself: somebody else has to confirm "
                "it (Vier-Augen). You can take it back.",
            )
        return _(
            "erklaerung_wiederherstellung_bestaetigen",
            default="With your confirmation the person named below sees the record at "
            "once and decides on its circle.",
        )

    vorspann = ViewPageTemplateFile("templates/berechtigung.pt")
    buttons = Operation.buttons.copy()
    handlers = Operation.handlers.copy()

    @cached_property
    def antrag(self):
        """The request that the address names, or ``None``."""
        return offener_antrag(self.request.form.get("kennung"))

    @property
    def action(self):
        kennung = self.request.form.get("kennung") or ""
        return f"{self.request.getURL()}?{urlencode({'kennung': kennung})}"

    @property
    def eigener(self):
        """Whether the user asked for it herself: then she can only take it back."""
        return self.antrag.person == api.user.get_current().getId()

    def knoepfe(self):
        return [
            knopf
            for knopf in super().knoepfe()
            if knopf.__name__ != "save" or not self.eigener
        ]

    def pruefe(self):
        if self.antrag is not None:
            return []
        return [
            Hindernis(
                "antrag-unbekannt",
                _("antrag_unbekannt", default="There is no such request any more."),
            )
        ]

    def zeilen(self):
        """The request in words: list of pairs of a name and a value."""
        fmt = self.context.restrictedTraverse("@@eakte-format")
        antrag = self.antrag
        return [
            (IBeantragen["kennzeichen"].title, antrag.kennzeichen),
            (IBeantragen["prinzipal"].title, titel_von(antrag.prinzipal)),
            (IBeantragen["grund"].title, antrag.grund),
            (
                _("label_wiederherstellung_von", default="Asked for by"),
                titel_von(antrag.person),
            ),
            (
                _("label_wiederherstellung_am", default="On"),
                fmt.zeitpunkt(antrag.zeit),
            ),
        ]

    def fuehre_aus(self, data):
        bestaetige_wiederherstellung(self.antrag.kennung)
        return self.context

    def melde(self, objekt):
        melde(
            _("status_wiederhergestellt", default="The recovery is confirmed."),
            self.request,
        )

    @button.buttonAndHandler(
        _("knopf_wiederherstellung_verwerfen", default="Refuse or take back"),
        name="verwerfen",
    )
    def handleVerwerfen(self, action):
        data, errors = self.extractData()
        if errors:
            return
        gelungen, _nichts = self.versuche(
            verwirf_wiederherstellung, self.antrag.kennung, data["grund"]
        )
        if gelungen:
            melde(
                _(
                    "status_wiederherstellung_verworfen",
                    default="The request has been refused.",
                ),
                self.request,
            )
            self.request.response.redirect(self.ziel(self.context))


class BestaetigenSeite(OperationSeite):
    """Page of the second person."""

    form = Bestaetigen
