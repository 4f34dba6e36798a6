"""The page of the integrator's guide about protected records."""

from collective.eakte.rechte.api import schuetze
from plone import api
from plone.dexterity.utils import createContentInContainer

import re
import transaction


def test_the_examples_are_what_the_server_answers(
    als, eakte_portal, zeichne_auf, pruefe_beispiele
):
    gewerbe = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        akten = [
            createContentInContainer(gewerbe, "Akte", title=titel)
            for titel in ("Gasthaus Zum Löwen", "Personalakte")
        ]
        createContentInContainer(akten[1], "Vorgang", title="Einstellung")
        api.group.create("rechtsamt", title="Rechtsamt")
        for name, voll in (("yilmaz", "Ayşe Yılmaz"), ("klein", "Eva Klein")):
            api.user.create(
                email=f"{name}@stadt.example",
                username=name,
                properties={"fullname": voll},
            )
        schuetze(akten[1], [("klein", ["Leitung"])], "Personalsache")
    transaction.commit()
    site, akte = eakte_portal.absolute_url(), akten[0].absolute_url()
    plan = f"{site}/org"
    leitung, registratur = als("Leitung", "32"), als("Registratur")
    datenschutz = als("Datenschutz")

    def auf(name, antwort, status=200):
        assert antwort.status_code == status, (name, antwort.text)
        zeichne_auf(name, antwort)
        return antwort

    auf("prinzipale", leitung.get(f"{akte}/@prinzipale?q=rec"))
    auf(
        "sharing",
        leitung.post(
            f"{akte}/@sharing",
            json={
                "entries": [
                    {"id": "rechtsamt", "type": "group", "roles": {"Einsicht": True}}
                ]
            },
        ),
        204,
    )
    auf(
        "sharing_fehler",
        leitung.post(f"{akte}/@sharing", json={"inherit": False}),
        400,
    )
    liste = auf("geschuetzte", registratur.get(f"{plan}/@geschuetzte")).json()
    adresse = liste["items"][0]["@id"]
    auf(
        "aufbewahrung",
        registratur.post(
            f"{adresse}/aufbewahrung",
            json={"aufbewahrungsdauer": 10, "grund": "Tarifvertrag"},
        ),
    )
    auf("zda_fehler", registratur.post(f"{adresse}/zda", json={}), 400)
    dienst = f"{site}/@wiederherstellung"
    angaben = {
        "kennzeichen": "32.01.01-0002",
        "prinzipal": "yilmaz",
        "grund": "Frau Klein ist ausgeschieden",
    }
    antrag = auf("antrag", registratur.post(dienst, json=angaben), 201).json()["@id"]
    auf("antrag_fehler", registratur.post(antrag, json={}), 400)
    auf("antraege", datenschutz.get(dienst))
    auf("bestaetigen", datenschutz.post(antrag, json={}), 204)
    for name, paar in zeichne_auf.beispiele.items():
        # The last day of a request moves with today.
        zeichne_auf.beispiele[name] = tuple(
            re.sub(r'"bis": "\d{4}-\d\d-\d\d"', '"bis": "2026-02-17"', text)
            for text in paar
        )
    pruefe_beispiele("schutz", "rest-schutz.md")
