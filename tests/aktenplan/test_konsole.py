"""The command for operators."""

from collective.eakte.aktenplan import console
from collective.eakte.aktenplan import plaene
from collective.eakte.aktenplan.bestand import lies_bestand

import pytest


pytestmark = pytest.mark.usefixtures("integration", "registratur")


@pytest.fixture
def rufe(portal, aktenplan, monkeypatch):
    """Run the command in the site of the test."""

    def mit_site(conf, site, aufgabe):
        return aufgabe(portal)

    monkeypatch.setattr(console, "mit_site", mit_site)

    def aufruf(befehl, *argumente, plan="org"):
        return console.main(
            [befehl, "--conf", "zope.conf", "--site", "eakte", "--plan", plan]
            + [str(argument) for argument in argumente]
        )

    return aufruf


@pytest.fixture
def datei(tmp_path):
    def schreibe(inhalt, name="plan.csv"):
        ziel = tmp_path / name
        ziel.write_bytes(inhalt if isinstance(inhalt, bytes) else inhalt.encode())
        return ziel

    return schreibe


def test_a_dry_run_says_what_would_be_done(rufe, datei, aktenplan, capsys):
    ziel = datei(plaene.inhalt("organisationsbasiert"))
    assert rufe("import", "--dry-run", ziel) == 0
    assert "neu: 180" in capsys.readouterr().out
    assert len(lies_bestand(aktenplan).zeilen) == 7


def test_a_plan_is_imported(rufe, datei, aktenplan):
    assert rufe("import", datei(plaene.inhalt("organisationsbasiert"))) == 0
    assert len(lies_bestand(aktenplan).zeilen) == 187


def test_problems_are_printed_with_their_lines_and_end_with_a_code(
    rufe, datei, aktenplan, capsys
):
    ziel = datei("kennzeichen;titel;aussonderungsart\n33;A;X\n")
    assert rufe("import", ziel) == 1
    assert "2: error: " in capsys.readouterr().out
    assert len(lies_bestand(aktenplan).zeilen) == 7


def test_headings_values_and_state_are_given_as_options(rufe, datei, aktenplan):
    ziel = datei("Schl;Inhalt;Frist;Raum\n33;A;5;1\n")
    zuordnung = ("--map", "Schl=kennzeichen", "--map", "Inhalt=titel", "--map", "Raum=")
    art = ("--map", "Frist=aussonderungsart", "--value", "aussonderungsart:5=V")
    assert rufe("import", *zuordnung, *art, "--state", "entwurf", ziel) == 0
    assert lies_bestand(aktenplan).zeilen["33"].aussonderungsart == "V"


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_an_export_is_read_again_without_difference(rufe, tmp_path, capsys, format_):
    ziel = tmp_path / f"plan.{format_}"
    assert rufe("export", ziel) == 0
    assert rufe("import", ziel) == 0
    assert "geaendert: 0, unveraendert: 7" in capsys.readouterr().out


@pytest.mark.parametrize(
    "aufruf",
    [
        ("import", "gibt-es-nicht.csv"),
        ("import", "--map", "ohne-gleich", "DATEI"),
        ("import", "--value", "ohne-doppelpunkt", "DATEI"),
        ("export", "plan.pdf"),
    ],
)
def test_a_wrong_call_is_explained(rufe, datei, capsys, aufruf):
    argumente = [datei("x") if a == "DATEI" else a for a in aufruf]
    assert rufe(*argumente) == 2
    assert capsys.readouterr().err


def test_a_plan_that_does_not_exist_is_explained(rufe, datei, capsys):
    assert rufe("import", datei("x"), plan="gibt-es-nicht") == 2
    assert "gibt-es-nicht" in capsys.readouterr().err
