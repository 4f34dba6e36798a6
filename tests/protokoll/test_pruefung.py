"""A check names what somebody with access to the database has changed."""

from collective.eakte.lebenszyklus.loeschen import loeschen_erlauben
from collective.eakte.protokoll.api import protokoll_von
from collective.eakte.protokoll.api import trage_ein
from collective.eakte.protokoll.api import uid_von
from collective.eakte.protokoll.datei import Siegeldatei
from collective.eakte.protokoll.datei import zeilen
from collective.eakte.protokoll.eintrag import hashwert
from collective.eakte.protokoll.eintrag import kanonisch
from collective.eakte.protokoll.interfaces import IProtokollbuch
from collective.eakte.protokoll.ordner import dateiname
from collective.eakte.protokoll.pruefung import mit_inhalt
from collective.eakte.protokoll.pruefung import pruefe_eines
from collective.eakte.protokoll.pruefung import pruefe_mehrere
from collective.eakte.protokoll.pruefung import pruefe_site
from collective.eakte.protokoll.siegel import Siegel
from collective.eakte.protokoll.versiegeln import versiegele
from collective.eakte.protokoll.versiegeln import warte_ab
from datetime import datetime
from datetime import UTC
from io import BytesIO
from plone import api
from plone.dexterity.utils import createContentInContainer
from zope.component import getUtility

import json
import pytest
import transaction


def notiere(obj, anzahl):
    for nummer in range(anzahl):
        trage_ein(obj, "notiz", text=f"Vermerk {nummer}")
    transaction.commit()


def besiegele():
    siegel = versiegele()
    transaction.commit()
    return siegel


@pytest.fixture
def bestand(eakte_portal):
    """Two Akten with a Vorgang each; everything has entries and is stored."""
    einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    akten = []
    with api.env.adopt_roles(["Manager"]):
        for name in ("Löwen", "Ochsen"):
            akte = createContentInContainer(einheit, "Akte", title=name)
            createContentInContainer(akte, "Vorgang", title="Anmeldung")
            akten.append(akte)
    for brain in api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        path="/".join(eakte_portal.getPhysicalPath())
    ):
        obj = brain._unrestrictedGetObject()
        if hasattr(obj, "_protokoll"):
            notiere(obj, 3)
    notiere(akten[0], 40)
    return akten


@pytest.fixture
def akte(bestand):
    return bestand[0]


def ersetze(obj, eintraege, anzahl=None, kopf=None):
    """Write a whole Protokoll into the database, past the application.

    :param eintraege: canonical forms.
    :param anzahl: what the head says of it; what it said before by default.
    """
    protokoll = protokoll_von(obj)
    protokoll._seiten = None
    protokoll._neueste = tuple(eintraege)
    if anzahl is not None:
        protokoll.anzahl, protokoll.kopf = anzahl, kopf
    transaction.commit()
    transaction.begin()


def faelsche(daten, **anders):
    return kanonisch({**json.loads(daten), **anders})


def neu_verkettet(eintraege, ab=0):
    neu = list(eintraege[:ab])
    for daten in eintraege[ab:]:
        davor = hashwert(neu[-1]) if neu else None
        neu.append(faelsche(daten, nr=len(neu) + 1, vorher=davor))
    return neu, hashwert(neu[-1])


def befunde(ergebnis):
    return [(befund.art, befund.nr) for befund in ergebnis.befunde]


def einziger(ergebnis):
    assert ergebnis.anzahl_befunde == len(ergebnis.befunde) == 1, befunde(ergebnis)
    return ergebnis.befunde[0]


def test_a_clean_site_is_clean_before_and_after_it_is_sealed(bestand):
    ergebnis = pruefe_site()
    assert ergebnis.in_ordnung, befunde(ergebnis)
    assert ergebnis.unbesiegelt == ergebnis.eintraege > 0
    besiegele()
    notiere(bestand[1], 2)
    besiegele()
    ergebnis = pruefe_site()
    assert ergebnis.in_ordnung, befunde(ergebnis)
    assert ergebnis.siegel == 2
    # Only the entry about the last seal itself.
    assert ergebnis.unbesiegelt == 1
    for obj in (bestand[0], None):
        assert pruefe_eines(obj).in_ordnung


