"""GET @organisation: the offices, or one of them."""

from collective.eakte.organisation import api as organisation
from collective.eakte.organisation.lesen import darf_lesen
from collective.eakte.organisation.lesen import darf_pflegen
from collective.eakte.organisation.services.ausgabe import als_angaben
from collective.eakte.organisation.services.ausgabe import als_laufende
from collective.eakte.organisation.services.basis import OrganisationService
from collective.eakte.rest import nicht_berechtigt


class OrganisationLesen(OrganisationService):
    """Codes and names for all who work with the E-Akte, everything for those who keep
    the offices."""

    def reply(self):
        if not darf_lesen():
            raise nicht_berechtigt()
        ganz = darf_pflegen()
        if self.teil is not None:
            self.verlange_einheit()
            return als_angaben(organisation.einheit(self.teil), ganz=ganz)
        antwort = {
            "@id": f"{self.context.absolute_url()}/@organisation",
            "items": [
                als_angaben(einheit, ganz=ganz) for einheit in organisation.einheiten()
            ],
        }
        if ganz:
            antwort["vorgaben"] = organisation.vorgaben()
            laufend = organisation.laufende()
            if laufend is not None:
                antwort["reorganisation"] = als_laufende(laufend)
        return antwort
