"""Whatever is done leaves an entry: who, what, why, on which path.

The table below is read line by line: by which service or form who does what, and what
stands in the Protokoll then. The last tests look at what is registered: a service or
form that changes something and is neither in the table nor among the exceptions fails
them.
"""

from collective.eakte.formulare.formular import FormularSeite
from collective.eakte.organisation import api as organisation
from collective.eakte.protokoll.api import eintraege
from collective.eakte.protokoll.arten import ARTEN
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import schuetze
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import timedelta
from lxml import html
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from Products.Five.browser import BrowserView
from typing import Any
from urllib.parse import urljoin
from z3c.form.form import BaseForm
from zope.component import getGlobalSiteManager
from zope.component import getSiteManager
from zope.publisher.browser import BrowserPage

import base64
import inspect
import pytest
import sys
import transaction


HEUTE = date.today()


class Welt:
    """A small plan with an Akte, a Vorgang, a Dokument, and people."""

    def __init__(self, portal, als):
        self.portal, self.als = portal, als
        self.plan = portal["org"]
        self.einheit = self.plan["32"]["32.01"]["32.01.01"]
        self.anderswo = self.plan["32"]["32.01"]["32.01.02"]
        with api.env.adopt_roles(["Manager"]):
            self.akte = self._neu(self.einheit, "Akte", "Gasthaus Zum Löwen")
            self.vorgang = self._neu(self.akte, "Vorgang", "Anmeldung")
            self.anderer = self._neu(self.akte, "Vorgang", "Nachfragen")
            self.dokument = self._neu(
                self.vorgang,
                "Dokument",
                "Schreiben",
                file=NamedBlobFile(b"Guten Tag", "text/plain", "brief.txt"),
            )
            for name in ("yilmaz", "klein"):
                api.user.create(email=f"{name}@stadt.example", username=name)
        transaction.commit()

    @staticmethod
    def _neu(behaelter, typ, titel, **angaben):
        return createContentInContainer(behaelter, typ, title=titel, **angaben)

    def sende(self, rolle, methode, obj, dienst="", **daten):
        """Do something and say of which record it is done."""
        url = (obj if obj is not None else self.portal).absolute_url()
        antwort = self.als(rolle).request(methode, f"{url}/{dienst}", json=daten)
        assert antwort.status_code < 300, antwort.text
        transaction.begin()
        return antwort

    def fuelle_aus(self, rolle, obj, seite, **felder):
        """Send a form of a page, its first button; fields by the end of their name."""
        session = self.als(rolle)
        url = (obj if obj is not None else self.portal).absolute_url()
        gelesen = session.get(f"{url}/{seite}", headers={"Accept": "text/html"})
        assert gelesen.status_code == 200, gelesen.text
        antwort, gespeichert = self._sende_ab(session, gelesen, felder)
        if not gespeichert:
            # A form that shows first what it is going to do.
            antwort, gespeichert = self._sende_ab(session, antwort, felder)
        assert antwort.status_code == 200, antwort.text
        transaction.begin()
        return antwort

    @staticmethod
    def _sende_ab(session, gelesen, felder):
        formular = next(
            f
            for f in html.fromstring(gelesen.content).forms
            if f.method == "POST" and all(_namen(f, name) for name in felder)
        )
        werte = [
            (name, wert)
            for name, wert in formular.form_values()
            if name not in [feld.name for feld in _dateifelder(formular)]
            and not any(name in _namen(formular, feld) for feld in felder)
        ]
        werte += [(_namen(formular, feld)[0], wert) for feld, wert in felder.items()]
        knoepfe = [
            (knopf.get("name"), knopf.get("value") or "1")
            for knopf in formular.xpath(
                ".//button[@name] | .//input[@type='submit' and @name]"
            )
        ]
        speichern = [knopf for knopf in knoepfe if knopf[0].endswith(".save")]
        werte += (speichern or knoepfe)[:1]
        antwort = session.post(
            urljoin(gelesen.url, formular.action),
            files=[
                *((name, (None, wert)) for name, wert in werte),
                # No file is chosen.
                *((feld.name, ("", b"")) for feld in _dateifelder(formular)),
            ],
            headers={"Accept": "text/html"},
        )
        return antwort, bool(speichern) or not knoepfe or "pruefen" not in knoepfe[0][0]

    def geschuetzt(self):
        self.als("Leitung")
        with api.env.adopt_roles(["Manager"]):
            schuetze(self.akte, [("leitung", ["Leitung"])], "Personalsache")
        transaction.commit()
        return self.akte

    def freigabe(self):
        with api.env.adopt_roles(["Manager"]):
            eine = erteile(self.akte, "yilmaz", ["Einsicht"], grund="Rückfrage")
        transaction.commit()
        return eine.kennung

    def amt(self, code="32"):
        with api.env.adopt_roles(["Manager"]):
            organisation.lege_an(code, f"Amt {code}", aktiv_ab=date(2020, 1, 1))
        transaction.commit()

    def lade(self, antwort):
        """The record that an answer is about."""
        pfad = antwort.json()["@id"].removeprefix(self.portal.absolute_url())
        return self.portal.unrestrictedTraverse(pfad.strip("/"))


