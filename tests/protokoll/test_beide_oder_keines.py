"""What is stored is entered, and what is entered was stored: both or none."""

from collective.eakte.content.akte import Akte
from collective.eakte.protokoll.api import eintraege
from collective.eakte.protokoll.api import protokoll_von
from collective.eakte.protokoll.api import uid_von
from collective.eakte.protokoll.eintrag import lies
from collective.eakte.protokoll.interfaces import IProtokollbuch
from collective.eakte.protokoll.kette import pruefe
from dataclasses import replace
from datetime import datetime
from datetime import UTC
from plone import api
from plone.dexterity.utils import createContentInContainer
from ZODB.POSException import ConflictError
from ZODB.POSException import ReadConflictError
from zope.component import getUtility
from zope.lifecycleevent import modified

import pytest
import transaction


@pytest.fixture
def akte(eakte_portal):
    einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(einheit, "Akte", title="Gasthaus")
    transaction.commit()
    return akte


def codes(obj):
    transaction.begin()
    return [eintrag.was for eintrag in eintraege(obj)][::-1]


def ist_ganz(obj):
    protokoll = protokoll_von(obj)
    befund = pruefe(list(protokoll), uid_von(obj), protokoll.anzahl, protokoll.kopf)
    return befund is None


def test_a_refused_request_leaves_no_entry(als, akte):
    registratur = als("Registratur")
    vorher = codes(akte)
    antwort = registratur.patch(
        akte.absolute_url(), json={"title": "Anders", "vertraulichkeitsstufe": "001"}
    )
    assert antwort.status_code == 400
    assert codes(akte) == vorher


def test_a_request_that_is_tried_again_is_entered_once(als, akte, monkeypatch):
    registratur = als("Registratur")
    versuche = []
    echt = Akte.reindexObject

    def stoert(self, *args, **kwargs):
        if self.getId() == akte.getId():
            versuche.append(self)
            if len(versuche) == 1:
                raise ReadConflictError()
        return echt(self, *args, **kwargs)

    monkeypatch.setattr(Akte, "reindexObject", stoert)
    antwort = registratur.patch(akte.absolute_url(), json={"title": "Anders"})
    assert antwort.status_code == 204
    assert len(versuche) > 1
    assert codes(akte).count("geaendert") == 1
    assert ist_ganz(akte)


def test_two_who_change_a_record_at_once_are_not_both_entered(akte):
    """The second transaction has seen an old state: it is refused as a whole."""
    jar = akte._p_jar
    andere = jar.db().open(transaction.TransactionManager())
    try:
        ihre = andere.get(akte._p_oid)
        ihre.title = "Anders"
        ihre._protokoll.haenge_an(_kopie_des_letzten(akte))
        akte.title = "Ganz anders"
        modified(akte)
        andere.transaction_manager.commit()
        with pytest.raises(ConflictError):
            transaction.commit()
        transaction.abort()
        assert codes(akte)[-1] == "registriert"
        assert akte.title == "Anders"
    finally:
        andere.close()


def test_two_who_add_entries_at_once_are_both_entered(akte):
    andere = akte._p_jar.db().open(transaction.TransactionManager())
    try:
        ihre = andere.get(akte._p_oid)
        ihre._protokoll.haenge_an(_kopie_des_letzten(akte))
        akte._protokoll.haenge_an(_kopie_des_letzten(akte))
        andere.transaction_manager.commit()
        transaction.commit()
        assert protokoll_von(akte).anzahl == 3
        assert ist_ganz(akte)
    finally:
        andere.close()


def test_two_who_read_a_record_at_once_are_both_to_be_sealed(akte):
    """The first entry after a seal also enters the chain among those to be sealed."""
    buch = getUtility(IProtokollbuch)
    buch.loese_ab(datetime.now(UTC))
    transaction.commit()
    andere = akte._p_jar.db().open(transaction.TransactionManager())
    try:
        ihre = andere.get(akte._p_oid)
        ihr_buch = andere.get(buch._p_oid)
        uid = uid_von(akte)
        # Another record was entered since then.
        ihr_buch.merke("0" * 32, ihre._protokoll)
        andere.transaction_manager.commit()
        transaction.begin()
        andere.sync()
        for eines, protokoll in ((ihr_buch, ihre._protokoll), (buch, akte._protokoll)):
            protokoll.haenge_an(_kopie_des_letzten(akte))
            eines.merke(uid, protokoll)
        andere.transaction_manager.commit()
        transaction.commit()
        assert uid in dict(buch.gewachsene())
        assert protokoll_von(akte).anzahl == 3
    finally:
        andere.close()


def _kopie_des_letzten(akte):
    letzter = lies(next(protokoll_von(akte).neueste_zuerst()))
    return lambda nr, vorher: replace(letzter, nr=nr, vorher=vorher)
