"""The commands for operators."""

from collective.eakte.protokoll import console
from collective.eakte.protokoll.api import protokoll_von
from collective.eakte.protokoll.api import trage_ein
from collective.eakte.protokoll.versiegeln import warte_ab
from collective.eakte.zeitplan import console as zeitplan
from plone import api
from plone.dexterity.utils import createContentInContainer

import json
import pytest
import transaction


@pytest.fixture
def akte(eakte_portal, monkeypatch):
    def mit_site(conf, site, aufgabe):
        return aufgabe(eakte_portal)

    monkeypatch.setattr(console, "mit_site", mit_site)
    monkeypatch.setattr(zeitplan, "mit_site", mit_site)
    einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(einheit, "Akte", title="Löwen")
    trage_ein(akte, "notiz", text="Vermerk")
    transaction.commit()
    yield akte
    warte_ab()


def rufe(modul, befehl, *weiteres):
    return modul.main([befehl, "--conf", "zope.conf", "--site", "plone", *weiteres])


def verbiege(akte):
    protokoll = protokoll_von(akte)
    protokoll._neueste = (*protokoll._neueste[:-1], b"{}")
    transaction.commit()


def test_a_seal_is_set_listed_and_written_to_a_file_once(akte, tmp_path, capsys):
    datei = str(tmp_path / "siegel.txt")
    assert rufe(console, "siegel-ausgeben", datei) == 2
    assert rufe(console, "siegeln") == 0
    assert rufe(console, "siegel-liste") == 0
    assert rufe(console, "siegel-ausgeben", datei) == 0
    erste = (tmp_path / "siegel.txt").read_bytes()
    assert rufe(console, "siegel-ausgeben", datei) == 2
    assert rufe(console, "siegel-ausgeben", datei, "--nr", "7") == 2
    assert (tmp_path / "siegel.txt").read_bytes() == erste
    assert "seal 1: " in capsys.readouterr().out


def test_a_check_says_by_its_exit_code_what_it_has_found(akte, tmp_path, capsys):
    datei = str(tmp_path / "siegel.txt")
    rufe(console, "siegeln")
    rufe(console, "siegel-ausgeben", datei)
    assert rufe(console, "pruefen") == 0
    assert rufe(console, "pruefen", "--siegel", datei) == 0
    assert rufe(console, "pruefen", "--akte", akte.kennzeichen) == 0
    verbiege(akte)
    capsys.readouterr()
    assert rufe(console, "pruefen") == 1
    ausgabe = capsys.readouterr().out
    assert f"nr={protokoll_von(akte).anzahl}" in ausgabe
    assert "findings: 1" in ausgabe
    assert rufe(console, "pruefen", "--akte", akte.kennzeichen) == 1
    eintrag = json.loads(next(protokoll_von(None).neueste_zuerst()))
    assert eintrag["was"] == "pruefung"
    assert eintrag["angaben"]["umfang"] == akte.kennzeichen


def test_a_wrong_call_is_told_from_a_finding(akte, tmp_path):
    assert rufe(console, "pruefen", "--akte", "gibt es nicht") == 2
    (tmp_path / "x").write_text("kein Siegel")
    assert rufe(console, "pruefen", "--siegel", str(tmp_path / "x")) == 2
    assert rufe(console, "pruefen", "--siegel", str(tmp_path / "y")) == 2


def test_periodic_work_is_listed_and_done_by_hand(akte, capsys):
    assert rufe(zeitplan, "liste") == 0
    assert "protokoll-pruefung\t-" in capsys.readouterr().out
    assert rufe(zeitplan, "jetzt", "siegel") == 0
    assert rufe(zeitplan, "jetzt", "gibt-es-nicht") == 2
    rufe(zeitplan, "liste")
    assert "siegel\t-" not in capsys.readouterr().out.replace("siegel 1", "")
