"""Personal data: whether, what for, and on which legal ground."""

from collective.eakte import _
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class IDatenschutz(model.Schema):
    """Art. 5 and 6 DSGVO: purpose and legal ground of the processing."""

    model.fieldset(
        "datenschutz",
        label=_("fieldset_datenschutz", default="Data protection"),
        fields=["personenbezug", "zweck", "rechtsgrundlage"],
    )

    personenbezug = schema.Bool(
        title=_("label_personenbezug", default="Contains personal data"),
        required=False,
    )

    zweck = schema.TextLine(
        title=_("label_zweck", default="Purpose of the processing"),
        required=False,
    )

    rechtsgrundlage = schema.TextLine(
        title=_("label_rechtsgrundlage", default="Legal ground"),
        required=False,
    )
