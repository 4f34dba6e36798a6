"""The page on the import names everything that is understood."""

from collective.eakte.aktenplan import werte
from collective.eakte.aktenplan.spalten import NACH_NAME
from collective.eakte.aktenplan.spalten import vereinfacht
from collective.eakte.aktenplan.tabelle import GRENZEN
from pathlib import Path

import pytest
import re


SEITE = (
    Path(__file__).parents[2].joinpath("docs", "aktenplan-import.md").read_text("utf-8")
)


@pytest.mark.parametrize("spalte", NACH_NAME)
def test_every_column_is_described(spalte):
    assert f"`{spalte}`" in SEITE


def test_every_spelling_of_a_value_is_described():
    genannt = {vereinfacht(wort) for wort in re.split(r"[|,`\n]", SEITE)}
    tabellen = (werte.AUSSONDERUNG, werte.STUFEN, werte.WAHRHEIT, werte.FRISTBEGINN)
    for tabelle in (*tabellen, werte.TYPEN, werte.DAUERND):
        assert set(tabelle) <= genannt


def test_the_limits_are_those_of_the_code():
    assert f"{GRENZEN.bytes // 1_000_000} MB" in SEITE
    assert f"{GRENZEN.zeilen // 1000}.000 Zeilen" in SEITE
    assert f"{GRENZEN.spalten} Spalten" in SEITE
