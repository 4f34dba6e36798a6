"""Whatever was granted and protected: a deputy sees what the absent person sees.

Each example draws grants, protections and Vertretungen at random, and asks the catalog
and the object for every person and every record.
"""

from AccessControl import getSecurityManager
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import schuetze
from collective.eakte.rechte.api import vergiss_pruefungen
from collective.eakte.vertretung.api import trage_ein
from contextlib import suppress
from datetime import date
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import Phase
from hypothesis import settings
from hypothesis import strategies as st
from plone import api
from plone.app.testing import login
from plone.app.testing import TEST_USER_NAME
from plone.dexterity.utils import createContentInContainer

import pytest
import transaction


LEUTE = ("anna", "bernd", "clara")
PRINZIPALE = (*LEUTE, "amt50", "oe:50", "oe:50.1", "oe:50.1:leitung")

stellen = st.integers(0, 7)
freigaben = st.lists(
    st.tuples(
        stellen, st.sampled_from(PRINZIPALE), st.sampled_from(("Einsicht", "Leitung"))
    ),
    max_size=6,
)
schuetzungen = st.lists(
    st.tuples(
        stellen,
        st.sampled_from(LEUTE),
        st.sampled_from(("einzeln", "persoenlich", "geschlossen")),
    ),
    max_size=3,
)
einsaetze = st.lists(
    st.tuples(
        st.sampled_from(LEUTE),
        st.sampled_from(LEUTE),
        st.sampled_from(("alles", "oe", "akte")),
        stellen,
    ),
    min_size=1,
    max_size=3,
)


@pytest.fixture
def welt(amt, person, portal, gewerbe, akte, vorgang, dokument):
    """An Akte with a Teilakte and another one; three people, two in offices."""
    amt("50")
    amt("50.1", "50")
    person("anna", "amt50")
    person("bernd", "amt50-1")
    person("clara")
    with api.env.adopt_roles(["Manager"]):
        teilakte = createContentInContainer(akte, "Teilakte", title="Beihilfe")
        brief = createContentInContainer(teilakte, "Dokument", title="Rechnung")
        andere = createContentInContainer(gewerbe, "Akte", title="Kiosk")
    # What waits to be indexed would be forgotten with the first example.
    api.portal.get_tool("portal_catalog")()
    return [gewerbe, akte, teilakte, brief, andere, vorgang, dokument, gewerbe]


def gesehenes(welt):
    """What each person sees; catalog and object agree."""
    katalog = api.portal.get_tool("portal_catalog")
    ergebnis = {}
    for name in LEUTE:
        login(api.portal.get(), name)
        vergiss_pruefungen()
        uids = {brain.UID for brain in katalog()}
        pruefe = getSecurityManager().checkPermission
        am_objekt = {stelle for stelle, obj in enumerate(welt) if pruefe("View", obj)}
        im_katalog = {
            stelle
            for stelle, obj in enumerate(welt)
            if api.content.get_uuid(obj) in uids
        }
        assert am_objekt == im_katalog
        ergebnis[name] = am_objekt
    return ergebnis


def persoenliche(welt):
    return {
        stelle
        for stelle, obj in enumerate(welt)
        if any(
            getattr(teil, "_zugriff", None) is not None
            and teil._zugriff.schutz is not None
            and teil._zugriff.schutz.art == "persoenlich"
            for teil in obj.aq_chain
        )
    }


@settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(freigaben=freigaben, schuetzungen=schuetzungen, einsaetze=einsaetze)
def test_a_deputy_sees_what_the_absent_person_sees(
    welt, freigaben, schuetzungen, einsaetze
):
    stand = transaction.savepoint()
    try:
        login(api.portal.get(), TEST_USER_NAME)
        with api.env.adopt_roles(["Manager"]):
            for stelle, prinzipal, rolle in freigaben:
                erteile(welt[stelle], prinzipal, [rolle], grund="Amtshilfe")
            for stelle, kreis, art in schuetzungen:
                with suppress(Hindernisse):
                    schuetze(welt[stelle], [(kreis, ["Leitung"])], "Sache", art=art)
        selbst = gesehenes(welt)
        erwartet = {name: set(gesehen) for name, gesehen in selbst.items()}
        hoechstens = {name: set(gesehen) for name, gesehen in selbst.items()}
        for abwesend, vertretung, umfang, stelle in einsaetze:
            bezug = {"oe": "50", "akte": api.content.get_uuid(welt[stelle])}
            login(api.portal.get(), abwesend)
            with suppress(Hindernisse):
                trage_ein(
                    vertretung,
                    date.today(),
                    date.today(),
                    umfang=umfang,
                    bezug=bezug.get(umfang),
                )
                offen = selbst[abwesend] - persoenliche(welt)
                hoechstens[vertretung] |= offen
                if umfang == "alles":
                    erwartet[vertretung] |= offen
        danach = gesehenes(welt)
        for name in LEUTE:
            assert erwartet[name] <= danach[name] <= hoechstens[name]
    finally:
        stand.rollback()
        vergiss_pruefungen()
