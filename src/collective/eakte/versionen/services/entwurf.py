"""POST @neuer-entwurf: go on with what is frozen."""

from collective.eakte import _
from collective.eakte.config import INHALT_LESEN
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import als_json
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import feld_unbekannt
from collective.eakte.rest import lies_json
from collective.eakte.rest import verlange
from collective.eakte.versionen import api as versionen
from plone.restapi.services import Service


class NeuerEntwurf(Service):
    """Takes ``nummer`` of the version, the current one by default; returns the
    Entwurf."""

    def reply(self):
        erlaube_schreiben(self.request)
        verlange(INHALT_LESEN, self.context)
        entwurf = versionen.neuer_entwurf(self.context, self._nummer())
        return als_json(entwurf, self.request, status=201)

    def _nummer(self):
        daten = lies_json(self.request)
        gruende = [feld_unbekannt(name) for name in sorted(set(daten) - {"nummer"})]
        nummer = daten.get("nummer")
        if nummer is not None and type(nummer) is not int:
            gruende.append(
                Hindernis(
                    "wert-ungueltig",
                    _(
                        "wert_ungueltig",
                        default="“${feld}” cannot be read: please check the value.",
                        mapping={"feld": "nummer"},
                    ),
                    field="nummer",
                )
            )
        if gruende:
            raise Hindernisse(gruende)
        return nummer