def test_an_edited_entry_is_named_with_its_record_and_the_seals_around_it(akte):
    besiegele()
    notiere(akte, 5)
    besiegele()
    eintraege = list(protokoll_von(akte))
    nr = len(eintraege) - 2
    eintraege[nr - 1] = faelsche(eintraege[nr - 1], wer="jemand-anders")
    ersetze(akte, eintraege)
    for ergebnis in (pruefe_site(), pruefe_eines(akte)):
        befund = einziger(ergebnis)
        assert (befund.art, befund.nr, befund.ab) == ("veraendert", nr, nr)
        assert (befund.nach, befund.vor) == (1, 2)
        assert befund.uid == uid_von(akte)
        assert befund.ort.startswith("org/32/")


@pytest.mark.parametrize("stelle", [0, 7, 35])
def test_a_removed_entry_is_named(akte, stelle):
    eintraege = list(protokoll_von(akte))
    del eintraege[stelle]
    ersetze(akte, eintraege)
    assert befunde(pruefe_site()) == [("fehlt", stelle + 1)]


def test_entries_in_another_order_are_named(akte):
    eintraege = list(protokoll_von(akte))
    eintraege[4], eintraege[9] = eintraege[9], eintraege[4]
    ersetze(akte, eintraege)
    assert einziger(pruefe_site()).nr == 5


def test_a_cut_at_the_end_is_named(akte):
    ersetze(akte, list(protokoll_von(akte))[:10])
    assert befunde(pruefe_site()) == [("fehlt", 11)]


def test_a_cut_together_with_head_and_number_is_named(akte):
    besiegele()
    eintraege = list(protokoll_von(akte))[:10]
    ersetze(akte, eintraege, 10, hashwert(eintraege[-1]))
    for ergebnis in (pruefe_site(), pruefe_eines(akte)):
        befund = einziger(ergebnis)
        assert (befund.art, befund.nr, befund.vor) == ("fehlt", 11, 1)


def test_a_chain_that_was_computed_anew_is_named_between_two_seals(akte):
    besiegele()
    anfang = protokoll_von(akte).anzahl
    notiere(akte, 6)
    besiegele()
    ende = protokoll_von(akte).anzahl
    notiere(akte, 3)
    eintraege = list(protokoll_von(akte))
    eintraege[anfang + 2] = faelsche(eintraege[anfang + 2], was="nichts")
    eintraege, kopf = neu_verkettet(eintraege, anfang + 2)
    ersetze(akte, eintraege, len(eintraege), kopf)
    for ergebnis in (pruefe_site(), pruefe_eines(akte)):
        befund = einziger(ergebnis)
        assert (befund.art, befund.ab, befund.nr) == ("veraendert", anfang + 1, ende)
        assert (befund.nach, befund.vor) == (1, 2)


def test_a_chain_that_was_cut_and_computed_anew_is_named(akte):
    besiegele()
    eintraege, kopf = neu_verkettet(list(protokoll_von(akte))[5:])
    ersetze(akte, eintraege, len(eintraege), kopf)
    befund = einziger(pruefe_site())
    assert befund.ab == 1 and befund.vor == 1


def test_exchanged_protokolle_of_two_records_are_named(bestand):
    erste, zweite = bestand
    erste._protokoll, zweite._protokoll = zweite._protokoll, erste._protokoll
    transaction.commit()
    ergebnis = pruefe_site()
    assert befunde(ergebnis) == [("fremd", 1)] * 2
    assert {befund.uid for befund in ergebnis.befunde} == set(map(uid_von, bestand))


def test_a_protokoll_of_another_record_under_its_uid_is_named(bestand):
    besiegele()
    eintraege, kopf = neu_verkettet(
        [faelsche(e, objekt=uid_von(bestand[0])) for e in protokoll_von(bestand[1])]
    )
    ersetze(bestand[0], eintraege, len(eintraege), kopf)
    assert einziger(pruefe_site()).uid == uid_von(bestand[0])


def test_a_record_whose_protokoll_was_taken_away_is_named(akte):
    akte._protokoll = None
    transaction.commit()
    assert befunde(pruefe_site()) == [("ohne-protokoll", 1)]
    assert befunde(pruefe_eines(akte)) == [("ohne-protokoll", 1)]


def test_a_sealed_record_whose_protokoll_was_taken_away_is_named(akte):
    besiegele()
    akte._protokoll = None
    transaction.commit()
    for ergebnis in (pruefe_site(), pruefe_eines(akte)):
        befund = einziger(ergebnis)
        assert (befund.art, befund.nach) == ("kette-fehlt", 1)


def test_a_page_that_is_away_is_named(akte):
    protokoll = protokoll_von(akte)
    del protokoll._seiten[0]
    transaction.commit()
    assert befunde(pruefe_site()) == [("unlesbar", 1)]


