"""The offices on the screen: for those who administer, one step after the other."""

from collective.eakte.organisation import api as organisation
from collective.eakte.protokollieren import vermerkte
from datetime import date
from plone import api
from plone.testing.zope import Browser

import pytest
import transaction


KENNWORT = "Geheim-fuer-Tests-1"


@pytest.fixture
def fenster(eakte_portal, functional):
    """A browser of the Fachadministration, or of somebody with another role."""

    def oeffne(rolle="Fachadministration"):
        name = rolle.lower().replace(" ", "")
        with api.env.adopt_roles(["Manager"]):
            api.user.create(
                email=f"{name}@stadt.example", username=name, password=KENNWORT
            )
            api.user.grant_roles(username=name, roles=[rolle])
            api.group.create("amt32")
        transaction.commit()
        browser = Browser(functional["app"])
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.addHeader("Authorization", f"Basic {name}:{KENNWORT}")
        return browser

    return oeffne


def seite(portal, name="@@eakte-organisation"):
    return f"{portal.absolute_url()}/{name}"


def test_an_office_is_made_and_changed(eakte_portal, fenster):
    browser = fenster()
    browser.open(seite(eakte_portal))
    browser.getLink("Make an office").click()
    browser.getControl("Save").click()
    assert "Please fill in this field" in browser.contents
    browser.getControl(name="form.widgets.code").value = "32"
    browser.getControl(name="form.widgets.name").value = "Ordnungsamt"
    browser.getControl(name="form.widgets.gruppen").value = "amt32\namt99"
    browser.getControl("Save").click()
    assert "There is no group “amt99”." in browser.contents
    browser.getControl(name="form.widgets.gruppen").value = "amt32"
    browser.getControl(name="form.widgets.aktiv_ab").value = "2024-01-01"
    browser.getControl("Save").click()
    assert browser.url == seite(eakte_portal)
    transaction.begin()
    assert organisation.einheit("32").aktiv_ab == date(2024, 1, 1)
    browser.getLink("32").click()
    assert browser.getControl(name="form.widgets.name").value == "Ordnungsamt"
    browser.getControl(name="form.widgets.name").value = "Bürgeramt"
    browser.getControl("Save").click()
    transaction.begin()
    assert organisation.einheit("32").name == "Bürgeramt"
    assert organisation.einheit("32").gruppen == ("amt32",)


def test_presets_are_set_and_removed(eakte_portal, fenster):
    browser = fenster()
    browser.open(seite(eakte_portal))
    formular = browser.getForm(id="vorgabe-setzen")
    formular.getControl("Type of Akte").value = "Personalakte"
    formular.getControl(name="vorgabe").value = ["persoenlich"]
    formular.submit()
    transaction.begin()
    assert organisation.vorgaben() == {"Personalakte": "persoenlich"}
    browser.getControl("Remove").click()
    transaction.begin()
    assert organisation.vorgaben() == {}


def test_a_reorganisation_is_carried_out_after_its_dry_run_only(eakte_portal, fenster):
    browser = fenster()
    organisation.lege_an("32", "Ordnungsamt", aktiv_ab=date(2024, 1, 1))
    transaction.commit()
    browser.open(seite(eakte_portal, "@@eakte-reorganisation"))
    assert "Reorganise now" not in browser.contents
    browser.getControl(name="form.widgets.art:list").value = ["umbenennung"]
    browser.getControl(name="form.widgets.von").value = "32"
    browser.getControl(name="form.widgets.nach").value = "30"
    browser.getControl(name="form.widgets.grund").value = "Verfügung"
    browser.getControl("Dry run").click()
    assert "Please give the name of the office." in browser.contents
    browser.getControl(name="form.widgets.name").value = "Bürgeramt"
    browser.getControl("Dry run").click()
    assert "Nothing has been changed yet" in browser.contents
    # Somebody enters something else before confirming.
    browser.getControl(name="form.widgets.name").value = "Amt für Ordnung"
    browser.getControl("Reorganise now").click()
    assert "Something has changed since the dry run" in browser.contents
    transaction.begin()
    assert organisation.einheit("32").nachfolger == ()
    browser.getControl("Reorganise now").click()
    assert browser.url == seite(eakte_portal)
    transaction.begin()
    assert organisation.einheit("30").name == "Amt für Ordnung"
    assert len(vermerkte(None, "reorganisation")) == 1
    browser.open(f"{seite(eakte_portal)}?fruehere=ja")
    assert "now 30" in " ".join(browser.contents.split())


@pytest.mark.parametrize("rolle", ["Registratur", "Leitung", "Beschaeftigte"])
def test_others_do_not_get_at_the_offices(eakte_portal, fenster, rolle):
    browser = fenster(rolle)
    for name in (
        "@@eakte-organisation",
        "@@eakte-organisation-einheit",
        "@@eakte-reorganisation",
    ):
        browser.open(seite(eakte_portal, name))
        assert "Make an office" not in browser.contents
        assert "form.widgets" not in browser.contents


def test_administrators_find_the_offices(eakte_portal, fenster):
    browser = fenster("Site Administrator")
    browser.open(f"{eakte_portal.absolute_url()}/@@overview-controlpanel")
    assert seite(eakte_portal) in browser.contents
    browser.open(eakte_portal["org"].absolute_url())
    assert "Offices and roll-out" in browser.contents
