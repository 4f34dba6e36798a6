"""PATCH @organisation/<code>: change an office. PATCH @organisation: the presets."""

from collective.eakte.config import ORGANISATION_PFLEGEN
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.organisation import api as organisation
from collective.eakte.organisation.services.anlegen import FELDER
from collective.eakte.organisation.services.ausgabe import als_angaben
from collective.eakte.organisation.services.basis import OrganisationService
from collective.eakte.organisation.services.eingabe import lies
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import falscher_typ
from collective.eakte.rest import feld_unbekannt
from collective.eakte.rest import lies_json
from collective.eakte.rest import verlange


class OrganisationAendern(OrganisationService):
    """Takes what shall be different; returns the changed office or the presets."""

    def reply(self):
        erlaube_schreiben(self.request)
        verlange(ORGANISATION_PFLEGEN, self.context)
        if self.teil is None:
            return self.setze_vorgaben()
        self.verlange_einheit()
        angaben = lies(self.request, **FELDER)
        if "name" in angaben:
            angaben["name"] = angaben["name"] or ""
        return als_angaben(organisation.aendere(self.teil, **angaben), ganz=True)

    def setze_vorgaben(self):
        """:returns: all presets by Aktentyp."""
        daten = lies_json(self.request)
        gruende = [feld_unbekannt(name) for name in sorted(set(daten) - {"vorgaben"})]
        vorgaben = daten.get("vorgaben", {})
        if not isinstance(vorgaben, dict) or not all(
            wert is None or isinstance(wert, str) for wert in vorgaben.values()
        ):
            gruende.append(falscher_typ("vorgaben", str))
        if gruende:
            raise Hindernisse(gruende)
        for typ, vorgabe in vorgaben.items():
            organisation.setze_vorgabe(typ, vorgabe)
        return {"vorgaben": organisation.vorgaben()}