def test_a_record_that_was_taken_out_past_the_application_is_named(bestand):
    besiegele()
    weg = bestand[1]
    kinder = [weg, *weg.objectValues()]
    uids = {uid_von(obj) for obj in kinder}
    katalog = api.portal.get_tool("portal_catalog")
    for obj in kinder:
        katalog.uncatalog_object("/".join(obj.getPhysicalPath()))
    weg.aq_parent._tree.pop(weg.getId())
    transaction.commit()
    ergebnis = pruefe_site()
    assert {befund.art for befund in ergebnis.befunde} == {"kette-fehlt"}
    assert {befund.uid for befund in ergebnis.befunde} == uids


def entferne(obj):
    with loeschen_erlauben():
        obj.aq_parent._delObject(obj.getId())
    transaction.commit()


def test_a_removed_record_whose_head_stands_in_the_chain_above_is_in_order(bestand):
    besiegele()
    entferne(next(iter(bestand[1].objectValues())))
    ergebnis = pruefe_site()
    assert ergebnis.in_ordnung, befunde(ergebnis)


def test_what_a_removed_record_had_kept_of_others_is_kept_above_it(bestand):
    akte = bestand[1]
    vorgang = next(iter(akte.objectValues()))
    with api.env.adopt_roles(["Manager"]):
        dokument = createContentInContainer(vorgang, "Dokument", title="Entwurf")
        createContentInContainer(vorgang, "Dokument", title="Anlage")
    transaction.commit()
    besiegele()
    for obj in (dokument, vorgang, akte):
        entferne(obj)
    ergebnis = pruefe_site()
    assert ergebnis.in_ordnung, befunde(ergebnis)


def test_a_forged_note_about_a_removal_is_named(bestand):
    besiegele()
    weg = bestand[1]
    trage_ein(
        bestand[0], "geloescht", uid=uid_von(weg), kennzeichen="x", anzahl=1, kopf="0"
    )
    for obj in (weg, *weg.objectValues()):
        api.portal.get_tool("portal_catalog").uncatalog_object(
            "/".join(obj.getPhysicalPath())
        )
    weg.aq_parent._tree.pop(weg.getId())
    transaction.commit()
    arten = {b.uid: b.art for b in pruefe_site().befunde}
    assert arten[uid_von(weg)] == "veraendert"


