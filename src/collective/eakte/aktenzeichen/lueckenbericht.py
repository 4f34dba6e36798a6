"""The gap report of a plan, a unit or the site, for the user who asks."""

from collective.eakte.aktenzeichen.interfaces import INummernregister
from collective.eakte.aktenzeichen.luecken import bericht
from collective.eakte.aktenzeichen.luecken import GELOESCHT
from collective.eakte.interfaces import IPlanknoten
from dataclasses import dataclass
from plone import api
from typing import Any
from zope.component import getUtility


ANSEHEN = "collective.eakte: View number gaps"


@dataclass(frozen=True)
class Luecke:
    """A line of the report.

    :param ereignis: :class:`~.luecken.Ereignis`.
    :param brain: the record that had the number, ``None`` when it was removed.
    """

    ereignis: Any
    brain: Any = None

    @property
    def url(self):
        """Address of the record."""
        return self.brain.getURL() if self.brain is not None else None


def luecken(context, *, arten=None, von=None, bis=None):
    """Why numbers of a plan, unit or site are not in use.

    Nothing tells a user of a record that she may not see: a number is left out when
    its record is hidden from her, and when she may not see the gaps of the unit in
    which it was given. The report is complete for the Registratur of the branch.

    :param context: plan, unit or site.
    :param arten: kinds to report; all when ``None``.
    :param von: first day of the period.
    :param bis: last day of the period.
    :returns: list of :class:`Luecke` in natural order of their numbers.
    """
    gefunden = bericht(
        getUtility(INummernregister).ereignisse(),
        einheiten=_einheiten(context),
        arten=arten,
        von=von,
        bis=bis,
    )
    fremde = _fremde({ereignis.einheit_uid for ereignis in gefunden})
    sichtbar = _sichtbare({ereignis.uid for ereignis in gefunden})
    return [
        Luecke(ereignis, sichtbar.get(ereignis.uid))
        for ereignis in gefunden
        if ereignis.einheit_uid not in fremde
        and (ereignis.uid in sichtbar or ereignis.art == GELOESCHT)
    ]


def _einheiten(context):
    """UIDs of the units in a plan or unit, seen or not; ``None`` for the site.

    A unit that is not there any more has left its gaps to the site.
    """
    if not IPlanknoten.providedBy(context):
        return None
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        object_provides=IPlanknoten.__identifier__,
        path="/".join(context.getPhysicalPath()),
    )
    return {brain.UID for brain in brains}


def _fremde(uids):
    """Those of the units whose gaps the user may not see."""
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        UID=[uid for uid in uids if uid]
    )
    return {
        brain.UID
        for brain in brains
        if not api.user.has_permission(ANSEHEN, obj=brain._unrestrictedGetObject())
    }


def _sichtbare(uids):
    """Catalog brains by UID, as far as the user may see them."""
    catalog = api.portal.get_tool("portal_catalog")
    uids = [uid for uid in uids if uid]
    if not uids:
        return {}
    return {brain.UID: brain for brain in catalog(UID=uids, show_inactive=True)}
