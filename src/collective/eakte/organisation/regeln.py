"""Rules of the offices on plain values.

Sources: activation by office with its own start (roll-out); reorganisation keeps
numbers, so codes are never given twice.
"""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis

import re


_CODE = re.compile(r"[^\W_][\w.\-]{0,29}")

ALLE = "alle"
"""Not to be had as a code: the circle of all who work with the E-Akte."""


def pruefe(einheit, vorhandene, *, neu, ist_person, ist_gruppe):
    """Every reason why an office cannot be kept as it is given.

    :param einheit: :class:`~.modell.Organisationseinheit`.
    :param vorhandene: dict of all offices by code.
    :param neu: whether it is new.
    :param ist_person: function from an id to whether it is a user or group.
    :param ist_gruppe: function from an id to whether it is a group.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    gruende = []
    if neu:
        gruende += pruefe_code(einheit.code, vorhandene)
    if not (einheit.name or "").strip():
        gruende.append(
            Hindernis(
                "name-fehlt",
                _("oe_name_fehlt", default="Please give the name of the office."),
                field="name",
            )
        )
    gruende += _gegen_uebergeordnete(einheit, vorhandene)
    if (
        einheit.gueltig_ab is not None
        and einheit.gueltig_bis is not None
        and einheit.gueltig_bis < einheit.gueltig_ab
    ):
        gruende.append(
            Hindernis(
                "ende-vor-beginn",
                _(
                    "oe_ende_vor_beginn",
                    default="The last day of the office lies before its first one.",
                ),
                field="gueltig_bis",
            )
        )
    for feld, bekannt in (
        ("leitung", ist_person),
        ("stellvertretung", ist_person),
        ("gruppen", ist_gruppe),
    ):
        gruende += [
            _unbekannt(feld, name)
            for name in getattr(einheit, feld)
            if not bekannt(name)
        ]
    return gruende


def ist_code(code):
    """Whether a text can be the code of an office.

    :param code: text or ``None``.
    """
    return (
        isinstance(code, str)
        and _CODE.fullmatch(code) is not None
        and code.lower() != ALLE
    )


def pruefe_code(code, vorhandene):
    """Every reason why an office cannot get a code.

    :param code: the wanted code.
    :param vorhandene: dict of all offices by code, also of former ones.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    if not ist_code(code):
        return [
            Hindernis(
                "code-ungueltig",
                _(
                    "oe_code_ungueltig",
                    default="A code begins with a letter or digit and holds letters, "
                    "digits, dots and hyphens only, for example 32.1.",
                ),
                field="code",
            )
        ]
    if code in vorhandene:
        return [
            Hindernis(
                "code-vergeben",
                _(
                    "oe_code_vergeben",
                    default="There is an office ${code} already; codes of former "
                    "offices are not given again.",
                    mapping={"code": code},
                ),
                field="code",
            )
        ]
    return []


def unbekannte_oe(code, feld=None):
    """The reason against a code that no office has."""
    return Hindernis(
        "oe-unbekannt",
        _(
            "oe_unbekannt",
            default="There is no office “${code}”.",
            mapping={"code": code or ""},
        ),
        field=feld,
    )


def oberhalb(vorhandene, code):
    """Codes of the offices above one, the nearest first.

    :param vorhandene: dict of all offices by code.
    """
    gefunden = []
    einheit = vorhandene.get(code)
    while einheit is not None and einheit.uebergeordnet is not None:
        code = einheit.uebergeordnet
        if code in gefunden:
            break
        gefunden.append(code)
        einheit = vorhandene.get(code)
    return gefunden


def unterhalb(vorhandene, code):
    """Codes of the offices below one, each after those above it.

    :param vorhandene: dict of all offices by code.
    """
    gefunden = []
    offen = [code]
    while offen:
        oben = offen.pop(0)
        for einheit in sorted(vorhandene.values(), key=lambda eine: eine.code):
            if einheit.uebergeordnet == oben and einheit.code not in (*gefunden, code):
                gefunden.append(einheit.code)
                offen.append(einheit.code)
    return gefunden


def _gegen_uebergeordnete(einheit, vorhandene):
    oben = einheit.uebergeordnet
    if oben is None:
        return []
    if oben not in vorhandene:
        return [unbekannte_oe(oben, "uebergeordnet")]
    if oben == einheit.code or einheit.code in oberhalb(vorhandene, oben):
        return [
            Hindernis(
                "oe-kreis",
                _(
                    "oe_kreis",
                    default="${code} lies above ${oben}: an office cannot be "
                    "subordinate to itself.",
                    mapping={"code": einheit.code, "oben": oben},
                ),
                field="uebergeordnet",
            )
        ]
    vorgesetzte = vorhandene[oben]
    ende = vorgesetzte.gueltig_bis
    if ende is not None and (einheit.gueltig_bis is None or einheit.gueltig_bis > ende):
        return [
            Hindernis(
                "uebergeordnete-endet",
                _(
                    "oe_uebergeordnete_endet",
                    default="The superordinate office ${oben} ends before this one.",
                    mapping={"oben": oben},
                ),
                field="uebergeordnet",
            )
        ]
    return []


def _unbekannt(feld, name):
    if feld == "gruppen":
        return Hindernis(
            "gruppe-unbekannt",
            _(
                "oe_gruppe_unbekannt",
                default="There is no group “${name}”.",
                mapping={"name": name},
            ),
            field=feld,
        )
    return Hindernis(
        "person-unbekannt",
        _(
            "oe_person_unbekannt",
            default="There is no person and no group “${name}”.",
            mapping={"name": name},
        ),
        field=feld,
    )
