"""GET @freigaben: individual releases at records that the user may see."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rechte.bericht import als_json
from collective.eakte.rechte.bericht.berichte import darf_lesen
from collective.eakte.rechte.bericht.berichte import freigaben
from collective.eakte.rechte.bericht.berichte import LAUFENDE
from collective.eakte.rechte.bericht.berichte import PERSONENBERICHT
from collective.eakte.rechte.bericht.services.basis import Berichtsdienst
from collective.eakte.rechte.bericht.worte import STAENDE
from collective.eakte.rest import nicht_berechtigt


class Freigaben(Berichtsdienst):
    """Releases that hold or begin later; others with ``stand=abgelaufen``."""

    recht = PERSONENBERICHT
    dateiname = "freigaben"

    def verlange_recht(self):
        if not darf_lesen(self.recht):
            raise nicht_berechtigt()

    mehrfach = frozenset({"stand"})

    def zeilen(self):
        """:raises Hindernisse: a state is not known."""
        return freigaben(staende=self._staende())

    def _staende(self):
        gefragt = self.request.form.get("stand") or sorted(LAUFENDE)
        staende = [gefragt] if isinstance(gefragt, str) else gefragt
        gruende = [
            Hindernis(
                "stand-unbekannt",
                _(
                    "freigaben_stand_unbekannt",
                    default="There is no state “${name}”; possible: ${possible}.",
                    mapping={"name": stand, "possible": ", ".join(STAENDE)},
                ),
                field="stand",
            )
            for stand in staende
            if stand not in STAENDE
        ]
        if gruende:
            raise Hindernisse(gruende)
        return frozenset(staende)

    def gegenstand(self):
        return {"staende": self._staende()}

    def tabelle(self, zeilen):
        return self.tabellen.freigaben(zeilen)

    def als_json(self, zeile):
        return als_json.freigabe(zeile, self.tabellen)
