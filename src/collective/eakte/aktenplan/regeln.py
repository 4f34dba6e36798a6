"""What may be created in a plan node: rules on plain values.

Sources: xdomea 3.1 (Akten below a Betreffseinheit), the leaf principle (a
position holds positions or Akten, never both) and RegR (a stillgelegte
position takes nothing new).
"""

from collective.eakte import _
from collective.eakte.config import HOECHSTE_EBENE
from collective.eakte.hindernisse import Hindernis
from datetime import date
from typing import Literal


BETREFFSEINHEIT = "Betreffseinheit"


def pruefe_anlage(
    *,
    zustand: str,
    hat_einheiten: bool,
    hat_akten: bool,
    ebene: int,
    anzulegen: Literal["einheit", "akte"],
    kennzeichen: str,
    typ: str | None,
    laufzeit_beginn: date | None = None,
    laufzeit_ende: date | None = None,
    heute: date | None = None,
) -> list[Hindernis]:
    """Return every reason against creating something in a plan node.

    :param zustand: state of the node: ``entwurf``, ``aktiv`` or ``stillgelegt``.
    :param hat_einheiten: the node holds units, seen by the user or not.
    :param hat_akten: the node holds Akten, seen by the user or not.
    :param ebene: level of the node: 0 for the Aktenplan, 1 to 6 for a unit.
    :param anzulegen: what is to be created in it.
    :param kennzeichen: number of the node, for the message.
    :param typ: kind of unit (``Gruppe``, ``Betreffseinheit`` ...); without one,
        whether the node holds units decides.
    :param laufzeit_beginn: first day on which the node is valid.
    :param laufzeit_ende: last day on which the node is valid.
    :param heute: the day of creation; without it validity is not looked at.
    :returns: the reasons, empty when it may be created.
    """
    angaben = {"kennzeichen": kennzeichen}
    if anzulegen == "akte":
        gruende = _gegen_akte(typ, ebene, hat_einheiten, angaben)
        gruende += _gegen_zustand(zustand, angaben)
        gruende += _gegen_laufzeit(laufzeit_beginn, laufzeit_ende, heute, angaben)
    else:
        gruende = _gegen_einheit(typ, ebene, hat_akten, angaben)
        if zustand == "stillgelegt":
            gruende += _gegen_zustand(zustand, angaben)
    return [
        Hindernis(code, message, kennzeichen=kennzeichen) for code, message in gruende
    ]


def noch_nicht_in_kraft(kennzeichen: str) -> Hindernis:
    """Return the reason that a plan node above is still being prepared.

    :param kennzeichen: number of that node, for the message.
    """
    ((code, message),) = _gegen_zustand("entwurf", {"kennzeichen": kennzeichen})
    return Hindernis(code, message, kennzeichen=kennzeichen)


def _gegen_akte(typ, ebene, hat_einheiten, angaben):
    if ebene == 0 or (typ and typ != BETREFFSEINHEIT) or (not typ and hat_einheiten):
        return [
            (
                "akte-nur-in-betreffseinheit",
                _(
                    "regel_akte_nur_in_betreffseinheit",
                    default="Akten are kept in Betreffseinheiten only. "
                    "${kennzeichen} is structured further: choose one of the "
                    "Betreffseinheiten below it.",
                    mapping=angaben,
                ),
            )
        ]
    if hat_einheiten:
        # Only a plan that was changed by hand can get here.
        return [
            (
                "einheit-enthaelt-einheiten",
                _(
                    "regel_einheit_enthaelt_einheiten",
                    default="${kennzeichen} holds units and therefore takes no "
                    "Akten: choose one of the units below it.",
                    mapping=angaben,
                ),
            )
        ]
    return []


def _gegen_einheit(typ, ebene, hat_akten, angaben):
    gruende = []
    if hat_akten:
        gruende.append(
            (
                "einheit-enthaelt-akten",
                _(
                    "regel_einheit_enthaelt_akten",
                    default="${kennzeichen} holds Akten and therefore takes no "
                    "units: move the Akten to another Betreffseinheit first.",
                    mapping=angaben,
                ),
            )
        )
    elif typ == BETREFFSEINHEIT:
        gruende.append(
            (
                "betreffseinheit-ohne-einheiten",
                _(
                    "regel_betreffseinheit_ohne_einheiten",
                    default="${kennzeichen} is a Betreffseinheit and therefore "
                    "takes no units: change its kind to a group first.",
                    mapping=angaben,
                ),
            )
        )
    if ebene >= HOECHSTE_EBENE:
        gruende.append(
            (
                "zu-viele-ebenen",
                _(
                    "regel_zu_viele_ebenen",
                    default="A file plan has at most ${hoechstens} levels; "
                    "${kennzeichen} is on the last one.",
                    mapping={**angaben, "hoechstens": str(HOECHSTE_EBENE)},
                ),
            )
        )
    return gruende


def _gegen_zustand(zustand, angaben):
    if zustand == "aktiv":
        return []
    if zustand == "stillgelegt":
        return [
            (
                "einheit-stillgelegt",
                _(
                    "regel_einheit_stillgelegt",
                    default="${kennzeichen} is stillgelegt and takes nothing new.",
                    mapping=angaben,
                ),
            )
        ]
    return [
        (
            "einheit-nicht-aktiv",
            _(
                "regel_einheit_nicht_aktiv",
                default="${kennzeichen} is not in force yet: the Registratur has "
                "to activate it first.",
                mapping=angaben,
            ),
        )
    ]


def _gegen_laufzeit(beginn, ende, heute, angaben):
    if heute is None:
        return []
    if (beginn is None or beginn <= heute) and (ende is None or heute <= ende):
        return []
    return [
        (
            "einheit-nicht-gueltig",
            _(
                "regel_einheit_nicht_gueltig",
                default="${kennzeichen} is not valid today: its period of validity "
                "has not begun or is over.",
                mapping=angaben,
            ),
        )
    ]


def pruefe_inkraftsetzung(
    *, fuehrt_akten: bool, hat_frist: bool, hat_aussonderungsart: bool, kennzeichen: str
) -> list[Hindernis]:
    """Return every reason against putting a unit into force.

    An Akte takes its retention rules from its unit when it is opened, so they have to
    be there before the first one (mandatory for leaves in the records model).

    :param fuehrt_akten: the unit is meant for Akten.
    :param hat_frist: it has a retention period, its own or from above.
    :param hat_aussonderungsart: it has a kind of disposal, its own or from above.
    :param kennzeichen: number of the unit, for the message.
    :returns: the reasons, empty when it may be put into force.
    """
    if not fuehrt_akten:
        return []
    angaben = {"kennzeichen": kennzeichen}
    gruende = []
    if not hat_frist:
        gruende.append(
            Hindernis(
                "aufbewahrung-fehlt",
                _(
                    "regel_aufbewahrung_fehlt",
                    default="${kennzeichen} has no retention period yet: enter a "
                    "number of years, or that its Akten are kept without limit.",
                    mapping=angaben,
                ),
                field="aufbewahrungsdauer",
                kennzeichen=kennzeichen,
            )
        )
    if not hat_aussonderungsart:
        gruende.append(
            Hindernis(
                "aussonderungsart-fehlt",
                _(
                    "regel_aussonderungsart_fehlt",
                    default="${kennzeichen} does not say yet whether its Akten are "
                    "archived, appraised or destroyed (A, B, V).",
                    mapping=angaben,
                ),
                field="aussonderungsart",
                kennzeichen=kennzeichen,
            )
        )
    return gruende
