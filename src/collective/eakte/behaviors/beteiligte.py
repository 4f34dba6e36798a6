"""Who takes part in the matter, and under which sign elsewhere."""

from collective.eakte import _
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class IBeteiligte(model.Schema):
    """xdomea ``Kontakt`` and ``FremdesGeschaeftszeichen``."""

    model.fieldset(
        "beteiligte",
        label=_("fieldset_beteiligte", default="Parties"),
        fields=["beteiligte", "fremdes_geschaeftszeichen"],
    )

    beteiligte = schema.List(
        title=_("label_beteiligte", default="Parties"),
        description=_("help_beteiligte", default="One name a line."),
        value_type=schema.TextLine(),
        required=False,
        defaultFactory=list,
    )

    fremdes_geschaeftszeichen = schema.TextLine(
        title=_("label_fremdes_geschaeftszeichen", default="Their reference"),
        required=False,
    )
