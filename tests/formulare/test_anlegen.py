"""A form asks for what is needed, tells what holds anyway, and refuses with reasons."""

from AccessControl import Unauthorized
from collective.eakte.aktenzeichen.api import vorschau
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile

import pytest
import re


@pytest.fixture(autouse=True)
def sachbearbeitung(als_rolle, aktenplan):
    als_rolle("Sachbearbeitung")


def test_the_number_is_shown_before_it_is_given(gewerbe, anlegen, text):
    _view, html = anlegen(gewerbe, "Akte")
    assert "Number that will be given 32.01.01-0001" in text(html)
    assert vorschau(gewerbe, "akte") == "32.01.01-0001"


def test_only_what_is_needed_lies_open(gewerbe, anlegen):
    _view, html = anlegen(gewerbe, "Akte")
    form = html[html.index('<form class="eakte-form"') :]
    offen = form[: form.index("<details")]
    assert re.findall(r'<div class="eakte-feld" id="feld-(\w+)"', offen) == [
        "title",
        "typ",
    ]
    assert "open=" not in form


def test_inherited_values_are_told_with_their_origin(gewerbe, anlegen, text):
    _view, html = anlegen(gewerbe, "Akte")
    assert "Retention: 5 years from 32.01.01" in text(html).replace(
        "Retention 5", "Retention: 5"
    )


def test_who_may_not_change_the_retention_sees_no_input_for_it(
    gewerbe, anlegen, als_rolle
):
    _view, html = anlegen(gewerbe, "Akte")
    assert "form.widgets.IAufbewahrung.aufbewahrungsdauer" not in html
    als_rolle("Registratur")
    _view, html = anlegen(gewerbe, "Akte")
    assert "form.widgets.IAufbewahrung.aufbewahrungsdauer" in html


def test_retention_that_was_smuggled_in_is_ignored(gewerbe, anlegen):
    anlegen(gewerbe, "Akte", title="A", medium="001", aufbewahrungsdauer="99")
    (akte,) = gewerbe.objectValues()
    assert akte.aufbewahrungsdauer == 5


def test_after_saving_work_goes_on_in_the_new_akte(gewerbe, anlegen):
    view, _html = anlegen(gewerbe, "Akte", title="Zum Löwen", medium="001")
    (akte,) = gewerbe.objectValues()
    assert akte.title == "Zum Löwen"
    assert akte.kennzeichen == "32.01.01-0001"
    assert view.request.response.getHeader("location") == akte.absolute_url()


def test_after_a_dokument_work_goes_on_where_it_lies(vorgang, anlegen, datei):
    brief = datei("Bestätigung.pdf", b"%PDF")
    view, _html = anlegen(
        vorgang, "Dokument", file=brief, dokumentart="eingang", medium="001"
    )
    (dokument,) = vorgang.objectValues()
    assert dokument.title == "Bestätigung"
    assert dokument.file.filename == "Bestätigung.pdf"
    assert dokument.file.contentType == "application/pdf"
    assert view.request.response.getHeader("location") == vorgang.absolute_url()


def test_a_missing_entry_is_named_in_the_summary_and_at_the_field(
    gewerbe, anlegen, text
):
    _view, html = anlegen(gewerbe, "Akte", title="", typ="Bauakte", medium="001")
    assert gewerbe.objectIds() is not None
    assert not len(gewerbe)
    assert 'id="eakte-fehler"' in html
    assert 'role="alert"' in html
    assert '<a href="#form-widgets-IBetreff-title"' in html
    eingabe = re.search(r'<input name="form.widgets.IBetreff.title"[^>]*>', html)[0]
    assert 'aria-invalid="true"' in eingabe
    assert "form-widgets-IBetreff-title-fehler" in eingabe
    assert 'id="form-widgets-IBetreff-title-fehler"' in html
    # what was entered is kept
    assert 'value="Bauakte"' in html


