"""Somebody with access to the database damages an entry: checks name it, and all the
others are still read, shown and given out."""

from collective.eakte.protokoll.api import eintraege
from collective.eakte.protokoll.api import trage_ein
from collective.eakte.protokoll.eintrag import kanonisch
from collective.eakte.protokoll.pruefung import pruefe_eines
from plone import api
from plone.dexterity.utils import createContentInContainer

import json
import pytest
import transaction


SCHLECHTER = 3

SCHAEDEN = {
    "empty": lambda werte: b"",
    "no JSON": lambda werte: b"{x",
    "no UTF-8": lambda werte: b"\xff\xfe",
    "no object": lambda werte: b"[5]",
    "no bytes": lambda werte: "x",
    "too deep": lambda werte: b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "half a character": lambda werte: kanonisch(werte).replace(
        b'"text":"', b'"text":"\\ud800'
    ),
    "a fraction": lambda werte: {
        **werte,
        "was": "geaendert",
        "angaben": {"felder": {"title": [1.5, {"a": [None]}]}},
    },
    **{
        f"{name}={wert!r}": lambda werte, name=name, wert=wert: {**werte, name: wert}
        for name, wert in (
            ("nr", "zwei"),
            ("nr", None),
            ("zeit", 5),
            ("zeit", "2026-01-01T00:00:00"),
            ("was", ["notiz"]),
            ("was", {}),
            ("wer", ["oeztuerk"]),
            ("fuer", {"a": 1}),
            ("weg", [1]),
            ("warum", 5),
            ("angaben", [1]),
            ("angaben", "x"),
            ("mehr", 1),
        )
    },
}


@pytest.fixture
def akte(eakte_portal):
    einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(einheit, "Akte", title="Gasthaus")
    for nummer in range(6):
        trage_ein(akte, "notiz", text=f"Nr. {nummer}")
    transaction.commit()
    return akte


def beschaedige(akte, schaden):
    """Put something else in the place of the third entry."""
    protokoll = akte._protokoll
    alle = list(protokoll._neueste)
    neu = SCHAEDEN[schaden](json.loads(alle[SCHLECHTER - 1]))
    alle[SCHLECHTER - 1] = kanonisch(neu) if isinstance(neu, dict) else neu
    protokoll._neueste = tuple(alle)
    transaction.commit()


@pytest.mark.parametrize("schaden", SCHAEDEN)
def test_it_is_named_and_all_others_are_read(als, akte, schaden):
    beschaedige(akte, schaden)
    [befund] = pruefe_eines(akte).befunde
    assert befund.nr == SCHLECHTER
    assert len(list(eintraege(akte))) == 7
    person, url = als("Registratur"), akte.absolute_url()
    for frage in ("", "?vor=4", "?mit_inhalt=1"):
        antwort = person.get(f"{url}/@protokoll{frage}")
        assert antwort.status_code == 200, antwort.text
        texte = [e["angaben"].get("text") for e in antwort.json()["items"]]
        assert "Nr. 0" in texte
    seite = person.get(f"{url}/@@verlauf", headers={"Accept": "text/html"})
    assert seite.status_code == 200
    assert "Nr. 5" in seite.text and "Nr. 0" in seite.text
    for format_ in ("csv", "json", "pdf"):
        antwort = person.post(f"{url}/@protokoll-ausgabe", json={"format": format_})
        assert antwort.status_code == 200, (format_, antwort.text)


def test_a_page_of_the_verlauf_goes_on_behind_it(als, akte):
    beschaedige(akte, "no JSON")
    url = f"{akte.absolute_url()}/@protokoll?b_size=1"
    person, gelesen = als("Registratur"), []
    while url:
        antwort = person.get(url).json()
        gelesen += [e["was"] for e in antwort["items"]]
        url = antwort.get("batching", {}).get("next")
    assert gelesen == ["notiz"] * 4 + ["unlesbar", "notiz", "registriert"]
