"""Several files at once become Dokumente, each for itself."""

from AccessControl import Unauthorized
from collective.eakte.aktenzeichen.api import vorschau
from plone import api
from zExceptions import Forbidden
from zope.component import getMultiAdapter

import json
import pytest


@pytest.fixture(autouse=True)
def sachbearbeitung(als_rolle, aktenplan):
    als_rolle("Sachbearbeitung")


@pytest.fixture
def lade_hoch(anfrage):
    def sende(behaelter, *dateien, accept="text/html", **form):
        request = anfrage({"dateien": list(dateien), **form}, HTTP_ACCEPT=accept)
        view = getMultiAdapter((behaelter, request), name="hochladen")
        return view, view()

    return sende


def test_several_files_become_dokumente_with_numbers(vorgang, lade_hoch, datei):
    view, _html = lade_hoch(vorgang, datei("a.pdf"), datei("Größe.txt"))
    assert [(d.kennzeichen, d.title) for d in vorgang.objectValues()] == [
        ("32.01.01-0001-001#1", "a"),
        ("32.01.01-0001-001#2", "Größe"),
    ]
    assert view.request.response.getHeader("location") == vorgang.absolute_url()


def test_a_single_file_is_taken_too(vorgang, anfrage, datei):
    request = anfrage({"dateien": datei("a.pdf")})
    getMultiAdapter((vorgang, request), name="hochladen")()
    assert len(vorgang) == 1


def test_a_refused_file_does_not_stop_the_others_and_burns_no_number(
    vorgang, lade_hoch, text, datei
):
    _view, html = lade_hoch(vorgang, datei("leer.pdf", b""), datei("voll.pdf"))
    (dokument,) = vorgang.objectValues()
    assert dokument.kennzeichen == "32.01.01-0001-001#1"
    assert "leer.pdf: The file “leer.pdf” is empty" in text(html).replace(" :", ":")
    assert vorschau(vorgang, "dokument") == "32.01.01-0001-001#2"


def test_scripts_get_number_and_address_of_each_file(vorgang, lade_hoch, datei):
    view, antwort = lade_hoch(
        vorgang, datei("a.pdf"), datei("b.pdf", b""), accept="application/json"
    )
    erstes, zweites = json.loads(antwort)["ergebnisse"]
    (dokument,) = vorgang.objectValues()
    assert erstes["kennzeichen"] == dokument.kennzeichen
    assert erstes["url"] == dokument.absolute_url()
    assert zweites["gruende"]
    assert "url" not in zweites
    assert view.request.response.getHeader("content-type") == "application/json"


def test_nothing_chosen_is_said(vorgang, lade_hoch, text, datei):
    _view, html = lade_hoch(vorgang, datei(""))
    assert "Choose at least one file" in text(html)
    assert '<a href="#eakte-dateien"' in html


def test_a_path_in_the_name_is_cut_off(vorgang, lade_hoch, datei):
    lade_hoch(vorgang, datei("C:\\Scans\\brief.pdf"))
    (dokument,) = vorgang.objectValues()
    assert dokument.file.filename == "brief.pdf"
    assert dokument.title == "brief"


def test_a_closed_vorgang_takes_no_files(vorgang, lade_hoch, text, datei):
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(vorgang, "zda_verfuegen")
    _view, html = lade_hoch(vorgang, datei("a.pdf"))
    assert "closed (zdA)" in text(html)
    view, antwort = lade_hoch(vorgang, datei("a.pdf"), accept="application/json")
    assert json.loads(antwort)["gruende"]
    assert view.request.response.getStatus() == 400
    assert not len(vorgang)


def test_the_drop_zone_is_shown_to_those_only_who_may_file(vorgang, anfrage, als_rolle):
    def feld():
        return getMultiAdapter((vorgang, anfrage()), name="hochladen-feld")()

    assert 'type="file"' in feld()
    als_rolle("Revision")
    assert feld() == ""


def test_who_may_not_file_is_refused(vorgang, lade_hoch, als_rolle, datei):
    als_rolle("Revision")
    with pytest.raises(Unauthorized):
        lade_hoch(vorgang, datei("a.pdf"))
    assert not len(vorgang)


def test_files_without_token_are_refused(vorgang, lade_hoch, datei):
    with pytest.raises(Forbidden):
        lade_hoch(vorgang, datei("a.pdf"), _authenticator="")
    assert not len(vorgang)


def test_the_kind_can_be_given_for_all_files(vorgang, lade_hoch, datei):
    lade_hoch(vorgang, datei("a.pdf"), dokumentart="eingang")
    (dokument,) = vorgang.objectValues()
    assert dokument.dokumentart == "eingang"
    assert dokument.posteingangsdatum is not None


def test_the_page_works_without_scripts(vorgang, anfrage):
    html = getMultiAdapter((vorgang, anfrage()), name="hochladen")()
    assert 'enctype="multipart/form-data"' in html
    assert 'multiple="multiple"' in html
    assert 'type="submit"' in html
