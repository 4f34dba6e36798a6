"""Protect a record, and lift its protection."""

from collective.eakte import _
from collective.eakte.config import SCHUETZEN
from collective.eakte.formulare.operation import Operation
from collective.eakte.formulare.operation import OperationSeite
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.formulare.statusmeldung import verweis
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rechte.api import berechtigungen
from collective.eakte.rechte.api import bereich_von
from collective.eakte.rechte.api import kette_von
from collective.eakte.rechte.berechtigung import NICHT_IM_SCHUTZ
from collective.eakte.rechte.browser.freigeben import rollen_zur_wahl
from collective.eakte.rechte.browser.prinzipalfeld import kreis
from collective.eakte.rechte.browser.prinzipalfeld import loese_auf
from collective.eakte.rechte.prinzipale import titel_von
from collective.eakte.rechte.sicht import zone_von
from collective.eakte.rechte.uhr import heute
from collective.eakte.rechte.vergabe import hebe_schutz_auf
from collective.eakte.rechte.vergabe import schuetze
from collective.eakte.rechte.vergaberegeln import ROLLENTITEL
from plone.autoform import directives
from plone.supermodel import model
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from z3c.form import button
from zope import schema


class ISchuetzen(model.Schema):
    """What is asked for."""

    directives.widget("kreis", kreis)
    kreis = schema.List(
        title=_("label_kreis", default="Who sees the record from now on"),
        description=_(
            "help_kreis",
            default="At least one person or group needs the right “Leitung”: it "
            "decides on the circle. Choose groups or offices where you can. Rows "
            "without a name do not count.",
        ),
        required=False,
    )

    grund = schema.Text(
        title=_("label_grund_des_schutzes", default="Reason"),
        description=_(
            "help_grund_des_schutzes",
            default="It is read by the circle and by the Registratur. Please name no "
            "persons and nothing of the content.",
        ),
    )


class ISchutzAufheben(model.Schema):
    """What is asked for."""

    grund = schema.Text(
        title=_("label_grund_des_schutzes", default="Reason"),
    )


class Schuetzen(Operation):
    """Form of the protection."""

    schema = ISchuetzen
    recht = SCHUETZEN
    knopf = _("knopf_schuetzen", default="Protect")
    erklaerung = _(
        "erklaerung_schuetzen",
        default="From now on only those see the record who are named for it. It is "
        "hidden from everybody else, from the administration too: in lists, in search "
        "and in reports. The Registratur keeps its number, state and retention.",
    )
    vorspann = ViewPageTemplateFile("templates/schuetzen.pt")
    buttons = Operation.buttons.copy()
    handlers = Operation.handlers.copy()

    @property
    def label(self):
        return _(
            "schuetzen_titel",
            default="Protect ${kennzeichen}",
            mapping={"kennzeichen": self.context.kennzeichen},
        )

    def pruefe(self):
        bereich = bereich_von(self.context)
        if bereich is None or bereich.schutz is None:
            return []
        return [
            Hindernis(
                "bereits-geschuetzt",
                _("bereits_geschuetzt", default="This record is protected already."),
            )
        ]

    def updateWidgets(self):
        super().updateWidgets()
        self.widgets["kreis"].rollen = [
            (rolle, self._text(titel)) for rolle, titel in rollen_zur_wahl(self.context)
        ]

    def bleiben(self):
        """Who keeps access: list of texts."""
        return self._in_worten(
            b
            for b in berechtigungen(self.context)
            if b.gilt(heute()) and b.ursache not in NICHT_IM_SCHUTZ
        )

    def verlieren(self):
        """Who loses access, as far as it was given at a place: list of texts."""
        eigene = self.bleiben()
        zone, _schutz = zone_von(kette_von(self.context))
        bereich = bereich_von(self.context)
        alle = self._in_worten(
            b
            for einer in zone
            for b in einer.geltende(heute())
            if einer is not bereich or b.ursache in NICHT_IM_SCHUTZ
        )
        return [text for text in alle if text not in eigene]

    def _in_worten(self, regeln):
        texte = [
            f"{titel_von(b.prinzipal)}: "
            + ", ".join(self._text(ROLLENTITEL.get(r, r)) for r in b.rollen)
            for b in regeln
        ]
        return sorted(dict.fromkeys(texte))

    def fuehre_aus(self, data):
        eintraege, gruende = [], []
        for zeile in data.get("kreis") or ():
            kennung, dagegen = loese_auf(zeile["prinzipal"], "kreis", self.request)
            eintraege.append((kennung, [zeile["rolle"]]))
            gruende += dagegen
        if gruende:
            raise Hindernisse(gruende)
        try:
            schuetze(self.context, eintraege, data["grund"])
        except Hindernisse as abgelehnt:
            raise Hindernisse(map(_am_kreis, abgelehnt.hindernisse)) from abgelehnt
        return self.context

    def melde(self, objekt):
        # Says nothing of the record: who sent this may see it no more.
        melde(_("status_geschuetzt", default="The record is protected."), self.request)

    @button.buttonAndHandler(_("knopf_weitere", default="More rows"), name="weitere")
    def handleWeitere(self, action):
        """The widget shows more rows; nothing is done."""


class SchuetzenSeite(OperationSeite):
    """Page of the protection."""

    form = Schuetzen


class SchutzAufheben(Operation):
    """Form of lifting the protection."""

    schema = ISchutzAufheben
    recht = SCHUETZEN
    knopf = _("knopf_schutz_aufheben", default="Lift the protection")
    erklaerung = _(
        "erklaerung_schutz_aufheben",
        default="From now on the record is seen again by all who have rights at its "
        "place in the plan, and by those who are named for it.",
    )

    @property
    def label(self):
        return _(
            "schutz_aufheben_titel",
            default="Lift the protection of ${kennzeichen}",
            mapping={"kennzeichen": self.context.kennzeichen},
        )

    def pruefe(self):
        bereich = bereich_von(self.context)
        if bereich is not None and bereich.schutz is not None:
            return []
        return [
            Hindernis(
                "nicht-geschuetzt",
                _("nicht_geschuetzt", default="This record is not protected itself."),
            )
        ]

    def fuehre_aus(self, data):
        hebe_schutz_auf(self.context, data["grund"])
        return self.context

    def melde(self, objekt):
        melde(
            _(
                "status_schutz_aufgehoben",
                default="${verweis} is protected no more.",
                mapping={"verweis": verweis(objekt)},
            ),
            self.request,
        )


class SchutzAufhebenSeite(OperationSeite):
    """Page of lifting the protection."""

    form = SchutzAufheben


def _am_kreis(grund):
    """A reason against an entry of the circle stands at the table of the circle."""
    if grund.field in ("prinzipal", "rollen"):
        return Hindernis(grund.code, grund.message, field="kreis")
    if grund.code == "letzter-zugang":
        return Hindernis(grund.code, grund.message, field="kreis")
    return grund
