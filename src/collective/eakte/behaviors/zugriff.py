"""Which preset of access holds for the Akten of a plan unit."""

from collective.eakte import _
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class IZugriffsvorgabe(model.Schema):
    """Preset of access; units below take it unless they say otherwise."""

    zugriffsvorgabe = schema.Choice(
        title=_("label_zugriffsvorgabe", default="Access (preset)"),
        description=_(
            "help_zugriffsvorgabe",
            default="Who gets at the Akten of the unit. The last three protect each "
            "new Akte when it is opened; existing Akten stay as they are.",
        ),
        vocabulary="collective.eakte.zugriffsvorgaben",
        required=False,
    )
