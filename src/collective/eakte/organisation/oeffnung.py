"""An Akte is protected when it is opened, where its preset says so."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte import _
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.organisation.ableitung import fuehrende
from collective.eakte.organisation.interfaces import IOrganisation
from collective.eakte.organisation.kreisrechnung import kreis_von
from collective.eakte.organisation.kreisrechnung import LEITUNG
from collective.eakte.organisation.vorgaben import kreis
from collective.eakte.organisation.vorgaben import SCHUETZEND
from collective.eakte.organisation.vorgaben import strengere
from collective.eakte.rechte.api import ist_geschuetzt
from collective.eakte.rechte.api import schuetze
from collective.eakte.rechte.pruefungen import hat_personen
from collective.eakte.rechte.sichten import mit_kreisen
from collective.eakte.vererbung.api import wirksam
from collective.eakte.vererbung.worte import VOKABULARE
from plone import api
from zope.component import queryUtility
from zope.globalrequest import getRequest
from zope.i18n import translate


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

    Whoever brings it there is in the circle, unless she is in it by her office.

    :param akte: the Akte, in its place.
    :raises Hindernisse: nobody would be left who decides on it.
    """
    einheit = aq_parent(aq_inner(akte))
    if not IPlanknoten.providedBy(einheit):
        return
    vorgabe = wirksame_vorgabe(einheit, akte.typ)
    if vorgabe not in SCHUETZEND or ist_geschuetzt(akte):
        return
    oe = _oe(akte)
    mitglieder = kreis(
        vorgabe,
        oe=oe,
        hat_leitung=oe is not None and hat_personen(kreis_von(oe) + LEITUNG),
        person=_person(),
        person_gehoert_dazu=oe is not None and _gehoert_zu(oe),
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


def _gehoert_zu(oe):
    if api.user.is_anonymous():
        return False
    benutzer = api.user.get_current()
    selbst = frozenset((benutzer.getId(), *benutzer.getGroups()))
    return kreis_von(oe) in mit_kreisen(selbst)
