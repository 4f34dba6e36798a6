"""Names of files that come back from somebody's computer."""

from collective.eakte.versionen.auscheckung import kommt_zurueck

import pytest


AUSGEGEBEN = "32.01.01-0007_001_2_Prüfung (Entwurf).docx"


@pytest.mark.parametrize(
    "name",
    (
        AUSGEGEBEN,
        "32.01.01-0007_001_2_Prüfung (Entwurf) (1).docx",
        "32.01.01-0007_001_2_Prüfung (Entwurf)(12).docx",
        "32.01.01-0007_001_2_Pru\N{COMBINING DIAERESIS}fung (Entwurf).docx",
    ),
)
def test_it_comes_back_under_the_name_of_the_download(name):
    assert kommt_zurueck(name, AUSGEGEBEN)


@pytest.mark.parametrize(
    "name",
    (
        "Prüfung (Entwurf).docx",
        "32.01.01-0007_001_2_Prüfung (Entwurf).pdf",
        "32.01.01-0007_001_2_Prüfung (Entwurf) neu.docx",
        "32.01.01-0007_001_3_Prüfung (Entwurf).docx",
        "",
        None,
    ),
)
def test_another_name_was_chosen(name):
    assert not kommt_zurueck(name, AUSGEGEBEN)
