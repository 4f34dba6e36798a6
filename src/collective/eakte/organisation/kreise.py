"""Circles of the offices, as the rights room asks for them."""

from collective.eakte import _
from collective.eakte.organisation.interfaces import IOrganisation
from collective.eakte.organisation.kreisrechnung import ALLE_KREIS
from collective.eakte.organisation.kreisrechnung import kreis_von
from collective.eakte.organisation.kreisrechnung import LEITUNG
from collective.eakte.organisation.kreisrechnung import LINIE
from collective.eakte.organisation.kreisrechnung import zerlege
from collective.eakte.rechte.interfaces import IKreise
from collective.eakte.rechte.uhr import heute
from zope.component import queryUtility
from zope.interface import implementer


@implementer(IKreise)
class OEKreise:
    """See :class:`IKreise`. Cost: a few look-ups in dicts."""

    def kreise_von(self, prinzipale):
        organisation = queryUtility(IOrganisation)
        if organisation is None:
            return frozenset()
        kreise = organisation.kreise(heute())
        leer = frozenset()
        return leer.union(*(kreise.get(name, leer) for name in prinzipale))

    def prinzipale_von(self, kreis):
        organisation = queryUtility(IOrganisation)
        if organisation is None:
            return ()
        return organisation.mitglieder(heute()).get(kreis, ())

    def alle(self):
        organisation = queryUtility(IOrganisation)
        if organisation is None:
            return []
        return [
            kreis
            for code, einheit in sorted(organisation.einheiten.items())
            if einheit.arbeitet(heute())
            for kreis in (kreis_von(code), kreis_von(code) + LEITUNG)
        ]

    def titel(self, kreis):
        if kreis == ALLE_KREIS:
            return _("kreis_alle", default="All who work with the E-Akte")
        organisation = queryUtility(IOrganisation)
        code, zusatz = zerlege(kreis) or (None, "")
        einheit = organisation.einheiten.get(code) if organisation is not None else None
        if einheit is None:
            return None
        angaben = {"code": einheit.code, "name": einheit.name}
        if zusatz == LEITUNG:
            return _(
                "kreis_leitung", default="Heads of ${code} ${name}", mapping=angaben
            )
        if zusatz == LINIE:
            return _(
                "kreis_linie",
                default="Heads of the offices above ${code} ${name}",
                mapping=angaben,
            )
        return f"{einheit.code} {einheit.name}"
