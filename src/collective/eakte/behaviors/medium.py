"""Electronic, hybrid or paper, and where the paper lies."""

from collective.eakte import _
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class IMedium(model.Schema):
    """xdomea ``Medium`` (code list 1.0) and ``Standort``."""

    model.fieldset(
        "papier",
        label=_("fieldset_papier", default="Medium and paper part"),
        fields=["medium", "standort"],
    )

    medium = schema.Choice(
        title=_("label_medium", default="Medium"),
        vocabulary="collective.eakte.medien",
        default="001",
    )

    standort = schema.TextLine(
        title=_("label_standort", default="Location of the paper part"),
        required=False,
    )
