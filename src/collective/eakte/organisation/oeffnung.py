"""An Akte is protected when it is opened, where its preset says so."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte import _
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.organisation.ableitung import fuehrende
from collective.eakte.organisation.interfaces import IOrganisation
from collective.eakte.organisation.kreisrechnung import kreis_von
from collective.eakte.organisation.kreisrechnung import LEITUNG
from collective.eakte.organisation.vorgaben import kreis
from collective.eakte.organisation.vorgaben import PERSOENLICH
from collective.eakte.organisation.vorgaben import SCHUETZEND
from collective.eakte.organisation.vorgaben import strengere
from collective.eakte.rechte.api import ist_geschuetzt
from collective.eakte.rechte.api import schuetze
from collective.eakte.rechte.pruefungen import hat_personen
from collective.eakte.rechte.sichten import mit_kreisen
from collective.eakte.rechte.vertreten import fuer_wen
from collective.eakte.vererbung.api import wirksam
from collective.eakte.vererbung.worte import VOKABULARE
from plone import api
from zope.component import queryUtility
from zope.globalrequest import getRequest
from zope.i18n import translate


ANLEGEN = "collective.eakte: Add Akte"


def wirksame_vorgabe(einheit, typ=None):
    """The preset of access that holds for new Akten.

    :param einheit: the plan unit.
    :param typ: type of the Akte, e.g. ``"Personalakte"``.
    :returns: preset, the stricter one of unit and type.
    """
    organisation = queryUtility(IOrganisation)
    vorgaben = {} if organisation is None else organisation.vorgaben
    return strengere(wirksam(einheit, "zugriffsvorgabe").wert, vorgaben.get(typ))


def schuetze_nach_vorgabe(akte):
    """Protect an Akte that has just come to its unit, if its preset says so.

    Whoever brings it there is in the circle, unless she is in it by her office. A
    deputy does so for the absent person: no right of hers is to outlast her task.

    :param akte: the Akte, in its place.
    :raises Hindernisse: nobody would be left who decides on it, or a deputy opens what
        is personal.
    """
    einheit = aq_parent(aq_inner(akte))
    if not IPlanknoten.providedBy(einheit):
        return
    vorgabe = wirksame_vorgabe(einheit, akte.typ)
    if vorgabe not in SCHUETZEND or ist_geschuetzt(akte):
        return
    vertretene = fuer_wen(einheit, ANLEGEN)
    if vertretene is not None and vorgabe == PERSOENLICH:
        raise _persoenliches_bleibt()
    oe = _oe(akte)
    person = vertretene or _person()
    mitglieder = kreis(
        vorgabe,
        oe=oe,
        hat_leitung=oe is not None and hat_personen(kreis_von(oe) + LEITUNG),
        person=person,
        person_gehoert_dazu=oe is not None and _gehoert_zu(oe, person),
    )
    grund = translate(
        _(
            "schutz_nach_vorgabe",
            default="Preset of access: ${titel}",
            mapping={"titel": _titel(vorgabe)},
        ),
        context=getRequest(),
    )
    schuetze(akte, mitglieder, grund, art=vorgabe)


def _titel(vorgabe):
    return translate(VOKABULARE["zugriffsvorgabe"][vorgabe], context=getRequest())


def _oe(akte):
    """The office that leads, or else the one that keeps the records."""
    organisation = queryUtility(IOrganisation)
    if organisation is None:
        return None
    return next(
        (code for code in reversed(fuehrende(akte)) if code in organisation.einheiten),
        None,
    )


def _person():
    """Id of the user, if she is known to the site."""
    if api.user.is_anonymous():
        return None
    name = api.user.get_current().getId()
    return name if api.portal.get_tool("acl_users").getUserById(name) else None


def _gehoert_zu(oe, person):
    """Whether somebody works in an office; the one who is logged in may be a program.

    :param person: id of the user, or ``None``.
    """
    if api.user.is_anonymous():
        return False
    benutzer = api.user.get_current()
    if person is not None and person != benutzer.getId():
        benutzer = api.portal.get_tool("acl_users").getUserById(person)
    selbst = frozenset((benutzer.getId(), *benutzer.getGroups()))
    return kreis_von(oe) in mit_kreisen(selbst)


def _persoenliches_bleibt():
    return Hindernisse.eines(
        "persoenlich-in-vertretung",
        _(
            "persoenlich_in_vertretung",
            default="Personal Akten are opened by the person herself, not by somebody "
            "who acts for her.",
        ),
    )
