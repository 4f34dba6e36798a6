"""Everything that a person reads is there in German."""

from babel.messages.pofile import read_po
from pathlib import Path

import collective.eakte
import pytest
import re
import subprocess
import sys


PAKET = Path(collective.eakte.__file__).parent
DEUTSCH = PAKET / "locales" / "de" / "LC_MESSAGES" / "collective.eakte.po"
VORLAGE = PAKET / "locales" / "collective.eakte.pot"


@pytest.fixture(scope="module")
def deutsch():
    with DEUTSCH.open("rb") as datei:
        return {m.id: m.string for m in read_po(datei, locale="de") if m.id}


@pytest.fixture(scope="module")
def aus_dem_code(tmp_path_factory):
    """Messages as they stand in code, templates and profiles now, with complaints."""
    vorlage = tmp_path_factory.mktemp("sprache") / "messages.pot"
    vorlage.write_bytes(VORLAGE.read_bytes())
    lauf = subprocess.run(
        [
            Path(sys.executable).parent / "i18ndude",
            "rebuild-pot",
            "--pot",
            vorlage,
            "--create",
            "collective.eakte",
            PAKET,
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    with vorlage.open("rb") as datei:
        meldungen = {m.id: " ".join(m.auto_comments) for m in read_po(datei) if m.id}
    return meldungen, lauf.stdout + lauf.stderr


def test_every_message_has_a_german_translation(aus_dem_code, deutsch):
    meldungen, _ = aus_dem_code
    assert sorted(m for m in meldungen if not deutsch.get(m)) == []


def test_no_translation_is_left_over(aus_dem_code, deutsch):
    meldungen, _ = aus_dem_code
    assert sorted(set(deutsch) - set(meldungen)) == []


def test_one_message_id_means_one_thing(aus_dem_code):
    _, klagen = aus_dem_code
    assert "different default" not in klagen


def test_translations_fill_in_the_same_values_as_the_originals(aus_dem_code, deutsch):
    meldungen, _ = aus_dem_code
    abweichend = {
        id_
        for id_, text in meldungen.items()
        if set(re.findall(r"\$\{\w+\}", text))
        != set(re.findall(r"\$\{\w+\}", deutsch.get(id_, "")))
    }
    assert sorted(abweichend) == []


def test_german_texts_are_german(deutsch):
    """Umlauts are umlauts, and nobody is addressed familiarly."""
    fremd = re.compile(r"\b(fuer|ueber|koennen|muessen|bitte gib|du|dein)\b", re.I)
    assert sorted(id_ for id_, text in deutsch.items() if fremd.search(text)) == []
