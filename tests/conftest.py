"""Fixtures that all tests share: a small plan, records in it, and people."""

from AccessControl import getSecurityManager
from collective.eakte.organisation import api as organisation
from collective.eakte.rechte.api import vergiss_pruefungen
from collective.eakte.testing import baue_plan
from collective.eakte.testing import FUNCTIONAL_TESTING
from collective.eakte.testing import INTEGRATION_TESTING
from datetime import date
from datetime import datetime
from datetime import UTC
from hypothesis import HealthCheck
from hypothesis import settings
from pathlib import Path
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer
from pytest_plone import fixtures_factory

import base64
import json
import os
import pytest
import re
import requests
import transaction


pytest_plugins = ["pytest_plone", "tests.dienste", "tests.seiten"]

# Machines that are busy are slow; that is no fault of a rule.
settings.register_profile(
    "eakte", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("eakte")

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

SCHON_LANGE = date(2020, 1, 1)

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
        return baue_plan(portal, EINHEITEN)[""]


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
def person(portal):
    """Make a person without any role: ``person("yilmaz", "gruppe")``."""

    def anlegen(name, *gruppen):
        with api.env.adopt_roles(["Manager"]):
            if api.user.get(username=name) is None:
                api.user.create(email=f"{name}@stadt.example", username=name)
            for gruppe in gruppen:
                if api.group.get(gruppe) is None:
                    api.group.create(gruppe)
                api.group.add_user(groupname=gruppe, username=name)
        return name

    return anlegen


@pytest.fixture
def amt(person):
    """Make an office at work: members ``amt32`` with ``mit32``, head ``leitung32``."""

    def anlegen(code, uebergeordnet=None, **angaben):
        name = code.replace(".", "-")
        person(f"mit{name}", f"amt{name}")
        person(f"leitung{name}")
        werte = {
            "gruppen": (f"amt{name}",),
            "leitung": (f"leitung{name}",),
            "aktiv_ab": SCHON_LANGE,
            **angaben,
        }
        with api.env.adopt_roles(["Manager"]):
            return organisation.lege_an(
                code, f"Amt {code}", uebergeordnet=uebergeordnet, **werte
            )

    return anlegen


@pytest.fixture
def darf(portal):
    """Whether a person has a permission: ``darf("mensah", "View", akte)``."""

    def frage(name, recht, obj):
        login(portal, name)
        vergiss_pruefungen()
        return bool(getSecurityManager().checkPermission(recht, obj))

    return frage


@pytest.fixture
def sieht(portal, darf):
    """Whether a person sees a record, at the object and in the catalog."""

    def frage(name, obj):
        am_objekt = darf(name, "View", obj)
        katalog = api.portal.get_tool("portal_catalog")
        gefunden = bool(katalog(UID=api.content.get_uuid(obj)))
        in_allen = api.content.get_uuid(obj) in {b.UID for b in katalog()}
        assert gefunden == in_allen == am_objekt
        return am_objekt

    return frage


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


WURZEL = "https://akten.stadt.example"

ANFRAGEKOPF = (
    "Accept",
    "Authorization",
    "Content-Type",
    "Lock-Token",
    "Prefer",
    "Tus-Resumable",
    "Upload-Length",
    "Upload-Metadata",
    "Upload-Offset",
)
ANTWORTKOPF = (
    "Content-Type",
    "Content-Disposition",
    "Location",
    "Tus-Resumable",
    "Upload-Offset",
)

KENNUNG = re.compile(
    r'((?<="kennung": ")|(?<=@rechte/)|(?<=@vertretungen/)'
    r"|(?<=@wiederherstellung/)|(?<=@gespeicherte-suchen/))[0-9a-f]{12}"
)
UID = re.compile(r"\b[0-9a-f]{32}\b")
AUFTRAG = re.compile(
    r"\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\b"
)
ZEITPUNKT = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?(?=\")"
)
# Times of locks, and times in sentences.
SEKUNDEN = re.compile(r'"time": \d+(\.\d+)?')
MINUTE = re.compile(r"\b\d\d\.\d\d\.\d{4} \d\d:\d\d\b")


NULLEN = ("00000000", "0000", "4000", "8000")


class Aufzeichnung:
    """Turns real requests into examples that are the same at every run.

    What changes from run to run (address, UIDs, today) is replaced by fixed values.

    :param wurzel: address of the site under test.
    """

    def __init__(self, wurzel):
        self.wurzel = wurzel
        self.uids = {}
        self.beispiele = {}

    def __call__(self, name, antwort):
        """Note a request and its answer as an example.

        :param name: name of the example.
        :param antwort: answer of ``requests``, which knows its request.
        :returns: the answer.
        """
        assert name not in self.beispiele
        self.beispiele[name] = (self._anfrage(antwort.request), self._antwort(antwort))
        return antwort

    def _anfrage(self, anfrage):
        pfad = anfrage.url.removeprefix(self.wurzel) or "/"
        kopf = [f"{anfrage.method} {pfad} HTTP/1.1", "Host: akten.stadt.example"]
        for name in ANFRAGEKOPF:
            wert = anfrage.headers.get(name)
            if wert and name == "Authorization":
                wert = f"Basic <{self._benutzer(wert)}:Kennwort in base64>"
            if wert:
                kopf.append(f"{name}: {wert}")
        return self._fest(kopf, anfrage.body, anfrage.headers.get("Content-Type", ""))

    def _antwort(self, antwort):
        kopf = [f"HTTP/1.1 {antwort.status_code} {antwort.reason}"]
        kopf += [
            f"{name}: {antwort.headers[name]}"
            for name in ANTWORTKOPF
            if name in antwort.headers
        ]
        return self._fest(
            kopf, antwort.content, antwort.headers.get("Content-Type", "")
        )

    def _benutzer(self, wert):
        return base64.b64decode(wert.split()[1]).decode().partition(":")[0]

    def _fest(self, kopf, koerper, typ):
        text = koerper.decode("utf-8-sig") if isinstance(koerper, bytes) else koerper
        text = (text or "").replace("\r\n", "\n")
        if text and typ.startswith("application/json"):
            text = json.dumps(
                json.loads(text), indent=2, ensure_ascii=False, sort_keys=False
            )
        text = "\n".join(kopf) + (f"\n\n{text.rstrip()}" if text else "") + "\n"
        text = text.replace(self.wurzel, WURZEL)
        text = ZEITPUNKT.sub("2026-02-03T09:30:00+00:00", text)
        text = SEKUNDEN.sub('"time": 1770111000.0', text)
        text = MINUTE.sub("03.02.2026 09:30", text)
        for heute in (date.today(), datetime.now(UTC).date()):
            text = text.replace(heute.isoformat(), "2026-02-03")
        text = UID.sub(self._uid, text)
        text = AUFTRAG.sub(
            lambda fund: f"{'-'.join(NULLEN)}-{self._uid(fund)[-12:]}", text
        )
        text = KENNUNG.sub(lambda fund: self._uid(fund)[-12:], text)
        return re.sub(r"[ \t]+\n", "\n", text)

    def _uid(self, fund):
        nummer = self.uids.setdefault(fund[0], len(self.uids) + 1)
        return f"{nummer:032x}"


@pytest.fixture
def zeichne_auf(eakte_portal):
    """Record examples: ``zeichne_auf("name", session.get(...))``."""
    return Aufzeichnung(eakte_portal.absolute_url())


DOCS = Path(__file__).parents[1] / "docs"

# A recorded example within a page of the integrator's guide.
STELLE = re.compile(r"<!-- beispiele/(\S+) -->\n```http\n.*?```", re.DOTALL)


@pytest.fixture
def pruefe_beispiele(zeichne_auf):
    """The recorded examples of a page are what the server really answers.

    ``pruefe_beispiele("rechte", "rest-rechte.md")``; with ``EAKTE_RECORD=1`` they are
    recorded anew.
    """

    def pruefe(ordner, seite):
        ort = DOCS / "beispiele" / ordner
        dateien = {
            f"{name}.http{art}": text
            for name, paar in zeichne_auf.beispiele.items()
            for art, text in zip(("request", "response"), paar, strict=True)
        }

        def eingesetzt(fund):
            name = fund[1].removeprefix(f"{ordner}/")
            return f"<!-- beispiele/{fund[1]} -->\n```http\n{dateien[name]}```"

        leitfaden = DOCS / seite
        if os.environ.get("EAKTE_RECORD") == "1":
            ort.mkdir(exist_ok=True)
            for alt in ort.glob("*.http*"):
                alt.unlink()
            for name, text in dateien.items():
                (ort / name).write_text(text, encoding="utf-8")
            text = STELLE.sub(eingesetzt, leitfaden.read_text("utf-8"))
            leitfaden.write_text(text, encoding="utf-8")
        vorhanden = {p.name: p.read_text("utf-8") for p in ort.glob("*.http*")}
        assert vorhanden == dateien
        text = leitfaden.read_text("utf-8")
        assert STELLE.sub(eingesetzt, text) == text
        for name in dateien:
            assert f"beispiele/{ordner}/{name}" in text, name

    return pruefe
