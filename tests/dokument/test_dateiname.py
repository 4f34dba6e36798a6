"""A file that is saved somewhere says by its name where it belongs."""

from collective.eakte.dokument.dateiname import content_disposition
from collective.eakte.dokument.dateiname import downloadname

import pytest


AKTE = "32.01.01-0007"


@pytest.mark.parametrize(
    "kette, betreff, datei, name",
    [
        (
            [AKTE, f"{AKTE}-001", f"{AKTE}-001#2"],
            "Bestätigung",
            "scan0815.pdf",
            "32.01.01-0007_001_2_Bestätigung.pdf",
        ),
        ([AKTE, f"{AKTE}#12"], "Vermerk", "v.docx", "32.01.01-0007_12_Vermerk.docx"),
        (
            [AKTE, f"{AKTE}-T1", f"{AKTE}-T1-002", f"{AKTE}-T1-002#3"],
            "Plan",
            "p.PDF",
            "32.01.01-0007_T1_002_3_Plan.PDF",
        ),
        # other patterns bring characters that no file system takes
        (
            ["M/RS 21/135.20-20/3001", "M/RS 21/135.20-20/3001#4"],
            "A",
            "a.txt",
            "M-RS-21-135.20-20-3001_4_A.txt",
        ),
        # a number by hand does not begin with the one above it
        ([AKTE, "Sonder 5"], "Brief", "b.pdf", "32.01.01-0007_Sonder-5_Brief.pdf"),
    ],
)
def test_the_name_is_made_of_the_numbers_and_the_betreff(kette, betreff, datei, name):
    assert downloadname(kette, betreff, datei) == name


@pytest.mark.parametrize("betreff", ["Antrag.pdf", "Antrag.PDF", "Antrag"])
def test_the_extension_stands_there_once(betreff):
    assert downloadname([AKTE], betreff, "x.pdf").lower() == f"{AKTE}_antrag.pdf"


def test_the_betreff_cannot_lead_out_of_the_folder():
    name = downloadname([AKTE], "../../etc/passwd\r\nX: y", "x.pdf")
    assert not set(name) & set('/\\:\r\n"')


def test_a_betreff_cannot_hide_the_extension():
    assert "\u202e" not in downloadname([AKTE], "rechnung\u202efdp", "x.exe")


def test_a_long_betreff_is_cut_and_the_extension_stays():
    name = downloadname([AKTE], "lang " * 100, "x.pdf")
    assert len(name) <= 150
    assert name.endswith(".pdf")


def test_without_a_file_there_is_still_a_name():
    assert downloadname([AKTE], "", "") == AKTE
    assert downloadname([], "", None) == "Dokument"


def test_the_header_keeps_umlauts_and_has_a_plain_spelling():
    header = content_disposition("attachment", "1_Bestätigung Größe.pdf")
    assert 'filename="1_Bestaetigung Groesse.pdf"' in header
    assert "filename*=UTF-8''1_Best%C3%A4tigung%20Gr%C3%B6%C3%9Fe.pdf" in header


def test_a_name_cannot_break_out_of_the_header():
    header = content_disposition("attachment", 'a"; filename="b.exe\r\nX: y.pdf')
    assert header.count('"') == 2
    assert "\r" not in header
    assert "\n" not in header
