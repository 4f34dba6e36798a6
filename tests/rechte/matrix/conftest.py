"""A site with Schriftgut in every state, and a session for everybody in the table."""

from Acquisition import aq_parent
from collective.eakte.lebenszyklus.api import storniere
from collective.eakte.rechte import api as rechte
from collective.eakte.testing import baue_plan
from collective.eakte.testing import FUNCTIONAL_TESTING
from collective.eakte.vertretung.api import trage_ein
from datetime import date
from datetime import timedelta
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from types import SimpleNamespace

import pytest
import requests
import transaction


KENNWORT = "Geheim-fuer-Tests-1"

GESTERN_VOR_JAHREN = date(2020, 1, 31)

IN_DER_SITE = {
    "Registratur": "Registratur",
    "Archiv": "Archiv",
    "Fachadministration": "Fachadministration",
    "Verwalter": "Manager",
}
"""Roles that people of the table have in the whole site."""

IM_ZWEIG = {
    "Sachbearbeitung": ("32", ["Sachbearbeitung"]),
    "Leitung": ("32", ["Leitung"]),
    "Poststelle": ("32", ["Poststelle"]),
    "Revision": ("32", ["Revision"]),
    "Datenschutz": ("32", ["Datenschutz"]),
    "anderes Amt": ("61", ["Sachbearbeitung", "Leitung"]),
}
"""Roles that people of the table have in a branch of the plan."""

OHNE_ROLLE = (
    "Beschäftigte",
    "Kreis, leitend",
    "Kreis, Einsicht",
    "Beihilfestelle",
    "Vertretung",
    "Vertretung im Kreis",
    "Freigabe",
    "abgelaufene Freigabe",
)
"""What these people may is said at single records, or follows from others."""

VERTRETEN = {"Vertretung": "Sachbearbeitung", "Vertretung im Kreis": "Kreis, leitend"}
"""Who stands in for whom."""

EINHEITEN = (
    ("32", "Ordnung", "Hauptgruppe", {}),
    ("32.01", "Gewerbe", "Obergruppe", {}),
    (
        "32.01.01",
        "Gewerbeakten",
        "Betreffseinheit",
        {"aufbewahrungsdauer": 5, "aussonderungsart": "B", "fristbeginn": "zdA"},
    ),
    (
        "32.01.02",
        "Gaststätten",
        "Betreffseinheit",
        {"aufbewahrungsdauer": 10, "aussonderungsart": "V", "fristbeginn": "zdA"},
    ),
    ("61", "Planung", "Hauptgruppe", {}),
)


def login_von(wer):
    """The log-in of somebody in the table."""
    umschrift = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", ",": "", " ": "-"})
    return wer.lower().translate(umschrift)


