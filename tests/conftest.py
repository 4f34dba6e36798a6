"""Fixtures that all tests share: a small plan, records in it, and people."""

from collective.eakte.testing import FUNCTIONAL_TESTING
from collective.eakte.testing import INTEGRATION_TESTING
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer
from pytest_plone import fixtures_factory

import pytest
import requests
import transaction


pytest_plugins = ["pytest_plone"]

globals().update(
    fixtures_factory(
        (
            (FUNCTIONAL_TESTING, "functional"),
            (INTEGRATION_TESTING, "integration"),
        ),
        keep_session=False,
    )
)


def pytest_collection_modifyitems(items):
    """Set up a layer once, and only when a test asks for Plone.

    The pure tests of the rules then run in milliseconds.
    """
    for item in items:
        for layer in ("functional", "integration"):
            if layer in item.fixturenames:
                item.fixturenames.insert(0, f"{layer}_session")


KENNWORT = "Geheim-fuer-Tests-1"

EINHEITEN = (
    ("32", "Ordnung", "Hauptgruppe", {}),
    ("32.01", "Gewerbe", "Obergruppe", {}),
    (
        "32.01.01",
        "Gewerbeakten",
        "Betreffseinheit",
        {
            "aufbewahrungsdauer": 5,
            "aussonderungsart": "B",
            "transferfrist": 12,
            "fristbeginn": "zdA",
            "vertraulichkeitsstufe": "003",
        },
    ),
    (
        "32.01.02",
        "Gaststätten",
        "Betreffseinheit",
        {"aufbewahrungsdauer": 10, "aussonderungsart": "V", "fristbeginn": "zdA"},
    ),
    ("61", "Planung", "Hauptgruppe", {}),
    ("61.01", "Bauleitplanung", "Obergruppe", {}),
    (
        "61.01.02",
        "Bebauungspläne",
        "Betreffseinheit",
        {"aufbewahrung_unbefristet": True, "aussonderungsart": "A"},
    ),
)


def lege_plan_an(portal):
    """A small active plan: 32 > 32.01 > 32.01.01, 32.01.02; 61 > 61.01 > 61.01.02.

    :returns: the Aktenplan.
    """
    with api.env.adopt_roles(["Manager"]):
        plan = createContentInContainer(
            portal, "Aktenplan", id="org", title="Organisation", kennzeichen="ORG"
        )
        api.content.transition(plan, "aktivieren")
        knoten = {"": plan}
        for kennzeichen, title, typ, angaben in EINHEITEN:
            einheit = createContentInContainer(
                knoten[kennzeichen.rpartition(".")[0]],
                "Aktenplaneinheit",
                kennzeichen=kennzeichen,
                title=title,
                typ=typ,
                aktenfuehrung=kennzeichen.partition(".")[0],
                **angaben,
            )
            api.content.transition(einheit, "aktivieren")
            knoten[kennzeichen] = einheit
    return plan


def einheit(plan, kennzeichen):
    """The unit of the small plan with a number."""
    objekt = plan
    teile = kennzeichen.split(".")
    for ende in range(1, len(teile) + 1):
        objekt = objekt[".".join(teile[:ende])]
    return objekt


def lege_person_an(rolle, plan=None, bereich=None):
    """A user with one role, on the whole site or on one branch of the plan.

    :param rolle: role id; also the user name, in small letters.
    :param plan: the plan, when the role shall hold for a branch only.
    :param bereich: number of the branch.
    """
    name = rolle.lower() if not bereich else f"{rolle.lower()}-{bereich}"
    with api.env.adopt_roles(["Manager"]):
        if api.user.get(username=name) is None:
            api.user.create(
                email=f"{name}@stadt.example", username=name, password=KENNWORT
            )
        if bereich:
            api.user.grant_roles(username=name, roles=["Beschaeftigte"])
            api.user.grant_roles(
                username=name, roles=[rolle], obj=einheit(plan, bereich)
            )
            einheit(plan, bereich).reindexObjectSecurity()
        else:
            api.user.grant_roles(username=name, roles=[rolle])
    return name


@pytest.fixture
def aktenplan(portal):
    """The small plan, in an integration test."""
    return lege_plan_an(portal)


@pytest.fixture
def gewerbe(aktenplan):
    """The Betreffseinheit 32.01.01."""
    return einheit(aktenplan, "32.01.01")


@pytest.fixture
def akte(gewerbe):
    """An Akte in 32.01.01."""
    with api.env.adopt_roles(["Manager"]):
        return createContentInContainer(gewerbe, "Akte", title="Gasthaus Zum Löwen")


@pytest.fixture
def vorgang(akte):
    """A Vorgang in the Akte."""
    with api.env.adopt_roles(["Manager"]):
        return createContentInContainer(akte, "Vorgang", title="Gewerbeanmeldung")


@pytest.fixture
def dokument(vorgang):
    """A Dokument in the Vorgang."""
    with api.env.adopt_roles(["Manager"]):
        return createContentInContainer(vorgang, "Dokument", title="Anmeldung")


@pytest.fixture
def registratur(portal):
    """A records manager is logged in; an integration test."""
    login(portal, lege_person_an("Registratur"))


@pytest.fixture
def eakte_portal(functional_portal):
    """The small plan in a site that answers over HTTP."""
    lege_plan_an(functional_portal)
    transaction.commit()
    return functional_portal


@pytest.fixture
def als(eakte_portal):
    """Make requests as a person with a role: ``als("Registratur").get(url)``.

    A branch of the plan restricts the role: ``als("Sachbearbeitung", "32")``.
    """

    def sitzung(rolle, bereich=None):
        session = requests.Session()
        session.headers["Accept"] = "application/json"
        if rolle != "Anonymous":
            name = lege_person_an(rolle, eakte_portal["org"], bereich)
            transaction.commit()
            session.auth = (name, KENNWORT)
        sitzungen.append(session)
        return session

    sitzungen = []
    yield sitzung
    for session in sitzungen:
        session.close()
