"""The page of the integrator's guide about views and PDF/A."""

from collective.eakte.vorschau import arbeit
from collective.eakte.vorschau.erzeugen import herstellung
from tests.vorschau import dateien

import pytest


@pytest.fixture
def immer_gleich(monkeypatch, tmp_path):
    """What is made is the same at every run."""
    (tmp_path / "a").write_bytes(b"%PDF-1.7 Beispiel")
    pfad = str(tmp_path / "a")
    ansicht = herstellung.Ansicht(
        pfad, 800, 1132, pfad, 1, "fpdf2 2.8.8, pypdfium2 5.13.0"
    )
    wiedergabe = herstellung.Wiedergabe(
        pfad,
        1,
        "fpdf2 2.8.8, pikepdf 10.13.0",
        "collective.eakte (pikepdf 10.13.0)",
        (),
        None,
    )
    monkeypatch.setattr(arbeit.herstellung, "mache_ansicht", lambda *_: ansicht)
    monkeypatch.setattr(arbeit.herstellung, "mache_pdfa", lambda *_: wiedergabe)


def test_the_examples_are_what_the_server_answers(
    als, lege_ab, arbeite_ab, immer_gleich, eakte_portal, zeichne_auf, pruefe_beispiele
):
    url = lege_ab("anfrage.eml", dateien.FESTE_MAIL, "message/rfc822").absolute_url()
    person = als("Sachbearbeitung")

    def auf(name, antwort, status=200):
        assert antwort.status_code == status, (name, antwort.text)
        zeichne_auf(name, antwort)

    auf("vorschau_wartet", person.get(f"{url}/@vorschau"))
    arbeite_ab()
    auf("vorschau", person.get(f"{url}/@vorschau"))
    auf("vorschau_erneuern", person.post(f"{url}/@vorschau", json={}), 202)
    auf("pdfa_anfordern", person.post(f"{url}/@pdfa", json={}), 202)
    arbeite_ab()
    auf("pdfa", person.get(f"{url}/@pdfa"))
    kaputt = lege_ab("a.zip", b"PK", "application/zip").absolute_url()
    auf("pdfa_fehler", person.post(f"{kaputt}/@pdfa", json={}), 400)
    pruefe_beispiele("vorschau", "rest-vorschau.md")
