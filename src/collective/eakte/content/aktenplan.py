"""Aktenplan: the root of one file plan."""

from collective.eakte import _
from collective.eakte.content.basis import Behaelter
from collective.eakte.interfaces import IPlanknoten
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class IAktenplan(model.Schema, IPlanknoten):
    """A file plan; several may stand side by side."""

    kennzeichen = schema.TextLine(
        title=_("label_plankennzeichen", default="Short code of the plan"),
        description=_(
            "help_plankennzeichen",
            default="Distinguishes several plans, for example ORG.",
        ),
        required=False,
    )

    aktenfuehrung = schema.TextLine(
        title=_("label_aktenfuehrung", default="Record-keeping office"),
        required=False,
    )


@implementer(IAktenplan)
class Aktenplan(Behaelter):
    """A file plan."""
