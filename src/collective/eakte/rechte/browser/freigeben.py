"""Release a record, and give rights at a node of the plan."""

from collective.eakte import _
from collective.eakte.config import RECHTE_ANSEHEN
from collective.eakte.config import RECHTE_VERGEBEN
from collective.eakte.formulare.operation import Operation
from collective.eakte.formulare.operation import OperationSeite
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.formulare.statusmeldung import verweis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.rechte.browser.prinzipalfeld import loese_auf
from collective.eakte.rechte.browser.prinzipalfeld import prinzipal
from collective.eakte.rechte.prinzipale import titel_von
from collective.eakte.rechte.pruefungen import vergebbare_rollen
from collective.eakte.rechte.vergabe import darf_vergeben
from collective.eakte.rechte.vergabe import vergib
from collective.eakte.rechte.vergaberegeln import ROLLENTITEL
from plone import api
from plone.autoform import directives
from plone.supermodel import model
from zope import schema
from zope.component import queryMultiAdapter
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


class IFreigeben(model.Schema):
    """What is asked for."""

    directives.widget("prinzipal", prinzipal)
    prinzipal = schema.TextLine(
        title=_("label_prinzipal", default="Person, group or office"),
        description=_(
            "help_prinzipal",
            default="Choose a group or office where you can: when people come and go, "
            "nothing has to be changed.",
        ),
    )

    rollen = schema.Choice(
        title=_("label_rolle", default="Right"), values=list(ROLLENTITEL)
    )

    von = schema.Date(title=_("label_von", default="From"), required=False)

    bis = schema.Date(
        title=_("label_bis", default="Until"),
        description=_(
            "help_bis",
            default="Last day. The right ends by itself. Without an entry it holds "
            "until somebody withdraws it.",
        ),
        required=False,
    )

    grund = schema.Text(
        title=_("label_grund_der_freigabe", default="Reason"),
        description=_(
            "help_grund_der_freigabe",
            default="It stands in the report of rights and is read by the audit.",
        ),
    )


def rollen_zur_wahl(obj):
    """What the current user may grant at an object, the least first.

    :returns: list of pairs of a role and its title.
    """
    erlaubt = darf_vergeben(obj)
    return [
        (rolle, ROLLENTITEL.get(rolle, rolle))
        for rolle in vergebbare_rollen(obj)
        if rolle in erlaubt
    ]


class ZumReiter:
    """Mixin: after the operation one sees the rights of the record."""

    def ziel(self, objekt):
        reiter = queryMultiAdapter((objekt, self.request), name="rechte")
        if reiter is None or not api.user.has_permission(RECHTE_ANSEHEN, obj=objekt):
            return super().ziel(objekt)
        return f"{objekt.absolute_url()}/@@rechte"


class Freigeben(ZumReiter, Operation):
    """Form of a release."""

    schema = IFreigeben
    recht = RECHTE_VERGEBEN
    knopf = _("knopf_freigeben", default="Release")

    @property
    def label(self):
        angaben = {"kennzeichen": self.context.kennzeichen or self.context.Title()}
        if IPlanknoten.providedBy(self.context):
            return _(
                "rechte_vergeben_titel",
                default="Give rights at ${kennzeichen}",
                mapping=angaben,
            )
        return _("freigeben_titel", default="Release ${kennzeichen}", mapping=angaben)

    @property
    def erklaerung(self):
        if IPlanknoten.providedBy(self.context):
            return _(
                "erklaerung_rechte_vergeben",
                default="The right holds for everything below, except for protected "
                "records. It holds at once.",
            )
        return _(
            "erklaerung_freigeben",
            default="The right holds for the record and all that is in it, at once.",
        )

    def updateFields(self):
        super().updateFields()
        wahl = schema.Choice(
            __name__="rollen",
            title=IFreigeben["rollen"].title,
            vocabulary=SimpleVocabulary(
                [
                    SimpleTerm(rolle, rolle, titel)
                    for rolle, titel in rollen_zur_wahl(self.context)
                ]
            ),
        )
        wahl.interface = IFreigeben
        self.fields["rollen"].field = wahl

    def fuehre_aus(self, data):
        kennung, gruende = loese_auf(data["prinzipal"], "prinzipal", self.request)
        if gruende:
            raise Hindernisse(gruende)
        self.berechtigung = vergib(
            self.context,
            kennung,
            [data["rollen"]],
            grund=data["grund"],
            von=data["von"],
            bis=data["bis"],
        )
        return self.context

    def melde(self, objekt):
        melde(
            _(
                "status_freigegeben",
                default="${verweis} has been released to ${name}.",
                mapping={
                    "verweis": verweis(objekt),
                    "name": titel_von(self.berechtigung.prinzipal),
                },
            ),
            self.request,
        )


class FreigebenSeite(OperationSeite):
    """Page of a release."""

    form = Freigeben
