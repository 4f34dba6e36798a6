"""After the log-in one is where work begins."""

from collective.eakte.interfaces import IEAkteLayer
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from zope.component import getMultiAdapter
from zope.interface import alsoProvides

import pytest


pytestmark = pytest.mark.usefixtures("integration")


@pytest.fixture
def start(portal):
    request = portal.REQUEST
    alsoProvides(request, IEAkteLayer)

    def oeffne():
        seite = getMultiAdapter((portal, request), name="eakte-start")()
        return seite, request.response.getHeader("location")

    return oeffne


def test_the_first_page_is_the_plan(start, registratur, aktenplan):
    assert start()[1] == aktenplan.absolute_url()


def test_without_a_plan_who_may_create_one_is_offered_to(portal, start, registratur):
    assert "Create a file plan" not in start()[0]
    portal.manage_permission("Add portal content", ["Registratur"], acquire=False)
    seite, adresse = start()
    assert adresse is None
    assert "Create a file plan" in seite


def test_who_may_see_no_plan_is_told_whom_to_ask(portal, start, aktenplan):
    api.user.create(email="g@stadt.example", username="gast", password="Geheim-12345")
    login(portal, "gast")
    seite, adresse = start()
    assert adresse is None
    assert "Create a file plan" not in seite
    assert aktenplan.title not in seite
    logout()


def test_who_has_not_logged_in_is_led_to_the_log_in(portal, start, aktenplan):
    logout()
    seite, adresse = start()
    assert adresse is None
    assert f"{portal.absolute_url()}/login" in seite
