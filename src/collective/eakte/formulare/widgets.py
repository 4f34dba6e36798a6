"""Plain HTML inputs: they work without JavaScript and with every screen reader."""

from collective.eakte.config import INHALT_LESEN
from collective.eakte.formulare.interfaces import IAnkreuzWidget
from collective.eakte.formulare.interfaces import IDateiWidget
from collective.eakte.formulare.interfaces import IZeilenWidget
from collective.eakte.registrierung.dateien import pruefe_datei
from collective.eakte.registrierung.dateien import sauberer_dateiname
from collective.eakte.rest import darf
from plone.app.z3cform.widgets.base import HTMLInputWidget
from plone.app.z3cform.widgets.datetime import DateWidget
from plone.app.z3cform.widgets.select import SelectFieldWidget
from plone.app.z3cform.widgets.text import TextLinesWidget
from plone.namedfile.interfaces import INamed
from plone.namedfile.interfaces import INamedField
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from z3c.form.browser.file import FileWidget
from z3c.form.converter import BaseDataConverter
from z3c.form.converter import FormatterValidationError
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import NO_VALUE
from z3c.form.interfaces import NOT_CHANGED
from z3c.form.widget import FieldWidget
from z3c.form.widget import Widget
from zope.component import adapter
from zope.interface import implementer
from zope.interface import implementer_only
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IList
from zope.schema.interfaces import ISequence


class TagWidget(DateWidget):
    """The browser's own date input."""

    pattern = ""
    klass = "eakte-kurz"


@implementer_only(IZeilenWidget)
class ZeilenWidget(TextLinesWidget):
    """A text area whose content is escaped."""

    template = ViewPageTemplateFile("templates/zeilen.pt")
    rows = 3


@adapter(ISequence, IZeilenWidget)
class ZeilenConverter(BaseDataConverter):
    """Lines to a list; blank lines and blanks around an entry do not count."""

    def toWidgetValue(self, value):
        return "\n".join(value or ())

    def toFieldValue(self, value):
        zeilen = (" ".join(zeile.split()) for zeile in (value or "").splitlines())
        return [zeile for zeile in zeilen if zeile]


@implementer_only(IDateiWidget)
class DateiWidget(HTMLInputWidget, FileWidget):
    """A file input that names the present file."""

    template = ViewPageTemplateFile("templates/datei.pt")
    klass = "form-control"

    @property
    def genannte(self):
        """The file that stays when none is chosen, for those who may read it."""
        datei = self.vorhandene
        if datei is None or not darf(INHALT_LESEN, self.context):
            return None
        return datei

    @property
    def vorhandene(self):
        """The file that stays when none is chosen, or ``None``."""
        if self.ignoreContext:
            return None
        datei = getattr(self.context, self.field.__name__, None)
        return datei if INamed.providedBy(datei) else None


@adapter(INamedField, IDateiWidget)
class DateiConverter(BaseDataConverter):
    """An upload to a named file."""

    def toWidgetValue(self, value):
        return None

    def toFieldValue(self, value):
        """Make a file of an upload.

        :raises FormatterValidationError: the file cannot be registered.
        """
        name = getattr(value, "filename", None)
        if not name:
            if self.widget.vorhandene is not None:
                return NOT_CHANGED
            return self.field.missing_value
        value.seek(0, 2)
        gruende = pruefe_datei(name, value.tell())
        value.seek(0)
        if gruende:
            raise FormatterValidationError(gruende[0].message, name)
        return self.field._type(data=value, filename=sauberer_dateiname(name))


@implementer_only(IAnkreuzWidget)
class AnkreuzWidget(HTMLInputWidget, Widget):
    """One check box; its label stands behind it."""

    template = ViewPageTemplateFile("templates/ankreuzen.pt")
    klass = "form-check-input"

    @property
    def angekreuzt(self):
        return self.value in ("1", True)

    def extract(self, default=NO_VALUE):
        if self.name in self.request:
            return self.request.get(self.name)
        marke = f"{self.name}-empty-marker"
        return "" if marke in self.request else default


@adapter(IBool, IAnkreuzWidget)
class AnkreuzConverter(BaseDataConverter):
    """A ticked box is yes."""

    def toWidgetValue(self, value):
        return "1" if value else ""

    def toFieldValue(self, value):
        return value == "1"


@implementer(IFieldWidget)
def ankreuzen(field, request):
    return FieldWidget(field, AnkreuzWidget(request))


@implementer(IFieldWidget)
def tag(field, request):
    return FieldWidget(field, TagWidget(request))


@implementer(IFieldWidget)
def zeilen(field, request):
    return FieldWidget(field, ZeilenWidget(request))


@implementer(IFieldWidget)
def datei(field, request):
    return FieldWidget(field, DateiWidget(request))


@implementer(IFieldWidget)
def ja_nein(field, request):
    """Yes, no, or nothing said: an empty check box cannot tell the last two apart."""
    return SelectFieldWidget(field, request)


def passende(field):
    """Widget factory for a field, or ``None`` for Plone's own.

    :param field: schema field.
    """
    if INamedField.providedBy(field):
        return datei
    if IDate.providedBy(field):
        return tag
    if IList.providedBy(field):
        return zeilen
    if IBool.providedBy(field):
        return ankreuzen if field.required else ja_nein
    return None
