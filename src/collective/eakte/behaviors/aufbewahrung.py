"""How long a record is kept and what becomes of it afterwards."""

from collective.eakte import _
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import Invalid
from zope.interface import invariant
from zope.interface import provider


HOECHSTDAUER = 110
"""Longest period in years that can be entered (Munich DMS interface)."""


@provider(IFormFieldProvider)
class IAufbewahrung(model.Schema):
    """xdomea ``MetadatenAussonderung``: given by the plan, kept by the Registratur."""

    model.fieldset(
        "aufbewahrung",
        label=_("fieldset_aufbewahrung", default="Retention and disposal"),
        fields=[
            "aufbewahrungsdauer",
            "aufbewahrung_unbefristet",
            "fristbeginn",
            "transferfrist",
            "aussonderungsart",
        ],
    )
    directives.write_permission(
        aufbewahrungsdauer="collective.eakte.AufbewahrungBearbeiten",
        aufbewahrung_unbefristet="collective.eakte.AufbewahrungBearbeiten",
        fristbeginn="collective.eakte.AufbewahrungBearbeiten",
        transferfrist="collective.eakte.AufbewahrungBearbeiten",
        aussonderungsart="collective.eakte.AufbewahrungBearbeiten",
    )

    aufbewahrungsdauer = schema.Int(
        title=_("label_aufbewahrungsdauer", default="Retention period (years)"),
        min=0,
        max=HOECHSTDAUER,
        required=False,
    )

    aufbewahrung_unbefristet = schema.Bool(
        title=_("label_aufbewahrung_unbefristet", default="Kept without limit"),
        required=False,
    )

    fristbeginn = schema.Choice(
        title=_("label_fristbeginn", default="The period starts with"),
        vocabulary="collective.eakte.fristbeginne",
        required=False,
    )

    transferfrist = schema.Int(
        title=_("label_transferfrist", default="Transfer period (months)"),
        description=_(
            "help_transferfrist",
            default="Part of the retention period in which the Registratur may "
            "still reopen the record.",
        ),
        min=0,
        max=HOECHSTDAUER * 12,
        required=False,
    )

    aussonderungsart = schema.Choice(
        title=_("label_aussonderungsart", default="Disposal (A, B, V)"),
        vocabulary="collective.eakte.aussonderungsarten",
        required=False,
    )

    @invariant
    def dauer_oder_unbefristet(data):
        if getattr(data, "aufbewahrung_unbefristet", None) and getattr(
            data, "aufbewahrungsdauer", None
        ):
            raise Invalid(
                _(
                    "dauer_und_unbefristet",
                    default="Either a number of years or without limit, not both.",
                )
            )


@provider(IFormFieldProvider)
class IBewertung(model.Schema):
    """xdomea ``Bewertungsvorschlag``: what the office proposes to the archive."""

    model.fieldset("aufbewahrung", fields=["bewertungsvorschlag"])

    bewertungsvorschlag = schema.Choice(
        title=_("label_bewertungsvorschlag", default="Proposal to the archive"),
        vocabulary="collective.eakte.bewertungsvorschlaege",
        required=False,
    )
