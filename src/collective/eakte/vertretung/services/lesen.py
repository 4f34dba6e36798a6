"""GET @vertretungen: who stands in for somebody, and for whom somebody stands in."""

from collective.eakte.rest import nicht_berechtigt
from collective.eakte.vertretung import api as vertretungen
from collective.eakte.vertretung.berechtigte import darf_fuer_andere
from collective.eakte.vertretung.berechtigte import in_welcher_eigenschaft
from collective.eakte.vertretung.services.ausgabe import als_angaben
from plone import api
from plone.restapi.services import Service


class Lesen(Service):
    """Takes ``person`` (by default oneself) and ``vergangene=ja``."""

    def reply(self):
        if api.user.is_anonymous():
            raise nicht_berechtigt()
        selbst = api.user.get_current().getId()
        person = self.request.form.get("person") or selbst
        if not isinstance(person, str) or in_welcher_eigenschaft(person) is None:
            raise nicht_berechtigt()
        auch = {"auch_vergangene": self.request.form.get("vergangene") == "ja"}
        antwort = {
            "@id": f"{api.portal.get().absolute_url()}/@vertretungen",
            "person": person,
            "vertreten_durch": self._liste(
                vertretungen.vertretungen_von(person, **auch)
            ),
            "vertritt": self._liste(vertretungen.fuer(person, **auch)),
        }
        if person == selbst and darf_fuer_andere():
            antwort["fuer_andere"] = self._liste(vertretungen.alle(**auch))
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return antwort

    def _liste(self, gefunden):
        return [als_angaben(vertretung, self.request) for vertretung in gefunden]
