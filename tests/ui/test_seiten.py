from Acquisition import aq_base
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer

import pytest
import transaction


@pytest.fixture
def akten(gewerbe, registratur):
    with api.env.adopt_roles(["Manager"]):
        return [
            createContentInContainer(gewerbe, "Akte", title=f"Betrieb {nummer:02}")
            for nummer in range(1, 54)
        ]


def test_every_page_is_marked_for_the_style_sheet(dokument, seite, registratur):
    akte = dokument.aq_parent.aq_parent
    plan = akte.aq_parent.aq_parent.aq_parent.aq_parent
    for objekt in (plan, akte.aq_parent, akte, dokument.aq_parent):
        for name in ("view", "angaben"):
            assert "eakte-seite" in seite(objekt, name).body.get("class").split()


def test_other_pages_are_left_alone(portal, seite, registratur):
    assert "eakte-seite" not in seite(portal, "sitemap").body.get("class").split()


def test_the_way_to_the_page_tells_numbers_once(vorgang, seite, text, registratur):
    assert text(seite(vorgang).cssselect(".eakte-kruemel li")) == [
        "ORG Organisation",
        "32 Ordnung",
        "32.01 Gewerbe",
        "32.01.01 Gewerbeakten",
        "32.01.01-0001 Gasthaus Zum Löwen",
        "001 Gewerbeanmeldung",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "eakte-auftraege",
        "eakte-integritaet",
        "eakte-organisation",
        "eakte-siegel",
        "eakte-site-verlauf",
        "eakte-volltext",
        "eakte-vorschau",
        "eakte-zeitplan",
    ],
)
def test_pages_of_the_whole_site_lead_to_the_start(portal, seite, text, name):
    with api.env.adopt_roles(["Manager"]):
        kruemel = seite(portal, name).cssselect(".eakte-kruemel li a")
    assert text(kruemel) == ["Start page"]
    assert kruemel[0].get("href") == portal.absolute_url()
    assert kruemel[0].get("aria-current") is None


def test_the_head_says_what_applies_and_where_it_is_from(
    akte, seite, text, registratur
):
    akte.laufzeit_beginn = None
    merkmale = text(seite(akte).cssselect(".eakte-merkzeile li"))
    assert merkmale == [
        "Sachakte",
        "Lead 32 (from 32.01.01)",
        "5 years from closing (zdA), B - appraise (from 32.01.01)",
    ]


def test_a_unit_does_not_name_itself_as_origin(gewerbe, seite, text, registratur):
    assert text(seite(gewerbe).cssselect(".eakte-merkzeile li")) == [
        "5 years from closing (zdA), B - appraise",
        "Lead 32",
    ]


def test_an_akte_is_opened_in_a_betreffseinheit(gewerbe, seite, registratur):
    (knopf,) = seite(gewerbe).cssselect(".eakte-handlungen .btn-primary")
    assert knopf.get("href").endswith("/32.01.01/++add++Akte")


def test_groups_do_not_offer_akten(aktenplan, seite, registratur):
    assert not seite(aktenplan["32"]).cssselect(".eakte-handlungen .btn-primary")


def test_a_unit_out_of_use_says_so_and_counts_what_is_open(
    akte, gewerbe, seite, text, registratur
):
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(gewerbe, "stilllegen")
    html = seite(gewerbe)
    (warnung,) = text(html.cssselect(".eakte-warnung"))
    assert "Akten still open: 1" in warnung
    (knopf,) = html.cssselect(".eakte-handlungen .btn-primary")
    assert knopf.get("aria-disabled") == "true"
    grund = html.get_element_by_id(knopf.get("aria-describedby"))
    assert "32.01.01" in grund.text_content()
    liste = seite(gewerbe, stand="in_bearbeitung").cssselect("tbody tr")
    assert len(liste) == 1


def test_who_may_not_open_akten_is_told_so(gewerbe, portal, seite, text):
    from plone.app.testing import login

    with api.env.adopt_roles(["Manager"]):
        api.user.create(
            email="b@stadt.example", username="busch", password="Geheim-1-2"
        )
        api.user.grant_roles(username="busch", roles=["Beschaeftigte"])
    login(portal, "busch")
    assert text(seite(gewerbe).cssselect(".eakte-gruende"))[0] == (
        "Your role does not permit this here."
    )


