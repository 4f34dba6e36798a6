"""Aktenplaneinheit: Hauptgruppe down to Betreffseinheit."""

from collective.eakte import _
from collective.eakte.content.basis import Behaelter
from collective.eakte.interfaces import IPlanknoten
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class IAktenplaneinheit(model.Schema, IPlanknoten):
    """A unit of a file plan; it holds units or Akten, never both."""

    kennzeichen = schema.TextLine(
        title=_("label_aktenplankennzeichen", default="Plan number"),
        description=_(
            "help_aktenplankennzeichen",
            default="The full number in the plan, for example 32.01.01.",
        ),
    )

    typ = schema.Choice(
        title=_("label_einheitentyp", default="Kind of unit"),
        description=_(
            "help_einheitentyp",
            default="Akten are opened in a Betreffseinheit only.",
        ),
        vocabulary="collective.eakte.einheitentypen",
        required=False,
    )

    quelle_frist = schema.TextLine(
        title=_("label_quelle_frist", default="Source of the retention period"),
        required=False,
    )


@implementer(IAktenplaneinheit)
class Aktenplaneinheit(Behaelter):
    """A unit of a file plan."""
