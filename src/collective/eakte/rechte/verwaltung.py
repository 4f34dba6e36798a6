"""Managing protected records without reading them: by number only.

The Registratur closes, reopens and withdraws protected Akten and keeps their retention;
Betreff and content stay with the circle.
"""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte import _
from collective.eakte.begruendung import pruefe_grund
from collective.eakte.behaviors.aufbewahrung import IAufbewahrung
from collective.eakte.config import GESCHUETZTE_VERWALTEN
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.lebenszyklus.api import pruefe_zda
from collective.eakte.lebenszyklus.api import storniere
from collective.eakte.lebenszyklus.api import zustand
from collective.eakte.protokollieren import anlass
from collective.eakte.rechte.api import ort_von
from collective.eakte.rechte.interfaces import IZugriffsregister
from collective.eakte.rest import verlange
from collective.eakte.vererbung.api import angaben
from collective.eakte.vererbung.regeln import AUFBEWAHRUNG
from dataclasses import dataclass
from datetime import datetime
from plone import api
from zope.component import getUtility
from zope.event import notify
from zope.interface import Invalid
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFieldsInOrder


FELDER = tuple(name for name, _feld in getFieldsInOrder(IAufbewahrung))
"""Values of the retention that are kept without reading the record."""

ALS = "Registratur"
"""The role whose rights reach into protected records for managing them
(:data:`.regeln.VERWALTUNG`), also when it was given for a part of the plan only."""


@dataclass(frozen=True)
class Geschuetzt:
    """What is told of a protected record.

    :param uid: UUID.
    :param art: portal type.
    :param kennzeichen: number.
    :param einheit: number of the plan unit.
    :param stand: workflow state.
    :param seit: since when it is protected, with time zone.
    :param person: id of the user who protected it.
    :param aufbewahrung: dict of the retention.
    """

    uid: str
    art: str
    kennzeichen: str
    einheit: str
    stand: str
    seit: datetime
    person: str | None
    aufbewahrung: dict


def geschuetzte(knoten):
    """Protected records below a node of the plan.

    Cost: the access domains below the node, and each protected record.

    :param knoten: plan node.
    :returns: list of :class:`Geschuetzt` in order of place.
    :raises NichtBerechtigt: the user does not manage protected records there.
    """
    verlange(GESCHUETZTE_VERWALTEN, knoten)
    return [_auskunft(obj, bereich) for obj, bereich in _unter(knoten)]


def finde(knoten, uid):
    """A protected record below a node of the plan.

    :param knoten: plan node.
    :param uid: UUID.
    :returns: the record, or ``None`` when there is no such one.
    :raises NichtBerechtigt: the user does not manage protected records there.
    """
    verlange(GESCHUETZTE_VERWALTEN, knoten)
    for obj, bereich in _unter(knoten, uid):
        if bereich.uid == uid:
            return obj
    return None


def auskunft(obj):
    """What is told of a protected record.

    :param obj: as :func:`finde` returns it.
    :returns: :class:`Geschuetzt`.
    """
    bereich = getUtility(IZugriffsregister).kette(ort_von(obj))[0]
    return _auskunft(obj, bereich)


def verfuege_zda(obj, bemerkung=""):
    """Close a protected record.

    :param obj: as :func:`finde` returns it.
    :param bemerkung: kept in the history.
    :raises Hindernisse: with all reasons against it, without content.
    """
    gruende = _gegen_stand(obj, "in_bearbeitung") or pruefe_zda(obj)
    if gruende:
        raise Hindernisse(gruende)
    _uebergang(obj, "zda_verfuegen", bemerkung)


def hebe_zda_auf(obj, grund):
    """Reopen a protected record.

    :param obj: as :func:`finde` returns it.
    :param grund: why; kept in the history.
    :raises Hindernisse: with all reasons against it, without content.
    """
    gruende = _gegen_stand(obj, "zda") + pruefe_grund(grund)
    if gruende:
        raise Hindernisse(gruende)
    _uebergang(obj, "zda_aufheben", grund.strip())


