"""A walk through the demo as everybody: no error, no dead end, nothing that is hidden.

What each person sees is worked out here from the description of the demo, by the rules
of the records model and not by the machinery of rights.
"""

from collections import Counter
from collections import deque
from collective.eakte.demo.bestand import akten
from collective.eakte.demo.personen import DEMO_PASSWORT
from collective.eakte.testing import FUNCTIONAL_TESTING
from dataclasses import dataclass
from functools import cache
from html import unescape
from importlib.resources import files
from plone import api
from urllib.parse import parse_qsl
from urllib.parse import unquote
from urllib.parse import urljoin
from urllib.parse import urlsplit
from zope.component import getGlobalSiteManager
from zope.interface import providedBy

import csv
import pytest
import re
import requests
import transaction


PLANNAMEN = {"aktenplan": "organisationsbasiert", "produktplan": "produktorientiert"}

PLANTYPEN = ("Aktenplan", "Aktenplaneinheit")
SCHRIFTGUT = ("Akte", "Teilakte", "Vorgang", "Dokument")

AEMTER = {
    "tran": ("01",),
    "roth": ("01", "10"),
    "vogt": ("10", "01"),
    # stands in for tran
    "marino": ("10", "01"),
    "demir": ("11",),
    "albrecht": ("11",),
    "oeztuerk": ("32",),
    "brueggemann": ("32",),
    "nowak": ("61",),
    "lindqvist": ("61",),
}
"""Offices in whose records people work; heads of 01 and 10 stand in for each other."""

FREIGEGEBEN = {"nowak": "Gasthaus Zum Löwen", "oeztuerk": "Bebauungsplan Nr. 47"}

KREISE = {"01.01.05": {"tran"}, "11.01": {"demir", "albrecht"}}
"""Who sees the protected Akten of a branch of the Aktenplan."""

SEHEN_STORNIERTES = {"seidel", "kuehn", "joergensen"}

OHNE_PLAN = {"okafor", "Besucher"}
"""The office is not active yet, or there is no office at all."""

LAEUFER = (
    "oeztuerk",
    "brueggemann",
    "tran",
    "marino",
    "demir",
    "ahrens",
    "nowak",
    "seidel",
    "mensah",
    "weidenbach",
    "novak",
    "kuehn",
    "joergensen",
    "okafor",
    "Besucher",
)
"""One for each kind of rights."""

JE_ART = 1
"""So many pages of a kind: the same view of the same type in the same state."""

NICHT_GEFOLGT = re.compile(
    r"\+\+(resource|plone|theme|webresource)\+\+|/logout|@@site-logo|/static/|"
    r"\.(css|js|png|ico|svg|woff2?)$"
)


@dataclass(frozen=True)
class Stueck:
    """A record of the demo, as it is described."""

    typ: str
    plan: str
    einheit: str
    #: Betreff of the Akte in which it lies, or which it is
    akte: str
    betreff: str


def beschriebene():
    """Who sees which record.

    :returns: dict from :class:`Stueck` to a frozenset of log-ins.
    """
    gefunden = {}
    for akte in akten():
        for typ, eintrag, oe in _teile(akte):
            stueck = Stueck(typ, akte.plan, akte.einheit, akte.betreff, eintrag.betreff)
            gefunden[stueck] = frozenset(_sehende(akte, eintrag, oe))
    return gefunden


def _teile(akte):
    """Everything in an Akte, with the office that alone sees it, if there is one."""
    yield "Akte", akte, ""
    yield from (("Dokument", d, "") for d in akte.dokumente)
    for teil in akte.teilakten:
        yield "Teilakte", teil, teil.oe
        yield from (("Dokument", d, teil.oe) for d in teil.dokumente)
    for vorgang in akte.alle_vorgaenge():
        yield "Vorgang", vorgang, vorgang.oe
        yield from (("Dokument", d, vorgang.oe) for d in vorgang.dokumente)


def _sehende(akte, eintrag, oe):
    storniert = eintrag.zustand == "storniert"
    wer = _sehende_der_akte(akte, oe)
    return wer & SEHEN_STORNIERTES if storniert else wer


