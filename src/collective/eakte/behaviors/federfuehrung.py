"""Which office leads, and which keeps the record."""

from collective.eakte import _
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class IFederfuehrung(model.Schema):
    """xdomea ``Federfuehrung``."""

    federfuehrung = schema.TextLine(
        title=_("label_federfuehrung", default="Lead office (Federführung)"),
        description=_(
            "help_federfuehrung",
            default="Code of the office that leads, for example 32.1.",
        ),
        required=False,
    )


@provider(IFormFieldProvider)
class IAktenfuehrung(model.Schema):
    """xdomea ``Aktenfuehrung``."""

    aktenfuehrung = schema.TextLine(
        title=_("label_aktenfuehrung", default="Record-keeping office"),
        description=_(
            "help_aktenfuehrung",
            default="Code of the office that keeps the records, for example 32.",
        ),
        required=False,
    )
