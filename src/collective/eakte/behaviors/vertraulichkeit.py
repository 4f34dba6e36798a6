"""Vertraulichkeitsstufe, as far as this system may hold it."""

from collective.eakte import _
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class IVertraulichkeit(model.Schema):
    """xdomea ``Vertraulichkeitsstufe`` (code list 1.0)."""

    vertraulichkeitsstufe = schema.Choice(
        title=_("label_vertraulichkeitsstufe", default="Confidentiality"),
        vocabulary="collective.eakte.vertraulichkeitsstufen",
        required=False,
    )