def _dateifelder(formular):
    return [feld for feld in formular.inputs if feld.get("type") == "file"]


def _namen(formular, feld):
    """Names of the fields of a form that end like this."""
    return [
        eingabe.name
        for eingabe in formular.inputs
        if eingabe.name
        and eingabe.name.removesuffix(":list").rpartition(".")[2] == feld
    ]


@dataclass(frozen=True)
class Fall:
    """A line of the table.

    :param dienst: method and name of the service.
    :param wer: role of the person.
    :param tut: function of the world and the role; returns the record at which the
        entry stands, ``None`` for the site.
    :param was: code of the entry.
    :param warum: its reason.
    :param angaben: some of what it says.
    :param weg: path.
    """

    dienst: str
    wer: str
    tut: Any
    was: str
    warum: str = ""
    angaben: dict = field(default_factory=dict)
    weg: str = "rest"

    def __str__(self):
        return f"{self.dienst} -> {self.was}"


def auf(ziel, methode, dienst="", **daten):
    """A request to something of the world; the entry stands there."""

    def tut(welt, wer):
        obj = getattr(welt, ziel) if ziel else None
        welt.sende(wer, methode, obj, dienst, **daten)
        return obj

    return tut


def form(ziel, seite, **felder):
    """A form at something of the world; the entry stands there."""

    def tut(welt, wer):
        obj = getattr(welt, ziel) if ziel else None
        welt.fuelle_aus(wer, obj, seite, **felder)
        return obj

    return tut


def form_angelegt(welt, wer):
    welt.fuelle_aus(wer, welt.anderer, "++add++Dokument", title="Antwort")
    [obj] = welt.anderer.objectValues()
    return obj


def form_umgeschrieben(welt, wer):
    welt.fuelle_aus(
        wer, welt.akte, "@@umschreiben", ziel="32.01.02", grund="Gaststätte"
    )
    [obj] = welt.anderswo.objectValues()
    return obj


def form_entwurf(welt, wer):
    vorher = set(welt.vorgang.objectIds())
    welt.fuelle_aus(wer, welt.dokument, "@@neuer-entwurf")
    [name] = set(welt.vorgang.objectIds()) - vorher
    return welt.vorgang[name]


def form_umorganisiert(welt, wer):
    welt.amt("32")
    welt.fuelle_aus(
        wer,
        None,
        "@@eakte-reorganisation",
        art="umbenennung",
        von="32",
        nach="30",
        name="Amt 30",
        grund="Verfügung der OB",
    )


def form_wiederherstellung(welt, wer):
    akte = welt.geschuetzt()
    welt.fuelle_aus(
        wer,
        None,
        "@@eakte-wiederherstellung",
        kennzeichen=akte.kennzeichen,
        prinzipal="yilmaz",
        grund="Kreis ist leer",
    )
    return akte


def registriert(welt, wer):
    daten = {"@type": "Dokument", "title": "Antwort"}
    return welt.lade(welt.sende(wer, "POST", welt.vorgang, **daten))


def eroeffnet(welt, wer):
    daten = {"@type": "Akte", "title": "Gasthaus Krone"}
    return welt.lade(welt.sende(wer, "POST", welt.einheit, **daten))


def gegliedert(welt, wer):
    daten = {
        "@type": "Aktenplaneinheit",
        "title": "Märkte",
        "kennzeichen": "32.02",
    }
    return welt.lade(welt.sende(wer, "POST", welt.plan["32"], **daten))


def neue_datei(welt, wer):
    datei = {
        "data": base64.b64encode(b"Auf Wiedersehen").decode(),
        "encoding": "base64",
        "filename": "brief.txt",
        "content-type": "text/plain",
    }
    welt.sende(wer, "PATCH", welt.dokument, file=datei)
    return welt.dokument


def umgelegt(welt, wer):
    quelle = welt.dokument.absolute_url()
    welt.sende(wer, "POST", welt.anderer, "@move", source=quelle)
    [obj] = welt.anderer.objectValues()
    return obj


def kopiert(welt, wer):
    quelle = welt.dokument.absolute_url()
    welt.sende(wer, "POST", welt.anderer, "@copy", source=quelle)
    [obj] = welt.anderer.objectValues()
    return obj


