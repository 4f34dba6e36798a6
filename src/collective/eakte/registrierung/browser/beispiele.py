"""The patterns of numbers, with an example, while they are being written."""

from Acquisition import aq_base
from Acquisition import aq_chain
from Acquisition import aq_inner
from collective.eakte.aktenzeichen.muster import parse
from collective.eakte.aktenzeichen.muster import STANDARDMUSTER
from collective.eakte.aktenzeichen.mustersprache import MusterFehler
from collective.eakte.content.aktenplaneinheit import IAktenplaneinheit
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.vererbung.api import wirksam
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Beispiel:
    """A number as a pattern would give it.

    :param text: the number; empty when the pattern is faulty.
    :param ebene: level of the pattern.
    :param url: where scripts ask while the pattern is being written.
    """

    text: str
    ebene: str
    url: str


def beispiel(knoten, name, muster):
    """Example for a field of the form of a plan node.

    :param knoten: the node, or the one in which a new one shall be made.
    :param name: name of the field.
    :param muster: what is in the field; an empty pattern is inherited.
    :returns: :class:`Beispiel`, or ``None`` for other fields.
    """
    ebene = name.removeprefix("muster_")
    if ebene == name or ebene not in STANDARDMUSTER:
        return None
    text = muster or _geerbt(knoten, name) or STANDARDMUSTER[ebene]
    try:
        nummer = parse(text, ebene).beispiel(_werte(knoten))
    except MusterFehler:
        nummer = ""
    return Beispiel(nummer, ebene, f"{knoten.absolute_url()}/@muster-pruefung")


def _geerbt(knoten, name):
    for objekt in aq_chain(aq_inner(knoten)):
        wert = getattr(aq_base(objekt), name, None)
        if wert and IPlanknoten.providedBy(objekt):
            return wert
    return None


def _werte(knoten):
    werte = {"jahr": date.today().year}
    if IAktenplaneinheit.providedBy(knoten):
        werte["plan"] = knoten.kennzeichen
    if IPlanknoten.providedBy(knoten):
        werte["oe"] = wirksam(knoten, "federfuehrung").wert
    return werte
