"""The page of the integrator's guide about jobs."""

from collective.eakte.integritaet import api as integritaet
from plone.app.testing import login
from plone.uuid.interfaces import IUUID

import transaction


def test_the_examples_are_what_the_server_answers(
    als, eakte_portal, akte, beginne, arbeite, zeichne_auf, pruefe_beispiele
):
    dienst = f"{eakte_portal.absolute_url()}/@auftraege"
    registratur, verwaltung = als("Registratur"), als("Fachadministration")

    def auf(name, antwort, status=200):
        assert antwort.status_code == status, (name, antwort.text)
        return zeichne_auf(name, antwort)

    login(eakte_portal, "registratur")
    # Of the check only the job is of interest here.
    erster = integritaet.beginne(akte).auftrag
    transaction.commit()
    auf("wartend", registratur.get(f"{dienst}/{erster}"))
    auf("abbrechen", registratur.post(f"{dienst}/{erster}/abbrechen"))
    auf("abbrechen_fehler", registratur.delete(f"{dienst}/{erster}"), 400)
    uids = [IUUID(obj) for obj in akte.objectValues()]
    zweiter = beginne("registratur", akte, "test-umbenennen", uids=uids)
    arbeite()
    auf("auftrag", registratur.get(f"{dienst}/{zweiter}"))
    auf("verborgen", verwaltung.get(f"{dienst}/{zweiter}"))
    auf("liste", registratur.get(f"{dienst}?stand=fertig"))
    auf("fremd", als("Sachbearbeitung").get(f"{dienst}/{zweiter}"), 404)
    pruefe_beispiele("auftraege", "rest-auftraege.md")
