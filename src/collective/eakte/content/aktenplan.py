"""Aktenplan: the root of one file plan."""

from collective.eakte import _
from collective.eakte.indexers.sparsam import SparsamIndiziert
from collective.eakte.interfaces import IPlanknoten
from plone.dexterity.content import Container
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
class Aktenplan(SparsamIndiziert, Container):
    """A file plan."""

    # The ordering list would be rewritten at every add.
    _ordering = "unordered"
