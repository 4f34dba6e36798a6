"""From the offices to the circles: pure functions.

Circles: ``oe:32`` who works in the office or in one below it, ``oe:32:leitung`` its
heads and those who stand in for them, ``oe:32:linie`` the heads of the offices above
it, ``oe:alle`` everybody who works in some office. An office that does not exist on a
day, or does not work with the E-Akte yet, is empty.
"""

from collective.eakte.organisation.regeln import ALLE
from collective.eakte.organisation.regeln import oberhalb


PRAEFIX = "oe:"
LEITUNG = ":leitung"
LINIE = ":linie"
ALLE_KREIS = f"{PRAEFIX}{ALLE}"


def kreis_von(code):
    """Id of the circle of an office."""
    return f"{PRAEFIX}{code}"


def zerlege(kreis):
    """The code of the office behind a circle, and which of its circles it is.

    :param kreis: id of a circle.
    :returns: pair of code and ``""``, ``":leitung"`` or ``":linie"``; ``None`` when it
        is no circle of an office.
    """
    if not kreis.startswith(PRAEFIX):
        return None
    code = kreis.removeprefix(PRAEFIX)
    for zusatz in (LEITUNG, LINIE):
        if code.endswith(zusatz):
            return code.removesuffix(zusatz), zusatz
    return code, ""


def mitglieder_nach_kreis(einheiten, tag):
    """Users and groups of each circle that is not empty.

    :param einheiten: dict of all offices by code.
    :param tag: date.
    :returns: dict from circle id to a tuple of user and group ids.
    """
    kreise = {}
    for einheit in einheiten.values():
        if not einheit.arbeitet(tag):
            continue
        dort = (*einheit.gruppen, *einheit.leitende)
        kreise.setdefault(ALLE_KREIS, {}).update(dict.fromkeys(dort))
        for code in (einheit.code, *oberhalb(einheiten, einheit.code)):
            oben = einheiten.get(code)
            if oben is None or not oben.arbeitet(tag):
                continue
            kreise.setdefault(kreis_von(code), {}).update(dict.fromkeys(dort))
            if code != einheit.code:
                linie = kreise.setdefault(kreis_von(einheit.code) + LINIE, {})
                linie.update(dict.fromkeys(oben.leitende))
        leitung = kreise.setdefault(kreis_von(einheit.code) + LEITUNG, {})
        leitung.update(dict.fromkeys(einheit.leitende))
    return {kreis: tuple(mitglieder) for kreis, mitglieder in kreise.items()}


def kreise_nach_mitglied(mitglieder):
    """The other way round.

    :param mitglieder: dict from circle id to user and group ids.
    :returns: dict from user or group id to a frozenset of circle ids.
    """
    kreise = {}
    for kreis, namen in mitglieder.items():
        for name in namen:
            kreise.setdefault(name, set()).add(kreis)
    return {name: frozenset(menge) for name, menge in kreise.items()}
