"""Installing disturbs nothing; uninstalling never takes a record away."""

from collective.eakte.aktenzeichen.interfaces import INummernregister
from collective.eakte.config import PORTAL_TYPES
from collective.eakte.config import ROLLEN
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IEAkteLayer
from plone import api
from plone.browserlayer.utils import registered_layers
from Products.CMFPlone.browser.navigation import CatalogNavigationTabs
from zope.component import getSiteManager
from zope.component import queryUtility

import pytest


PROFIL = "profile-collective.eakte:default"
DEINSTALLATION = "profile-collective.eakte:uninstall"


@pytest.fixture
def setup_tool(portal, integration):
    return api.portal.get_tool("portal_setup")


@pytest.fixture
def fremde_site(portal, setup_tool):
    """A site with content of its own, in which the E-Akte is not installed."""
    with api.env.adopt_roles(["Manager"]):
        setup_tool.runAllImportStepsFromProfile(DEINSTALLATION)
        ordner = api.content.create(portal, "Folder", "ordner", "Ordner")
        api.content.create(ordner, "Document", "seite", "Seite")
        api.content.create(ordner, "File", "datei", "Datei")
        api.content.transition(ordner, "publish")
    return portal


def beschreibe(portal):
    """What the people of a site would notice if it changed."""
    workflow = api.portal.get_tool("portal_workflow")
    types = api.portal.get_tool("portal_types")
    catalog = api.portal.get_tool("portal_catalog")
    registry = api.portal.get_tool("portal_registry")
    kontexte = [portal, portal["ordner"], portal["ordner"]["seite"]]
    return {
        "workflows": {
            name: workflow.getChainForPortalType(name)
            for name in ("Document", "File", "Folder")
        },
        "default": workflow.getDefaultChain(),
        "states": [api.content.get_state(k, default=None) for k in kontexte],
        "ftis": {
            name: sorted(types[name].propertyItems())
            for name in ("Document", "File", "Folder", "Plone Site")
        },
        "addable": [[fti.getId() for fti in k.allowedContentTypes()] for k in kontexte],
        "permissions": {
            name: [
                (rolle["name"], bool(rolle["selected"]))
                for rolle in portal.rolesOfPermission(name)
                if rolle["name"] not in ROLLEN
            ]
            for name in ("View", "Modify portal content", "Add portal content")
        },
        "navigation": [
            tab["id"]
            for tab in CatalogNavigationTabs(portal, portal.REQUEST).topLevelTabs()
        ],
        "navigation types": registry["plone.displayed_types"],
        "searchable": [
            brain.getPath()
            for brain in catalog.unrestrictedSearchResults(
                SearchableText="Ordner OR Seite OR Datei", sort_on="path"
            )
        ],
        "indexes": sorted(
            name
            for name in catalog.indexes()
            if catalog.getIndexDataForUID("/plone/ordner/seite").get(name)
        ),
        "layout": [k.getLayout() for k in kontexte],
    }


def test_installing_leaves_the_rest_of_the_site_as_it_is(fremde_site, setup_tool):
    with api.env.adopt_roles(["Manager"]):
        vorher = beschreibe(fremde_site)
        setup_tool.runAllImportStepsFromProfile(PROFIL)
        nachher = beschreibe(fremde_site)
        # The one new thing that a site manager is offered is a file plan.
        assert nachher["addable"][0].count("Aktenplan") == 1
        for liste in nachher["addable"]:
            liste.remove("Aktenplan")
        assert nachher == vorher


def test_all_types_roles_and_the_layer_are_there(portal, setup_tool):
    types = api.portal.get_tool("portal_types")
    assert set(PORTAL_TYPES) <= set(types.objectIds())
    assert set(ROLLEN) <= set(portal.valid_roles())
    assert IEAkteLayer in registered_layers()
    assert queryUtility(INummernregister) is not None


def test_the_log_of_errors_does_not_keep_what_refusals_say(portal, setup_tool):
    andere = ("Unauthorized", "NotFound", "Redirect")
    uebergangen = portal.error_log._ignored_exceptions
    assert uebergangen == (*andere, "Hindernisse", "NichtBerechtigt")
    setup_tool.runAllImportStepsFromProfile(DEINSTALLATION)
    assert portal.error_log._ignored_exceptions == andere


def test_installing_again_keeps_the_register_of_numbers(setup_tool, gewerbe):
    register = queryUtility(INummernregister)
    setup_tool.runAllImportStepsFromProfile(PROFIL)
    assert queryUtility(INummernregister) is register


def test_uninstalling_is_refused_while_there_are_records(setup_tool, akte):
    with pytest.raises(Hindernisse) as fehler:
        setup_tool.runAllImportStepsFromProfile(DEINSTALLATION)
    (grund,) = fehler.value.hindernisse
    assert grund.code == "schriftgut-vorhanden"
    # One plan, seven units, one Akte.
    assert grund.message.mapping == {"count": 9}
    assert "Akte" in api.portal.get_tool("portal_types").objectIds()


def test_uninstalling_takes_the_configuration_away(portal, setup_tool):
    catalog = api.portal.get_tool("portal_catalog")
    setup_tool.runAllImportStepsFromProfile(DEINSTALLATION)
    assert not set(PORTAL_TYPES) & set(api.portal.get_tool("portal_types").objectIds())
    assert not [
        name
        for name in api.portal.get_tool("portal_workflow").objectIds()
        if name.startswith("eakte")
    ]
    assert not {"kennzeichen", "kennzeichen_sort"} & set(catalog.indexes())
    assert not {"kennzeichen", "dateiname"} & set(catalog.schema())
    assert not set(ROLLEN) & set(portal.valid_roles())
    assert not set(ROLLEN) & set(
        api.portal.get_tool("acl_users").portal_role_manager.listRoleIds()
    )
    assert IEAkteLayer not in registered_layers()
    assert getSiteManager().queryUtility(INummernregister) is None
    assert not [
        name
        for name in api.portal.get_tool("portal_registry").records
        if "eakte" in name
    ]


def test_the_site_itself_can_still_be_removed(portal, akte):
    app = portal.aq_parent
    with api.env.adopt_roles(["Manager"]):
        app.manage_delObjects([portal.getId()])
    assert "plone" not in app.objectIds()
