"""GET @schutzliste: all protected records."""

from collective.eakte.rechte.bericht import als_json
from collective.eakte.rechte.bericht.berichte import geschuetzte
from collective.eakte.rechte.bericht.berichte import SCHUTZLISTE
from collective.eakte.rechte.bericht.services.basis import Berichtsdienst


class Schutzliste(Berichtsdienst):
    """Protected records; outside of the circle only number and unit."""

    recht = SCHUTZLISTE
    dateiname = "schutzliste"

    def zeilen(self):
        return geschuetzte()

    def tabelle(self, zeilen):
        return self.tabellen.schutz(zeilen)

    def als_json(self, zeile):
        return als_json.geschuetzt(zeile)