def _sehende_der_akte(akte, oe):
    if oe == "15":
        return {"ahrens"}
    if akte.plan == PLANNAMEN["aktenplan"]:
        for zweig, kreis in KREISE.items():
            if akte.einheit == zweig or akte.einheit.startswith(f"{zweig}."):
                return kreis
    zeile = plantafel()[akte.plan, akte.einheit]
    fuehrende = {akte.oe, zeile["aktenfuehrende_oe"]}
    wer = {name for name, oes in AEMTER.items() if fuehrende & set(oes)}
    wer |= {"seidel", "kuehn"}
    if akte.plan == PLANNAMEN["aktenplan"] and akte.einheit.startswith("32."):
        wer.add("joergensen")
    verschlossen = akte.einheit.split(".")[0] in ("01", "11", "111")
    if not verschlossen and zeile["vertraulichkeit"] == "Offen":
        wer.add("mensah")
    if akte.plan == PLANNAMEN["aktenplan"]:
        wer |= {
            p for p, betreff in FREIGEGEBEN.items() if akte.betreff.startswith(betreff)
        }
    return wer


@cache
def plantafel():
    """The rows of the shipped plans by plan and Kennzeichen."""
    zeilen = {}
    for plan in PLANNAMEN.values():
        datei = files("collective.eakte.aktenplan").joinpath("plaene", f"{plan}.csv")
        text = datei.read_text("utf-8-sig")
        for zeile in csv.DictReader(text.splitlines(), delimiter=";"):
            zeilen[plan, zeile["kennzeichen"]] = zeile
    return zeilen


@dataclass(frozen=True)
class Objekt:
    """A plan node or record of the site."""

    pfad: str
    typ: str
    zustand: str
    titel: str
    uid: str


class Stadt:
    """The demo, answering over HTTP, and what is to be seen in it."""

    def __init__(self, portal):
        self.portal = portal
        self.url = portal.absolute_url()
        self.objekte = {}
        self.sehende = {}
        sehende = beschriebene()
        brains = {
            brain.getPath(): brain
            for brain in portal.portal_catalog.unrestrictedSearchResults(
                portal_type=[*PLANTYPEN, *SCHRIFTGUT]
            )
        }
        for brain in brains.values():
            plan = brain.portal_type in PLANTYPEN
            wer = None if plan else sehende.pop(self._stueck(brain, brains))
            self.objekte[brain.getPath()] = Objekt(
                brain.getPath(),
                brain.portal_type,
                brain.review_state,
                brain.Title,
                brain.UID,
            )
            self.sehende[brain.getPath()] = wer
        assert not sehende, "described, but not built"

    def _stueck(self, brain, brains):
        pfad = brain.getPath().split("/")
        plan = PLANNAMEN[pfad[2]]
        # From the plan down to the first name that is no unit: the Akte.
        ende = next(
            n for n, name in enumerate(pfad[3:], 3) if (plan, name) not in plantafel()
        )
        akte = brains["/".join(pfad[: ende + 1])]
        return Stueck(brain.portal_type, plan, pfad[ende - 1], akte.Title, brain.Title)

    def sieht(self, wer, pfad):
        """Whether somebody is expected to see an object."""
        sehende = self.sehende[pfad]
        return wer not in OHNE_PLAN if sehende is None else wer in sehende

    def sichtbare(self, wer):
        """Paths of all that somebody is expected to see."""
        return {pfad for pfad in self.objekte if self.sieht(wer, pfad)}

    def verborgene_titel(self, wer):
        """Titles that tell somebody of what she must not know.

        Without those that something bears, too, which she does see.
        """
        bekannt = "\n".join(
            [self.objekte[pfad].titel for pfad in self.sichtbare(wer)]
            + [zeile["titel"] for zeile in plantafel().values()]
        )
        return {
            objekt.titel
            for pfad, objekt in self.objekte.items()
            if not self.sieht(wer, pfad) and objekt.titel not in bekannt
        }

    def objekt_zu(self, url):
        """The object at an address and what follows behind it.

        :returns: pair of :class:`Objekt` or ``None``, and the rest of the path.
        """
        pfad = unquote(urlsplit(url).path).rstrip("/")
        teile = pfad.split("/")
        for ende in range(len(teile), 1, -1):
            objekt = self.objekte.get("/".join(teile[:ende]))
            if objekt is not None:
                return objekt, "/".join(teile[ende:])
        return None, pfad

    def muster(self, wer):
        """One object of each type and state that somebody sees."""
        gefunden = {}
        for pfad in sorted(self.sichtbare(wer)):
            objekt = self.objekte[pfad]
            gefunden.setdefault((objekt.typ, objekt.zustand), objekt)
        return list(gefunden.values())

    def sitzung(self, wer):
        """A session of somebody."""
        session = requests.Session()
        if wer != "Besucher":
            session.auth = (wer, DEMO_PASSWORT)
        return session


