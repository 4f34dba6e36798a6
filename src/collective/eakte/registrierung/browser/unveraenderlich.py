"""What cannot be changed any more, said before a form is filled in."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.lebenszyklus.api import pruefe_offen
from collective.eakte.lebenszyklus.api import vorbehalte


def gegen_aenderung(objekt):
    """Every reason why the metadata of a record are fixed.

    :param objekt: record or plan node.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    if not ISchriftgutobjekt.providedBy(objekt):
        return []
    return [
        *pruefe_offen(objekt),
        *gegen_neues(aq_parent(aq_inner(objekt))),
        *vorbehalte(objekt, "aendern"),
    ]


def gegen_neues(behaelter):
    """Every reason why a record takes nothing new.

    :param behaelter: Akte, Teilakte or Vorgang; other containers are not asked.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    if not ISchriftgutobjekt.providedBy(behaelter):
        return []
    return pruefe_offen(behaelter)
