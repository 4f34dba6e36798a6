"""What is frozen stays as it is, also against code."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.hindernisse import NichtBerechtigt
from collective.eakte.lebenszyklus.api import pruefe_offen
from collective.eakte.lebenszyklus.api import storniere
from collective.eakte.versionen import api as versionen
from collective.eakte.versionen.endfassung import Endfassung
from collective.eakte.versionen.interfaces import IEndfassungErteilt
from collective.eakte.versionen.interfaces import INeuerEntwurf
from collective.eakte.versionen.schutz import gegen_neue_datei
from persistent import Persistent
from plone import api
from plone.dexterity.utils import createContentInContainer
from tests.versionen.conftest import ersetze
from tests.versionen.conftest import pdf
from zope.component import getGlobalSiteManager
from zope.lifecycleevent import modified

import pytest
import transaction


@pytest.fixture
def eingang(behaelter):
    """The original of an incoming letter, committed."""
    dokument = createContentInContainer(
        behaelter, "Dokument", title="Antrag", dokumentart="eingang", file=pdf(b"orig")
    )
    transaction.commit()
    return dokument


@pytest.fixture
def endfassung(schreiben):
    """A Dokument that is final, committed."""
    versionen.erteile_endfassung(schreiben, "gezeichnet")
    transaction.commit()
    return schreiben


def codes(fehler):
    return [grund.code for grund in fehler.value.hindernisse]


def _andere_datei(dokument):
    dokument.file = pdf(b"anders")


def _daruebergeschrieben(dokument):
    dokument.file.data = b"anders"


def _keine_datei(dokument):
    dokument.file = None


@pytest.mark.parametrize("tat", [_andere_datei, _daruebergeschrieben, _keine_datei])
def test_the_original_of_an_incoming_letter_is_frozen_against_code(eingang, tat):
    tat(eingang)
    with pytest.raises(Hindernisse) as fehler:
        modified(eingang)
    assert "original-eingefroren" in codes(fehler)
    transaction.abort()
    assert eingang.file.data == b"orig"


@pytest.mark.parametrize("auch", [{}, {"dokumentart": "intern"}])
def test_what_came_in_before_there_were_versions_is_frozen_too(eingang, auch):
    for name in ("_fassung", "_fassung_blob", "_eingefroren"):
        vars(eingang.aq_base).pop(name)
    eingang._p_changed = True
    transaction.commit()
    vars(eingang.aq_base).update(auch)
    eingang.file = pdf(b"anders")
    with pytest.raises(Hindernisse) as fehler:
        modified(eingang)
    assert "original-eingefroren" in codes(fehler)
    transaction.abort()
    with pytest.raises(Hindernisse) as fehler:
        versionen.checke_aus(eingang)
    assert "original-eingefroren" in codes(fehler)


def test_what_is_said_of_the_original_may_be_corrected(eingang):
    eingang.title = "Antrag auf Erlaubnis"
    eingang.dokumentart = "intern"
    modified(eingang)
    transaction.commit()
    eingang.file = pdf(b"anders")
    with pytest.raises(Hindernisse):
        modified(eingang)
    transaction.abort()


def test_an_earlier_file_is_not_restored_over_an_original(schreiben):
    ersetze(schreiben, b"zwei")
    schreiben.dokumentart = "eingang"
    modified(schreiben)
    transaction.commit()
    with pytest.raises(Hindernisse) as fehler:
        versionen.stelle_wieder_her(schreiben, 1)
    assert codes(fehler) == ["original-eingefroren"]


def test_a_letter_without_a_file_is_frozen_when_its_file_comes(behaelter):
    dokument = createContentInContainer(
        behaelter, "Dokument", title="Papierpost", dokumentart="eingang"
    )
    transaction.commit()
    assert not dokument._eingefroren
    ersetze(dokument, b"eingescannt")
    assert dokument._eingefroren


def test_an_endfassung_names_reason_person_and_bytes(schreiben):
    ersetze(schreiben, b"zwei")
    angabe = versionen.erteile_endfassung(schreiben, "  gezeichnet ")
    assert isinstance(angabe, Endfassung)
    assert (angabe.grund, angabe.person, angabe.nummer) == ("gezeichnet", "admin", 2)
    assert angabe.sha256 == versionen.fassung(schreiben, 2).sha256


@pytest.mark.parametrize("grund", ["", "  ", None])
def test_without_a_reason_nothing_becomes_final_on_any_path(schreiben, grund):
    with pytest.raises(Hindernisse) as fehler:
        versionen.erteile_endfassung(schreiben, grund)
    assert codes(fehler) == ["grund-fehlt"]
    with pytest.raises(Hindernisse) as fehler:
        api.portal.get_tool("portal_workflow").doActionFor(
            schreiben, "endfassung_erteilen", comment=grund
        )
    assert codes(fehler) == ["grund-fehlt"]
    assert api.content.get_state(schreiben) == "entwurf"


def test_without_the_right_nothing_becomes_final(schreiben):
    with api.env.adopt_roles(["Einsicht"]), pytest.raises(NichtBerechtigt):
        versionen.erteile_endfassung(schreiben, "gezeichnet")


@pytest.mark.parametrize("tat", [_andere_datei, _daruebergeschrieben, _keine_datei])
def test_the_file_of_an_endfassung_is_frozen_against_code(endfassung, tat):
    tat(endfassung)
    with pytest.raises(Hindernisse) as fehler:
        modified(endfassung)
    assert "dokument-endfassung" in codes(fehler)
    transaction.abort()


def test_the_metadata_of_an_endfassung_are_frozen_against_code(endfassung):
    endfassung.absender = "Jemand anderes"
    with pytest.raises(Hindernisse) as fehler:
        modified(endfassung)
    assert codes(fehler) == ["dokument-endfassung"]
    transaction.abort()


def test_an_endfassung_takes_part_in_what_changes_nothing_of_it(endfassung):
    modified(endfassung)
    transaction.commit()


def test_what_is_withdrawn_keeps_its_versions_and_is_frozen(schreiben):
    ersetze(schreiben, b"zwei")
    storniere(schreiben, "doppelt")
    transaction.commit()
    assert len(versionen.fassungen(schreiben)) == 2
    schreiben.file = pdf(b"drei")
    with pytest.raises(Hindernisse):
        modified(schreiben)
    transaction.abort()


def test_in_a_closed_vorgang_nothing_is_restored_or_made_final(schreiben, behaelter):
    ersetze(schreiben, b"zwei")
    api.content.transition(behaelter, "zda_verfuegen")
    transaction.commit()
    for tat in (
        lambda: versionen.stelle_wieder_her(schreiben, 1),
        lambda: versionen.erteile_endfassung(schreiben, "gezeichnet"),
        lambda: versionen.neuer_entwurf(schreiben),
    ):
        with pytest.raises(Hindernisse) as fehler:
            tat()
        assert codes(fehler) == ["behaelter-zda"]


def test_an_entwurf_of_an_endfassung_is_a_dokument_of_its_own(endfassung):
    entwurf = versionen.neuer_entwurf(endfassung)
    transaction.commit()
    assert entwurf.title == endfassung.title
    assert entwurf.file._blob is not endfassung.file._blob
    assert entwurf._ursprung.kennzeichen == endfassung.kennzeichen
    ersetze(entwurf, b"weiter")
    assert [f.nummer for f in versionen.fassungen(entwurf)] == [2, 1]
    assert endfassung.file.data == b"%PDF-1.4 eins"


def test_an_entwurf_of_an_original_is_none_itself(eingang):
    entwurf = versionen.neuer_entwurf(eingang)
    transaction.commit()
    assert (entwurf.dokumentart, entwurf._eingefroren) == ("intern", False)


def test_other_rooms_hear_of_endfassung_and_entwurf(schreiben):
    gesehen = []
    verwalter = getGlobalSiteManager()
    for art in (IEndfassungErteilt, INeuerEntwurf):
        verwalter.registerHandler(gesehen.append, (art,))
    try:
        angabe = versionen.erteile_endfassung(schreiben, "gezeichnet")
        entwurf = versionen.neuer_entwurf(schreiben)
    finally:
        for art in (IEndfassungErteilt, INeuerEntwurf):
            verwalter.unregisterHandler(gesehen.append, (art,))
    assert [e.object for e in gesehen] == [schreiben, entwurf]
    assert gesehen[0].endfassung == angabe
    assert gesehen[1].ursprung == entwurf._ursprung


def test_a_file_from_before_there_were_versions_becomes_the_first_one(schreiben):
    for name in ("_fassung", "_fassung_blob"):
        delattr(schreiben.aq_base, name)
    transaction.commit()
    (nachgeholt,) = versionen.fassungen(schreiben)
    assert (nachgeholt.nummer, nachgeholt.person) == (1, "admin")
    ersetze(schreiben, b"zwei")
    assert [versionen.datei(schreiben, n).data for n in (1, 2)] == [
        b"%PDF-1.4 eins",
        b"zwei",
    ]


def test_a_change_of_the_title_of_such_a_dokument_makes_no_version(schreiben):
    for name in ("_fassung", "_fassung_blob"):
        delattr(schreiben.aq_base, name)
    transaction.commit()
    schreiben.title = "Anders"
    modified(schreiben)
    transaction.commit()
    assert [f.nummer for f in versionen.fassungen(schreiben)] == [1]


def test_filing_adds_no_object_to_the_database(schreiben):
    eigene = [
        wert
        for name, wert in vars(schreiben.aq_base).items()
        if name.startswith(("_fassung", "_endfassung", "_ursprung"))
        and isinstance(wert, Persistent)
    ]
    assert eigene == [schreiben.file._blob]
    assert "cmf_uid" not in vars(schreiben.aq_base)


def test_who_meets_an_endfassung_is_led_to_a_new_entwurf(endfassung, eingang, amt):
    amt("32")
    with api.env.adopt_roles(["Manager"]):
        (grund,) = pruefe_offen(endfassung)
        assert grund.url == f"{endfassung.absolute_url()}/@@neuer-entwurf"
        (grund,) = gegen_neue_datei(eingang)
        assert grund.url == f"{eingang.absolute_url()}/@@neuer-entwurf"
    with api.env.adopt_user(username="mit32"):
        # Nobody is led where she may not go.
        assert pruefe_offen(endfassung)[0].url == endfassung.absolute_url()
        assert gegen_neue_datei(eingang)[0].url is None
