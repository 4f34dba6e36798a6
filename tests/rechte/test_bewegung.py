"""Copying and moving protected records, and what lies in them."""

from Acquisition import aq_parent
from collective.eakte.rechte.api import berechtigungen
from collective.eakte.rechte.api import bereich_von
from collective.eakte.rechte.api import schuetze
from plone import api
from plone.dexterity.utils import createContentInContainer

import pytest
import re
import transaction


class TestUeberHttp:
    """On the paths of the browser and of programs."""

    @pytest.fixture
    def akten(self, eakte_portal, als):
        """A protected Akte with a Vorgang and a Dokument, and another Akte."""
        gewerbe = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
        with api.env.adopt_roles(["Manager"]):
            akte, andere = (
                createContentInContainer(gewerbe, "Akte", title=titel)
                for titel in ("Personal", "Kiosk")
            )
            vorgang = createContentInContainer(akte, "Vorgang", title="Einstellung")
            dokument = createContentInContainer(vorgang, "Dokument", title="Zeugnis")
            ziel = createContentInContainer(andere, "Vorgang", title="Anderes")
        self.fall = als("Sachbearbeitung", "32")
        self.leitung = als("Leitung", "32")
        self.manager = als("Manager")
        schuetze(
            akte,
            [("leitung-32", ["Leitung"]), ("sachbearbeitung-32", ["Sachbearbeitung"])],
            "Personalsache",
        )
        transaction.commit()
        return vorgang, dokument, ziel

    @pytest.mark.parametrize("dienst", ["@move", "@copy"])
    def test_rest(self, akten, dienst):
        _vorgang, dokument, ziel = akten
        adresse = f"{ziel.absolute_url()}/{dienst}"
        quelle = {"source": dokument.absolute_url()}
        antwort = self.fall.post(adresse, json=quelle)
        assert antwort.status_code == 400, antwort.text
        assert antwort.json()["hindernisse"][0]["code"] == "bleibt-im-schutz"
        transaction.begin()
        assert len(ziel.objectIds()) == 0
        antwort = self.leitung.post(adresse, json=quelle)
        assert antwort.status_code == 200, antwort.text
        transaction.begin()
        assert len(ziel.objectIds()) == 1

    def test_classic_copy_and_paste(self, akten):
        _vorgang, dokument, ziel = akten
        self.fuege_ein(self.fall, "object_copy", dokument, ziel)
        assert len(ziel.objectIds()) == 0
        self.fuege_ein(self.leitung, "object_copy", dokument, ziel)
        assert len(ziel.objectIds()) == 1

    def test_classic_cut_and_paste_moves_no_record_at_all(self, akten):
        vorgang, dokument, ziel = akten
        for sitzung in (self.fall, self.leitung):
            self.fuege_ein(sitzung, "object_cut", dokument, ziel)
            assert (len(vorgang.objectIds()), len(ziel.objectIds())) == (1, 0)

    def fuege_ein(self, sitzung, weg, obj, ziel):
        sitzung.headers["Accept"] = "text/html"
        seite = sitzung.get(ziel.absolute_url()).text
        marke = re.search(r'data-token="([^"]+)"', seite) or re.search(
            r'name="_authenticator" value="([^"]+)"', seite
        )
        for adresse in (
            obj.absolute_url() + f"/{weg}",
            f"{ziel.absolute_url()}/object_paste",
        ):
            sitzung.post(adresse, data={"_authenticator": marke[1]})
        transaction.begin()

    def test_content_is_brought_into_a_protected_akte(self, akten):
        vorgang, _dokument, ziel = akten
        with api.env.adopt_roles(["Manager"]):
            neues = createContentInContainer(ziel, "Dokument", title="Beschwerde")
        transaction.commit()
        quelle = {"source": neues.absolute_url()}
        antwort = self.fall.post(f"{vorgang.absolute_url()}/@move", json=quelle)
        assert antwort.status_code == 200, antwort.text
        transaction.begin()
        assert len(vorgang.objectIds()) == 2
        (bewegt,) = (d for d in vorgang.objectValues() if d.title == "Beschwerde")
        assert self.leitung.get(bewegt.absolute_url()).status_code == 200
        assert self.manager.get(bewegt.absolute_url()).status_code != 200
        gefunden = self.manager.get(
            f"{bewegt.absolute_url().partition('/org')[0]}/@search?Title=Beschwerde"
        )
        assert gefunden.json()["items_total"] == 0

    def test_a_protected_part_that_is_copied_stays_with_its_circle(self, akten):
        _vorgang, _dokument, ziel = akten
        andere = aq_parent(ziel)
        with api.env.adopt_roles(["Manager"]):
            teil = createContentInContainer(andere, "Teilakte", title="Beihilfe")
        schuetze(teil, [("sachbearbeitung-32", ["Leitung"])], "Beihilfe")
        transaction.commit()
        antwort = self.fall.post(
            f"{andere.absolute_url()}/@copy", json={"source": teil.absolute_url()}
        )
        transaction.begin()
        kopien = [t for t in andere.objectValues() if t.title == "Beihilfe"]
        if antwort.status_code == 400:
            # Containers are not copied at all: nothing can lose its protection.
            assert len(kopien) == 1
            return
        assert len(kopien) == 2
        for kopie in kopien:
            assert bereich_von(kopie).schutz is not None
            assert bereich_von(kopie).uid == api.content.get_uuid(kopie)
            assert [
                b.prinzipal for b in berechtigungen(kopie) if b.ursache == "schutz"
            ] == ["sachbearbeitung-32"]
            assert self.leitung.get(kopie.absolute_url()).status_code != 200
