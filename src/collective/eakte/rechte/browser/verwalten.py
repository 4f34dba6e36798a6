"""Protected records by number, and what the Registratur does to them unread."""

from AccessControl import Unauthorized
from collective.eakte import _
from collective.eakte.behaviors.aufbewahrung import IAufbewahrung
from collective.eakte.config import GESCHUETZTE_VERWALTEN
from collective.eakte.formulare.operation import Operation
from collective.eakte.formulare.operation import OperationSeite
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.hindernisse import Hindernis
from collective.eakte.rechte import verwaltung
from collective.eakte.rechte.prinzipale import titel_von
from collective.eakte.ui.handlungen import Handlung
from functools import cached_property
from plone import api
from plone.supermodel import model
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode
from z3c.form.field import Fields
from zope import schema


SEITE = "@@eakte-geschuetzte"


class Geschuetzte(BrowserView):
    """The list of protected records of a part of the plan."""

    index = ViewPageTemplateFile("templates/geschuetzte.pt")

    def __call__(self):
        self.request.response.setHeader("Cache-Control", "private, no-store")
        if not api.user.has_permission(GESCHUETZTE_VERWALTEN, obj=self.context):
            raise Unauthorized(SEITE)
        return self.index()

    @cached_property
    def zeilen(self):
        """List of dicts, one for each record."""
        fmt = self.context.restrictedTraverse("@@eakte-format")
        return [
            {
                "eintrag": eintrag,
                "stand": fmt.stand(eintrag.stand),
                "seit": fmt.datum(eintrag.seit),
                "von": titel_von(eintrag.person),
                "frist": self._frist(eintrag.aufbewahrung, fmt),
                "schritte": self._schritte(eintrag),
            }
            for eintrag in verwaltung.geschuetzte(self.context)
        ]

    def _frist(self, aufbewahrung, fmt):
        """The retention: list of texts and messages."""
        dauer = aufbewahrung.get("aufbewahrungsdauer")
        teile = []
        if aufbewahrung.get("aufbewahrung_unbefristet"):
            teile.append(_("geschuetzte_unbefristet", default="without limit"))
        elif dauer is not None:
            teile.append(
                _("geschuetzte_jahre", default="${n} years", mapping={"n": dauer})
            )
        art = aufbewahrung.get("aussonderungsart")
        if art:
            teile.append(fmt.aussonderungsart(art))
        return teile

    def _schritte(self, eintrag):
        """What can be done in a state: list of pairs of an address and a title."""
        return [
            (
                f"{self.context.absolute_url()}/{SEITE}-{name}?"
                + urlencode({"uid": eintrag.uid}),
                titel,
            )
            for name, titel, staende in SCHRITTE
            if eintrag.stand in staende
        ]


OFFEN, ZDA = "in_bearbeitung", "zda"
SCHRITTE = (
    ("zda", _("knopf_zda", default="Close (zdA)"), {OFFEN}),
    ("zda-aufheben", _("knopf_zda_aufheben", default="Reopen"), {ZDA}),
    (
        "aufbewahrung",
        _("knopf_aufbewahrung_aendern", default="Change the retention"),
        {OFFEN, ZDA},
    ),
    ("stornieren", _("knopf_stornieren", default="Withdraw"), {OFFEN}),
)


class IMitBemerkung(model.Schema):
    """A remark that is kept in the history."""

    bemerkung = schema.Text(
        title=_("label_uebergang_bemerkung", default="Remark"), required=False
    )


class IMitGrund(model.Schema):
    """A reason that is kept."""

    grund = schema.Text(title=_("label_uebergang_grund", default="Reason"))


class IStornoGeschuetzt(IMitGrund):
    """A reason, and whether the content goes with it."""

    mit_inhalt = schema.Bool(
        title=_("label_mit_inhalt", default="Withdraw what is in it as well"),
        default=False,
    )