def storniere_geschuetzte(obj, grund, *, mit_inhalt=False):
    """Withdraw a protected record.

    :param obj: as :func:`finde` returns it.
    :param grund: why.
    :param mit_inhalt: withdraw what it holds as well.
    :raises Hindernisse: with all reasons against it, without content.
    """
    with anlass(ohne_einsicht=True), api.env.adopt_roles([ALS]):
        storniere(obj, grund, mit_inhalt=mit_inhalt)


def aendere_aufbewahrung(obj, werte, grund):
    """Change how long a protected record is kept.

    :param obj: as :func:`finde` returns it.
    :param werte: dict from the name of a field to its value; others stay.
    :param grund: why.
    :raises Hindernisse: with all reasons against it.
    """
    gruende = pruefe_grund(grund)
    if zustand(obj) == "storniert":
        gruende += _gegen_stand(obj, "in_bearbeitung")
    gruende += _gegen_werte(obj, werte)
    if gruende:
        raise Hindernisse(gruende)
    with anlass(grund, ohne_einsicht=True):
        for name, wert in werte.items():
            setattr(obj, name, wert)
        notify(ObjectModifiedEvent(obj, Attributes(IAufbewahrung, *werte)))


def _unter(knoten, uid=None):
    portal = api.portal.get()
    for bereich in getUtility(IZugriffsregister).in_diesem(ort_von(knoten)):
        if bereich.schutz is not None and uid in (None, bereich.uid):
            obj = portal.unrestrictedTraverse(bereich.ort.rstrip("/"), None)
            if obj is not None:
                yield obj, bereich


def _auskunft(obj, bereich):
    einheit = obj
    while not IPlanknoten.providedBy(einheit):
        einheit = aq_parent(aq_inner(einheit))
    return Geschuetzt(
        uid=bereich.uid,
        art=obj.portal_type,
        kennzeichen=obj.kennzeichen,
        einheit=einheit.kennzeichen,
        stand=zustand(obj),
        seit=bereich.schutz.zeit,
        person=bereich.schutz.person,
        aufbewahrung={
            name: angabe.wert
            for name, angabe in angaben(obj).items()
            if name in AUFBEWAHRUNG and name in FELDER
        },
    )


def _uebergang(obj, uebergang, bemerkung):
    with anlass(ohne_einsicht=True), api.env.adopt_roles([ALS]):
        api.portal.get_tool("portal_workflow").doActionFor(
            obj, uebergang, comment=bemerkung
        )


def _gegen_stand(obj, noetig):
    if zustand(obj) == noetig:
        return []
    return [
        Hindernis(
            "zustand-passt-nicht",
            _(
                "geschuetzte_zustand_passt_nicht",
                default="${kennzeichen} is in a state from which this step is not "
                "possible.",
                mapping={"kennzeichen": obj.kennzeichen},
            ),
        )
    ]


def _gegen_werte(obj, werte):
    gruende = []
    if not werte:
        gruende.append(
            Hindernis(
                "angabe-fehlt",
                _("aufbewahrung_fehlt", default="Please say what is changed."),
            )
        )
    for name, wert in werte.items():
        try:
            IAufbewahrung[name].bind(obj).validate(wert)
        except Invalid:
            gruende.append(
                Hindernis(
                    "wert-ungueltig",
                    _(
                        "wert_ungueltig",
                        default="“${feld}” cannot be read: please check the value.",
                        mapping={"feld": IAufbewahrung[name].title},
                    ),
                    field=name,
                )
            )
    if not gruende:
        gilt = {name: werte.get(name, getattr(obj, name, None)) for name in FELDER}
        if gilt["aufbewahrung_unbefristet"] and gilt["aufbewahrungsdauer"]:
            gruende.append(
                Hindernis(
                    "dauer-und-unbefristet",
                    _(
                        "dauer_und_unbefristet",
                        default="Either a number of years or without limit, not both.",
                    ),
                    field="aufbewahrungsdauer",
                )
            )
    return gruende