def umgeschrieben(welt, wer):
    welt.sende(
        wer,
        "POST",
        welt.akte,
        "@umschreiben",
        ziel="32.01.02",
        grund="Gaststätte",
    )
    [obj] = welt.anderswo.objectValues()
    return obj


def inhalt_umnummeriert(welt, wer):
    return umgeschrieben(welt, wer).objectValues()[0].objectValues()[0]


def hochgeladen(welt, wer):
    session = welt.als(wer)
    angaben = {
        "filename": "scan.txt",
        "content-type": "text/plain",
        "@type": "Dokument",
    }
    kopf = {
        "Tus-Resumable": "1.0.0",
        "Upload-Length": "5",
        "Upload-Metadata": ",".join(
            f"{name} {base64.b64encode(wert.encode()).decode()}"
            for name, wert in angaben.items()
        ),
    }
    beginn = session.post(f"{welt.anderer.absolute_url()}/@tus-upload", headers=kopf)
    assert beginn.status_code == 201, beginn.text
    ende = session.patch(
        beginn.headers["Location"],
        data=b"Hallo",
        headers={
            "Tus-Resumable": "1.0.0",
            "Upload-Offset": "0",
            "Content-Type": "application/offset+octet-stream",
        },
    )
    assert ende.status_code in (200, 201, 204), ende.text
    transaction.begin()
    [obj] = welt.anderer.objectValues()
    return obj


def ersetzt(welt, wer):
    session = welt.als(wer)
    kopf = {
        "Tus-Resumable": "1.0.0",
        "Upload-Length": "5",
        "Upload-Metadata": "filename " + base64.b64encode(b"brief.txt").decode(),
    }
    beginn = session.post(f"{welt.dokument.absolute_url()}/@tus-replace", headers=kopf)
    assert beginn.status_code == 201, beginn.text
    ende = session.patch(
        beginn.headers["Location"],
        data=b"Hallo",
        headers={
            "Tus-Resumable": "1.0.0",
            "Upload-Offset": "0",
            "Content-Type": "application/offset+octet-stream",
        },
    )
    assert ende.status_code in (200, 201, 204), ende.text
    transaction.begin()
    return welt.dokument


def plan_importiert(welt, wer):
    welt.sende(wer, "POST", welt.plan, "@aktenplan-import", **TABELLE)
    return welt.plan


def einheit_importiert(welt, wer):
    plan_importiert(welt, wer)
    return welt.plan["90"]


TABELLE = {
    "file": {
        "filename": "plan.csv",
        "data": base64.b64encode(
            b"Kennzeichen;Titel;Typ\n90;Archiv;Hauptgruppe\n"
        ).decode(),
        "encoding": "base64",
    },
    "dry_run": False,
}


def verlaengert(welt, wer):
    kennung = welt.freigabe()
    welt.sende(wer, "PATCH", welt.akte, f"@rechte/{kennung}", bis="2099-12-31")
    return welt.akte


def entzogen(welt, wer):
    kennung = welt.freigabe()
    welt.sende(wer, "DELETE", welt.akte, f"@rechte/{kennung}", grund="erledigt")
    return welt.akte


def schutz_aufgehoben(welt, wer):
    akte = welt.geschuetzt()
    welt.sende(wer, "DELETE", akte, "@schutz", grund="Verfahren beendet")
    return akte


def ohne_einsicht(operation, **daten):
    def tut(welt, wer):
        akte = welt.geschuetzt()
        uid = akte.UID()
        welt.sende(wer, "POST", welt.plan, f"@geschuetzte/{uid}/{operation}", **daten)
        return akte

    return tut


def wiederherstellung_beantragt(welt, wer):
    akte = welt.geschuetzt()
    welt.sende(
        wer,
        "POST",
        None,
        "@wiederherstellung",
        kennzeichen=akte.kennzeichen,
        prinzipal="yilmaz",
        grund="Kreis ist leer",
    )
    return akte


def wiederherstellung_verworfen(welt, wer):
    akte = wiederherstellung_beantragt(welt, "Datenschutz")
    kennung = welt.als(wer).get(f"{welt.portal.absolute_url()}/@wiederherstellung")
    kennung = kennung.json()["items"][0]["kennung"]
    welt.sende(wer, "DELETE", None, f"@wiederherstellung/{kennung}", grund="doch nicht")
    return akte


def wiederherstellung_bestaetigt(welt, wer):
    akte = wiederherstellung_beantragt(welt, "Datenschutz")
    kennung = welt.als(wer).get(f"{welt.portal.absolute_url()}/@wiederherstellung")
    kennung = kennung.json()["items"][0]["kennung"]
    welt.sende(wer, "POST", None, f"@wiederherstellung/{kennung}")
    return akte


