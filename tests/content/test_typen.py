"""The types, their metadata and who may do what with them in which state."""

from AccessControl.PermissionRole import rolesForPermissionOn
from collective.eakte.config import PORTAL_TYPES
from collective.eakte.config import ROLLEN
from collective.eakte.content.akte import IAkte
from collective.eakte.content.dokument import IDokument
from collective.eakte.content.vorgang import IVorgang
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.interfaces import ISchriftgutbehaelter
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.lebenszyklus.api import storniere
from plone import api
from plone.dexterity.utils import iterSchemataForType

import pytest


pytestmark = pytest.mark.usefixtures("integration", "registratur")

# xdomea element names in snake case, per level of the records model.
GEMEINSAM = {"title", "description", "kennzeichen"}
AUFBEWAHRUNG = {
    "aufbewahrungsdauer",
    "aufbewahrung_unbefristet",
    "fristbeginn",
    "transferfrist",
    "aussonderungsart",
}
FELDER = {
    "Aktenplan": GEMEINSAM
    | {"aktenfuehrung", "laufzeit_beginn", "laufzeit_ende", "zaehlkreis"}
    | {
        "zugriffsprotokoll",
        "zugriffsvorgabe",
        "muster_akte",
        "muster_vorgang",
        "muster_dokument",
    },
    "Aktenplaneinheit": GEMEINSAM
    | AUFBEWAHRUNG
    | {"typ", "aktenfuehrung", "federfuehrung", "vertraulichkeitsstufe"}
    | {
        "zugriffsprotokoll",
        "zugriffsvorgabe",
        "personenbezug",
        "zweck",
        "rechtsgrundlage",
    }
    | {"quelle_frist"}
    | {"laufzeit_beginn", "laufzeit_ende", "zaehlkreis"}
    | {"muster_akte", "muster_vorgang", "muster_dokument"},
    "Akte": GEMEINSAM
    | AUFBEWAHRUNG
    | {"fruehere_kennzeichen", "laufende_nummer", "typ", "medium", "standort"}
    | {"federfuehrung", "aktenfuehrung", "vertraulichkeitsstufe"}
    | {"laufzeit_beginn", "laufzeit_ende", "beteiligte", "bewertungsvorschlag"}
    | {"fremdes_geschaeftszeichen", "personenbezug", "zweck", "rechtsgrundlage"},
    "Teilakte": GEMEINSAM
    | {"fruehere_kennzeichen", "laufende_nummer", "typ", "medium", "standort"}
    | {"federfuehrung", "laufzeit_beginn", "laufzeit_ende", "beteiligte"}
    | {"fremdes_geschaeftszeichen"},
    "Vorgang": GEMEINSAM
    | {"fruehere_kennzeichen", "laufende_nummer", "typ", "medium", "standort"}
    | {"federfuehrung", "laufzeit_beginn", "laufzeit_ende", "beteiligte"}
    | {"fremdes_geschaeftszeichen", "bezug", "hier", "bearbeiter"},
    "Dokument": GEMEINSAM
    | {"fruehere_kennzeichen", "laufende_nummer", "typ", "medium", "standort"}
    | {"file", "dokumentart", "datum_des_schreibens", "posteingangsdatum"}
    | {"postausgangsdatum", "absender", "empfaenger", "hauptdokument"}
    | {"fremdes_geschaeftszeichen", "bezug", "hier", "bearbeiter"},
}


@pytest.mark.parametrize("typ", PORTAL_TYPES)
def test_a_type_carries_the_metadata_of_its_level(portal, typ):
    felder = {
        name for schema in iterSchemataForType(typ) for name in schema.names(True)
    }
    assert felder == FELDER[typ]


def test_markers_tell_plan_and_records_apart(aktenplan, akte, vorgang, dokument):
    assert IPlanknoten.providedBy(aktenplan)
    assert not ISchriftgutobjekt.providedBy(aktenplan)
    assert IAkte.providedBy(akte)
    assert IVorgang.providedBy(vorgang)
    assert IDokument.providedBy(dokument)
    assert ISchriftgutbehaelter.providedBy(vorgang)
    assert not ISchriftgutbehaelter.providedBy(dokument)
    for objekt in (aktenplan, akte, vorgang, dokument):
        assert IEAkteInhalt.providedBy(objekt)


