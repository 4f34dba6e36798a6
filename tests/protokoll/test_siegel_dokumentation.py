"""The documentation about seals is right."""

from collective.eakte.protokoll.api import trage_ein
from collective.eakte.protokoll.datei import zeilen
from collective.eakte.protokoll.versiegeln import versiegele
from pathlib import Path
from plone import api
from plone.dexterity.utils import createContentInContainer

import re
import subprocess
import sys
import transaction


DOCS = Path(__file__).parents[2] / "docs"


def test_the_program_for_outsiders_checks_the_file_of_a_seal(
    akte, vorgang, dokument, tmp_path
):
    for obj in (akte, vorgang, dokument):
        trage_ein(obj, "notiz", text="eins")
    siegel = versiegele()
    datei = tmp_path / "siegel.txt"
    datei.write_bytes(b"".join(zeilen(siegel)))
    seite = (DOCS / "protokoll.md").read_text(encoding="utf-8")
    programm = next(
        teil
        for teil in re.findall(r"```python\n(.*?)```", seite, re.DOTALL)
        if "def wurzel" in teil
    )

    def lauf():
        return subprocess.run(
            [sys.executable, "-c", programm, str(datei)], capture_output=True, text=True
        )

    assert lauf().stdout.split() == [str(siegel.nr), siegel.hashwert]
    datei.write_bytes(
        datei.read_bytes().replace(b" 1 ", b" 2 ").replace(b" 2 ", b" 3 ")
    )
    assert lauf().returncode == 1


def test_the_examples_are_what_the_server_answers(
    als, eakte_portal, zeichne_auf, pruefe_beispiele
):
    einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(einheit, "Akte", title="Gasthaus Zum Löwen")
    transaction.commit()
    site = eakte_portal.absolute_url()
    verwaltung = als("Fachadministration")

    def auf(name, antwort, status=200):
        assert antwort.status_code == status, (name, antwort.text)
        zeichne_auf(name, antwort)
        return antwort

    auf("versiegeln", verwaltung.post(f"{site}/@siegel"), 201)
    auf("liste", verwaltung.get(f"{site}/@siegel"))
    pruefung = f"{akte.absolute_url()}/@protokoll-pruefung"
    auf("pruefung", als("Registratur").get(pruefung))
    akte._protokoll._neueste = (b"{}",)
    transaction.commit()
    auf("pruefung_befund", als("Registratur").get(pruefung))
    auf("fremd", als("Registratur").get(f"{site}/@siegel"), 403)
    for name, paar in zeichne_auf.beispiele.items():
        # Hashes are others at every run.
        zeichne_auf.beispiele[name] = tuple(
            re.sub(r'(?<=": ")[0-9a-f]{64}(?=")', "0" * 64, text) for text in paar
        )
    pruefe_beispiele("siegel", "rest-siegel.md")