def test_a_section_with_an_error_is_open(gewerbe, anlegen):
    _view, html = anlegen(gewerbe, "Akte", title="A", medium="001", laufzeit_ende="x")
    abschnitt = html[html.index('id="abschnitt-laufzeit"') :]
    assert 'open="open"' in abschnitt[: abschnitt.index(">")]


def test_a_period_that_ends_before_it_begins_is_refused(gewerbe, anlegen, text):
    _view, html = anlegen(
        gewerbe,
        "Akte",
        title="A",
        medium="001",
        laufzeit_beginn="2024-02-03",
        laufzeit_ende="2024-01-01",
    )
    assert "must not end before it begins" in text(html)
    assert '<a href="#form-widgets-ILaufzeit-laufzeit_ende"' in html
    assert not len(gewerbe)


def test_a_refusal_leaves_nothing_behind_and_burns_no_number(gewerbe, anlegen, text):
    _view, html = anlegen(
        gewerbe, "Akte", title="Geheim", medium="001", vertraulichkeitsstufe=["001"]
    )
    assert "VS-NfD" in text(html)
    assert '<a href="#form-widgets-IVertraulichkeit-vertraulichkeitsstufe"' in html
    assert 'value="Geheim"' in html
    assert not len(gewerbe)
    assert vorschau(gewerbe, "akte") == "32.01.01-0001"
    assert not api.content.find(portal_type="Akte")


def test_a_unit_that_takes_no_akten_says_so_before_anything_is_typed(
    aktenplan, anlegen, text
):
    _view, html = anlegen(aktenplan["32"]["32.01"], "Akte")
    assert "not possible at present" in text(html)
    assert "kept in Betreffseinheiten only" in text(html)
    assert "<input" not in html[html.index('id="eakte-fehler"') :].split("<footer")[0]


def test_a_unit_out_of_use_says_so(gewerbe, anlegen, text):
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(gewerbe, "stilllegen")
    _view, html = anlegen(gewerbe, "Akte")
    assert "takes nothing new" in text(html)


def test_the_rule_is_asked_again_at_saving(gewerbe, anlegen, text):
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(gewerbe, "stilllegen")
    _view, html = anlegen(gewerbe, "Akte", title="A", medium="001")
    assert "takes nothing new" in text(html)
    assert not len(gewerbe)


def test_a_closed_akte_says_that_it_is_closed(akte, anlegen, text):
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(akte, "zda_verfuegen")
    _view, html = anlegen(akte, "Vorgang")
    assert "closed (zdA)" in text(html)


def test_who_may_not_open_akten_gets_no_form(gewerbe, anlegen, als_rolle):
    als_rolle("Beschaeftigte")
    with pytest.raises(Unauthorized):
        anlegen(gewerbe, "Akte")
    with pytest.raises(Unauthorized):
        anlegen(gewerbe, "Akte", title="A", medium="001")
    assert not len(gewerbe)


def test_sachbearbeitung_makes_no_plan(portal, aktenplan, anlegen):
    with pytest.raises(Unauthorized):
        anlegen(aktenplan, "Aktenplaneinheit")
    with pytest.raises(Unauthorized):
        anlegen(portal, "Aktenplan")


def test_an_empty_file_is_refused_at_its_field(vorgang, anlegen, datei, text):
    _view, html = anlegen(
        vorgang,
        "Dokument",
        file=datei("leer.pdf", b""),
        dokumentart="eingang",
        medium="001",
    )
    assert "is empty" in text(html)
    assert '<a href="#form-widgets-file"' in html
    assert not len(vorgang)


def test_a_dokument_needs_a_file_or_a_betreff(vorgang, anlegen):
    _view, html = anlegen(vorgang, "Dokument", dokumentart="intern", medium="001")
    assert 'id="eakte-fehler"' in html
    assert not len(vorgang)


