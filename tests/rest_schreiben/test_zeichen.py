"""Values that are no text, and none of the values of a list, are refused."""

from collective.eakte.registrierung.dateien import sauberer_dateiname
from collective.eakte.rest import hat_unzulaessige_zeichen

import pytest


HALBES_ZEICHEN = '"\\ud800"'
STEUERZEICHEN = '"a\\u0000b"'


@pytest.mark.parametrize("wert", [HALBES_ZEICHEN, STEUERZEICHEN])
@pytest.mark.parametrize("feld", ["title", "description", "beteiligte"])
def test_a_field_takes_only_what_can_be_shown(als, akte_url, codes, feld, wert):
    wert = f"[{wert}]" if feld == "beteiligte" else wert
    antwort = als("Registratur").patch(
        akte_url,
        data=f'{{"{feld}": {wert}}}',
        headers={"Content-Type": "application/json"},
    )

    assert antwort.status_code == 400
    assert codes(antwort) == ["wert-ungueltig"]


def test_a_reason_takes_only_what_can_be_shown(als, akte_url, codes):
    antwort = als("Registratur").post(
        f"{akte_url}/@stornieren",
        data=f'{{"grund": {HALBES_ZEICHEN}}}',
        headers={"Content-Type": "application/json"},
    )

    assert codes(antwort) == ["wert-ungueltig"]


@pytest.mark.parametrize("wert", [[], {}, ["A"], {"token": ["A"]}, {"a": 1}])
@pytest.mark.parametrize("feld", ["aussonderungsart", "medium", "fristbeginn"])
def test_a_choice_takes_no_list(als, akte_url, codes, feld, wert):
    antwort = als("Registratur").patch(akte_url, json={feld: wert})

    assert antwort.status_code == 400
    assert codes(antwort) == ["wert-ungueltig"]


def test_lines_tabulators_and_all_alphabets_are_text():
    assert not hat_unzulaessige_zeichen("Zeile\r\n\tЖ 中 😀 ä")
    assert hat_unzulaessige_zeichen({"a": ["b", "\x0b"]})


def test_a_file_name_keeps_no_half_of_a_character():
    assert sauberer_dateiname("Plan\ud800.pdf") == "Plan.pdf"


@pytest.mark.parametrize(
    ("kodierung", "data"),
    [
        ("base64", "kein Base64!"),
        ("base64", "aGFsbG8"),
        ("rot13", "x"),
        ("zlib", "eNo"),
        ("bz2", "QlpoOTE="),
        ("gibtesnicht", "x"),
        (None, "\ud800"),
    ],
)
def test_a_file_comes_in_an_encoding_that_unpacks_nothing(
    als, akte_url, codes, kodierung, data
):
    datei = {"data": data, "encoding": kodierung, "filename": "a.txt"}
    antwort = als("Registratur").post(
        akte_url, json={"@type": "Dokument", "title": "Brief", "file": datei}
    )

    assert antwort.status_code == 400, antwort.text
    assert codes(antwort) == ["datei-unlesbar"]


def test_base64_may_have_line_breaks(als, akte_url):
    datei = {"data": "aGFs\r\nbG8=\n", "encoding": "base64", "filename": "a.txt"}
    person = als("Registratur")
    antwort = person.post(akte_url, json={"@type": "Dokument", "file": datei})

    assert antwort.status_code == 201, antwort.text
    assert person.get(antwort.json()["@id"] + "/@@download/file").content == b"hallo"


def test_an_id_has_characters_of_an_address(als, akte_url, codes):
    antwort = als("Registratur").post(
        akte_url, json={"@type": "Dokument", "title": "Brief", "id": "\ud800"}
    )

    assert codes(antwort) == ["id-ungueltig"]
