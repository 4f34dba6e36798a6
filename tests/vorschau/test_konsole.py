"""The command makes what is missing while the server is not running."""

from collective.eakte.versionen.abschluss import erteile_endfassung
from collective.eakte.vorschau import api as vorschau
from collective.eakte.vorschau.console import fuehre_aus
from plone import api
from types import SimpleNamespace

import transaction


def test_the_command_finds_and_makes_missing_pdfa(
    lege_ab, eakte_portal, monkeypatch, capsys
):
    monkeypatch.setenv("EAKTE_PDFA", "aus")
    dokument = lege_ab("a.txt", b"Guten Tag", "text/plain")
    with api.env.adopt_roles(["Manager"]):
        erteile_endfassung(dokument, "Schlusszeichnung")
    transaction.commit()
    monkeypatch.delenv("EAKTE_PDFA")

    def rufe(befehl, nummer=None):
        return fuehre_aus(eakte_portal, SimpleNamespace(befehl=befehl, nummer=nummer))

    assert rufe("pdfa-pruefen") == 1
    assert f"{dokument.kennzeichen}: missing" in capsys.readouterr().out
    assert rufe("pdfa") == 0
    erstes = vorschau.pdfa(dokument).fertig.zeit
    assert rufe("pdfa-pruefen") == 0
    assert rufe("pdfa", dokument.kennzeichen) == 0
    assert vorschau.pdfa(dokument).fertig.zeit > erstes
    assert rufe("pdfa", "32.99") == 2