def test_parties_are_one_a_line_and_never_markup(gewerbe, anlegen):
    namen = "Anna Müller\r\n\r\n  </textarea><script>alert(1)</script> "
    _view, html = anlegen(gewerbe, "Akte", title="", medium="001", beteiligte=namen)
    assert "<script>alert(1)" not in html
    anlegen(gewerbe, "Akte", title="A", medium="001", beteiligte=namen)
    (akte,) = gewerbe.objectValues()
    assert akte.beteiligte == ["Anna Müller", "</textarea><script>alert(1)</script>"]


def test_a_plan_and_its_units_are_made_by_form(portal, anlegen, als_rolle, text):
    als_rolle("Registratur")
    anlegen(
        portal,
        "Aktenplan",
        **{"IBezeichnung.title": "Produktplan", "kennzeichen": "PRO"},
    )
    plan = next(
        o
        for o in portal.objectValues()
        if o.portal_type == "Aktenplan" and (o.kennzeichen == "PRO")
    )
    anlegen(
        plan,
        "Aktenplaneinheit",
        **{"IBezeichnung.title": "Innere Verwaltung", "kennzeichen": "11"},
    )
    assert plan["11"].title == "Innere Verwaltung"
    _view, html = anlegen(
        plan["11"],
        "Aktenplaneinheit",
        muster_akte="{plan}",
        **{"IBezeichnung.title": "Gremien", "kennzeichen": "11.1"},
    )
    assert "running number is missing" in text(html)
    assert not len(plan["11"])


def test_a_pattern_shows_an_example(aktenplan, anlegen, als_rolle, text):
    als_rolle("Registratur")
    _view, html = anlegen(aktenplan["32"], "Aktenplaneinheit")
    assert "Example: 32-0007" in text(html)
    assert f"{aktenplan['32'].absolute_url()}/@muster-pruefung" in html


def test_the_number_asks_for_the_office_when_nobody_leads(
    portal, anlegen, als_rolle, text
):
    with api.env.adopt_roles(["Manager"]):
        plan = createContentInContainer(
            portal, "Aktenplan", title="OE-Plan", kennzeichen="OE", id="oe"
        )
        api.content.transition(plan, "aktivieren")
        einheit = createContentInContainer(
            plan,
            "Aktenplaneinheit",
            kennzeichen="1",
            title="Eins",
            typ="Betreffseinheit",
            aufbewahrungsdauer=5,
            aussonderungsart="V",
            muster_akte="{oe}/{plan}-{nr}",
        )
        api.content.transition(einheit, "aktivieren")
    _view, html = anlegen(einheit, "Akte")
    assert "say which one leads" in text(html)
    _view, html = anlegen(einheit, "Akte", title="A", medium="001")
    assert '<a href="#form-widgets-IFederfuehrung-federfuehrung"' in html
    assert not len(einheit)
    anlegen(einheit, "Akte", title="A", medium="001", federfuehrung="32.1")
    assert [a.kennzeichen for a in einheit.objectValues()] == ["32.1/1-1"]


def test_own_values_win_over_inherited_ones(gewerbe, anlegen):
    anlegen(gewerbe, "Akte", title="A", medium="001", federfuehrung="32.7")
    (akte,) = gewerbe.objectValues()
    assert akte.federfuehrung == "32.7"


def test_a_form_without_token_changes_nothing(gewerbe, anfrage):
    from zExceptions import Forbidden
    from zope.component import getMultiAdapter

    request = anfrage(
        {
            "form.widgets.IBetreff.title": "A",
            "form.buttons.save": "1",
            "_authenticator": "",
        }
    )
    fti = api.portal.get_tool("portal_types")["Akte"]
    with pytest.raises(Forbidden):
        getMultiAdapter((gewerbe, request, fti))()
    assert not len(gewerbe)


def test_the_present_file_stays_when_none_is_chosen(dokument, rufe_auf):
    dokument.file = NamedBlobFile(data=b"%PDF", filename="alt.pdf")
    felder = {"IBetreffOderDatei.title": "Neu", "dokumentart": "intern", "file": ""}
    rufe_auf(dokument, "edit", medium="001", **felder)
    assert dokument.title == "Neu"
    assert dokument.file.filename == "alt.pdf"