def faelsche_siegel(nr, zeugen):
    """Put another seal in the place of one, as well as it can be done."""
    buch = getUtility(IProtokollbuch)
    altes = buch.siegel[nr]
    zeit = datetime.strptime(altes.zeit, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    neues = Siegel(nr, zeit, altes.ort, altes.vorher, zeugen)
    buch.siegel[nr] = neues
    transaction.commit()
    transaction.begin()
    return neues


def faelsche_alles(akte):
    """Change an entry, the chain, the newest seal and its entry at the site."""
    buch = getUtility(IProtokollbuch)
    nr = buch.siegel.maxKey()
    eintraege = list(protokoll_von(akte))
    eintraege[2] = faelsche(eintraege[2], wer="niemand")
    eintraege, kopf = neu_verkettet(eintraege, 2)
    ersetze(akte, eintraege, len(eintraege), kopf)
    zeugen = [
        type(z)(z.uid, z.nr, kopf) if z.uid == uid_von(akte) else z
        for z in buch.siegel[nr].zeugen()
    ]
    neues = faelsche_siegel(nr, zeugen)
    return neues


def faelsche_auch_die_site(neues):
    eintraege = list(protokoll_von(None))
    for stelle, daten in enumerate(eintraege):
        eintrag = json.loads(daten)
        if eintrag["was"] == "siegel" and eintrag["angaben"]["nr"] == neues.nr:
            angaben = {
                **eintrag["angaben"],
                "wurzel": neues.wurzel,
                "hash": neues.hashwert,
            }
            eintraege[stelle] = faelsche(daten, angaben=angaben)
    eintraege, kopf = neu_verkettet(eintraege)
    ersetze(None, eintraege, len(eintraege), kopf)


def aufbewahrt(siegel):
    daten = b"".join(zeilen(siegel))
    return Siegeldatei(lambda: BytesIO(daten))


def test_a_forged_seal_does_not_fit_to_the_chain_of_the_site(akte):
    besiegele()
    faelsche_alles(akte)
    assert befunde(pruefe_site()) == [("siegel-veraendert", 1)]
    assert befunde(pruefe_eines(akte)) == [("siegel-veraendert", 1)]


def test_a_forged_seal_does_not_fit_to_the_next_one(akte):
    besiegele()
    notiere(akte, 1)
    besiegele()
    buch = getUtility(IProtokollbuch)
    faelsche_siegel(1, list(buch.siegel[1].zeugen())[1:])
    assert ("siegel-veraendert", 1) in befunde(pruefe_site())
    assert ("siegel-veraendert", 2) not in befunde(pruefe_site())


def test_whoever_forges_everything_is_found_by_a_seal_kept_elsewhere(akte):
    datei = aufbewahrt(besiegele())
    assert pruefe_site([datei]).in_ordnung
    faelsche_auch_die_site(faelsche_alles(akte))
    # Nothing within the database contradicts it.
    assert pruefe_site().in_ordnung
    for ergebnis in (pruefe_site([datei]), pruefe_eines(akte, [datei])):
        assert ergebnis.befunde[0].art == "siegel-veraendert"
        kette = ergebnis.befunde[1]
        assert (kette.art, kette.uid, kette.vor) == ("veraendert", uid_von(akte), 1)


def test_the_copies_in_the_folder_show_a_forged_seal(akte, tmp_path, monkeypatch):
    monkeypatch.setenv("EAKTE_SIEGEL_ORDNER", str(tmp_path))
    besiegele()
    warte_ab()
    assert (tmp_path / uid_von(None) / dateiname(1)).is_file()
    assert pruefe_site().in_ordnung
    faelsche_auch_die_site(faelsche_alles(akte))
    assert ("siegel-veraendert", 1) in befunde(pruefe_site())


def test_seals_that_were_taken_out_are_named(akte):
    for _mal in range(4):
        notiere(akte, 1)
        besiegele()
    buch = getUtility(IProtokollbuch)
    del buch.siegel[4]
    del buch.siegel[2]
    transaction.commit()
    assert befunde(pruefe_site()) == [("siegel-fehlt", 2), ("siegel-fehlt", 4)]


def test_changed_leaves_of_a_seal_are_named(akte):
    siegel = besiegele()
    with siegel.saetze.open("r+") as datei:
        datei.seek(17)
        datei.write(b"\x01")
    transaction.commit()
    assert ("siegel-veraendert", 1) in befunde(pruefe_site())


def test_the_file_of_another_site_is_no_witness(akte):
    siegel = besiegele()
    fremd = Siegel(1, datetime.now(UTC), "e" * 32, None, siegel.zeugen())
    assert befunde(pruefe_site([aufbewahrt(fremd)])) == [("fremde-datei", 1)]


def test_an_entry_that_no_seal_attests_yet_is_counted_so(akte):
    besiegele()
    notiere(akte, 4)
    assert pruefe_eines(akte).unbesiegelt == 4


def test_an_akte_is_checked_with_all_that_is_in_it(bestand):
    vorgang = next(iter(bestand[0].objectValues()))
    eintraege = list(protokoll_von(vorgang))
    eintraege[1] = b"{"
    ersetze(vorgang, eintraege)
    ergebnis = pruefe_mehrere(mit_inhalt(bestand[0]))
    assert ergebnis.objekte == 2
    assert einziger(ergebnis).uid == uid_von(vorgang)
    nur_sie = pruefe_mehrere(mit_inhalt(bestand[0], lambda obj: obj != vorgang))
    assert (nur_sie.objekte, nur_sie.in_ordnung) == (1, True)


def test_changed_leaves_are_named_when_a_record_is_checked_by_itself(bestand):
    """Somebody has changed a chain and the leaf, but not the root of the seal."""
    siegel = besiegele()
    stelle, zeuge = siegel.finde(uid_von(bestand[0]))
    eintraege = list(protokoll_von(bestand[0]))
    eintraege[-1] = faelsche(eintraege[-1], wer="niemand")
    kopf = hashwert(eintraege[-1])
    ersetze(bestand[0], eintraege, len(eintraege), kopf)
    with siegel.saetze.open("r+") as datei:
        datei.seek(stelle * 56 + 24)
        datei.write(bytes.fromhex(kopf))
    transaction.commit()
    assert zeuge.kopf != kopf
    for ergebnis in (
        pruefe_eines(bestand[0]),
        pruefe_mehrere(mit_inhalt(bestand[0].aq_parent.aq_parent.aq_parent)),
        pruefe_site(),
    ):
        assert ("siegel-veraendert", 1) in befunde(ergebnis)


def test_memory_is_given_back_while_a_site_is_checked(bestand, monkeypatch):
    monkeypatch.setattr("collective.eakte.protokoll.pruefung.PORTION", 4)
    male = []
    besiegele()
    ergebnis = pruefe_site(nach_portion=lambda: male.append(1))
    assert ergebnis.in_ordnung
    assert len(male) == ergebnis.objekte // 4
