"""The line below a Betreff: what applies to a record or unit, and where it is from."""

from Acquisition import aq_base
from collective.eakte import _
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.vererbung.api import wirksam
from collective.eakte.vocabularies import werte
from dataclasses import dataclass
from dataclasses import replace


@dataclass(frozen=True)
class Merkmal:
    """One thing that applies.

    :param text: what (text or message).
    :param herkunft: number of the unit or Akte that it is inherited from, if it is.
    """

    text: str
    herkunft: str | None = None


def merkmale(obj, fmt):
    """What applies to a record or plan unit, most important first.

    :param obj: the record or unit.
    :param fmt: ``@@eakte-format``.
    :returns: list of :class:`Merkmal`.
    """
    plan = IPlanknoten.providedBy(obj)
    gefunden = [] if plan else [_typ(obj)]
    if plan:
        gefunden += [_aufbewahrung(obj, fmt), _federfuehrung(obj), _gueltig(obj, fmt)]
    else:
        gefunden += [_federfuehrung(obj), _laufzeit(obj, fmt), _aufbewahrung(obj, fmt)]
    return [
        # A unit that names itself as the origin has said it in another field.
        replace(merkmal, herkunft=None)
        if merkmal.herkunft == obj.kennzeichen
        else merkmal
        for merkmal in gefunden
        if merkmal is not None
    ]


def _typ(obj):
    typ = getattr(aq_base(obj), "typ", None)
    return Merkmal(typ) if typ else None


def _federfuehrung(obj):
    angabe = wirksam(obj, "federfuehrung")
    if not angabe.wert:
        return None
    return Merkmal(
        _(
            "merkmal_federfuehrung",
            default="Lead ${oe}",
            mapping={"oe": angabe.wert},
        ),
        angabe.herkunft if angabe.geerbt else None,
    )


def _zeitraum(obj, fmt):
    return {
        "beginn": fmt.datum(getattr(aq_base(obj), "laufzeit_beginn", None)),
        "ende": fmt.datum(getattr(aq_base(obj), "laufzeit_ende", None)),
    }


def _laufzeit(obj, fmt):
    tage = _zeitraum(obj, fmt)
    if tage["beginn"] and tage["ende"]:
        return Merkmal(
            _(
                "merkmal_laufzeit",
                default="Period ${beginn} to ${ende}",
                mapping=tage,
            )
        )
    if tage["beginn"]:
        return Merkmal(
            _("merkmal_laufzeit_seit", default="Since ${beginn}", mapping=tage)
        )
    if tage["ende"]:
        return Merkmal(_("merkmal_laufzeit_bis", default="Until ${ende}", mapping=tage))
    return None


def _gueltig(obj, fmt):
    tage = _zeitraum(obj, fmt)
    if tage["beginn"] and tage["ende"]:
        return Merkmal(
            _(
                "merkmal_gueltig",
                default="Valid ${beginn} to ${ende}",
                mapping=tage,
            )
        )
    if tage["beginn"]:
        return Merkmal(
            _("merkmal_gueltig_seit", default="Valid since ${beginn}", mapping=tage)
        )
    if tage["ende"]:
        return Merkmal(
            _("merkmal_gueltig_bis", default="Valid until ${ende}", mapping=tage)
        )
    return None


def _aufbewahrung(obj, fmt):
    """Period, its beginning and the disposal, told together when they are from one
    place: ``5 Jahre ab zdA, B - bewerten (aus 32.01.01)``."""
    dauer = wirksam(obj, "aufbewahrungsdauer")
    unbefristet = wirksam(obj, "aufbewahrung_unbefristet")
    art = wirksam(obj, "aussonderungsart")
    teile = []
    herkunft = None
    if unbefristet.wert:
        teile.append(_("merkmal_unbefristet", default="kept without limit"))
        herkunft = unbefristet.herkunft if unbefristet.geerbt else None
    elif dauer.wert is not None:
        teile.append(_dauer(dauer.wert, wirksam(obj, "fristbeginn").wert, fmt))
        herkunft = dauer.herkunft if dauer.geerbt else None
    if art.wert and (teile or not art.geerbt or art.herkunft):
        teile.append(dict(werte.AUSSONDERUNGSARTEN).get(art.wert, art.wert))
        if len(teile) == 1:
            herkunft = art.herkunft if art.geerbt else None
    if not teile:
        return None
    return Merkmal(", ".join(fmt.uebersetze(teil) for teil in teile), herkunft)


def _dauer(jahre, beginn, fmt):
    angaben = {"jahre": str(jahre)}
    if beginn:
        angaben["beginn"] = fmt.uebersetze(dict(werte.FRISTBEGINNE).get(beginn, beginn))
        if jahre == 1:
            return _(
                "merkmal_ein_jahr_ab",
                default="1 year from ${beginn}",
                mapping=angaben,
            )
        return _(
            "merkmal_jahre_ab",
            default="${jahre} years from ${beginn}",
            mapping=angaben,
        )
    if jahre == 1:
        return _("merkmal_ein_jahr", default="1 year")
    return _("merkmal_jahre", default="${jahre} years", mapping=angaben)
