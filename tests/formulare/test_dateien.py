"""Files come in under a name that every system can keep, and never empty."""

from collective.eakte.registrierung.dateien import betreff_aus
from collective.eakte.registrierung.dateien import HOECHSTE_NAMENSLAENGE
from collective.eakte.registrierung.dateien import pruefe_datei
from collective.eakte.registrierung.dateien import sauberer_dateiname

import pytest


@pytest.mark.parametrize(
    "gesendet, behalten",
    [
        ("Bescheid.pdf", "Bescheid.pdf"),
        ("C:\\Eigene Dateien\\Bescheid.pdf", "Bescheid.pdf"),
        ("../../etc/passwd", "passwd"),
        ("Anhörung Müller.pdf", "Anhörung Müller.pdf"),
        ("Anho\u0308rung.pdf", "Anhörung.pdf"),
        ("rechnung\u202efdp.exe", "rechnungfdp.exe"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf"),
        ('Was? "Neu" <1>.txt', "Was_ _Neu_ _1_.txt"),
        ("  ..  ", "unbenannt"),
        ("", "unbenannt"),
        (None, "unbenannt"),
    ],
)
def test_a_file_is_kept_under_a_safe_name(gesendet, behalten):
    assert sauberer_dateiname(gesendet) == behalten


def test_a_long_name_is_shortened_but_keeps_its_extension():
    name = sauberer_dateiname("x" * 400 + ".pdf")
    assert len(name) == HOECHSTE_NAMENSLAENGE
    assert name.endswith(".pdf")


def test_the_betreff_is_the_name_of_the_file_without_its_extension():
    assert betreff_aus("C:\\Scan\\Bestätigung.v2.pdf") == "Bestätigung.v2"
    assert betreff_aus(".pdf") == "pdf"


def test_an_empty_file_is_refused():
    assert [h.code for h in pruefe_datei("leer.pdf", 0)] == ["datei-leer"]
    assert pruefe_datei("voll.pdf", 1) == []