def test_lists_come_in_batches_and_say_so(akten, gewerbe, seite, text):
    erste = seite(gewerbe)
    assert len(erste.cssselect("tbody tr")) == 50
    assert text(erste.cssselect(".eakte-blaettern-stand")) == ["1–50 of 53"]
    weiter = erste.cssselect(".eakte-blaettern a[rel=next]")[0].get("href")
    assert weiter.endswith("?ab=50")
    assert len(seite(gewerbe, ab="50").cssselect("tbody tr")) == 3


@pytest.mark.parametrize("ab", ["-50", "x", "999999", "²"])
def test_a_wrong_place_in_a_list_is_its_beginning(akten, gewerbe, seite, text, ab):
    assert text(seite(gewerbe, ab=ab).cssselect(".eakte-blaettern-stand")) == [
        "1–50 of 53"
    ]


def test_the_address_of_a_list_holds_its_state(akten, gewerbe, seite):
    html = seite(gewerbe, q="Betrieb", sort="-betreff", spalten=["typ"])
    (link,) = html.cssselect(".eakte-blaettern a[rel=next]")
    for angabe in ("q=Betrieb", "sort=-betreff", "spalten=typ", "ab=50"):
        assert angabe in link.get("href")


def test_the_heading_tells_the_order(akten, gewerbe, seite, text):
    html = seite(gewerbe, sort="-betreff")
    assert html.cssselect("th.eakte-spalte-betreff")[0].get("aria-sort") == "descending"
    assert html.cssselect("th.eakte-spalte-stand")[0].get("aria-sort") == "none"
    assert text(html.cssselect("tbody td.eakte-zelle-titel"))[0] == "Betrieb 53"


def test_an_unknown_order_is_that_of_numbers(akten, gewerbe, seite):
    html = seite(gewerbe, sort="geheim")
    th = html.cssselect("th.eakte-spalte-kennzeichen")[0]
    assert th.get("aria-sort") == "ascending"


def test_columns_can_be_chosen(akten, gewerbe, seite, text):
    html = seite(gewerbe, spalten=["kennzeichen", "typ"])
    assert text(html.cssselect("thead th")) == ["File number", "Subject", "Type"]


def test_a_filter_without_hits_can_be_taken_back(akten, gewerbe, seite, text):
    html = seite(gewerbe, q="Weltraum")
    assert text(html.cssselect(".eakte-leer")) == ["Nothing matches the filter."]
    assert html.cssselect(".eakte-liste-alles")[0].get("href").endswith("/32.01.01")


def test_an_empty_list_says_what_belongs_there(gewerbe, akte, seite, text, registratur):
    assert "Vorgänge and Dokumente" in text(seite(akte).cssselect(".eakte-leer"))[0]


def test_an_akte_shows_its_vorgaenge_and_dokumente(
    akte, vorgang, seite, text, registratur
):
    with api.env.adopt_roles(["Manager"]):
        createContentInContainer(akte, "Dokument", title="Lageplan")
    html = seite(akte)
    assert text(html.cssselect(".eakte-vorgang-titel")) == ["Gewerbeanmeldung"]
    assert text(html.cssselect(".eakte-vorgang .eakte-nummer")) == ["001"]
    assert text(html.cssselect("td.eakte-zelle-titel")) == ["Lageplan"]


def test_a_vorgang_can_be_opened_where_it_stands(dokument, seite, text, registratur):
    html = seite(dokument.aq_parent, "eakte-inhalt")
    assert text(html.cssselect("td.eakte-zelle-titel")) == ["Anmeldung"]
    assert text(html.cssselect("tbody th")) == ["#1"]


