"""Who gets at the Akten of a plan unit, and whether that is entered."""

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

    zugriffsprotokoll = schema.Bool(
        title=_("label_zugriffsprotokoll", default="Enter who looks at records"),
        description=_(
            "help_zugriffsprotokoll",
            default="Whoever opens an Akte of the unit or what lies in it stands in "
            "the Protokoll. Holds for all units below. Downloads are always entered, "
            "and so is a look at what is protected or confidential.",
        ),
        required=False,
    )
