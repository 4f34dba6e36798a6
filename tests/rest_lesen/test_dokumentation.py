"""The examples of the integrator's guide are what the server really answers.

After a wanted change record them anew::

    EAKTE_RECORD=1 .venv/bin/pytest tests/rest_lesen/test_dokumentation.py
"""

from base64 import b64encode
from pathlib import Path

import os
import pytest
import re


DOCS = Path(__file__).parents[2] / "docs"
BEISPIELE = DOCS / "beispiele"
AUFNEHMEN = os.environ.get("EAKTE_RECORD") == "1"

# A recorded example within the guide.
STELLE = re.compile(r"<!-- beispiele/(\S+) -->\n```http\n.*?```", re.DOTALL)

CSV = """\
kennzeichen;titel;typ;aufbewahrung_jahre;aussonderungsart
70;Umwelt;Hauptgruppe;;
70.01;Abfall;Betreffseinheit;10;B
"""
CSV_MIT_FEHLERN = """\
kennzeichen;titel;typ;aufbewahrung_jahre;aussonderungsart
70.01;Abfall;Betreffseinheit;999;B
71;;Hauptgruppe;;
"""


@pytest.fixture
def beispiele(als, eakte_portal, zeichne_auf):
    """A day with the E-Akte, recorded: from the plan to the gap report."""
    site = eakte_portal.absolute_url()
    registratur = als("Registratur")
    clerk = als("Sachbearbeitung", "32")
    plan = f"{site}/org"
    gewerbe = f"{plan}/32/32.01/32.01.01"
    gast = f"{plan}/32/32.01/32.01.02"

    def auf(name, antwort, status=200):
        assert antwort.status_code == status, (name, antwort.text)
        return zeichne_auf(name, antwort)

    plan_und_einheiten(auf, registratur, site, plan)
    akte, vorgang = akte_und_vorgang(auf, clerk, gewerbe)
    dokumente(auf, clerk, vorgang)
    lesen_und_aendern(auf, clerk, akte, vorgang)
    listen(auf, clerk, site, plan, gewerbe)
    nummern(auf, clerk, registratur, site, gewerbe, gast)
    zustaende(auf, clerk, registratur, vorgang, gast)
    berichte(auf, als, registratur, plan)
    return zeichne_auf.beispiele


def plan_und_einheiten(auf, registratur, site, plan):
    auf(
        "einheit_anlegen",
        registratur.post(
            f"{plan}/61",
            json={
                "@type": "Aktenplaneinheit",
                "kennzeichen": "61.02",
                "title": "Vermessung",
                "typ": "Betreffseinheit",
                "aufbewahrungsdauer": 10,
                "aussonderungsart": "B",
                "muster_akte": "{plan}/{jahr}/{nr:03}",
                "zaehlkreis": "einheit-jahr",
            },
        ),
        201,
    )
    auf(
        "einheit_aktivieren",
        registratur.post(f"{plan}/61/61.02/@workflow/aktivieren"),
    )
    adresse = f"{plan}/@aktenplan-import"

    def datei(text, **angaben):
        return {
            "file": {
                "filename": "plan.csv",
                "encoding": "base64",
                "data": b64encode(text.encode()).decode(),
            },
            **angaben,
        }

    auf("import_fehler", registratur.post(adresse, json=datei(CSV_MIT_FEHLERN)))
    probe = auf("import_probelauf", registratur.post(adresse, json=datei(CSV)))
    auf(
        "import_ausfuehren",
        registratur.post(
            adresse,
            json=datei(CSV, dry_run=False, digest=probe.json()["digest"]),
        ),
    )
    auf("export", registratur.get(f"{plan}/@aktenplan-export?format=csv"))
    auf("baum_plaene", registratur.get(f"{site}/@aktenplan-baum"))
    auf("baum_ebene", registratur.get(f"{plan}/@aktenplan-baum"))
    auf("baum_filter", registratur.get(f"{site}/@aktenplan-baum?filter=gast"))
    auf(
        "muster_pruefung",
        registratur.get(
            f"{plan}/32/32.01/32.01.01/@muster-pruefung",
            params={"muster": "{oe}/{plan}/{nr}", "ebene": "akte"},
        ),
    )
    auf(
        "muster_pruefung_fehler",
        registratur.get(
            f"{plan}/@muster-pruefung", params={"muster": "{plan}{nr}", "ebene": "akte"}
        ),
    )