def test_lists_wake_no_record(akten, gewerbe, seite):
    seite(gewerbe)
    transaction.savepoint()
    for akte in akten:
        akte._p_deactivate()
    assert len(seite(gewerbe).cssselect("tbody tr")) == 50
    geweckt = [akte for akte in akten if aq_base(akte)._p_changed is not None]
    # The rule that a unit holds units or Akten looks at a single one of them.
    assert len(geweckt) <= 1


def test_an_akte_is_shown_without_loading_its_dokumente(akte, seite, registratur):
    with api.env.adopt_roles(["Manager"]):
        dokumente = [
            createContentInContainer(akte, "Dokument", title=f"Schreiben {nummer}")
            for nummer in range(5)
        ]
    seite(akte)
    transaction.savepoint()
    for dokument in dokumente:
        dokument._p_deactivate()
    assert len(seite(akte).cssselect("tbody tr")) == 5
    assert {aq_base(dokument)._p_changed for dokument in dokumente} == {None}


def test_the_sheet_holds_inherited_values_with_origin(
    vorgang, seite, text, registratur
):
    zeilen = {
        " ".join(zeile.find("dt").text_content().split()): " ".join(
            zeile.find("dd").text_content().split()
        )
        for zeile in seite(vorgang, "angaben").cssselect(".eakte-angaben > div")
    }
    assert zeilen["Retention period (years)"] == "5 years (from 32.01.01)"
    assert zeilen["Number"] == "32.01.01-0001-001"


def test_the_sheet_tells_former_numbers_and_the_storno(akte, seite, registratur):
    from collective.eakte.lebenszyklus.api import storniere

    akte.fruehere_kennzeichen = ["61.01.02-0009"]
    storniere(akte, "Doppelt angelegt")
    inhalt = seite(akte, "angaben").text_content()
    assert "61.01.02-0009" in inhalt
    assert "Doppelt angelegt" in inhalt


def test_withdrawn_records_are_shown_to_those_who_ask_for_them(
    akte, gewerbe, seite, registratur
):
    from collective.eakte.lebenszyklus.api import storniere

    storniere(akte, "Doppelt angelegt")
    assert not seite(gewerbe).cssselect("tbody tr")
    assert len(seite(gewerbe, stand="storniert").cssselect("tbody tr")) == 1


def test_a_draft_says_what_has_to_be_activated(portal, seite, registratur):
    with api.env.adopt_roles(["Manager"]):
        plan = createContentInContainer(
            portal, "Aktenplan", title="Neuer Plan", kennzeichen="NEU"
        )
        einheit = createContentInContainer(
            plan, "Aktenplaneinheit", title="Ordnung", kennzeichen="32"
        )
    (hinweis,) = seite(plan).cssselect(".eakte-hinweis")
    assert "Activate it" in hinweis.text_content()
    (hinweis,) = seite(einheit).cssselect(".eakte-hinweis")
    assert "before Akten can be opened" in hinweis.text_content()


def test_who_keeps_the_plan_is_offered_to_structure_it(
    portal, gewerbe, akte, seite, registratur
):
    def adressen(knoten):
        return {verweis.get("href") for verweis in seite(knoten).cssselect("a")}

    gruppe = gewerbe.aq_parent
    anlegen = f"{gruppe.absolute_url()}/++add++Aktenplaneinheit"
    assert anlegen in adressen(gruppe)
    assert f"{gewerbe.absolute_url()}/++add++Aktenplaneinheit" not in adressen(gewerbe)
    with api.env.adopt_roles(["Manager"]):
        api.user.create(
            email="s@stadt.example", username="sachbearbeitung", password="Geheim-12345"
        )
        api.user.grant_roles(username="sachbearbeitung", roles=["Sachbearbeitung"])
    login(portal, "sachbearbeitung")
    assert anlegen not in adressen(gruppe)


def test_a_further_plan_is_offered_to_who_may_begin_one(
    portal, aktenplan, seite, registratur
):
    def adressen():
        return {verweis.get("href") for verweis in seite(aktenplan).cssselect("a")}

    anlegen = f"{portal.absolute_url()}/++add++Aktenplan"
    assert anlegen not in adressen()
    portal.manage_permission("Add portal content", ["Registratur"], acquire=False)
    assert anlegen in adressen()
