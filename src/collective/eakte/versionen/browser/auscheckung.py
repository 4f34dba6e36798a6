"""Pages to check a Dokument out, in, cancel, hand over and take back.

Nothing but a browser is needed: the file is downloaded, edited and sent back.
"""

from collective.eakte import _
from collective.eakte.config import AUSCHECKEN_ERZWINGEN
from collective.eakte.config import INHALT_LESEN
from collective.eakte.dokument.browser.datei import name_zum_speichern
from collective.eakte.formulare.operation import Operation
from collective.eakte.formulare.operation import OperationSeite
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.formulare.statusmeldung import verweis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rechte.browser.prinzipalfeld import loese_auf
from collective.eakte.rechte.browser.prinzipalfeld import person
from collective.eakte.rest import darf
from collective.eakte.versionen.auscheckung import nicht_ausgecheckt
from collective.eakte.versionen.auscheckung_api import auscheckung
from collective.eakte.versionen.auscheckung_api import brich_ab
from collective.eakte.versionen.auscheckung_api import checke_aus
from collective.eakte.versionen.auscheckung_api import checke_ein
from collective.eakte.versionen.auscheckung_api import gegen_einchecken
from collective.eakte.versionen.auscheckung_api import nimm_zurueck
from collective.eakte.versionen.auscheckung_api import pruefe_auschecken
from collective.eakte.versionen.auscheckung_api import uebergib
from collective.eakte.versionen.auscheckung_worte import abweichungen
from collective.eakte.versionen.auscheckung_worte import name
from collective.eakte.versionen.rueckgabe import behalte_namen
from plone.autoform import directives
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from Products.CMFCore.permissions import ModifyPortalContent
from Products.CMFCore.permissions import View
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import quote
from z3c.form import button
from zope import schema
from zope.interface import Interface


HERUNTERLADEN = "herunterladen"


def download_url(dokument):
    """Address of the file of a Dokument, or ``None`` for who may not read it.

    :param dokument: the Dokument.
    """
    if dokument.file is None or not darf(INHALT_LESEN, dokument):
        return None
    # The name in the address is for people only; a slash would be a step.
    dateiname = quote(name_zum_speichern(dokument).replace("/", "-"))
    return f"{dokument.absolute_url()}/@@download/file/{dateiname}"


class IEinchecken(model.Schema):
    """What is asked for."""

    datei = NamedBlobFile(
        title=_("label_einchecken_datei", default="Edited file"),
        description=_(
            "help_einchecken_datei",
            default="It becomes the new version. Without a file the Dokument stays as "
            "it is.",
        ),
        required=False,
    )

    kommentar = schema.TextLine(
        title=_("label_einchecken_kommentar", default="Comment on the version"),
        description=_(
            "help_einchecken_kommentar",
            default="What was changed; it is shown in the list of versions.",
        ),
        required=False,
    )


class IUebergeben(model.Schema):
    """What is asked for."""

    directives.widget("an", person)
    an = schema.TextLine(
        title=_("label_uebergeben_an", default="Who goes on with it"),
        description=_(
            "help_uebergeben_an", default="A person who may change the Dokument."
        ),
    )

    grund = schema.Text(
        title=_("label_uebergeben_grund", default="Remark"), required=False
    )


class IZuruecknehmen(model.Schema):
    """What is asked for."""

    grund = schema.Text(
        title=_("label_zuruecknehmen_grund", default="Reason"),
        description=_(
            "help_zuruecknehmen_grund",
            default="It is read by who has the Dokument now, and by the audit.",
        ),
    )


class _Auscheckung(Operation):
    """Base of the forms.

    :cvar titel: heading, with ``${kennzeichen}``.
    :cvar erfolg: status message, with ``${verweis}``.
    """

    vorspann = ViewPageTemplateFile("templates/auscheckung.pt")
    recht = View

    @property
    def label(self):
        return self.titel({"kennzeichen": self.context.kennzeichen or self.context.id})

    @property
    def stand(self):
        """:returns: :class:`~..auscheckung.Auscheckung`, or ``None``."""
        return auscheckung(self.context)

    @property
    def download_url(self):
        """:returns: address of the file, when it is worth offering here."""
        return None

    def melde(self, objekt):
        melde(self.erfolg({"verweis": verweis(objekt)}), self.request)


class Auschecken(_Auscheckung):
    """Take the Dokument for editing, and the file with it."""

    buttons = Operation.buttons.copy()
    handlers = Operation.handlers.copy()

    schema = Interface
    recht = ModifyPortalContent
    erklaerung = _(
        "erklaerung_auschecken",
        default="From now on only you change the Dokument; the others go on reading "
        "it and see that you have it. Edit the file on your computer and check it in "
        "afterwards.",
    )

    @staticmethod
    def titel(mapping):
        return _(
            "auschecken_titel", default="Check out ${kennzeichen}", mapping=mapping
        )

    @staticmethod
    def erfolg(mapping):
        return _(
            "status_ausgecheckt",
            default="${verweis} is checked out by you.",
            mapping=mapping,
        )

    @property
    def knopf(self):
        if download_url(self.context) is None:
            return _("knopf_auschecken", default="Check out")
        return _("knopf_auschecken_laden", default="Check out and download")

    def pruefe(self):
        return pruefe_auschecken(self.context)

    def fuehre_aus(self, data):
        checke_aus(self.context)
        return self.context

    def ziel(self, objekt):
        if download_url(objekt) is None:
            return objekt.absolute_url()
        return f"{objekt.absolute_url()}/@@einchecken?{HERUNTERLADEN}=1"

    @button.buttonAndHandler(
        _("knopf_nur_auschecken", default="Check out only"),
        name="ohne_datei",
        condition=lambda form: download_url(form.context) is not None,
    )
    def handleOhneDatei(self, action):
        gelungen, objekt = self.versuche(self.fuehre_aus, {})
        if gelungen:
            self.melde(objekt)
            self.request.response.redirect(objekt.absolute_url())

    # Cancel comes last, as in all forms.
    buttons = buttons.select("save", "ohne_datei", "cancel")


