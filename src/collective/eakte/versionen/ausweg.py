"""Where work goes on when a Dokument itself is not changed any more."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte.config import INHALT_LESEN
from collective.eakte.lebenszyklus.interfaces import IAusweg
from collective.eakte.registrierung.api import pruefe_anlage
from collective.eakte.rest import darf
from zope.interface import provider


HINZUFUEGEN = "collective.eakte: Add Dokument"


@provider(IAusweg)
def neuer_entwurf(dokument):
    """See :class:`~collective.eakte.lebenszyklus.interfaces.IAusweg`."""
    behaelter = aq_parent(aq_inner(dokument))
    if (
        not darf(INHALT_LESEN, dokument)
        or not darf(HINZUFUEGEN, behaelter)
        or pruefe_anlage(behaelter, dokument.portal_type)
    ):
        return None
    return f"{dokument.absolute_url()}/@@neuer-entwurf"
