"""The page of the integrator's guide about the Protokoll."""

from plone import api
from plone.dexterity.utils import createContentInContainer

import re
import transaction


def test_the_examples_are_what_the_server_answers(
    als, eakte_portal, zeichne_auf, pruefe_beispiele
):
    with api.env.adopt_roles(["Manager"]):
        einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
        akte = createContentInContainer(einheit, "Akte", title="Gasthaus Zum Löwen")
    transaction.commit()
    url = akte.absolute_url()
    person = als("Sachbearbeitung", "32")

    def auf(name, antwort, status=200):
        assert antwort.status_code == status, (name, antwort.text)
        zeichne_auf(name, antwort)
        return antwort

    person.patch(url, json={"title": "Gasthaus Zum Bären"}).raise_for_status()
    auf("lesen", person.get(f"{url}/@protokoll?gruppe=geaendert&mit_inhalt=1"))
    auf("fehler", person.get(f"{url}/@protokoll?wer=mueller"), 400)
    notiz = {"text": "Der Inhaber hat angerufen."}
    auf("notiz", person.post(f"{url}/@protokoll", json=notiz), 201)
    auf("ausgabe", person.post(f"{url}/@protokoll-ausgabe", json={"format": "json"}))
    hashes = {}
    for name, paar in zeichne_auf.beispiele.items():
        # Hashes change with the moment of the entries.
        zeichne_auf.beispiele[name] = tuple(
            re.sub(
                r"\b[0-9a-f]{64}\b",
                lambda fund: f"{hashes.setdefault(fund[0], len(hashes) + 1):064x}",
                text,
            )
            for text in paar
        )
    pruefe_beispiele("protokoll", "rest-protokoll.md")
