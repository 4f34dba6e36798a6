"""Betreff and Bemerkung: Plone's title and description under their xdomea names."""

from collective.eakte import _
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class IBetreff(model.Schema):
    """xdomea ``Betreff`` and ``Bemerkung``."""

    directives.order_before(description="*")
    directives.order_before(title="*")

    title = schema.TextLine(
        title=_("label_betreff", default="Subject"),
        description=_(
            "help_betreff",
            default="What it is about, so that a colleague recognises it.",
        ),
    )

    description = schema.Text(
        title=_("label_bemerkung", default="Remark"),
        required=False,
        missing_value="",
        default="",
    )


@provider(IFormFieldProvider)
class IBezeichnung(model.Schema):
    """Title and remark of a plan or a plan unit."""

    directives.order_before(description="*")
    directives.order_before(title="*")

    title = schema.TextLine(
        title=_("label_bezeichnung", default="Title"),
        description=_(
            "help_bezeichnung",
            default="As it shall stand in the file plan.",
        ),
    )

    description = schema.Text(
        title=_("label_bemerkung", default="Remark"),
        required=False,
        missing_value="",
        default="",
    )


@provider(IFormFieldProvider)
class IBetreffOderDatei(model.Schema):
    """As :class:`IBetreff`; a file may lend its name instead of a Betreff."""

    directives.order_before(description="*")
    directives.order_before(title="*")

    title = schema.TextLine(
        title=_("label_betreff", default="Subject"),
        description=_(
            "help_betreff_oder_datei",
            default="When empty, the name of the file is taken.",
        ),
        required=False,
        missing_value="",
        default="",
    )

    description = schema.Text(
        title=_("label_bemerkung", default="Remark"),
        required=False,
        missing_value="",
        default="",
    )