def akte_und_vorgang(auf, clerk, gewerbe):
    auf("naechstes", clerk.get(f"{gewerbe}/@naechstes-kennzeichen?art=Akte"))
    akte = auf(
        "akte_anlegen",
        clerk.post(gewerbe, json={"@type": "Akte", "title": "Gasthaus Zum Löwen"}),
        201,
    ).json()["@id"]
    vorgang = auf(
        "vorgang_anlegen",
        clerk.post(akte, json={"@type": "Vorgang", "title": "Gewerbeanmeldung"}),
        201,
    ).json()["@id"]
    return akte, vorgang


def dokumente(auf, clerk, vorgang):
    auf(
        "dokument_json",
        clerk.post(
            vorgang,
            json={
                "@type": "Dokument",
                "title": "Anmeldung",
                "dokumentart": "eingang",
                "datum_des_schreibens": "2026-01-30",
                "absender": "Anna Beispiel",
                "file": {
                    "filename": "Anmeldung.txt",
                    "content-type": "text/plain",
                    "encoding": "base64",
                    "data": b64encode(b"Ich melde ein Gewerbe an.").decode(),
                },
            },
        ),
        201,
    )
    teile = "".join(
        f"--grenze\r\nContent-Disposition: form-data; {angaben}\r\n\r\n{inhalt}\r\n"
        for angaben, inhalt in (
            ('name="dokumentart"', "intern"),
            (
                'name="file"; filename="Vermerk.txt"\r\nContent-Type: text/plain',
                "Unterlagen sind vollständig.",
            ),
            (
                'name="file"; filename="Gebühr.txt"\r\nContent-Type: text/plain',
                "26,00 EUR",
            ),
        )
    )
    auf(
        "dokument_multipart",
        clerk.post(
            vorgang,
            data=f"{teile}--grenze--\r\n".encode(),
            headers={"Content-Type": "multipart/form-data; boundary=grenze"},
        ),
        201,
    )
    inhalt = b"Bescheid ..."
    upload = auf(
        "tus_beginnen",
        clerk.post(
            f"{vorgang}/@tus-upload",
            headers={
                "Tus-Resumable": "1.0.0",
                "Upload-Length": str(len(inhalt)),
                "Upload-Metadata": ",".join(
                    f"{name} {b64encode(wert.encode()).decode()}"
                    for name, wert in (
                        ("filename", "Bescheid.txt"),
                        ("content-type", "text/plain"),
                        ("@type", "Dokument"),
                    )
                ),
            },
        ),
        201,
    ).headers["Location"]
    auf(
        "tus_fortsetzen",
        clerk.patch(
            upload,
            data=inhalt,
            headers={
                "Tus-Resumable": "1.0.0",
                "Upload-Offset": "0",
                "Content-Type": "application/offset+octet-stream",
            },
        ),
        204,
    )


def lesen_und_aendern(auf, clerk, akte, vorgang):
    auf("akte_lesen", clerk.get(akte))
    auf("dokument_lesen", clerk.get(f"{vorgang}/1"))
    auf("datei_lesen", clerk.get(f"{vorgang}/1/@@download/file"))
    auf("akte_aendern", clerk.patch(akte, json={"standort": "Raum 112"}), 204)
    auf(
        "datei_ersetzen",
        clerk.patch(
            f"{vorgang}/2",
            json={
                "file": {
                    "filename": "Vermerk.txt",
                    "content-type": "text/plain",
                    "encoding": "base64",
                    "data": b64encode(b"Neue Fassung.").decode(),
                }
            },
        ),
        204,
    )
    auf(
        "aendern_fehler",
        clerk.patch(akte, json={"laufzeit_ende": "1999-12-31"}),
        400,
    )


def listen(auf, clerk, site, plan, gewerbe):
    auf(
        "liste",
        clerk.get(
            f"{gewerbe}/@schriftgut",
            params={"spalten": "kennzeichen,title,review_state", "b_size": "10"},
        ),
    )
    auf(
        "liste_gefiltert",
        clerk.get(
            f"{plan}/32/@schriftgut",
            params={
                "art": "Dokument",
                "tiefe": "alle",
                "dokumentart": "eingang",
                "datum_des_schreibens_von": "2026-01-01",
                "sort_on": "datum_des_schreibens",
                "sort_order": "descending",
                "spalten": "kennzeichen,title,absender,datum_des_schreibens",
            },
        ),
    )
    auf(
        "liste_fehler",
        clerk.get(f"{gewerbe}/@schriftgut?spalten=kenzeichen&sort_on=farbe"),
        400,
    )
    auf(
        "suche",
        clerk.get(
            f"{site}/@search",
            params={"SearchableText": "Löwen", "metadata_fields": "kennzeichen"},
        ),
    )
    auf("vokabular", clerk.get(f"{site}/@vocabularies/collective.eakte.dokumentarten"))


