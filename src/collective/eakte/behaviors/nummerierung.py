"""How records below a plan or a plan unit are numbered."""

from collective.eakte import _
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class INummerierung(model.Schema):
    """Patterns of the numbers; an empty pattern is inherited from above."""

    model.fieldset(
        "nummerierung",
        label=_("fieldset_nummerierung", default="Numbering"),
        fields=["muster_akte", "muster_vorgang", "muster_dokument", "zaehlkreis"],
    )

    muster_akte = schema.TextLine(
        title=_("label_muster_akte", default="Pattern for Akten"),
        description=_(
            "help_muster_akte",
            default="For example {plan}-{nr:04}. Empty: as above in the plan.",
        ),
        required=False,
    )

    muster_vorgang = schema.TextLine(
        title=_("label_muster_vorgang", default="Pattern for Vorgänge"),
        description=_(
            "help_muster_vorgang",
            default="For example {akte}-{nr:03}. Empty: as above in the plan.",
        ),
        required=False,
    )

    muster_dokument = schema.TextLine(
        title=_("label_muster_dokument", default="Pattern for Dokumente"),
        description=_(
            "help_muster_dokument",
            default="For example {vorgang}#{nr}. Empty: as above in the plan.",
        ),
        required=False,
    )

    zaehlkreis = schema.Choice(
        title=_("label_zaehlkreis", default="Akten are counted per"),
        vocabulary="collective.eakte.zaehlkreise",
        required=False,
    )
