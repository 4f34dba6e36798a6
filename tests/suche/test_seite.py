from collective.eakte.aktenzeichen.api import umschreiben
from collective.eakte.interfaces import IEAkteLayer
from plone import api
from plone.dexterity.utils import createContentInContainer
from Products.CMFCore.indexing import processQueue
from zope.component import getMultiAdapter
from zope.interface import alsoProvides

import pytest


@pytest.fixture
def suche(portal, http_request):
    """Search as the search field does; returns the view's request."""

    def frage(**form):
        request = http_request.clone()
        alsoProvides(request, IEAkteLayer)
        request.form.update(form)
        view = getMultiAdapter((portal, request), name="search")
        view()
        return request.response

    return frage


def test_a_number_leads_straight_to_its_record(akte, suche, registratur):
    antwort = suche(SearchableText=" 32.01.01-0001 ")
    assert antwort.getStatus() == 302
    assert antwort.getHeader("location") == akte.absolute_url()


def test_a_plan_number_leads_to_its_unit(gewerbe, suche, registratur):
    antwort = suche(SearchableText="32.01.01")
    assert antwort.getHeader("location") == gewerbe.absolute_url()


def test_a_former_number_leads_to_the_record_that_had_it(
    akte, aktenplan, suche, registratur
):
    ziel = aktenplan["32"]["32.01"]["32.01.02"]
    processQueue()
    with api.env.adopt_roles(["Manager"]):
        neu = umschreiben(akte, ziel, "Falsch zugeordnet")
    antwort = suche(SearchableText="32.01.01-0001")
    assert antwort.getHeader("location") == neu.absolute_url()


@pytest.mark.parametrize(
    "form",
    [
        {"SearchableText": "Gasthaus"},
        {"SearchableText": "32.01.01-9999"},
        {"SearchableText": "32.01.01-0001", "portal_type": "Akte"},
        {"SearchableText": "x" * 5000},
        {},
    ],
)
def test_everything_else_is_searched_for(akte, suche, registratur, form):
    assert suche(**form).getStatus() == 200


def test_a_number_that_may_not_be_seen_does_not_lead_anywhere(akte, suche, portal):
    from plone.app.testing import login

    with api.env.adopt_roles(["Manager"]):
        api.user.create(
            email="b@stadt.example", username="busch", password="Geheim-1-2"
        )
        api.user.grant_roles(username="busch", roles=["Beschaeftigte"])
    login(portal, "busch")
    assert suche(SearchableText="32.01.01-0001").getStatus() == 200


def test_a_hit_says_its_number(portal, akte, registratur, seite, text):
    processQueue()
    html = seite(portal, "search", SearchableText=akte.title)
    assert text(html.cssselect(".eakte-treffer-titel a")) == [
        f"{akte.kennzeichen} {akte.title}"
    ]


def test_other_content_is_found_by_its_title_alone(portal, http_request, registratur):
    with api.env.adopt_roles(["Manager"]):
        seite = api.content.create(portal, "Document", title="Dienstanweisung")
        api.content.transition(seite, "publish")
    request = http_request.clone()
    alsoProvides(request, IEAkteLayer)
    request.form["SearchableText"] = "Dienstanweisung"
    processQueue()
    view = getMultiAdapter((portal, request), name="search")
    (treffer,) = view.results()
    assert treffer.pretty_title_or_id() == "Dienstanweisung"


def test_all_results_are_counted_and_paged(portal, gewerbe, http_request, registratur):
    with api.env.adopt_roles(["Manager"]):
        for nummer in range(12):
            createContentInContainer(gewerbe, "Akte", title=f"Kiosk {nummer}")
    processQueue()
    request = http_request.clone()
    alsoProvides(request, IEAkteLayer)
    request.form["SearchableText"] = "Kiosk"
    view = getMultiAdapter((portal, request), name="search")
    erste, zweite = view.results(), view.results(b_start=10)
    assert erste.sequence_length == 12
    gesehen = {t.getURL() for t in erste} | {t.getURL() for t in zweite}
    assert len(gesehen) == 12


def test_no_result_is_called_published(portal, akte, http_request, registratur):
    request = http_request.clone()
    alsoProvides(request, IEAkteLayer)
    request.form["SearchableText"] = "Gasthaus"
    html = getMultiAdapter((portal, request), name="search")()
    assert akte.kennzeichen in html
    assert "published" not in html
