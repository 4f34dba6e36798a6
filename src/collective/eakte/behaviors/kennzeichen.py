"""The number of a record: given by the system, never typed into a form."""

from collective.eakte import _
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class IKennzeichen(model.Schema):
    """xdomea ``AllgemeineMetadaten/Kennzeichen`` with its former values."""

    kennzeichen = schema.TextLine(
        title=_("label_kennzeichen", default="Number"),
        required=False,
        readonly=True,
    )

    fruehere_kennzeichen = schema.List(
        title=_("label_fruehere_kennzeichen", default="Former numbers"),
        value_type=schema.TextLine(),
        required=False,
        readonly=True,
        defaultFactory=list,
    )

    laufende_nummer = schema.Int(
        title=_("label_laufende_nummer", default="Running number"),
        required=False,
        readonly=True,
    )
