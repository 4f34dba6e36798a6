"""Checks of the stored files in a browser."""

from collective.eakte.config import QUEUE_AUFTRAG
from collective.eakte.config import QUEUE_PRUEFUNG
from collective.eakte.integritaet import api as integritaet
from collective.taskqueue.testing import run_tasks
from pathlib import Path
from plone import api

import os
import pytest
import transaction


class TestIntegritaet:
    """A file is damaged on the disk; the audit checks, and reads what was found."""

    @pytest.fixture(scope="class", autouse=True)
    def beschaedigt(self, stadt):
        with api.env.adopt_roles(["Manager"]):
            api.user.create(
                email="revision@stadt.example",
                username="revision",
                password="Geheim-fuer-Tests-1",
            )
            api.user.grant_roles(username="revision", roles=["Revision"])
        transaction.commit()
        pfad = stadt.dokument.removeprefix(stadt.url).strip("/")
        dokument = stadt.portal.unrestrictedTraverse(pfad)
        dokument.file._blob._p_activate()
        datei = Path(dokument.file._blob.committed())
        os.chmod(datei, 0o600)
        datei.write_bytes(datei.read_bytes()[:-1] + b"X")

    def test_a_check_is_begun_and_the_page_follows_it_to_its_findings(
        self, schirm, stadt
    ):
        schirm.melde_an("Revision")
        schirm.oeffne(stadt.plan)
        schirm.eines(".eakte-menue summary")
        schirm.oeffne(f"{stadt.url}/@@eakte-integritaet")
        schirm.eines("#integritaet-laeufe .eakte-leer")
        assert schirm.maengel() == []
        schirm.eines("button[name='beginnen']").click()
        schirm.eines("progress")
        run_tasks(QUEUE_PRUEFUNG)
        # The script of the page looks again until there is a result.
        zeile = schirm.eines("#integritaet-befunde tbody tr")
        assert "altered" in zeile.text
        assert "Gewerbeanmeldung" in zeile.text
        assert schirm.maengel() == []
        assert schirm.fehlermeldungen() == []

    def test_every_page_says_that_something_was_found(self, schirm, stadt):
        schirm.oeffne(stadt.akte)
        hinweis = schirm.eines("aside.eakte-fehlerliste")
        hinweis.find_element("css selector", "a").click()
        schirm.eines("#integritaet-befunde tbody tr")

    def test_a_check_under_way_is_followed_and_cancelled(self, schirm, stadt):
        lauf = integritaet.beginne(im_hintergrund=False)
        transaction.commit()
        schirm.oeffne(f"{stadt.url}/@@eakte-integritaet")
        schirm.eines("progress")
        assert schirm.maengel() == []
        schirm.eines("button[name='abbrechen']").click()
        schirm.warte(lambda: not schirm.alle("button[name='abbrechen']"))
        transaction.begin()
        assert lauf.stand == "abgebrochen"

    def test_the_registratur_checks_one_akte(self, schirm, stadt):
        schirm.melde_an("Registratur")
        schirm.oeffne(stadt.akte)
        assert not schirm.alle("aside.eakte-fehlerliste")
        schirm.oeffne(f"{stadt.akte}/@@eakte-integritaet")
        schirm.eines("button[name='beginnen']").click()
        schirm.eines("progress")
        run_tasks(QUEUE_AUFTRAG)
        schirm.eines("#integritaet-befunde tbody tr")
        assert schirm.maengel() == []
        assert schirm.fehlermeldungen() == []
