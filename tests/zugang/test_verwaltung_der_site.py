"""What settings of the site tell of records, and what can be done to them there."""

from plone import api

import pytest
import re
import transaction


KENNWORT = "Geheim-fuer-Tests-1"

HTML = {"Accept": "text/html"}


@pytest.fixture
def verwaltung(als, lage):
    """Requests of somebody who administers the site and has no access to Zope."""
    with api.env.adopt_roles(["Manager"]):
        api.user.create(
            email="site@stadt.example",
            username="site",
            password=KENNWORT,
        )
        api.user.grant_roles(username="site", roles=["Site Administrator"])
        transaction.commit()
    session = als("Anonymous")
    session.auth = ("site", KENNWORT)
    return session


@pytest.mark.parametrize("rolle", ["Sachbearbeitung", "Fachadministration"])
def test_what_was_changed_where_and_by_whom_is_told_to_nobody(als, lage, rolle):
    antwort = als(rolle).get(f"{lage.site.absolute_url()}/@transactions")
    assert antwort.status_code == 401


def test_who_administers_the_site_undoes_nothing(verwaltung, lage):
    adresse = f"{lage.site.absolute_url()}/@transactions"
    assert verwaltung.get(adresse).status_code == 401
    antwort = verwaltung.patch(adresse, json={"transaction_ids": []})
    assert antwort.status_code == 401


def test_nobody_gives_records_another_workflow(verwaltung, lage):
    adresse = f"{lage.site.absolute_url()}/@@content-controlpanel"
    session = verwaltung
    seite = session.get(f"{adresse}?type_id=Akte", headers=HTML)
    assert seite.status_code == 200
    antwort = session.post(
        adresse,
        headers=HTML,
        data={
            "_authenticator": re.search(
                r'name="_authenticator"[^>]*value="([0-9a-f]+)"', seite.text
            )[1],
            "form.submitted:boolean": "True",
            "form.workflow.submitted:boolean": "True",
            "form.button.Save": "Save",
            "old_type_id": "Akte",
            "type_id": "Akte",
            "addable:boolean": "on",
            "new_workflow": "one_state_workflow",
        },
        allow_redirects=False,
    )
    assert antwort.status_code == 403
    ablaeufe = api.portal.get_tool("portal_workflow")
    assert ablaeufe.getChainForPortalType("Akte") == ("eakte_schriftgut_workflow",)
