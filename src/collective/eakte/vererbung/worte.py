"""Inherited values in words, with the place they come from."""

from collective.eakte import _
from collective.eakte.vererbung.regeln import FRIST
from collective.eakte.vererbung.regeln import gesetzt
from collective.eakte.vocabularies import werte


VOKABULARE = {
    "vertraulichkeitsstufe": dict(werte.VERTRAULICHKEITSSTUFEN),
    "zugriffsvorgabe": dict(werte.ZUGRIFFSVORGABEN),
    "fristbeginn": dict(werte.FRISTBEGINNE),
    "aussonderungsart": dict(werte.AUSSONDERUNGSARTEN),
}


def wert_in_worten(feld, wert):
    """A value as people say it.

    :param feld: name of the field.
    :param wert: its value.
    :returns: text or message, e.g. ``"5 Jahre"``.
    """
    if not gesetzt(wert) or (feld in FRIST and wert is False):
        return _("geerbt_keine_angabe", default="not stated")
    if feld == "aufbewahrung_unbefristet":
        return _("geerbt_unbefristet", default="without limit")
    if feld == "aufbewahrungsdauer":
        if wert == 1:
            return _("geerbt_ein_jahr", default="1 year")
        return _("geerbt_jahre", default="${count} years", mapping={"count": wert})
    if feld == "transferfrist":
        return _("geerbt_monate", default="${count} months", mapping={"count": wert})
    if isinstance(wert, bool):
        return _("geerbt_ja", default="yes") if wert else _("geerbt_nein", default="no")
    return VOKABULARE.get(feld, {}).get(wert, str(wert))


def herkunft_in_worten(angabe):
    """Where an inherited value comes from.

    :param angabe: :class:`.api.Angabe`.
    :returns: message, e.g. ``"aus 32.01.01"``.
    """
    if angabe.herkunft is None:
        return _("herkunft_vorgabe", default="general default")
    return _(
        "herkunft_aus",
        default="from ${kennzeichen}",
        mapping={"kennzeichen": angabe.herkunft},
    )