# Who may what: rows are (type, state), columns are operations; capitals name roles:
# B Beschaeftigte, S Sachbearbeitung, L Leitung, R Registratur, P Poststelle,
# A Archiv, F Fachadministration, V Revision, D Datenschutz, E Einsicht.
KUERZEL = dict(zip("BSLRPAFVDE", ROLLEN, strict=True))
RECHTE = """
type             state          see        change  add        withdraw  delete
Aktenplaneinheit aktiv          BSLRPAFVDE RF      SLRP       -         -
Aktenplaneinheit stillgelegt    BSLRPAFVDE RF      -          -         -
Akte             in_bearbeitung SLRPVDE    SLR     SLRP       R         -
Akte             zda            SLRPVDE    -       -          -         -
Akte             storniert      RVD        -       -          -         -
Vorgang          in_bearbeitung SLRPVDE    SLR     SLRP       R         -
Vorgang          zda            SLRPVDE    -       -          -         -
Vorgang          storniert      RVD        -       -          -         -
Dokument         entwurf        SLRPVDE    SLRP    -          R         -
Dokument         endfassung     SLRPVDE    -       -          R         -
Dokument         storniert      RVD        -       -          -         -
"""
PERMISSIONS = {
    "see": "View",
    "change": "Modify portal content",
    "withdraw": "collective.eakte: Stornieren",
    "delete": "Delete objects",
}
HINZUFUEGEN = {
    "Aktenplaneinheit": "collective.eakte: Add Akte",
    "Akte": "collective.eakte: Add Vorgang",
    "Vorgang": "collective.eakte: Add Dokument",
}
UEBERGAENGE = {
    "stillgelegt": "stilllegen",
    "zda": "zda_verfuegen",
    "endfassung": "endfassung_erteilen",
}


def _zeilen():
    kopf, *zeilen = (zeile.split() for zeile in RECHTE.strip().splitlines())
    for zeile in zeilen:
        werte = dict(zip(kopf, zeile, strict=True))
        yield werte.pop("type"), werte.pop("state"), werte


@pytest.mark.parametrize(
    "typ,zustand,rechte",
    _zeilen(),
    ids=lambda wert: "" if isinstance(wert, dict) else wert,
)
def test_each_role_may_what_the_table_says_and_no_more(
    gewerbe, akte, vorgang, dokument, typ, zustand, rechte
):
    objekt = {
        "Aktenplaneinheit": gewerbe,
        "Akte": akte,
        "Vorgang": vorgang,
        "Dokument": dokument,
    }[typ]
    if typ == "Akte" and zustand == "zda":
        api.content.transition(vorgang, "zda_verfuegen")
    if zustand == "storniert":
        storniere(objekt, "Irrtum", mit_inhalt=True)
    elif zustand in UEBERGAENGE:
        api.content.transition(objekt, UEBERGAENGE[zustand], comment="geprüft")
    assert api.content.get_state(objekt) == zustand
    for spalte, erwartet in rechte.items():
        permission = PERMISSIONS.get(spalte) or HINZUFUEGEN.get(typ)
        if permission is None:
            continue
        if typ == "Aktenplaneinheit" and spalte == "withdraw":
            continue
        erlaubt = set(rolesForPermissionOn(permission, objekt))
        soll = {KUERZEL[k] for k in erwartet if k != "-"}
        assert erlaubt & set(ROLLEN) == soll, (typ, zustand, spalte)


def test_anonymous_and_members_see_nothing(akte, dokument, aktenplan):
    for objekt in (akte, dokument, aktenplan):
        fuer = set(rolesForPermissionOn("View", objekt))
        assert not fuer & {"Anonymous", "Authenticated", "Member", "Owner", "Reader"}