def vertretung(welt, wer):
    welt.sende(
        wer,
        "POST",
        None,
        "@vertretungen",
        vertretung="klein",
        von=HEUTE.isoformat(),
        bis=(HEUTE + timedelta(days=3)).isoformat(),
        grund="Urlaub",
    )


def vertretung_beendet(welt, wer):
    vertretung(welt, wer)
    url = f"{welt.portal.absolute_url()}/@vertretungen"
    gelesen = welt.als(wer).get(url).json()
    [eine] = [v for liste in gelesen.values() if isinstance(liste, list) for v in liste]
    welt.sende(wer, "DELETE", None, f"@vertretungen/{eine['kennung']}", grund="zurück")


def oe_geaendert(welt, wer):
    welt.amt()
    welt.sende(wer, "PATCH", None, "@organisation/32", name="Ordnungsamt")


def umorganisiert(welt, wer):
    welt.amt("32")
    welt.sende(wer, "POST", None, "@organisation/reorganisation", **NEUES_AMT)


NEUES_AMT = {
    "art": "umbenennung",
    "von": ["32"],
    "nach": "30",
    "name": "Amt 30",
    "grund": "Verfügung der OB",
    "probelauf": False,
}


def ausgecheckt(welt, wer):
    welt.sende(wer, "POST", welt.dokument, "@auschecken")
    return welt.dokument


def nach_auschecken(methode, dienst, **daten):
    def tut(welt, wer):
        ausgecheckt(welt, "Sachbearbeitung")
        welt.sende(wer, methode, welt.dokument, dienst, **daten)
        return welt.dokument

    return tut


def neuer_entwurf(welt, wer):
    return welt.lade(welt.sende(wer, "POST", welt.dokument, "@neuer-entwurf"))


def restauriert(welt, wer):
    neue_datei(welt, wer)
    welt.sende(
        wer, "POST", welt.dokument, "@fassungen/1/wiederherstellen", kommentar="doch"
    )
    return welt.dokument


def zurueckgesetzt(welt, wer):
    neue_datei(welt, wer)
    welt.sende(wer, "PATCH", welt.dokument, "@history", version=0)
    return welt.dokument


def geloescht(welt, wer):
    with api.env.adopt_roles(["Manager"]):
        createContentInContainer(
            welt.plan, "Aktenplaneinheit", kennzeichen="90", title="Irrtum"
        )
    transaction.commit()
    welt.sende(wer, "DELETE", welt.plan["90"])
    return welt.plan


BROWSER = [
    Fall(
        "++add++Dokument",
        "Sachbearbeitung",
        form_angelegt,
        "registriert",
        angaben={"art": "Dokument", "ort": "32.01.01-0001-002"},
        weg="browser",
    ),
    Fall(
        "edit",
        "Sachbearbeitung",
        form("dokument", "edit", title="Brief"),
        "geaendert",
        angaben={"felder": {"title": ["Schreiben", "Brief"]}},
        weg="browser",
    ),
    Fall(
        "stornieren",
        "Registratur",
        form("dokument", "@@stornieren", grund="doppelt"),
        "uebergang",
        "doppelt",
        {"uebergang": "stornieren", "nach": "storniert"},
        weg="browser",
    ),
    Fall(
        "umschreiben",
        "Registratur",
        form_umgeschrieben,
        "verschoben",
        "Gaststätte",
        {"von": "32.01.01", "nach": "32.01.02"},
        weg="browser",
    ),
    Fall(
        "kennzeichen-setzen",
        "Registratur",
        form("akte", "@@kennzeichen-setzen", kennzeichen="G-17", grund="Altbestand"),
        "nummer",
        "Altbestand",
        {"alt": "32.01.01-0001", "neu": "G-17"},
        weg="browser",
    ),
    Fall(
        "zda-verfuegen",
        "Registratur",
        form("anderer", "@@zda-verfuegen"),
        "uebergang",
        angaben={"uebergang": "zda_verfuegen", "nach": "zda"},
        weg="browser",
    ),
    Fall(
        "endfassung-erteilen",
        "Leitung",
        form("dokument", "@@endfassung-erteilen", bemerkung="geprüft"),
        "endfassung",
        "geprüft",
        {"nummer": 1},
        weg="browser",
    ),
    Fall(
        "eakte-freigeben",
        "Leitung",
        form(
            "akte",
            "@@eakte-freigeben",
            prinzipal="yilmaz",
            rollen="Einsicht",
            bis="2099-06-30",
            grund="Rückfrage",
        ),
        "berechtigung-erteilt",
        "Rückfrage",
        {"prinzipal": "yilmaz", "rollen": ["Einsicht"]},
        weg="browser",
    ),
    Fall(
        "neuer-entwurf",
        "Sachbearbeitung",
        form_entwurf,
        "entwurf-aus",
        angaben={"nummer": 1},
        weg="browser",
    ),
    Fall(
        "eakte-wiederherstellung",
        "Registratur",
        form_wiederherstellung,
        "wiederherstellung-beantragt",
        "Kreis ist leer",
        {"prinzipal": "yilmaz"},
        weg="browser",
    ),
    Fall(
        "verlauf",
        "Registratur",
        form("akte", "@@verlauf", text="Mit dem Amt besprochen."),
        "notiz",
        angaben={"text": "Mit dem Amt besprochen."},
        weg="browser",
    ),
]

