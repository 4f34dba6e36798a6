"""The full text index is compared and renewed in a browser."""

from collective.eakte.config import QUEUE_AUFTRAG
from collective.eakte.config import QUEUE_TEXT
from collective.eakte.volltext import pruefung
from collective.eakte.volltext.anschluss import anschluss_von
from collective.taskqueue.testing import run_tasks
from plone import api

import pytest
import transaction


class TestVolltext:
    """An administrator compares, puts right and builds anew."""

    @pytest.fixture(scope="class", autouse=True)
    def verwaltung(self, stadt):
        with api.env.adopt_roles(["Manager"]):
            api.user.create(
                email="fach@stadt.example",
                username="fachadministration",
                password="Geheim-fuer-Tests-1",
            )
            api.user.grant_roles(
                username="fachadministration", roles=["Fachadministration"]
            )
        transaction.commit()

    @pytest.mark.parametrize("art", ["pruefen", "erneuern", "neu"])
    def test_a_job_is_begun_and_says_what_it_has_done(self, schirm, stadt, art):
        maschine = anschluss_von(stadt.portal).maschine()
        if art != "neu":
            maschine.leere()
        schirm.melde_an("Fachadministration")
        schirm.oeffne(f"{stadt.url}/@@eakte-volltext")
        assert schirm.maengel() == []
        schirm.eines(f"button[name='art'][value='{art}']").click()
        schirm.eines(".portalMessage a, .alert a")
        assert schirm.maengel() == []
        run_tasks(QUEUE_AUFTRAG)
        run_tasks(QUEUE_TEXT)
        transaction.begin()
        falsches = {a.art for a in pruefung.pruefe().abweichungen}
        assert bool(falsches - pruefung.WARTET) == (art == "pruefen")
        schirm.oeffne(f"{stadt.url}/@@eakte-volltext")
        assert schirm.maengel() == []
        assert schirm.fehlermeldungen() == []
