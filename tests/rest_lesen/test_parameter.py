"""Parameters of the address: what is no text is refused in words, not with a crash."""

import pytest


DIENSTE = (
    ("site", "@kennzeichen", "nummer"),
    ("einheit", "@naechstes-kennzeichen", "art"),
    ("einheit", "@muster-pruefung", "muster"),
    ("einheit", "@aktenplan-baum", "filter"),
    ("einheit", "@schriftgut", "text"),
    ("einheit", "@schriftgut", "stornierte"),
    ("einheit", "@schriftgut", "sort_on"),
    ("einheit", "@restliste", "b_start"),
    ("einheit", "@luecken", "von"),
    ("plan", "@aktenplan-export", "format"),
)


@pytest.mark.parametrize(("ort", "dienst", "name"), DIENSTE)
def test_a_parameter_is_given_once_and_is_text(als, schriftgut, ort, dienst, name):
    person = als("Registratur")
    for frage in (f"{name}=a&{name}=b", f"{name}:int=7", f"{name}.a:record=x"):
        antwort = person.get(f"{schriftgut[ort]}/{dienst}?{frage}")

        assert antwort.status_code == 400, antwort.text
        assert [
            (grund["code"], grund["field"]) for grund in antwort.json()["hindernisse"]
        ] == [("wert-ungueltig", name)]


@pytest.mark.parametrize(
    ("dienst", "name"),
    [
        ("@schriftgut", "art"),
        ("@schriftgut", "spalten"),
        ("@schriftgut", "review_state"),
        ("@luecken", "art"),
    ],
)
def test_several_values_are_texts_too(als, schriftgut, codes, dienst, name):
    antwort = als("Registratur").get(f"{schriftgut['einheit']}/{dienst}?{name}:int=7")

    assert codes(antwort) == ["wert-ungueltig"]


def test_a_page_that_is_no_number_is_refused_like_everything_else(
    als, schriftgut, codes
):
    for frage in ("b_start=x", "b_size=1e3", "b_start=-1"):
        antwort = als("Registratur").get(f"{schriftgut['einheit']}/@restliste?{frage}")

        assert codes(antwort) == ["seite-ungueltig"]


def test_a_container_has_no_page_of_less_than_nothing(als, schriftgut, codes):
    antwort = als("Registratur").get(f"{schriftgut['einheit']}?b_size=-1")

    assert codes(antwort) == ["seite-ungueltig"]