TAFEL = [
    Fall(
        "POST",
        "Sachbearbeitung",
        registriert,
        "registriert",
        angaben={"art": "Dokument", "kennzeichen": "32.01.01-0001-001#2"},
    ),
    Fall("POST", "Registratur", eroeffnet, "registriert", angaben={"art": "Akte"}),
    Fall(
        "POST",
        "Fachadministration",
        gegliedert,
        "registriert",
        angaben={"kennzeichen": "32.02", "ort": "32"},
    ),
    Fall(
        "PATCH",
        "Sachbearbeitung",
        auf("dokument", "PATCH", title="Brief", absender="Klein"),
        "geaendert",
        angaben={
            "felder": {"title": ["Schreiben", "Brief"], "absender": [None, "Klein"]}
        },
    ),
    Fall(
        "PATCH",
        "Sachbearbeitung",
        neue_datei,
        "fassung",
        angaben={"nummer": 2, "dateiname": "brief.txt", "groesse": 15},
    ),
    Fall(
        "PATCH @tus-upload",
        "Sachbearbeitung",
        hochgeladen,
        "registriert",
        angaben={"art": "Dokument"},
    ),
    Fall(
        "PATCH @tus-upload",
        "Sachbearbeitung",
        ersetzt,
        "fassung",
        angaben={"nummer": 2, "groesse": 5},
    ),
    Fall(
        "POST @workflow",
        "Registratur",
        auf("vorgang", "POST", "@workflow/zda_verfuegen", comment="erledigt"),
        "uebergang",
        "erledigt",
        {"uebergang": "zda_verfuegen", "von": "in_bearbeitung", "nach": "zda"},
    ),
    Fall(
        "POST @workflow",
        "Leitung",
        auf("dokument", "POST", "@workflow/endfassung_erteilen", comment="geprüft"),
        "endfassung",
        "geprüft",
        {"nummer": 1},
    ),
    Fall(
        "POST @stornieren",
        "Registratur",
        auf("dokument", "POST", "@stornieren", grund="doppelt"),
        "uebergang",
        "doppelt",
        {"uebergang": "stornieren", "nach": "storniert"},
    ),
    Fall(
        "POST @kennzeichen",
        "Registratur",
        auf("akte", "POST", "@kennzeichen", kennzeichen="G-17", grund="Altbestand"),
        "nummer",
        "Altbestand",
        {"alt": "32.01.01-0001", "neu": "G-17", "art": "von-hand"},
    ),
    Fall(
        "POST @umschreiben",
        "Registratur",
        umgeschrieben,
        "verschoben",
        "Gaststätte",
        {"von": "32.01.01", "nach": "32.01.02"},
    ),
    Fall(
        "POST @umschreiben",
        "Registratur",
        inhalt_umnummeriert,
        "nummer",
        "Gaststätte",
        {"alt": "32.01.01-0001-001#1", "neu": "32.01.02-0001-001#1"},
    ),
    Fall(
        "POST @move",
        "Sachbearbeitung",
        umgelegt,
        "verschoben",
        angaben={"von": "32.01.01-0001-001", "nach": "32.01.01-0001-002"},
    ),
    Fall(
        "POST @copy",
        "Sachbearbeitung",
        kopiert,
        "kopiert-von",
        angaben={"kennzeichen": "32.01.01-0001-001#1"},
    ),
    Fall(
        "DELETE",
        "Fachadministration",
        geloescht,
        "geloescht",
        angaben={"kennzeichen": "90", "art": "Aktenplaneinheit", "anzahl": 1},
    ),
    Fall(
        "POST @aktenplan-import",
        "Fachadministration",
        plan_importiert,
        "plan-importiert",
        angaben={"datei": "plan.csv", "neu": 1, "geaendert": 0},
        weg="import",
    ),
    Fall(
        "POST @aktenplan-import",
        "Fachadministration",
        einheit_importiert,
        "registriert",
        angaben={"kennzeichen": "90"},
        weg="import",
    ),
    Fall(
        "POST @rechte",
        "Leitung",
        auf(
            "akte",
            "POST",
            "@rechte",
            prinzipal="yilmaz",
            rollen=["Einsicht"],
            bis="2099-06-30",
            grund="Rückfrage",
        ),
        "berechtigung-erteilt",
        "Rückfrage",
        {"prinzipal": "yilmaz", "rollen": ["Einsicht"], "bis": "2099-06-30"},
    ),
    Fall(
        "POST @sharing",
        "Leitung",
        auf(
            "akte",
            "POST",
            "@sharing",
            entries=[{"id": "yilmaz", "type": "user", "roles": {"Einsicht": True}}],
        ),
        "berechtigung-erteilt",
        "by “Sharing”",
        {"prinzipal": "yilmaz"},
    ),
    Fall(
        "PATCH @rechte",
        "Leitung",
        verlaengert,
        "berechtigung-erteilt",
        "Rückfrage",
        {"bis": "2099-12-31", "verlaengert": True},
    ),
    Fall(
        "DELETE @rechte",
        "Leitung",
        entzogen,
        "berechtigung-entzogen",
        "erledigt",
        {"prinzipal": "yilmaz"},
    ),
    Fall(
        "POST @schutz",
        "Leitung",
        auf(
            "akte",
            "POST",
            "@schutz",
            kreis=[{"prinzipal": "yilmaz", "rollen": ["Leitung"]}],
            grund="Verfahren",
        ),
        "schutz-gesetzt",
        "Verfahren",
        {"art": "einzeln"},
    ),
    Fall(
        "DELETE @schutz",
        "Leitung",
        schutz_aufgehoben,
        "schutz-aufgehoben",
        "Verfahren beendet",
    ),
    Fall(
        "POST @geschuetzte",
        "Registratur",
        ohne_einsicht("aufbewahrung", aufbewahrungsdauer=10, grund="Tarifvertrag"),
        "geaendert",
        "Tarifvertrag",
        {"felder": {"aufbewahrungsdauer": [5, 10]}, "ohne_einsicht": True},
    ),
    Fall(
        "POST @geschuetzte",
        "Registratur",
        ohne_einsicht("stornieren", grund="Irrtum", mit_inhalt=True),
        "uebergang",
        "Irrtum",
        {"uebergang": "stornieren", "ohne_einsicht": True},
    ),
    Fall(
        "POST @wiederherstellung",
        "Registratur",
        wiederherstellung_beantragt,
        "wiederherstellung-beantragt",
        "Kreis ist leer",
        {"prinzipal": "yilmaz"},
    ),
    Fall(
        "POST @wiederherstellung",
        "Registratur",
        wiederherstellung_bestaetigt,
        "wiederherstellung-bestaetigt",
        "Kreis ist leer",
        {"prinzipal": "yilmaz", "beantragt_von": "datenschutz"},
    ),
    Fall(
        "DELETE @wiederherstellung",
        "Registratur",
        wiederherstellung_verworfen,
        "wiederherstellung-verworfen",
        "doch nicht",
    ),
    Fall(
        "POST @vertretungen",
        "Sachbearbeitung",
        vertretung,
        "vertretung-eingetragen",
        "Urlaub",
        {"abwesend": "sachbearbeitung", "vertretung": "klein"},
    ),
    Fall(
        "DELETE @vertretungen",
        "Sachbearbeitung",
        vertretung_beendet,
        "vertretung-beendet",
        "zurück",
        {"vertretung": "klein"},
    ),
    Fall(
        "POST @organisation",
        "Fachadministration",
        auf("", "POST", "@organisation", code="40", name="Schulen"),
        "oe-angelegt",
        angaben={"code": "40"},
    ),
    Fall(
        "PATCH @organisation",
        "Fachadministration",
        oe_geaendert,
        "oe-geaendert",
        angaben={"code": "32", "felder": {"name": ["Amt 32", "Ordnungsamt"]}},
    ),
    Fall(
        "PATCH @organisation",
        "Fachadministration",
        auf("", "PATCH", "@organisation", vorgaben={"Personalakte": "persoenlich"}),
        "vorgabe-gesetzt",
        angaben={"typ": "Personalakte", "vorher": None, "nachher": "persoenlich"},
    ),
    Fall(
        "POST @organisation",
        "Fachadministration",
        umorganisiert,
        "reorganisation",
        "Verfügung der OB",
        {"von": ["32"], "nach": "30"},
    ),
    Fall(
        "POST @auschecken",
        "Sachbearbeitung",
        ausgecheckt,
        "ausgecheckt",
    ),
    Fall(
        "DELETE @auschecken",
        "Sachbearbeitung",
        nach_auschecken("DELETE", "@auschecken"),
        "auschecken-abgebrochen",
    ),
    Fall(
        "POST @uebergeben",
        "Sachbearbeitung",
        nach_auschecken("POST", "@uebergeben", an="leitung", grund="Urlaub"),
        "uebergeben",
        "Urlaub",
        {"an": "leitung"},
    ),
    Fall(
        "POST @zuruecknehmen",
        "Registratur",
        nach_auschecken("POST", "@zuruecknehmen", grund="krank"),
        "zurueckgenommen",
        "krank",
        {"von": "sachbearbeitung"},
    ),
    Fall(
        "POST @neuer-entwurf",
        "Sachbearbeitung",
        neuer_entwurf,
        "entwurf-aus",
        angaben={"kennzeichen": "32.01.01-0001-001#1", "nummer": 1},
    ),
    Fall(
        "POST @fassungen",
        "Sachbearbeitung",
        restauriert,
        "fassung",
        angaben={"nummer": 3, "groesse": 9},
    ),
    Fall(
        "PATCH @history",
        "Sachbearbeitung",
        zurueckgesetzt,
        "fassung",
        angaben={"nummer": 3, "groesse": 9},
    ),
    Fall(
        "POST @protokoll",
        "Registratur",
        auf("akte", "POST", "@protokoll", text="Mit dem Amt besprochen."),
        "notiz",
        angaben={"text": "Mit dem Amt besprochen."},
    ),
]


