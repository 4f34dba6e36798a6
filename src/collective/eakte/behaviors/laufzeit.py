"""The period that a record covers, or in which a plan unit is valid."""

from collective.eakte import _
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import Invalid
from zope.interface import invariant
from zope.interface import provider


@provider(IFormFieldProvider)
class ILaufzeit(model.Schema):
    """xdomea ``Laufzeit`` with ``Beginn`` and ``Ende``."""

    model.fieldset(
        "laufzeit",
        label=_("fieldset_laufzeit", default="Period"),
        fields=["laufzeit_beginn", "laufzeit_ende"],
    )

    laufzeit_beginn = schema.Date(
        title=_("label_laufzeit_beginn", default="Begins"),
        required=False,
    )

    laufzeit_ende = schema.Date(
        title=_("label_laufzeit_ende", default="Ends"),
        required=False,
    )

    @invariant
    def ende_nicht_vor_beginn(data):
        beginn = getattr(data, "laufzeit_beginn", None)
        ende = getattr(data, "laufzeit_ende", None)
        if beginn and ende and ende < beginn:
            raise Invalid(
                _(
                    "laufzeit_ende_vor_beginn",
                    default="The period must not end before it begins.",
                )
            )
