"""How deputies look: with the rights that the absent people have at this moment.

Nothing is copied. A deputy gets what the absent person herself has, not what that
person has as somebody's deputy.
"""

from AccessControl.PermissionRole import rolesForPermissionOn
from collective.eakte.rechte.index import naechster_bereich
from collective.eakte.rechte.interfaces import IVertretungen
from collective.eakte.rechte.interfaces import IZugriffsregister
from collective.eakte.rechte.merker import gemerkt
from collective.eakte.rechte.sichten import eigene_sicht
from collective.eakte.rechte.uhr import heute
from collective.eakte.vertretung.interfaces import IVertretungsregister
from collective.eakte.vertretung.kreis import prinzipale_der_oe
from collective.eakte.vertretung.regeln import rollen_an
from collective.eakte.vertretung.regeln import uebertragbar
from collective.eakte.vertretung.vertretung import AKTE
from collective.eakte.vertretung.vertretung import OE
from dataclasses import replace
from plone import api
from zope.component import getUtility
from zope.component import queryUtility
from zope.interface import implementer


NACHEINANDER = ("Modify portal content", "View")
"""Rights that are asked for when it is not said which one is needed."""


def nach_vertretenden():
    """Who acts for whom today.

    :returns: dict from the id of a deputy to a tuple of Vertretungen; empty, at next to
        no cost, when nobody does.
    """
    register = queryUtility(IVertretungsregister)
    return {} if register is None else register.nach_vertretenden(heute())


def sichten_der_person(person):
    """Views of the absent people for whom somebody acts today.

    :param person: user id.
    :returns: list of :class:`~collective.eakte.rechte.sicht.Sicht`.
    """
    vertretungen = nach_vertretenden().get(person)
    if not vertretungen:
        return []
    return gemerkt(
        f"sichten_in_vertretung.{person}",
        lambda: [s for v in vertretungen if (s := _sicht(v)) is not None],
    )


def rollen_in_vertretung(person, bereich):
    """Names of the roles that somebody has as a deputy in an access domain.

    :param person: user id.
    :param bereich: the domain.
    :returns: frozenset.
    """

    def berechne():
        kette = getUtility(IZugriffsregister).kette(bereich.ort)
        return frozenset().union(
            *(rollen_an(kette, s, heute()) for s in sichten_der_person(person))
        )

    return gemerkt(f"rollen_in_vertretung.{person}.{bereich.ort}", berechne)


@implementer(IVertretungen)
class Vertretungen:
    """See :class:`IVertretungen`."""

    def sichten_von(self, prinzipale):
        vertretende = nach_vertretenden()
        if not vertretende:
            return []
        return [
            sicht
            for person in sorted(prinzipale & vertretende.keys())
            for sicht in sichten_der_person(person)
        ]

    def laufende(self):
        return [v for mehrere in nach_vertretenden().values() for v in mehrere]

    def fuer_wen(self, objekt, recht=None):
        vertretende = nach_vertretenden()
        if not vertretende or api.user.is_anonymous():
            return None
        person = api.user.get_current().getId()
        sichten = sichten_der_person(person)
        bereich = naechster_bereich(objekt) if sichten else None
        if bereich is None:
            return None
        kette = getUtility(IZugriffsregister).kette(bereich.ort)
        eigene = _eigene_sicht(person)
        selbst = rollen_an(kette, eigene, heute()) | eigene.rollen
        for frage in (recht,) if recht else NACHEINANDER:
            erlaubt = set(rolesForPermissionOn(frage, objekt))
            if not selbst.isdisjoint(erlaubt):
                return None
            for sicht in sichten:
                if not rollen_an(kette, sicht, heute()).isdisjoint(erlaubt):
                    return sicht.fuer
        return None


def _sicht(vertretung):
    """The view that a Vertretung opens now, or ``None``."""
    eigene = _eigene_sicht(vertretung.abwesend)
    if eigene is None:
        return None
    sicht = replace(
        uebertragbar(eigene),
        fuer=vertretung.abwesend,
        nur_offenes=not vertretung.auch_geschuetztes,
    )
    if vertretung.umfang == OE:
        return replace(
            sicht,
            rollen=frozenset(),
            oben={},
            prinzipale=prinzipale_der_oe(vertretung.bezug, eigene.prinzipale),
        )
    if vertretung.umfang == AKTE:
        bereich = getUtility(IZugriffsregister).bereich(vertretung.bereich)
        return None if bereich is None else replace(sicht, nur_in=bereich.ort)
    return sicht


def _eigene_sicht(person):
    """What somebody may do herself, whoever the running code acts as.

    :param person: user id.
    :returns: :class:`~collective.eakte.rechte.sicht.Sicht`, or ``None`` when there is
        no such user any more.
    """

    def berechne():
        benutzer = api.portal.get_tool("acl_users").getUserById(person)
        if benutzer is None:
            return None
        katalog = api.portal.get_tool("portal_catalog")
        return eigene_sicht(katalog._listAllowedRolesAndUsers(benutzer))

    return gemerkt(f"eigene_sicht.{person}", berechne)