@pytest.fixture(scope="module")
def stadt(functional_session):
    """The demo, built once."""
    FUNCTIONAL_TESTING.testSetUp()
    portal = FUNCTIONAL_TESTING["portal"]
    with api.env.adopt_roles(["Manager"]):
        portal.portal_setup.runAllImportStepsFromProfile(
            "profile-collective.eakte:demo"
        )
    transaction.commit()
    yield Stadt(portal)
    FUNCTIONAL_TESTING.testTearDown()


@pytest.fixture(params=LAEUFER)
def wer(request):
    """Somebody who walks through the demo."""
    return request.param


def test_searches_find_exactly_what_somebody_sees(stadt, wer):
    with stadt.sitzung(wer) as session:
        gefunden = set()
        for typ in (*PLANTYPEN, *SCHRIFTGUT):
            gefunden |= _suche(stadt, session, typ)
    assert gefunden == stadt.sichtbare(wer)


def _suche(stadt, session, typ):
    antwort = session.get(
        f"{stadt.url}/@search",
        params={"portal_type": typ, "b_size": 5000},
        headers={"Accept": "application/json"},
    )
    daten = antwort.json()
    assert daten["items_total"] == len(daten["items"])
    return {unquote(urlsplit(treffer["@id"]).path) for treffer in daten["items"]}


class Rundgang:
    """Follows the links of the screens."""

    def __init__(self, stadt, wer, session):
        self.stadt = stadt
        self.wer = wer
        self.session = session
        self.arten = Counter()
        self.gesehen = set()
        self.offen = deque()
        self.maengel = []
        self.verborgen = stadt.verborgene_titel(wer)

    def gehe(self, *urls):
        """Walk from some addresses on.

        :returns: list of what is wrong, one line each.
        """
        for url in urls:
            self._merke(url, "start")
        while self.offen:
            self._besuche(*self.offen.popleft())
        return self.maengel

    def _merke(self, url, von):
        url = url.partition("#")[0]
        if url in self.gesehen or NICHT_GEFOLGT.search(urlsplit(url).path):
            return
        self.gesehen.add(url)
        art = self._art(url)
        self.arten[art] += 1
        if self.arten[art] <= JE_ART:
            self.offen.append((url, von))

    def _art(self, url):
        objekt, rest = self.stadt.objekt_zu(url)
        felder = sorted({name for name, _wert in parse_qsl(urlsplit(url).query)})
        if objekt is None:
            return (rest, *felder)
        return (objekt.typ, objekt.zustand, re.sub(r"file/.*", "file", rest), *felder)

    def _besuche(self, url, von):
        antwort = self.session.get(
            url, headers={"Accept": "text/html"}, allow_redirects=True, timeout=60
        )
        kurz = url.removeprefix(self.stadt.url)
        herkunft = von.removeprefix(self.stadt.url)
        if antwort.status_code >= 400 or "require_login" in antwort.url:
            if self.wer != "Besucher" or antwort.status_code >= 500:
                self.maengel.append(f"{antwort.status_code} {kurz} (from {herkunft})")
            return
        if "text/html" not in antwort.headers.get("Content-Type", ""):
            return
        text = antwort.text
        self._pruefe_text(kurz, text)
        for verweis in set(re.findall(r'<a\b[^>]*?\shref="([^"]+)"', text)):
            self._folge(antwort.url, urljoin(antwort.url, unescape(verweis)))

    def _pruefe_text(self, kurz, text):
        text = unescape(text)
        self.maengel += [
            f"{kurz} tells of “{titel}”" for titel in self.verborgen if titel in text
        ]

    def _folge(self, von, url):
        if not url.startswith(f"{self.stadt.url}/"):
            return
        objekt, _rest = self.stadt.objekt_zu(url)
        if objekt is not None and not self.stadt.sieht(self.wer, objekt.pfad):
            self.maengel.append(f"{von} leads to hidden {objekt.pfad}")
            return
        self._merke(url, von)