WIE_DER_DIENST = {
    "": "POST",
    "Aktenplan": "POST",
    "auscheckung-uebergeben": "POST @uebergeben",
    "auscheckung-zuruecknehmen": "POST @zuruecknehmen",
    "eakte-organisation-einheit": "POST @organisation",
    "eakte-vertretung-eintragen": "POST @vertretungen",
    "aktenplan-import": "POST @aktenplan-import",
    "aktivieren": "POST @workflow",
    "auschecken": "POST @auschecken",
    "auschecken-abbrechen": "DELETE @auschecken",
    "eakte-ablage": "POST",
    "eakte-entziehen": "DELETE @rechte",
    "eakte-frist": "PATCH @rechte",
    "eakte-geschuetzte-aufbewahrung": "POST @geschuetzte",
    "eakte-geschuetzte-stornieren": "POST @geschuetzte",
    "eakte-geschuetzte-zda": "POST @geschuetzte",
    "eakte-geschuetzte-zda-aufheben": "POST @geschuetzte",
    "eakte-integritaet": "POST @integritaet",
    "eakte-organisation": "PATCH @organisation",
    "eakte-site-verlauf": "POST @protokoll",
    "eakte-reorganisation": "POST @organisation",
    "eakte-schuetzen": "POST @schutz",
    "eakte-schutz-aufheben": "DELETE @schutz",
    "eakte-siegel": "POST @siegel",
    "eakte-vertretung": "POST @vertretungen",
    "eakte-wiederherstellung-bestaetigen": "POST @wiederherstellung",
    "einchecken": "POST @einchecken",
    "fassung-wiederherstellen": "POST @fassungen",
    "historyview": "PATCH @history",
    "hochladen": "PATCH @tus-upload",
    "hochladen-feld": "PATCH @tus-upload",
    "protokoll-pruefung": "POST @protokoll-pruefung",
    "revertversion": "PATCH @history",
    "stilllegen": "POST @workflow",
    "wiederaufnehmen": "POST @workflow",
    "zda-aufheben": "POST @workflow",
    "vorschau-erstellen": "POST @vorschau",
    "pdfa-erstellen": "POST @pdfa",
    "eakte-vorschau": "POST @vorschau-nachholen",
}
"""Forms that call the very function of a service."""

