"""How secret a record may be here: a rule without Plone.

Source: Verschlusssachenanweisung (VSA). Anything above VS-NfD is kept in systems that
are approved for it, never in this one.
"""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.vocabularies.werte import VERTRAULICHKEITSSTUFEN
from collective.eakte.vocabularies.werte import ZULAESSIGE_STUFEN


FELD = "vertraulichkeitsstufe"

ZU_HOCH = tuple(
    stufe for stufe, _titel in VERTRAULICHKEITSSTUFEN if stufe not in ZULAESSIGE_STUFEN
)


def pruefe_einstufung(stufe):
    """Every reason why a grade cannot be held here.

    :param stufe: code of the grade, or ``None`` when nothing is said.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    if stufe not in ZU_HOCH:
        # Unknown grades are what the vocabulary refuses.
        return []
    return [
        Hindernis(
            "einstufung-zu-hoch",
            _(
                "einstufung_zu_hoch",
                default="Records above VS-NfD must not be kept in this system "
                "(VSA): file this one in the registry for classified documents.",
            ),
            field=FELD,
        )
    ]