class _Verwalten(Operation):
    """Base of the forms; the address names the record."""

    recht = GESCHUETZTE_VERWALTEN

    @cached_property
    def akte(self):
        """The protected record, or ``None``."""
        uid = self.request.form.get("uid")
        return verwaltung.finde(self.context, uid) if isinstance(uid, str) else None

    @property
    def action(self):
        uid = self.request.form.get("uid") or ""
        return f"{self.request.getURL()}?{urlencode({'uid': uid})}"

    @property
    def label(self):
        kennzeichen = self.akte.kennzeichen if self.akte is not None else ""
        return self.titel({"kennzeichen": kennzeichen})

    def gegen(self):
        if not api.user.has_permission(self.recht, obj=self.context):
            raise Unauthorized(SEITE)
        if self.akte is None:
            return [
                Hindernis(
                    "nicht-gefunden",
                    _(
                        "geschuetzte_nicht_gefunden",
                        default="There is no such protected record here.",
                    ),
                )
            ]
        return []

    def ziel(self, objekt):
        return f"{self.context.absolute_url()}/{SEITE}"

    def melde(self, objekt):
        melde(
            _(
                "status_geschuetzte",
                default="${kennzeichen}: carried out.",
                mapping={"kennzeichen": self.akte.kennzeichen},
            ),
            self.request,
        )


class Zda(_Verwalten):
    """Close a protected record."""

    schema = IMitBemerkung
    knopf = _("knopf_zda", default="Close (zdA)")
    erklaerung = _(
        "erklaerung_zda",
        default="The record is closed: nothing in it can be changed or added any "
        "more, and the retention period begins. The Registratur can reopen it.",
    )

    @staticmethod
    def titel(mapping):
        return _("zda_titel", default="Close ${kennzeichen} (zdA)", mapping=mapping)

    def fuehre_aus(self, data):
        verwaltung.verfuege_zda(self.akte, data.get("bemerkung") or "")
        return self.context


class ZdaAufheben(_Verwalten):
    """Reopen a protected record."""

    schema = IMitGrund
    knopf = _("knopf_zda_aufheben", default="Reopen")
    erklaerung = _(
        "erklaerung_zda_aufheben",
        default="The record can be changed again. The retention period begins anew "
        "when it is closed the next time.",
    )

    @staticmethod
    def titel(mapping):
        return _("zda_aufheben_titel", default="Reopen ${kennzeichen}", mapping=mapping)

    def fuehre_aus(self, data):
        verwaltung.hebe_zda_auf(self.akte, data["grund"])
        return self.context


class Stornieren(_Verwalten):
    """Withdraw a protected record."""

    schema = IStornoGeschuetzt
    knopf = _("knopf_stornieren", default="Withdraw")
    erklaerung = _(
        "erklaerung_stornieren",
        default="The record is taken out of the lists. It is not deleted: number and "
        "reason stay, and the number is not given again.",
    )

    @staticmethod
    def titel(mapping):
        return _("stornieren_titel", default="Withdraw ${kennzeichen}", mapping=mapping)

    def fuehre_aus(self, data):
        verwaltung.storniere_geschuetzte(
            self.akte, data["grund"], mit_inhalt=bool(data.get("mit_inhalt"))
        )
        return self.context


class Aufbewahrung(_Verwalten):
    """Change how long a protected record is kept."""

    schema = IMitGrund
    ignoreContext = False
    knopf = _("knopf_aufbewahrung_aendern", default="Change the retention")
    erklaerung = _(
        "erklaerung_geschuetzte_aufbewahrung",
        default="What stands here holds for the record and for all that is in it.",
    )

    @staticmethod
    def titel(mapping):
        return _(
            "aufbewahrung_aendern_titel",
            default="Change the retention of ${kennzeichen}",
            mapping=mapping,
        )

    def updateFields(self):
        super().updateFields()
        self.fields = Fields(IAufbewahrung) + self.fields

    def getContent(self):
        """What holds now; the form never reads the record itself."""
        werte = {name: getattr(self.akte, name, None) for name in verwaltung.FELDER}
        return {**werte, "grund": None}

    def fuehre_aus(self, data):
        werte = {
            name: data[name]
            for name in verwaltung.FELDER
            if data[name] != getattr(self.akte, name, None)
        }
        verwaltung.aendere_aufbewahrung(self.akte, werte, data["grund"])
        return self.context


class ZdaSeite(OperationSeite):
    """Page of closing."""

    form = Zda


class ZdaAufhebenSeite(OperationSeite):
    """Page of reopening."""

    form = ZdaAufheben


class StornierenSeite(OperationSeite):
    """Page of withdrawing."""

    form = Stornieren


class AufbewahrungSeite(OperationSeite):
    """Page of the retention."""

    form = Aufbewahrung


class GeschuetzteVerwalten(Handlung):
    """List the protected records, for those who manage them."""

    titel = _("handlung_geschuetzte", default="Protected records")
    ziel = SEITE
    icon = "shield-lock"
    gruppe = "mehr"
    reihenfolge = 95
    recht = GESCHUETZTE_VERWALTEN

    def verfuegbar(self):
        return self.erlaubt()
