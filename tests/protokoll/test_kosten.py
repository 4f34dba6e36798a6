"""What entries cost: objects of the database that are written."""

from collections import Counter
from collective.eakte.protokoll.einrichtung import baue_ab
from collective.eakte.protokollieren import vermerkte
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from zope.lifecycleevent import modified

import pickletools
import pytest
import transaction


MEHR = 3
"""Objects that an operation may write more than without a Protokoll."""


@pytest.fixture
def geschrieben(eakte_portal, monkeypatch):
    """Do something, commit, and count the objects that were written, by class."""
    jar = eakte_portal._p_jar

    def zaehle(tut):
        gezaehlt = Counter()
        speicher = jar._normal_storage

        def merke(name):
            echt = getattr(speicher, name)

            def speichere(oid, serial, daten, *weitere):
                gezaehlt[_klasse(daten)] += 1
                return echt(oid, serial, daten, *weitere)

            return speichere

        with monkeypatch.context() as ersatz:
            for name in ("store", "storeBlob"):
                ersatz.setattr(speicher, name, merke(name), raising=False)
            tut()
            transaction.commit()
        return gezaehlt

    return zaehle


def _klasse(daten):
    texte = [
        argument
        for op, argument, _stelle in pickletools.genops(daten)
        if op.name in ("GLOBAL", "SHORT_BINUNICODE", "BINUNICODE", "SHORT_BINSTRING")
    ]
    return texte[0] if " " in texte[0] else " ".join(texte[:2])


@pytest.fixture
def vorgang(eakte_portal):
    einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(einheit, "Akte", title="Gasthaus")
        vorgang = createContentInContainer(akte, "Vorgang", title="Anmeldung")
    transaction.commit()
    return vorgang


def lege_ab(vorgang):
    datei = NamedBlobFile(b"Guten Tag", "text/plain", "brief.txt")
    with api.env.adopt_roles(["Manager"]):
        return createContentInContainer(
            vorgang, "Dokument", title="Schreiben", file=datei
        )


def mindestens(geschrieben, vorgang):
    """What each of several filings writes; when leaves are divided is chance."""
    wenigstens = [geschrieben(lambda: lege_ab(vorgang)) for _ in range(3)]
    return wenigstens[0] & wenigstens[1] & wenigstens[2]


def aendere(dokument):
    dokument.title += "!"
    modified(dokument)


def test_filing_writes_at_most_three_objects_more(geschrieben, vorgang):
    lege_ab(vorgang)
    transaction.commit()
    mit = mindestens(geschrieben, vorgang)
    baue_ab()
    transaction.commit()
    ohne = mindestens(geschrieben, vorgang)
    assert 0 < sum((mit - ohne).values()) <= MEHR


def test_filing_writes_nothing_of_the_container_and_its_chain(geschrieben, vorgang):
    kette = vermerkte(vorgang)
    lege_ab(vorgang)
    transaction.commit()
    assert vermerkte(vorgang) == kette


def test_a_change_writes_at_most_three_objects_more(geschrieben, vorgang):
    dokument = lege_ab(vorgang)
    transaction.commit()
    mit = geschrieben(lambda: aendere(dokument))
    baue_ab()
    transaction.commit()
    ohne = geschrieben(lambda: aendere(dokument))
    print("change", sum(mit.values()), sum(ohne.values()), mit - ohne)
    assert sum(mit.values()) - sum(ohne.values()) <= MEHR