FORMULARE_OHNE_EINTRAG = {
    "content-controlpanel": "settings of Plone, in which types of records are left out",
    "eakte-auftraege": "shows jobs",
    "eakte-auftrag": "stops a job or begins it anew: what jobs do makes entries",
    "eakte-suchen": "keeps what somebody searches for: hers alone",
    "eakte-siegel-datei": "gives out a seal, which names no record",
    "eakte-bilder-lesen": "for the queue only: derived data, no record is written",
    "eakte-text-lesen": "for the queue only: derived data, no record is written",
    "eakte-volltext": "derived data: no record is written",
    "eakte-volltext-abgleich": "for the queue only: derived data",
    "eakte-zeitplan-aufgabe": "for the queue only: what it does makes entries",
    "eakte-zeitplan": "starts what is due: what it does makes entries of its own",
}
"""Forms that do nothing to records, and why."""


@pytest.fixture
def welt(eakte_portal, als):
    als("Leitung")
    return Welt(eakte_portal, als)


@pytest.mark.parametrize("fall", TAFEL, ids=str)
def test_what_is_done_by_a_service_is_entered(welt, fall):
    pruefe(welt, fall)


@pytest.mark.parametrize("fall", BROWSER, ids=str)
def test_what_is_done_in_a_form_is_entered(welt, fall):
    pruefe(welt, fall)


