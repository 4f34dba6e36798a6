"""What a Vorgang or Dokument refers to and who works on it."""

from collective.eakte import _
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class IBearbeitung(model.Schema):
    """xdomea ``Bezug``, ``Hier`` and ``Bearbeiter``."""

    model.fieldset(
        "bearbeitung",
        label=_("fieldset_bearbeitung", default="Processing"),
        fields=["bezug", "hier", "bearbeiter"],
    )

    bezug = schema.TextLine(
        title=_("label_bezug", default="With reference to (Bezug)"), required=False
    )

    hier = schema.TextLine(
        title=_("label_hier", default="In particular (hier)"), required=False
    )

    bearbeiter = schema.TextLine(
        title=_("label_bearbeiter", default="Processed by"), required=False
    )
