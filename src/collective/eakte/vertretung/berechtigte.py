"""Who may enter and end a Vertretung."""

from collective.eakte.vertretung.kreis import leitet
from collective.eakte.vertretung.kreis import leitet_irgendwo
from collective.eakte.vertretung.vertretung import LEITUNG
from collective.eakte.vertretung.vertretung import SELBST
from collective.eakte.vertretung.vertretung import VERWALTUNG
from plone import api


VERWALTENDE_ROLLEN = frozenset({"Registratur", "Fachadministration", "Manager"})


def in_welcher_eigenschaft(abwesend):
    """In which capacity the current user may decide who stands in for somebody.

    Own rights only: a deputy does not appoint deputies.

    :param abwesend: id of the absent user.
    :returns: :data:`.vertretung.SELBST`, ``LEITUNG``, ``VERWALTUNG``, or ``None`` when
        she may not.
    """
    if api.user.is_anonymous():
        return None
    person = api.user.get_current().getId()
    if person == abwesend:
        return SELBST
    if leitet(person, abwesend):
        return LEITUNG
    return VERWALTUNG if verwaltet() else None


def verwaltet():
    """Whether the current user may do so for everybody."""
    return not VERWALTENDE_ROLLEN.isdisjoint(api.user.get_roles())


def darf_fuer_andere():
    """Whether the current user may do so for anybody but herself."""
    return not api.user.is_anonymous() and (
        verwaltet() or leitet_irgendwo(api.user.get_current().getId())
    )
