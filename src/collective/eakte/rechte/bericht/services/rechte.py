"""GET @rechte: who may see a plan node or record, and why."""

from collective.eakte.config import RECHTE_ANSEHEN
from collective.eakte.rechte.bericht import als_json
from collective.eakte.rechte.bericht.api import einschraenkungen
from collective.eakte.rechte.bericht.api import wer_darf
from collective.eakte.rechte.bericht.services.basis import Berichtsdienst


class Rechte(Berichtsdienst):
    """Rows of reasons, and what takes access away."""

    recht = RECHTE_ANSEHEN
    dateiname = "rechte"
    ueber_das_haus = False

    def zeilen(self):
        return wer_darf(self.context)

    def tabelle(self, zeilen):
        return self.tabellen.rechte(zeilen)

    def als_json(self, zeile):
        return als_json.zeile(zeile, self.tabellen)

    def angaben(self):
        return {
            "einschraenkungen": [
                {"code": code, "message": self.tabellen.uebersetze(text)}
                for code, text in einschraenkungen(self.context)
            ]
        }