def test_no_link_ends_in_an_error_or_at_something_hidden(stadt, wer):
    with stadt.sitzung(wer) as session:
        rundgang = Rundgang(stadt, wer, session)
        anfang = [stadt.url, f"{stadt.url}/aktenplan", f"{stadt.url}/sitemap"]
        if wer in OHNE_PLAN:
            anfang = [stadt.url, f"{stadt.url}/sitemap"]
        muster = [
            stadt.url + objekt.pfad.removeprefix("/plone")
            for objekt in stadt.muster(wer)
        ]
        assert rundgang.gehe(*anfang, *muster) == []


def get_dienste():
    """Names of the REST services that are asked with GET, ours and restapi's."""
    praefix = "GET_application_json_"
    return sorted(
        {
            eintrag.name.removeprefix(praefix)
            for eintrag in getGlobalSiteManager().registeredAdapters()
            if eintrag.name.startswith(f"{praefix}@")
        }
    )


def eigene_ansichten(objekt):
    """Names of the views that this package registers for an object."""
    return sorted(
        {
            eintrag.name
            for eintrag in getGlobalSiteManager().registeredAdapters()
            if len(eintrag.required) == 2
            and providedBy(objekt).isOrExtends(eintrag.required[0])
            and re.fullmatch(r"[a-z][a-z0-9-]*", eintrag.name)
            and any(
                klasse.__module__.startswith("collective.eakte")
                for klasse in getattr(eintrag.factory, "__mro__", ())
            )
        }
    )


def test_services_answer_everybody_without_an_error(stadt, wer):
    maengel = []
    with stadt.sitzung(wer) as session:
        session.headers["Accept"] = "application/json"
        verborgen = stadt.verborgene_titel(wer)
        je_typ = {objekt.typ: objekt for objekt in stadt.muster(wer)}
        orte = [stadt.url, *(_adresse(stadt, objekt) for objekt in je_typ.values())]
        for ort in orte:
            for dienst in get_dienste():
                antwort = session.get(f"{ort}/{dienst}", timeout=60)
                if antwort.status_code >= 500:
                    maengel.append(f"{antwort.status_code} {ort}/{dienst}")
                maengel += [
                    f"{ort}/{dienst} tells of “{titel}”"
                    for titel in verborgen
                    if f'"{titel}"' in antwort.text
                ]
    assert maengel == []


def _adresse(stadt, objekt):
    return stadt.url + objekt.pfad.removeprefix("/plone")


@pytest.mark.parametrize("wer", ["oeztuerk", "seidel", "okafor"])
def test_views_answer_everybody_without_an_error(stadt, wer):
    maengel = []
    fremd = next(
        objekt
        for pfad, objekt in sorted(stadt.objekte.items())
        if objekt.typ == "Akte" and "/11.01" in pfad
    )
    je_typ = {objekt.typ: objekt.pfad for objekt in stadt.muster(wer)}
    transaction.begin()
    with stadt.sitzung(wer) as session:
        for pfad in ("/plone", fremd.pfad, *je_typ.values()):
            for ansicht in eigene_ansichten(stadt.portal.unrestrictedTraverse(pfad)):
                adresse = f"{stadt.url}{pfad.removeprefix('/plone')}/{ansicht}"
                antwort = session.get(adresse, allow_redirects=False, timeout=60)
                if antwort.status_code >= 500:
                    maengel.append(f"{antwort.status_code} {adresse}")
                if pfad == fremd.pfad and antwort.status_code != 404:
                    maengel.append(f"{antwort.status_code} {adresse} is hidden")
    assert maengel == []


def test_nothing_was_written_to_the_log_of_errors(stadt):
    transaction.begin()
    eintraege = stadt.portal.error_log.getLogEntries()
    assert [(e["type"], e["url"], e["value"]) for e in eintraege] == []