def pruefe(welt, fall):
    obj = fall.tut(welt, fall.wer)
    transaction.begin()
    gefunden = [e for e in eintraege(obj) if e.was == fall.was]
    assert gefunden, [e.was for e in eintraege(obj)]
    eintrag = gefunden[0]
    assert (eintrag.wer, eintrag.fuer) == (fall.wer.lower(), None)
    assert (eintrag.warum, eintrag.weg) == (fall.warum, fall.weg)
    assert {name: eintrag.angaben.get(name) for name in fall.angaben} == fall.angaben


SCHREIBEND = ("POST", "PATCH", "PUT", "DELETE")

DIENSTE_OHNE_EINTRAG = {
    "PATCH @lock": "prolongs nothing: a check-out has no end of its own",
    "POST @lock": "as @auschecken, in the words of restapi",
    "DELETE @lock": "as DELETE @auschecken and @zuruecknehmen",
    "POST @einchecken": "tested beside the versions: entry of the check-in and file",
    "POST @tus-upload": "begins an upload: registered is what PATCH completes",
    "POST @tus-replace": "begins an upload: registered is what PATCH completes",
    "POST @auftraege": "stops a job or begins it anew: what jobs do makes entries",
    "DELETE @auftraege": "stops a job: what jobs do makes entries",
    "POST @volltext": "derived data: no record is written",
    "POST @integritaet": "checks; tested where checks are: begin and end are entered",
    "DELETE @integritaet": "ends a check; tested where checks are",
    "POST @vorschau": "a view says nothing new and can be made anew at any time",
    "POST @pdfa": "tested where PDF/A is made: the task enters it",
    "POST @vorschau-nachholen": "begins a job: what tasks make is entered by them",
    "POST @gespeicherte-suchen": "keeps what somebody searches for: hers alone",
    "PATCH @gespeicherte-suchen": "names what is hers alone",
    "DELETE @gespeicherte-suchen": "forgets what is hers alone",
    "POST @siegel": "tested where seals are: the seal is an entry of the site",
    "POST @protokoll-ausgabe": "tested where the Protokoll is given out",
    "POST @protokoll-pruefung": "tested where chains are verified",
}
"""Services that change something and are not in the table, and why."""


FORMULARBASEN = (BaseForm, FormularSeite)


def dienste(portal):
    """Services of the E-Akte that change something: method and name."""
    gefunden = set()
    for registry in (getGlobalSiteManager(), *getSiteManager().__bases__):
        for eintrag in registry.registeredAdapters():
            methode, _strich, rest = eintrag.name.partition("_application_json_")
            if methode in SCHREIBEND and _ist_eigen(eintrag.factory):
                gefunden.add(f"{methode} {rest}".strip())
    return gefunden


def formulare(portal):
    """Pages of the E-Akte that take what people send."""
    gefunden = set()
    for registry in (getGlobalSiteManager(), *getSiteManager().__bases__):
        for eintrag in registry.registeredAdapters():
            klasse = eintrag.factory
            if len(eintrag.required) >= 2 and _ist_eigen(klasse) and _nimmt_an(klasse):
                gefunden.add(eintrag.name)
    return gefunden


def _ist_eigen(klasse):
    return isinstance(klasse, type) and any(
        teil.__module__.startswith("collective.eakte.") for teil in klasse.__mro__
    )


def _nimmt_an(klasse):
    if not issubclass(klasse, BrowserPage | BrowserView):
        return False
    if any(teil in FORMULARBASEN for teil in klasse.__mro__):
        return True
    quellen = {
        inspect.getsource(sys.modules[teil.__module__])
        for teil in klasse.__mro__
        if teil.__module__.startswith("collective.eakte.") and "__call__" in vars(teil)
    }
    return any('"POST"' in quelle or "CheckAuth" in quelle for quelle in quellen)


def test_each_service_that_changes_something_is_in_the_table(eakte_portal):
    bekannt = {fall.dienst for fall in TAFEL} | set(DIENSTE_OHNE_EINTRAG)
    assert dienste(eakte_portal) - bekannt == set()
    assert len(dienste(eakte_portal)) > 30, "the search finds them"


def test_each_form_is_in_the_table_or_does_what_a_service_does(eakte_portal):
    bekannt = {fall.dienst for fall in BROWSER} | set(WIE_DER_DIENST)
    bekannt |= set(FORMULARE_OHNE_EINTRAG)
    assert formulare(eakte_portal) - bekannt == set()
    assert len(formulare(eakte_portal)) > 30, "the search finds them"
    assert set(WIE_DER_DIENST.values()) <= (
        {fall.dienst for fall in TAFEL} | set(DIENSTE_OHNE_EINTRAG)
    )


def test_what_is_entered_has_words(welt):
    assert {fall.was for fall in TAFEL + BROWSER} <= set(ARTEN)
