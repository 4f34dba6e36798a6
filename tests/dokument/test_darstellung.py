"""Only what is harmless is shown in the browser."""

from collective.eakte.dokument import darstellung

import pytest


@pytest.mark.parametrize(
    "typ, art",
    [
        ("application/pdf", "pdf"),
        ("image/png", "bild"),
        ("image/jpeg", "bild"),
        ("image/gif", "bild"),
        ("image/webp", "bild"),
        ("text/plain; charset=utf-8", "text"),
        ("TEXT/PLAIN", "text"),
        ("text/csv", "text"),
        ("message/rfc822", "mail"),
    ],
)
def test_what_is_harmless_is_shown(typ, art):
    assert darstellung.art(typ, 1) == art


@pytest.mark.parametrize(
    "typ",
    [
        "text/html",
        "image/svg+xml",
        "application/xhtml+xml",
        "application/javascript",
        "application/msword",
        "application/octet-stream",
        "",
        None,
    ],
)
def test_everything_else_is_downloaded(typ):
    assert darstellung.art(typ, 1) is None
    assert typ not in darstellung.INLINE


def test_an_empty_or_huge_file_is_not_shown():
    assert darstellung.art("application/pdf", 0) is None
    assert darstellung.art("message/rfc822", 10**9) is None


@pytest.mark.parametrize("kodierung", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_umlauts_are_read_whatever_the_encoding(kodierung):
    assert darstellung.dekodiere("Grüße ß €".encode(kodierung)) == "Grüße ß €"


def test_a_text_that_was_cut_within_a_character_stays_readable():
    assert darstellung.dekodiere("Grüße ä".encode()[:-1]) == "Grüße "


def test_anything_can_be_read_as_text():
    assert darstellung.dekodiere(bytes(range(256)))