def nummern(auf, clerk, registratur, site, gewerbe, gast):
    bescheid = clerk.post(gewerbe, json={"@type": "Akte", "title": "Kiosk"}).json()
    auf(
        "kennzeichen",
        clerk.get(f"{site}/@kennzeichen", params={"nummer": "32.01.01-0001-001#1"}),
    )
    umgeschrieben = auf(
        "umschreiben",
        registratur.post(
            f"{bescheid['@id']}/@umschreiben",
            json={"ziel": "32.01.02", "grund": "Gaststätte, kein Handel"},
        ),
    ).json()
    auf("kennzeichen_frueher", clerk.get(f"{site}/@kennzeichen/32.01.01-0002"))
    auf("kennzeichen_fehlt", clerk.get(f"{site}/@kennzeichen?nummer=99-1"), 404)
    auf(
        "kennzeichen_setzen",
        registratur.post(
            f"{umgeschrieben['@id']}/@kennzeichen",
            json={"kennzeichen": "GA 12/1998", "grund": "Nummer der Papierakte"},
        ),
    )


def zustaende(auf, clerk, registratur, vorgang, gast):
    falsch = clerk.post(gast, json={"@type": "Akte", "title": "Versehen"}).json()
    auf("storno_verboten", clerk.post(f"{falsch['@id']}/@stornieren", json={}), 403)
    auf(
        "storno_fehler",
        registratur.post(f"{falsch['@id']}/@stornieren", json={"grund": ""}),
        400,
    )
    auf(
        "stornieren",
        registratur.post(
            f"{falsch['@id']}/@stornieren", json={"grund": "doppelt angelegt"}
        ),
    )
    auf("loeschen_fehler", clerk.delete(f"{vorgang}/1"), 400)
    akte = vorgang.rpartition("/")[0]
    auf("zda_fehler", registratur.post(f"{akte}/@workflow/zda_verfuegen"), 400)
    ziel = registratur.post(akte, json={"@type": "Vorgang", "title": "Ablage"}).json()
    auf(
        "verschieben",
        registratur.post(f"{ziel['@id']}/@move", json={"source": f"{vorgang}/2"}),
    )


def berichte(auf, als, registratur, plan):
    auf("restliste", registratur.get(f"{plan}/32/32.01/32.01.02/@restliste"))
    auf("luecken", registratur.get(f"{plan}/@luecken"))
    auf("luecken_csv", registratur.get(f"{plan}/@luecken?format=csv"))
    auf("nicht_angemeldet", als("Anonymous").get(f"{plan}/@luecken"), 401)


def test_the_examples_are_what_the_server_answers(beispiele):
    dateien = {
        f"{name}.http{art}": text
        for name, paar in beispiele.items()
        for art, text in zip(("request", "response"), paar, strict=True)
    }
    if AUFNEHMEN:
        for alt in BEISPIELE.glob("*.http*"):
            alt.unlink()
        for name, text in dateien.items():
            (BEISPIELE / name).write_text(text, encoding="utf-8")
        schreibe_leitfaden()
    vorhanden = {
        pfad.name: pfad.read_text(encoding="utf-8")
        for pfad in BEISPIELE.glob("*.http*")
    }
    assert vorhanden.keys() == dateien.keys()
    for name, text in dateien.items():
        assert vorhanden[name] == text, f"{name} has changed"


def schreibe_leitfaden():
    pfad = DOCS / "rest.md"
    text = STELLE.sub(lambda fund: eingesetzt(fund[1]), pfad.read_text("utf-8"))
    pfad.write_text(text, encoding="utf-8")


def eingesetzt(name):
    beispiel = (BEISPIELE / name).read_text(encoding="utf-8")
    return f"<!-- beispiele/{name} -->\n```http\n{beispiel}```"


def test_the_guide_shows_the_recorded_examples():
    text = (DOCS / "rest.md").read_text(encoding="utf-8")
    for fund in STELLE.finditer(text):
        assert fund[0] == eingesetzt(fund[1])


def test_the_guide_knows_every_example_and_every_service():
    text = (DOCS / "rest.md").read_text(encoding="utf-8")
    for pfad in BEISPIELE.glob("*.http*"):
        assert f"beispiele/{pfad.name}" in text, pfad.name
    text = "".join(seite.read_text("utf-8") for seite in DOCS.glob("rest*.md"))
    quellen = Path(__file__).parents[2] / "src" / "collective" / "eakte"
    for zcml in quellen.rglob("services/*.zcml"):
        for name in re.findall(r'name="(@[^"]+)"', zcml.read_text(encoding="utf-8")):
            assert name in text, name