class Einchecken(_Auscheckung):
    """Send the edited file back."""

    schema = IEinchecken
    knopf = _("knopf_einchecken", default="Check in")
    erklaerung = _(
        "erklaerung_einchecken",
        default="Choose the file that you have edited. It becomes a new version; the "
        "earlier ones stay. Then the others can change the Dokument again.",
    )

    @staticmethod
    def titel(mapping):
        return _("einchecken_titel", default="Check in ${kennzeichen}", mapping=mapping)

    @property
    def download_url(self):
        return download_url(self.context)

    @property
    def laedt(self):
        """:returns: whether the file is being downloaded with this page."""
        return HERUNTERLADEN in self.request.form and self.download_url is not None

    def pruefe(self):
        return gegen_einchecken(self.context)

    def update(self):
        super().update()
        if not self.gruende and self.laedt and self.request.method == "GET":
            # Browsers keep the page and save the file; no script is needed.
            self.request.response.setHeader("Refresh", f"0; url={self.download_url}")

    def fuehre_aus(self, data):
        datei = data.get("datei")
        behalte_namen(self.context, datei)
        self.hinweise = abweichungen(self.context, datei)
        self.mit_datei = datei is not None
        checke_ein(self.context, datei, data.get("kommentar") or "")
        return self.context

    def melde(self, objekt):
        mapping = {"verweis": verweis(objekt)}
        if self.mit_datei:
            meldung = _(
                "status_eingecheckt",
                default="${verweis} is checked in with a new version.",
                mapping=mapping,
            )
        else:
            meldung = _(
                "status_eingecheckt_ohne_datei",
                default="${verweis} is checked in without a new file.",
                mapping=mapping,
            )
        melde(meldung, self.request)
        for hinweis in self.hinweise:
            melde(hinweis, self.request, "warning")


class Abbrechen(_Auscheckung):
    """Give the check-out up."""

    schema = Interface
    knopf = _("knopf_auschecken_abbrechen", default="Cancel the check-out")
    erklaerung = _(
        "erklaerung_auschecken_abbrechen",
        default="The Dokument stays as it is. What you have changed on your computer "
        "is not filed.",
    )

    @staticmethod
    def titel(mapping):
        return _(
            "auschecken_abbrechen_titel",
            default="Cancel the check-out of ${kennzeichen}",
            mapping=mapping,
        )

    @staticmethod
    def erfolg(mapping):
        return _(
            "status_auschecken_abgebrochen",
            default="${verweis} is not checked out any more.",
            mapping=mapping,
        )

    def pruefe(self):
        return gegen_einchecken(self.context)

    def fuehre_aus(self, data):
        brich_ab(self.context)
        return self.context


class Uebergeben(_Auscheckung):
    """Let somebody else go on with it."""

    schema = IUebergeben
    knopf = _("knopf_uebergeben", default="Hand over")
    erklaerung = _(
        "erklaerung_uebergeben",
        default="The check-out passes to another person without a gap. She gets the "
        "file as it is filed: what you have changed on your computer is no part of it.",
    )

    @staticmethod
    def titel(mapping):
        return _(
            "uebergeben_titel",
            default="Hand over the check-out of ${kennzeichen}",
            mapping=mapping,
        )

    def pruefe(self):
        return gegen_einchecken(self.context)

    def fuehre_aus(self, data):
        an, gruende = loese_auf(data["an"], "an", self.request)
        if gruende:
            raise Hindernisse(gruende)
        self.neue = uebergib(self.context, an, data.get("grund") or "")
        return self.context

    def melde(self, objekt):
        melde(
            _(
                "status_uebergeben",
                default="${verweis} is now checked out by ${person}.",
                mapping={"verweis": verweis(objekt), "person": name(self.neue.person)},
            ),
            self.request,
        )


class Zuruecknehmen(_Auscheckung):
    """End the check-out of somebody else."""

    schema = IZuruecknehmen
    recht = AUSCHECKEN_ERZWINGEN
    knopf = _("knopf_zuruecknehmen", default="Take back")
    erklaerung = _(
        "erklaerung_zuruecknehmen",
        default="The check-out ends, and others can change the Dokument again. All "
        "versions stay. Who had it can file her work as a new version after checking "
        "out again.",
    )

    @staticmethod
    def titel(mapping):
        return _(
            "zuruecknehmen_titel",
            default="Take back the check-out of ${kennzeichen}",
            mapping=mapping,
        )

    @staticmethod
    def erfolg(mapping):
        return _(
            "status_zurueckgenommen",
            default="The check-out of ${verweis} has been ended.",
            mapping=mapping,
        )

    def pruefe(self):
        return [] if self.stand is not None else [nicht_ausgecheckt()]

    def fuehre_aus(self, data):
        nimm_zurueck(self.context, data["grund"])
        return self.context


class AuscheckenSeite(OperationSeite):
    """Page of :class:`Auschecken`."""

    form = Auschecken


class EincheckenSeite(OperationSeite):
    """Page of :class:`Einchecken`."""

    form = Einchecken


class AbbrechenSeite(OperationSeite):
    """Page of :class:`Abbrechen`."""

    form = Abbrechen


class UebergebenSeite(OperationSeite):
    """Page of :class:`Uebergeben`."""

    form = Uebergeben


class ZuruecknehmenSeite(OperationSeite):
    """Page of :class:`Zuruecknehmen`."""

    form = Zuruecknehmen