class Lagen:
    """Makes Schriftgut in a situation of the table, as often as it is asked for."""

    def __init__(self, einheit):
        self.einheit = einheit
        self._anzahl = 0

    def mache(self, art, lage):
        """Make a record.

        :param art: name of a table, for example ``"Akte"``.
        :param lage: heading of a column.
        :returns: the record.
        """
        name = f"_{art}_{lage}".lower().replace(" ", "_").replace("-", "_")
        name = name.translate(str.maketrans({"ä": "ae", "ü": "ue", "ö": "oe"}))
        return getattr(self, name)()

    def _lege_an(self, behaelter, portal_type, **angaben):
        self._anzahl += 1
        angaben.setdefault("title", f"{portal_type} {self._anzahl}")
        if portal_type == "Dokument":
            angaben["file"] = NamedBlobFile(b"Inhalt", "text/plain", "Brief.txt")
        # In a protected Akte the administrator, who builds the site, may not file.
        return createContentInContainer(
            behaelter, portal_type, checkConstraints=False, **angaben
        )

    def _in(self, zustand, objekt):
        if zustand == "storniert":
            storniere(objekt, "doppelt angelegt")
        else:
            api.content.transition(objekt, zustand, comment="geprüft")
        return objekt

    # Akte

    def _akte_in_bearbeitung(self, **angaben):
        return self._lege_an(self.einheit, "Akte", **angaben)

    def _akte_zda(self):
        return self._in("zda_verfuegen", self._akte_in_bearbeitung())

    def _akte_storniert(self):
        return self._in("storniert", self._akte_in_bearbeitung())

    # Vorgang

    def _vorgang_in_bearbeitung(self):
        return self._lege_an(self._akte_in_bearbeitung(), "Vorgang")

    def _vorgang_zda(self):
        return self._in("zda_verfuegen", self._vorgang_in_bearbeitung())

    def _vorgang_storniert(self):
        return self._in("storniert", self._vorgang_in_bearbeitung())

    # Dokument

    def _dokument_entwurf(self):
        return self._lege_an(self._vorgang_in_bearbeitung(), "Dokument")

    def _dokument_endfassung(self):
        return self._in("endfassung_erteilen", self._dokument_entwurf())

    def _dokument_storniert(self):
        return self._in("storniert", self._dokument_entwurf())

    # Einheit

    def _einheit_entwurf(self):
        return self._lege_an(
            aq_parent(self.einheit),
            "Aktenplaneinheit",
            kennzeichen=f"32.01.{self._anzahl + 10}",
            typ="Betreffseinheit",
            aufbewahrungsdauer=5,
            aussonderungsart="B",
            fristbeginn="zdA",
        )

    def _einheit_aktiv(self):
        return self._in("aktivieren", self._einheit_entwurf())

    def _einheit_stillgelegt(self):
        return self._in("stilllegen", self._einheit_aktiv())

    # Besondere Lagen

    def _besondere_akte_persoenliche_akte(self):
        return self._besondere_akte_geschuetzte_akte(art="persoenlich")

    def _besondere_akte_geschuetzte_akte(self, art="einzeln"):
        akte = self._akte_in_bearbeitung()
        rechte.schuetze(
            akte,
            [
                (login_von("Kreis, leitend"), ["Leitung"]),
                (login_von("Kreis, Einsicht"), ["Einsicht"]),
            ],
            "Personalakte",
            art=art,
        )
        return akte

    def _besondere_akte_teilakte_beihilfe(self):
        teilakte = self._lege_an(self._besondere_akte_geschuetzte_akte(), "Teilakte")
        rechte.schuetze(
            teilakte, [(login_von("Beihilfestelle"), ["Leitung"])], "Beihilfe"
        )
        return teilakte

    def _besondere_akte_vertraulich(self):
        return self._akte_in_bearbeitung(vertraulichkeitsstufe="005")

    def _besondere_akte_vs_nfd(self):
        return self._akte_in_bearbeitung(vertraulichkeitsstufe="002")

    def _besondere_akte_freigegeben(self):
        akte = self._akte_in_bearbeitung()
        rechte.erteile(akte, login_von("Freigabe"), ["Einsicht"], grund="Gutachten")
        rechte.setze_ursache(
            akte,
            "einzelfreigabe",
            "damals",
            [
                {
                    "prinzipal": login_von("abgelaufene Freigabe"),
                    "rollen": ("Einsicht",),
                    "bis": GESTERN_VOR_JAHREN,
                }
            ],
        )
        return akte

    def _besonderes_dokument(self, akte):
        return self._lege_an(akte, "Dokument")

    def _dokument_darin_geschuetzte_akte(self):
        return self._besonderes_dokument(self._besondere_akte_geschuetzte_akte())

    def _dokument_darin_persoenliche_akte(self):
        return self._besonderes_dokument(self._besondere_akte_persoenliche_akte())

    def _dokument_darin_teilakte_beihilfe(self):
        return self._besonderes_dokument(self._besondere_akte_teilakte_beihilfe())

    def _dokument_darin_vertraulich(self):
        return self._besonderes_dokument(self._besondere_akte_vertraulich())

    def _dokument_darin_vs_nfd(self):
        return self._besonderes_dokument(self._besondere_akte_vs_nfd())

    def _dokument_darin_freigegeben(self):
        return self._besonderes_dokument(self._besondere_akte_freigegeben())


def _lege_personen_an(knoten):
    for wer in (*IN_DER_SITE, *IM_ZWEIG, *OHNE_ROLLE):
        name = login_von(wer)
        api.user.create(email=f"{name}@stadt.example", username=name, password=KENNWORT)
        rollen = ["Beschaeftigte"]
        if wer in IN_DER_SITE:
            rollen.append(IN_DER_SITE[wer])
        api.user.grant_roles(username=name, roles=rollen)
    for wer, (zweig, rollen) in IM_ZWEIG.items():
        rechte.erteile(knoten[zweig], login_von(wer), rollen, grund="Amt")
    heute = date.today()
    for wer, abwesend in VERTRETEN.items():
        with api.env.adopt_user(username=login_von(abwesend)):
            trage_ein(login_von(wer), heute, heute + timedelta(days=30))


@pytest.fixture(scope="module")
def stadt(functional_session):
    """The site of the table, answering over HTTP.

    :returns: namespace of ``portal`` and ``lagen``.
    """
    FUNCTIONAL_TESTING.testSetUp()
    portal = FUNCTIONAL_TESTING["portal"]
    with api.env.adopt_roles(["Manager"]):
        knoten = baue_plan(portal, EINHEITEN)
        _lege_personen_an(knoten)
    transaction.commit()
    yield SimpleNamespace(portal=portal, lagen=Lagen(knoten["32.01.01"]))
    FUNCTIONAL_TESTING.testTearDown()


@pytest.fixture(scope="module")
def sitzung(stadt):
    """Requests as somebody in the table: ``sitzung("Leitung").get(url)``."""
    sitzungen = {}

    def oeffne(wer):
        if wer not in sitzungen:
            session = sitzungen[wer] = requests.Session()
            session.headers["Accept"] = "application/json"
            if wer != "Besucher":
                session.auth = (login_von(wer), KENNWORT)
        return sitzungen[wer]

    yield oeffne
    for session in sitzungen.values():
        session.close()
