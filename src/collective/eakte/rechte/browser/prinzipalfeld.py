"""Inputs for people, groups and offices: they work without JavaScript.

A text field with suggestions; what was written is looked up when the form is sent.
"""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.rechte.prinzipale import finde
from collective.eakte.rechte.prinzipale import suche
from plone.app.z3cform.widgets.base import HTMLTextInputWidget
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import ITextWidget
from z3c.form.interfaces import IWidget
from z3c.form.interfaces import NO_VALUE
from z3c.form.widget import FieldWidget
from z3c.form.widget import Widget
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import implementer_only
from zope.schema.interfaces import IList


VORSCHLAEGE = 200
"""Circles and groups that a page names without being asked."""

ZEILEN = 5
"""Rows of a circle at first, and how many "more" are."""


class IPrinzipalWidget(ITextWidget):
    """One person, group or office."""


class IKreisWidget(IWidget):
    """Several of them, each with a right."""


@implementer_only(IPrinzipalWidget)
class PrinzipalWidget(HTMLTextInputWidget, Widget):
    """A text field with suggestions."""

    template = ViewPageTemplateFile("templates/prinzipal.pt")
    autocomplete = "off"

    def vorschlaege(self):
        return suche("", VORSCHLAEGE)

    def dienst(self):
        """Where scripts ask for more suggestions."""
        return dienst(self.form.context)


@implementer(IFieldWidget)
def prinzipal(field, request):
    return FieldWidget(field, PrinzipalWidget(request))


class PersonWidget(PrinzipalWidget):
    """The same where only people make sense: nobody is named without being asked."""

    def vorschlaege(self):
        return []


@implementer(IFieldWidget)
def person(field, request):
    return FieldWidget(field, PersonWidget(request))


@implementer_only(IKreisWidget)
class KreisWidget(Widget):
    """Rows of a person, group or office and a right."""

    template = ViewPageTemplateFile("templates/kreis.pt")
    attributes = {}
    rollen = ()
    knopf = "form.buttons.weitere"

    def __init__(self, request):
        super().__init__(request)
        self.attributes = {}

    def vorschlaege(self):
        return suche("", VORSCHLAEGE)

    def dienst(self):
        """Where scripts ask for more suggestions."""
        return dienst(self.form.context)

    def beschriftung(self, teil, nummer):
        """Name of an input for those who do not see the head of the table."""
        angaben = {"nummer": nummer}
        if teil == "rolle":
            meldung = _(
                "kreis_zeile_recht", default="Row ${nummer}: right", mapping=angaben
            )
        else:
            meldung = _(
                "kreis_zeile_wer",
                default="Row ${nummer}: person, group or office",
                mapping=angaben,
            )
        return translate(meldung, context=self.request)

    def anzahl(self):
        """How many rows are shown."""
        try:
            anzahl = int(self.request.form.get(f"{self.name}.zeilen", ZEILEN))
        except (TypeError, ValueError):
            anzahl = ZEILEN
        if self.knopf in self.request.form:
            anzahl += ZEILEN
        return max(ZEILEN, min(anzahl, 100))

    def zeilen(self):
        """The rows: list of dicts with ``nummer``, ``prinzipal`` and ``rolle``."""
        werte = [self._zeile(nummer) for nummer in range(self.anzahl())]
        return [
            {"nummer": nummer + 1, "name": f"{self.name}.{nummer}", **wert}
            for nummer, wert in enumerate(werte)
        ]

    def extract(self, default=NO_VALUE):
        if f"{self.name}.zeilen" not in self.request.form:
            return default
        return [self._zeile(nummer) for nummer in range(self.anzahl())]

    def _zeile(self, nummer):
        def lies(teil):
            wert = self.request.form.get(f"{self.name}.{nummer}.{teil}", "")
            return wert.strip() if isinstance(wert, str) else ""

        return {"prinzipal": lies("prinzipal"), "rolle": lies("rolle")}


@adapter(IList, IKreisWidget)
class KreisConverter(BaseDataConverter):
    """Rows to a list; rows without a name do not count."""

    def toWidgetValue(self, value):
        return value or []

    def toFieldValue(self, value):
        return [zeile for zeile in value or () if zeile["prinzipal"]]


@implementer(IFieldWidget)
def kreis(field, request):
    return FieldWidget(field, KreisWidget(request))


def dienst(obj):
    """Address of the service that suggests people, groups and offices."""
    return f"{obj.absolute_url()}/@prinzipale"


def loese_auf(angabe, feld, request):
    """Who is meant by what was written.

    :param angabe: text of the input.
    :param feld: name of the field.
    :param request: the request.
    :returns: pair of an id, and of reasons against it.
    """
    gefunden = finde(angabe)
    if len(gefunden) == 1:
        return gefunden[0].id, []
    if not gefunden:
        return angabe, [
            Hindernis(
                "prinzipal-unbekannt",
                _(
                    "prinzipal_unbekannt",
                    default="There is no person, group or office “${name}”.",
                    mapping={"name": angabe},
                ),
                field=feld,
            )
        ]
    namen = ", ".join(translate(p.angabe, context=request) for p in gefunden[:5])
    return angabe, [
        Hindernis(
            "prinzipal-mehrdeutig",
            _(
                "prinzipal_mehrdeutig",
                default="“${name}” may be several: ${namen}. Please write one of them.",
                mapping={"name": angabe, "namen": namen},
            ),
            field=feld,
        )
    ]
