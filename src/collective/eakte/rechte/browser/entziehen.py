"""Withdraw one grant, or change its last day; the address names it."""

from collective.eakte import _
from collective.eakte.config import RECHTE_VERGEBEN
from collective.eakte.formulare.operation import Operation
from collective.eakte.formulare.operation import OperationSeite
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.hindernisse import Hindernis
from collective.eakte.rechte.berechtigung import URSACHEN
from collective.eakte.rechte.browser.freigeben import ZumReiter
from collective.eakte.rechte.prinzipale import titel_von
from collective.eakte.rechte.vergabe import berechtigung
from collective.eakte.rechte.vergabe import entziehe
from collective.eakte.rechte.vergabe import verlaengere
from collective.eakte.rechte.vergaberegeln import ROLLENTITEL
from functools import cached_property
from plone.supermodel import model
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode
from zope import schema
from zope.i18n import translate


class IEntziehen(model.Schema):
    """What is asked for."""

    grund = schema.Text(
        title=_("label_grund_des_entzugs", default="Reason"),
        description=_(
            "help_grund_der_freigabe",
            default="It stands in the report of rights and is read by the audit.",
        ),
    )


class IFrist(model.Schema):
    """What is asked for."""

    bis = schema.Date(
        title=_("label_bis", default="Until"),
        description=_(
            "help_bis",
            default="Last day. The right ends by itself. Without an entry it holds "
            "until somebody withdraws it.",
        ),
        required=False,
    )


class _Einzelne(ZumReiter, Operation):
    """Base of the forms for one grant."""

    recht = RECHTE_VERGEBEN
    vorspann = ViewPageTemplateFile("templates/berechtigung.pt")

    @cached_property
    def berechtigung(self):
        """The grant that the address names, or ``None``."""
        kennung = self.request.form.get("kennung")
        return berechtigung(self.context, kennung)

    @property
    def action(self):
        kennung = self.request.form.get("kennung") or ""
        return f"{self.request.getURL()}?{urlencode({'kennung': kennung})}"

    def gegen(self):
        # Who may not look at the rights is not told which grants there are.
        gruende = super().gegen()
        if not gruende and self.berechtigung is None:
            return [
                Hindernis(
                    "berechtigung-unbekannt",
                    _(
                        "berechtigung_unbekannt",
                        default="There is no such grant here any more.",
                    ),
                )
            ]
        return gruende

    @property
    def name(self):
        return titel_von(self.berechtigung.prinzipal)

    def zeilen(self):
        """The grant in words: list of pairs of a name and a value."""
        b = self.berechtigung
        fmt = self.context.restrictedTraverse("@@eakte-format")
        rollen = [
            translate(ROLLENTITEL.get(r, r), context=self.request) for r in b.rollen
        ]
        zeilen = [
            (_("label_prinzipal", default="Person, group or office"), self.name),
            (_("label_rolle", default="Right"), ", ".join(rollen)),
            (_("label_ursache", default="Cause"), URSACHEN.get(b.ursache, b.ursache)),
            (_("label_von", default="From"), fmt.datum(b.von)),
            (_("label_bis", default="Until"), fmt.datum(b.bis)),
            (_("label_grund_der_freigabe", default="Reason"), b.grund),
        ]
        return [(name, wert) for name, wert in zeilen if wert]


class Entziehen(_Einzelne):
    """Form of withdrawing."""

    schema = IEntziehen
    knopf = _("knopf_entziehen", default="Withdraw the right")
    erklaerung = _(
        "erklaerung_entziehen",
        default="The right ends at once. Rights for other causes stay.",
    )

    @property
    def label(self):
        return _(
            "entziehen_titel",
            default="Withdraw a right at ${kennzeichen}",
            mapping={"kennzeichen": self.context.kennzeichen or self.context.Title()},
        )

    def fuehre_aus(self, data):
        name = self.name
        entziehe(self.context, self.berechtigung.kennung, data["grund"])
        self.entzogen = name
        return self.context

    def melde(self, objekt):
        melde(
            _(
                "status_entzogen",
                default="The right of ${name} has been withdrawn.",
                mapping={"name": self.entzogen},
            ),
            self.request,
        )


class EntziehenSeite(OperationSeite):
    """Page of withdrawing."""

    form = Entziehen


class Frist(_Einzelne):
    """Form of the last day."""

    schema = IFrist
    knopf = _("knopf_frist", default="Change the last day")
    erklaerung = _(
        "erklaerung_frist", default="The right stays as it is, with another last day."
    )

    @property
    def label(self):
        return _(
            "frist_titel",
            default="Change the last day of a right at ${kennzeichen}",
            mapping={"kennzeichen": self.context.kennzeichen or self.context.Title()},
        )

    def fuehre_aus(self, data):
        verlaengere(self.context, self.berechtigung.kennung, data["bis"])
        return self.context

    def melde(self, objekt):
        melde(
            _(
                "status_frist",
                default="The right of ${name} has another last day.",
                mapping={"name": self.name},
            ),
            self.request,
        )


class FristSeite(OperationSeite):
    """Page of the last day."""

    form = Frist
