"""The page of the integrator's guide about the full text."""

from collective.eakte.config import QUEUE_TEXT
from collective.taskqueue.testing import run_tasks
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile

import re
import transaction


def test_the_examples_are_what_the_server_answers(
    als, eakte_portal, zeichne_auf, pruefe_beispiele
):
    einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(einheit, "Akte", title="Gasthaus Zum Löwen")
        datei = NamedBlobFile(b"Guten Tag", "text/plain", "brief.txt")
        dokument = createContentInContainer(
            akte, "Dokument", title="Anmeldung", file=datei
        )
    transaction.commit()
    run_tasks(QUEUE_TEXT)
    person = als("Sachbearbeitung")
    zeichne_auf("stand", person.get(f"{dokument.absolute_url()}/@volltext"))
    dienst = f"{eakte_portal.absolute_url()}/@volltext"
    antwort = als("Fachadministration").post(dienst, json={"art": "erneuern"})
    zeichne_auf("erneuern", antwort)
    for name, paar in zeichne_auf.beispiele.items():
        zeichne_auf.beispiele[name] = tuple(map(_fest, paar))
    pruefe_beispiele("volltext", "rest-volltext.md")


def _fest(text):
    """Replace what changes from run to run, and with the version of a library."""
    text = re.sub(r'"werkzeug": "[^"]*"', '"werkzeug": "text 1"', text)
    return re.sub(
        r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
        "00000000-0000-4000-8000-000000000001",
        text,
    )
