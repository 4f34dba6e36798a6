"""A check looks at everything, and tells nobody of what she may not see."""

from collective.eakte.integritaet import ansicht
from collective.eakte.integritaet import api as integritaet
from collective.eakte.rechte.api import schuetze
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer

import pytest
import transaction


@pytest.fixture
def teilakte(akte, dokument, datei, ort, schreibe):
    """A protected Teilakte with a damaged file, in an Akte with another one."""
    with api.env.adopt_roles(["Manager"]):
        teilakte = createContentInContainer(akte, "Teilakte", title="Geheimnis")
        verborgen = createContentInContainer(
            teilakte, "Dokument", title="Geheimer Brief", file=datei(b"geheim")
        )
        api.user.create(email="klein@stadt.example", username="klein")
        schuetze(teilakte, [("klein", ["Leitung"])], "Personalsache")
    transaction.commit()
    schreibe(ort(verborgen.file._blob), b"GEHEIM")
    schreibe(ort(dokument.file._blob), b"Zwoote Fassung")
    return teilakte


def test_the_check_of_an_akte_finds_what_the_person_who_starts_it_may_not_see(
    als, akte, teilakte, warte
):
    registratur = als("Registratur")
    adresse = registratur.post(f"{akte.absolute_url()}/@integritaet").headers[
        "Location"
    ]
    warte()
    lauf = integritaet.lauf_mit(adresse.rpartition("/")[2])
    assert len(lauf.befunde) == 2
    antwort = registratur.get(adresse)
    gesehen = antwort.json()
    assert (gesehen["befunde"], gesehen["verborgene_befunde"]) == (1, True)
    assert [b["gegenstand"]["title"] for b in gesehen["items"]] == ["Brief"]
    # Neither how much there is, nor what.
    zahlen = ("gesamt", "dokumente", "dateien", "bytes", "sekunden")
    assert {gesehen[name] for name in zahlen} == {None}
    for wort in ("Geheim", api.content.get_uuid(teilakte), f"/{teilakte.getId()}"):
        assert wort not in antwort.text


def test_whoever_belongs_to_the_circle_sees_it_all(
    eakte_portal, akte, teilakte, pruefe
):
    with api.env.adopt_roles(["Manager"]):
        lauf = pruefe(akte)
        api.user.grant_roles(username="klein", roles=["Registratur"])
    transaction.commit()
    login(eakte_portal, "klein")
    eine = ansicht.lauf_mit(lauf.kennung, akte)
    assert not eine.hat_verborgene
    assert {z.gegenstand.titel for z in eine.zeilen} == {"Brief", "Geheimer Brief"}
    assert eine.mit_zahlen


def test_runs_over_hidden_records_are_not_listed(als, eakte_portal, teilakte, pruefe):
    pruefe(teilakte)
    dienst = f"{eakte_portal.absolute_url()}/@integritaet"
    assert als("Revision").get(dienst).json()["items"] == []


def test_the_screen_and_the_table_say_only_that_there_is_something(
    als, eakte_portal, akte, teilakte, pruefe
):
    lauf = pruefe()
    revision = als("Revision")
    adresse = f"{eakte_portal.absolute_url()}/@@eakte-integritaet?lauf={lauf.kennung}"
    seite = revision.get(adresse, headers={"Accept": "text/html"})
    assert seite.status_code == 200
    assert "A Dokument that you may not see has findings." in seite.text
    datei = revision.get(f"{adresse}&format=csv")
    assert "A Dokument that you may not see has findings." in datei.text
    for text in (seite.text, datei.text):
        assert "Brief" in text
        assert "Geheim" not in text
