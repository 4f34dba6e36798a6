"""The page of the integrator's guide about versions."""

import base64


BRIEF = b"%PDF-1.4 Entwurf vom Montag"
NEUER = b"%PDF-1.4 Entwurf vom Dienstag"


def datei(inhalt):
    return {
        "data": base64.b64encode(inhalt).decode(),
        "encoding": "base64",
        "filename": "Bescheid.pdf",
        "content-type": "application/pdf",
    }


def test_the_examples_are_what_the_server_answers(
    als, behaelter, zeichne_auf, pruefe_beispiele
):
    person, leitung = als("Sachbearbeitung", "32"), als("Leitung", "32")

    def auf(name, antwort, status=200):
        assert antwort.status_code == status, (name, antwort.text)
        zeichne_auf(name, antwort)
        return antwort

    url = person.post(
        behaelter.absolute_url(),
        json={"@type": "Dokument", "title": "Bescheid", "file": datei(BRIEF)},
    ).json()["@id"]
    person.patch(url, json={"file": datei(NEUER)}).raise_for_status()
    auf("fassungen", person.get(f"{url}/@fassungen"))
    auf("fassung", person.get(f"{url}/@fassungen/1"))
    auf(
        "download",
        person.get(
            f"{url}/@@download-version?version_id=0&field_id=file",
            headers={"Accept": "*/*"},
        ),
    )
    auf("history", person.get(f"{url}/@history"))
    auf(
        "wiederherstellen_fehler",
        person.post(f"{url}/@fassungen/2/wiederherstellen", json={}),
        400,
    )
    person.post(
        f"{url}/@fassungen/1/wiederherstellen",
        json={"kommentar": "Der Montag war besser"},
    ).raise_for_status()
    auf("revert", person.patch(f"{url}/@history", json={"version": 1}))
    weg = f"{url}/@workflow/endfassung_erteilen"
    auf("endfassung_fehler", leitung.post(weg, json={}), 400)
    auf("endfassung", leitung.post(weg, json={"comment": "abschließend gezeichnet"}))
    auf("endfassung_aendern", person.patch(url, json={"file": datei(BRIEF)}), 400)
    auf("neuer_entwurf", person.post(f"{url}/@neuer-entwurf", json={}), 201)
    pruefe_beispiele("versionen", "rest-versionen.md")
