"""The page of the integrator's guide about the offices."""

from collective.eakte.organisation import api as organisation
from datetime import date
from plone import api

import transaction


def test_the_examples_are_what_the_server_answers(
    als, eakte_portal, zeichne_auf, pruefe_beispiele
):
    with api.env.adopt_roles(["Manager"]):
        for gruppe in ("ordnungsamt", "gewerbe", "bauamt"):
            api.group.create(gruppe)
        organisation.lege_an(
            "32", "Ordnungsamt", gruppen=("ordnungsamt",), aktiv_ab=date(2024, 1, 1)
        )
        organisation.lege_an("61", "Stadtplanung", aktiv_ab=date(2024, 1, 1))
        organisation.lege_an("66", "Tiefbau", gruppen=("bauamt",))
    transaction.commit()
    url = f"{eakte_portal.absolute_url()}/@organisation"
    fach = als("Fachadministration")

    def auf(name, antwort, status=200):
        assert antwort.status_code == status, (name, antwort.text)
        zeichne_auf(name, antwort)

    auf("lesen", als("Sachbearbeitung", "32").get(url))
    neu = {
        "code": "32.1",
        "name": "Gewerbe",
        "uebergeordnet": "32",
        "leitung": ["registratur"],
        "gruppen": ["gewerbe"],
        "aktiv_ab": "2024-07-01",
    }
    als("Registratur")
    auf("anlegen", fach.post(url, json=neu), 201)
    auf(
        "anlegen_fehler",
        fach.post(url, json={"code": "32", "name": "", "gruppen": ["keine"]}),
        400,
    )
    auf("aendern", fach.patch(f"{url}/32.1", json={"name": "Gewerbe und Handel"}))
    auf("vorgaben", fach.patch(url, json={"vorgaben": {"Personalakte": "persoenlich"}}))
    vorhaben = {
        "art": "zusammenlegung",
        "von": ["61", "66"],
        "nach": "60",
        "name": "Bauen und Planen",
        "grund": "Organisationsverfügung vom 03.02.2026",
    }
    auf("probelauf", fach.post(f"{url}/reorganisation", json=vorhaben))
    vollzug = {**vorhaben, "probelauf": False}
    auf("vollzug", fach.post(f"{url}/reorganisation", json=vollzug))
    pruefe_beispiele("organisation", "rest-organisation.md")
