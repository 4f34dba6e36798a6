"""Records that are there when a program asks."""

from collective.eakte.aktenzeichen.api import setze
from collective.eakte.lebenszyklus.api import storniere
from plone import api
from plone.dexterity.utils import createContentInContainer

import pytest
import transaction


@pytest.fixture
def schriftgut(eakte_portal):
    """Akten 0001 to 0004 in 32.01.01 and one in 61.01.02; returns addresses.

    0003 is withdrawn, 0004 has another number today.
    """
    with api.env.adopt_roles(["Manager"]):
        plan = eakte_portal["org"]
        gewerbe = plan["32"]["32.01"]["32.01.01"]
        akten = [
            createContentInContainer(gewerbe, "Akte", title=titel)
            for titel in ("Gasthaus Zum Löwen", "Kiosk", "Versehen", "Bäckerei")
        ]
        vorgang = createContentInContainer(akten[0], "Vorgang", title="Anmeldung")
        dokument = createContentInContainer(vorgang, "Dokument", title="Antrag")
        bauplan = createContentInContainer(
            plan["61"]["61.01"]["61.01.02"], "Akte", title="Bebauungsplan 12"
        )
        storniere(akten[2], "doppelt angelegt")
        setze(akten[3], "Alt 7/2019", "Altbestand")
        transaction.commit()
        return {
            "site": eakte_portal.absolute_url(),
            "plan": plan.absolute_url(),
            "einheit": gewerbe.absolute_url(),
            "akte": akten[0].absolute_url(),
            "vorgang": vorgang.absolute_url(),
            "dokument": dokument.absolute_url(),
            "bauplan": bauplan.absolute_url(),
        }


@pytest.fixture
def codes():
    """The codes of a refusal."""

    def aus(antwort):
        assert antwort.status_code == 400, antwort.text
        return [h["code"] for h in antwort.json()["hindernisse"]]

    return aus
