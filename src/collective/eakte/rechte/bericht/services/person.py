"""GET @rechtebericht: what a person may see."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rechte.bericht import als_json
from collective.eakte.rechte.bericht.berichte import darf_lesen
from collective.eakte.rechte.bericht.berichte import PERSONENBERICHT
from collective.eakte.rechte.bericht.berichte import was_darf
from collective.eakte.rechte.bericht.namen import name_von
from collective.eakte.rechte.bericht.services.basis import Berichtsdienst
from collective.eakte.rest import nicht_berechtigt


class Rechtebericht(Berichtsdienst):
    """Access domains in which somebody sees something."""

    recht = PERSONENBERICHT
    dateiname = "rechtebericht"

    def verlange_recht(self):
        if not darf_lesen(self.recht):
            raise nicht_berechtigt()

    def zeilen(self):
        """:raises Hindernisse: there is no such person."""
        zeilen = was_darf(self._person)
        if zeilen is None:
            raise Hindernisse.eines(
                "person-unbekannt",
                _(
                    "bericht_person_unbekannt",
                    default="There is no person “${name}”.",
                    mapping={"name": self._person},
                ),
                field="person",
            )
        return zeilen

    @property
    def _person(self):
        return self.request.form.get("person") or ""

    def gegenstand(self):
        return {"person": self._person}

    def tabelle(self, zeilen):
        return self.tabellen.person(zeilen)

    def als_json(self, zeile):
        return als_json.bereichszeile(zeile, self.tabellen)

    def angaben(self):
        return {"person": self._person, "name": name_von(self._person)}
