"""What profiles cannot say in XML."""

from collective.eakte import _
from collective.eakte.aktenzeichen.interfaces import INummernregister
from collective.eakte.aktenzeichen.register import Nummernregister
from collective.eakte.auftraege.merkzettel import vergiss_alles as vergiss_auftraege
from collective.eakte.config import PORTAL_TYPES
from collective.eakte.config import ROLLEN
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.hindernisse import NichtBerechtigt
from collective.eakte.indexers import zeilen
from collective.eakte.integritaet import einrichtung as integritaet
from collective.eakte.organisation import einrichtung as organisation
from collective.eakte.protokoll import einrichtung as protokoll
from collective.eakte.rechte.einrichtung import baue_ab
from collective.eakte.rechte.einrichtung import richte_ein
from collective.eakte.suche import einrichtung as suche
from collective.eakte.versionen import einrichtung as versionen
from collective.eakte.vertretung import einrichtung as vertretung
from collective.eakte.volltext import einrichtung as volltext
from collective.eakte.zeitplan.laeufe import vergiss_alles as vergiss_zeitplan
from plone import api
from plone.base.interfaces import INonInstallable
from zope.component import getSiteManager
from zope.interface import implementer


ABLEHNUNGEN = (Hindernisse.__name__, NichtBerechtigt.__name__)
"""Refusals are answers and no errors: the log of errors would keep what they say, which
may be the Betreff of a record or the name of a file."""


@implementer(INonInstallable)
class HiddenProfiles:
    """Profiles that the add-on list does not offer."""

    def getNonInstallableProfiles(self):
        """:returns: ids of the profiles."""
        return [
            "collective.eakte:uninstall",
            "collective.eakte:demo",
            "collective.eakte:testing",
        ]


def nach_installation(context):
    """Set up the registers and the index of access; what is there is kept."""
    site_manager = getSiteManager()
    if INummernregister not in (r.provided for r in site_manager.registeredUtilities()):
        site_manager.registerUtility(Nummernregister(), INummernregister)
    richte_ein()
    zeilen.richte_ein(api.portal.get_tool("portal_catalog")._catalog)
    organisation.richte_ein()
    vertretung.richte_ein()
    versionen.richte_ein()
    protokoll.richte_ein()
    integritaet.richte_ein()
    suche.richte_ein()
    volltext.richte_ein()
    _uebergeht_ablehnungen(True)


def vor_deinstallation(context):
    """Refuse while there are records.

    :raises Hindernisse: with their number, whoever may see them.
    """
    catalog = api.portal.get_tool("portal_catalog")
    anzahl = len(catalog.unrestrictedSearchResults(portal_type=list(PORTAL_TYPES)))
    if anzahl:
        raise Hindernisse.eines(
            "schriftgut-vorhanden",
            _(
                "schriftgut_vorhanden",
                default="The E-Akte cannot be uninstalled: ${count} records and plan "
                "units are kept in it.",
                mapping={"count": anzahl},
            ),
        )


def nach_deinstallation(context):
    """Take away what the uninstall profile cannot name."""
    _uebergeht_ablehnungen(False)
    volltext.baue_ab()
    suche.baue_ab()
    integritaet.baue_ab()
    protokoll.baue_ab()
    vergiss_zeitplan(api.portal.get())
    vergiss_auftraege(api.portal.get())
    versionen.baue_ab()
    vertretung.baue_ab()
    organisation.baue_ab()
    baue_ab()
    zeilen.baue_ab(api.portal.get_tool("portal_catalog")._catalog)
    site_manager = getSiteManager()
    register = site_manager.queryUtility(INummernregister)
    if register is not None:
        site_manager.unregisterUtility(register, INummernregister)
    portal = api.portal.get()
    portal.__ac_roles__ = tuple(
        rolle for rolle in portal.__ac_roles__ if rolle not in ROLLEN
    )
    portal_role_manager = api.portal.get_tool("acl_users").portal_role_manager
    for rolle in ROLLEN:
        if rolle in portal_role_manager.listRoleIds():
            portal_role_manager.removeRole(rolle)


def _uebergeht_ablehnungen(ob):
    log = getattr(api.portal.get(), "error_log", None)
    if log is not None:
        andere = [n for n in log._ignored_exceptions if n not in ABLEHNUNGEN]
        log._ignored_exceptions = (*andere, *(ABLEHNUNGEN if ob else ()))
