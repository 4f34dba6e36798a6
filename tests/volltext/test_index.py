"""Records are found by their words as ever; the text index knows nothing of them."""

from collective.eakte.aktenzeichen.api import setze
from collective.eakte.lebenszyklus.api import storniere
from collective.eakte.lebenszyklus.loeschen import loeschen_erlauben
from collective.eakte.rechte.api import setze_stufe
from collective.eakte.volltext import einrichtung
from collective.eakte.volltext.anschluss import anschluss_von
from collective.eakte.volltext.index import Suche
from collective.eakte.volltext.index import Textindex
from collective.eakte.volltext.interfaces import Inhalt
from collective.eakte.volltext.interfaces import Lesestand
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.testing import TEST_USER_NAME
from plone.dexterity.utils import createContentInContainer
from plone.uuid.interfaces import IUUID
from Products.ZCatalog.plan import PriorityMap
from Products.ZCTextIndex.ZCTextIndex import ZCTextIndex

import pytest
import transaction


@pytest.fixture
def katalog(portal):
    return api.portal.get_tool("portal_catalog")


@pytest.fixture
def verwaltung(portal, person):
    name = person("verwaltung")
    with api.env.adopt_roles(["Manager"]):
        api.user.grant_roles(username=name, roles=["Manager"])
    login(portal, name)


def finde(katalog, text, **anfrage):
    brains = katalog(SearchableText=text, show_inactive=True, **anfrage)
    return [brain.UID for brain in brains]


def textindex(katalog):
    return katalog._catalog.indexes["SearchableText"]


def test_a_record_is_found_in_the_transaction_that_makes_it(katalog, akte, verwaltung):
    assert finde(katalog, "Gasthaus") == [IUUID(akte)]
    assert finde(katalog, akte.kennzeichen) == [IUUID(akte)]


def test_records_stay_out_of_the_objects_of_the_text_index(katalog, dokument):
    katalog()
    assert isinstance(textindex(katalog), Textindex)
    rid = katalog._catalog.uids["/".join(dokument.getPhysicalPath())]
    assert not textindex(katalog).index.has_doc(rid)


def test_other_content_is_found_beside_records(katalog, akte, verwaltung):
    portal = api.portal.get()
    seite = createContentInContainer(portal, "Document", title="Gasthaus im Intranet")
    assert set(finde(katalog, "Gasthaus")) == {IUUID(akte), IUUID(seite)}
    assert finde(katalog, "Intranet") == [IUUID(seite)]


def test_a_change_is_found_and_what_was_before_is_not(katalog, akte, verwaltung):
    finde(katalog, "Gasthaus")
    akte.title = "Schlachthof"
    akte.reindexObject()
    assert finde(katalog, "Gasthaus") == []
    assert finde(katalog, "Schlachthof") == [IUUID(akte)]


def test_a_savepoint_takes_back_what_is_found(katalog, akte, verwaltung):
    katalog()
    vorher = transaction.savepoint()
    akte.title = "Schlachthof"
    akte.reindexObject()
    assert finde(katalog, "Schlachthof") == [IUUID(akte)]
    vorher.rollback()
    assert finde(katalog, "Schlachthof") == []
    assert finde(katalog, "Gasthaus") == [IUUID(akte)]


def test_what_is_removed_is_not_found(katalog, akte, dokument, verwaltung):
    uid = IUUID(dokument)
    assert uid in finde(katalog, "Anmeldung")
    with loeschen_erlauben():
        dokument.aq_parent._delObject(dokument.getId())
    assert uid not in finde(katalog, "Anmeldung")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        '"',
        "*",
        "()",
        "and",
        "not",
        "\ud800",
        "\x00",
        "ä" * 5000,
        "a* OR (",
        "☃",
        "(" * 450,
        "(" * 5000,
        "a " * 5000,
    ],
)
def test_whatever_is_typed_is_answered(katalog, akte, verwaltung, text):
    createContentInContainer(api.portal.get(), "Document", title="Intranet")
    finde(katalog, text)
    finde(katalog, {"query": text})
    finde(katalog, [text, text])


