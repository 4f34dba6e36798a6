"""The professional type of a record: Bauakte, Bescheid ..."""

from collective.eakte import _
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class ITyp(model.Schema):
    """xdomea ``Typ``."""

    typ = schema.TextLine(
        title=_("label_typ", default="Type"),
        description=_("help_typ", default="For example Sachakte, Bauakte, Bescheid."),
        required=False,
    )
