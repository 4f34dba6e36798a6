"""Build the demo in a Plone site: first the records, then what people do to them.

Each of the two is one transaction, or nothing: versions are made of what is stored.

Everything is made the way people make it: the plans by the importer, the records by
the clerks of the offices with the rights that they have, numbers by the numbering,
zdA and Storno by the Registratur. The demo is therefore also a test of the rights.
"""

from collective.eakte import _
from collective.eakte.demo.aufbau.arbeit import bearbeite_entwuerfe
from collective.eakte.demo.aufbau.arbeit import checke_einige_aus
from collective.eakte.demo.aufbau.arbeit import nach_betreff
from collective.eakte.demo.aufbau.arbeit import schreibe_notizen
from collective.eakte.demo.aufbau.plaene import einheiten
from collective.eakte.demo.aufbau.plaene import importiere_plaene
from collective.eakte.demo.aufbau.plaene import PLAENE
from collective.eakte.demo.aufbau.rechte import erteile_planrechte
from collective.eakte.demo.aufbau.rechte import gib_frei
from collective.eakte.demo.aufbau.rechte import setze_vorgaben
from collective.eakte.demo.aufbau.rechte import trage_vertretungen_ein
from collective.eakte.demo.aufbau.schriftgut import lege_akte_an
from collective.eakte.demo.aufbau.zugaenge import lege_gruppen_an
from collective.eakte.demo.aufbau.zugaenge import lege_organisation_an
from collective.eakte.demo.aufbau.zugaenge import lege_personen_an
from collective.eakte.demo.aufbau.zugaenge import vorhandene
from collective.eakte.demo.bestand import akten
from collective.eakte.demo.personen import person
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.protokoll.versiegeln import versiegele
from collective.eakte.versionen.zustand import ist_neu
from collective.eakte.weg import auf_dem_weg
from collective.eakte.weg import IMPORT
from plone import api
from Products.CMFCore.indexing import processQueue
from zope.annotation.interfaces import IAnnotations

import logging
import transaction


logger = logging.getLogger(__name__)

#: Annotation of the site that holds the demo, and how far it was built.
MARKE = "collective.eakte.demo"
ANGELEGT, BEARBEITET = 1, 2


def baue_auf(portal) -> bool:
    """Build the demo.

    :param portal: the site; the profile ``collective.eakte:default`` is applied.
    :returns: whether anything was built; ``False`` when the site has the demo.
    :raises Hindernisse: with everything in the site that is in the way.
    """
    if MARKE in IAnnotations(portal):
        logger.info("The site has the demo already.")
        return False
    hindernisse = pruefe(portal)
    if hindernisse:
        raise Hindernisse(hindernisse)
    with auf_dem_weg(IMPORT):
        _lege_an(portal)
    IAnnotations(portal)[MARKE] = ANGELEGT
    _entlaste_commit()
    return True


def arbeite(portal) -> bool:
    """Let people work on the records, and seal what was done.

    To be called when the transaction that has built the demo is stored.

    :param portal: the site.
    :returns: whether anything was done; ``False`` when there is no demo, when it is not
        stored yet and when all is done already.
    """
    angelegt = IAnnotations(portal).get(MARKE) == ANGELEGT
    if not angelegt or not _ist_gespeichert(portal):
        return False
    with auf_dem_weg(IMPORT):
        records = nach_betreff()
        bearbeite_entwuerfe(records)
        checke_einige_aus(records)
        schreibe_notizen(records)
        with api.env.adopt_user(username=person("Fachadministration").login):
            versiegele()
    IAnnotations(portal)[MARKE] = BEARBEITET
    _entlaste_commit()
    return True


def _ist_gespeichert(portal) -> bool:
    plaene = [portal[plan.id] for plan in PLAENE]
    for plan in plaene:
        # What is not loaded does not know whether it is new.
        plan._p_activate()
    return not any(map(ist_neu, plaene))


def _lege_an(portal) -> None:
    lege_gruppen_an()
    lege_personen_an()
    lege_organisation_an()
    plaene = importiere_plaene(portal)
    orte = {name: einheiten(plan) for name, plan in plaene.items()}
    setze_vorgaben(plaene, orte)
    erteile_planrechte(plaene, orte)
    angelegt = {}
    for akte in akten():
        objekt = lege_akte_an(orte[akte.plan][akte.einheit], akte)
        angelegt[akte.plan, akte.betreff] = (objekt, akte.oe)
    gib_frei(angelegt)
    trage_vertretungen_ein()


def _entlaste_commit() -> None:
    """Leave nothing but a small remainder to the commit.

    A site that is created and filled in one transaction has more new objects than
    the cache of the connection may hold. At the end of the commit the cache throws
    out the oldest ones, among them the site's components, which the index queue then
    asks for and, before the next transaction begins, cannot load (ReadConflictError).
    After a savepoint the cache has its size already.
    """
    processQueue()
    transaction.savepoint(optimistic=True)


def pruefe(portal) -> list[Hindernis]:
    """Return every reason why the demo cannot be built in a site.

    Log-ins of the demo are public: accounts that exist are never taken over.
    """
    im_weg = [plan.id for plan in PLAENE if plan.id in portal.objectIds()]
    return [
        Hindernis(
            "demo-name-vergeben",
            _(
                "demo_name_vergeben",
                default="The demo needs the name “${name}”, which is in use already. "
                "Use a site of its own for the demo.",
                mapping={"name": name},
            ),
        )
        for name in [*vorhandene(), *im_weg]
    ]
