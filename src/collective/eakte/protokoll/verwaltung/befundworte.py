"""Findings of a check as people read them."""

from collective.eakte import _
from collective.eakte.protokoll import befund as arten
from collective.eakte.protokoll import kette


SAETZE = {
    kette.VERAENDERT: _(
        "befund_veraendert", default="Entry ${nr} is not as it was written."
    ),
    kette.FEHLT: _("befund_fehlt", default="Entry ${nr} is missing."),
    kette.UNLESBAR: _("befund_unlesbar", default="Entry ${nr} cannot be read."),
    kette.FREMD: _("befund_fremd", default="Entry ${nr} is one of another record."),
    kette.UEBERZAEHLIG: _(
        "befund_ueberzaehlig",
        default="Entry ${nr} is more than were written.",
    ),
    arten.OHNE_PROTOKOLL: _(
        "befund_ohne_protokoll", default="The record has no Protokoll."
    ),
    arten.FEHLT_GANZ: _(
        "befund_kette_fehlt",
        default="Seal ${nach} attests a Protokoll that is not there any more, and no "
        "removal was entered.",
    ),
    arten.SIEGEL_VERAENDERT: _(
        "befund_siegel_veraendert", default="Seal ${nr} is not as it was set."
    ),
    arten.SIEGEL_FEHLT: _("befund_siegel_fehlt", default="Seal ${nr} is missing."),
    arten.ZEITSTEMPEL_FALSCH: _(
        "befund_zeitstempel_falsch",
        default="The time stamp of seal ${nr} is not one of this seal.",
    ),
    arten.FREMDE_DATEI: _(
        "befund_fremde_datei", default="The file of seal ${nr} is of another site."
    ),
}

BEREICH = _(
    "befund_bereich",
    default="One of the entries ${ab} to ${nr} is not as it was written: the Protokoll "
    "was computed anew.",
)

ZWISCHEN = _(
    "befund_zwischen",
    default="It was entered between seal ${nach} and seal ${vor}.",
)
VOR = _("befund_vor", default="It was entered before seal ${vor}.")
NACH = _("befund_nach", default="It was entered after seal ${nach}.")


def satz(befund):
    """What is wrong.

    :param befund: :class:`~..befund.Befund`.
    :returns: message.
    """
    unscharf = befund.ab is not None and befund.ab != befund.nr
    return _mit(BEREICH if unscharf else SAETZE[befund.art], befund)


def lage(befund):
    """Between which seals it was entered.

    :returns: message, or ``None`` when no seal says anything about it.
    """
    if befund.art in (arten.FEHLT_GANZ, arten.OHNE_PROTOKOLL):
        return None
    if befund.nach is not None and befund.vor is not None:
        return _mit(ZWISCHEN, befund)
    if befund.vor is not None:
        return _mit(VOR, befund)
    return None if befund.nach is None else _mit(NACH, befund)


def _mit(message, befund):
    return _(
        str(message),
        default=message.default,
        mapping={
            "nr": befund.nr,
            "ab": befund.ab,
            "nach": befund.nach,
            "vor": befund.vor,
        },
    )