def test_words_go_together_with_every_other_condition(
    katalog, akte, vorgang, dokument, verwaltung
):
    uid = IUUID(akte)
    pfad = "/".join(akte.getPhysicalPath())
    assert finde(katalog, "Gasthaus", portal_type="Akte") == [uid]
    assert finde(katalog, "Gasthaus", portal_type="Vorgang") == []
    assert finde(katalog, "Gasthaus", UID={"not": [uid]}) == []
    assert finde(katalog, "Gasthaus", UID={"not": ["x"]}) == [uid]
    anmeldungen = {IUUID(vorgang), IUUID(dokument)}
    assert set(finde(katalog, "Anmeldung", path=pfad)) == anmeldungen
    assert set(finde(katalog, "Anmeldung", sort_on="kennzeichen_sort")) == anmeldungen
    assert finde(katalog, "gasthaus -löwen") == []


def test_the_text_of_a_file_is_found_by_its_readers_only(
    portal, katalog, dokument, person
):
    leserin = person("leserin")
    with api.env.adopt_roles(["Manager"]):
        api.user.grant_roles(username=leserin, roles=["Registratur"])
        katalog()
        uid = IUUID(dokument)
    anschluss_von().uebergabe()._deckt().setze_inhalt(
        Inhalt(uid, "00", Lesestand.GELESEN, "Der Schornstein raucht.")
    )
    login(portal, leserin)
    assert finde(katalog, "Schornstein") == [uid]
    assert uid not in finde(katalog, "Anmeldung -Schornstein")
    with api.env.adopt_roles(["Manager"]):
        setze_stufe(dokument.aq_parent.aq_parent, "005")
    login(portal, leserin)
    assert uid in finde(katalog, "Anmeldung")
    assert finde(katalog, "Schornstein") == []
    # What is excluded tells nothing of the text either.
    assert uid in finde(katalog, "Anmeldung -Schornstein")
    logout()
    assert finde(katalog, "Anmeldung") == []
    brains = katalog.unrestrictedSearchResults(SearchableText="Schornstein")
    assert [brain.UID for brain in brains] == [uid]


def test_nobody_says_in_a_query_who_she_is(portal, katalog, dokument, person):
    katalog()
    anschluss_von().uebergabe()._deckt().setze_inhalt(
        Inhalt(IUUID(dokument), "00", Lesestand.GELESEN, "Der Schornstein raucht.")
    )
    frage = {"query": "Schornstein", "eakte_suche": Suche({}, None)}
    login(portal, person("fremd"))
    assert finde(katalog, frage) == []
    index = textindex(katalog).__of__(katalog._catalog)
    treffer = index._apply_index({"SearchableText": {"query": "Schornstein"}})
    assert not treffer[0]
    login(portal, TEST_USER_NAME)


def test_the_ordinary_index_keeps_other_content(katalog, verwaltung):
    seite = createContentInContainer(api.portal.get(), "Document", title="Kantine")
    katalog()
    einrichtung.baue_ab()
    assert type(textindex(katalog)) is ZCTextIndex
    assert finde(katalog, "Kantine") == [IUUID(seite)]
    einrichtung.richte_ein()
    assert finde(katalog, "Kantine") == [IUUID(seite)]


def test_a_cleared_and_rebuilt_catalog_finds_records(katalog, akte, verwaltung):
    finde(katalog, "Gasthaus")
    katalog.clearFindAndRebuild()
    assert finde(katalog, "Gasthaus") == [IUUID(akte)]


def test_a_record_with_another_number_is_found_by_both(katalog, akte, verwaltung):
    alt = akte.kennzeichen
    setze(akte, "32.01.01-0815", "Wunsch")
    assert finde(katalog, "32.01.01-0815") == [IUUID(akte)]
    assert finde(katalog, alt) == [IUUID(akte)]


def test_a_withdrawn_record_is_out_for_who_may_not_see_it(
    portal, katalog, gewerbe, akte, person
):
    leserin = person("leserin")
    with api.env.adopt_roles(["Manager"]):
        api.user.grant_roles(username=leserin, roles=["Sachbearbeitung"])
    login(portal, leserin)
    assert finde(katalog, "Gasthaus") == [IUUID(akte)]
    with api.env.adopt_roles(["Manager"]):
        storniere(akte, "doppelt")
    login(portal, leserin)
    assert finde(katalog, "Gasthaus") == []


def test_the_catalog_keeps_one_plan_for_the_same_question(portal, katalog, person):
    login(portal, person("leserin"))
    PriorityMap.clear()
    for _mal in range(50):
        katalog(SearchableText="Gasthaus")
    (plaene,) = PriorityMap.get_value().values()
    assert len(plaene) <= 3
    login(portal, TEST_USER_NAME)
