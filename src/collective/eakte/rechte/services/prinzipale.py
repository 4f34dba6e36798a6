"""GET @prinzipale: people, groups and circles to choose from."""

from collective.eakte.config import RECHTE_VERGEBEN
from collective.eakte.config import SCHUETZEN
from collective.eakte.rechte.prinzipale import suche
from collective.eakte.rechte.wiederherstellung import hat_rolle
from collective.eakte.rest import darf
from collective.eakte.rest import nicht_berechtigt
from plone.restapi.services import Service


class Prinzipale(Service):
    """``q`` is a part of a name; without it circles and groups are listed.

    Groups come before people. At most 20 are named. Only for those who may grant
    something here: who works for the city is not for everybody to look up.
    """

    def darf(self):
        """Whether the user may look people up here."""
        return darf(RECHTE_VERGEBEN, self.context) or darf(SCHUETZEN, self.context)

    def reply(self):
        if not self.darf():
            raise nicht_berechtigt()
        frage = self.request.form.get("q", "")
        gefunden = suche(frage if isinstance(frage, str) else "")
        return {
            "@id": f"{self.context.absolute_url()}/@prinzipale",
            "items": [
                {"id": p.id, "title": p.titel, "art": p.art, "angabe": p.angabe}
                for p in gefunden
            ],
            "items_total": len(gefunden),
        }


class PrinzipaleDerSite(Prinzipale):
    """The same for those who ask for the recovery of a protected record."""

    def darf(self):
        return hat_rolle()
