"""What a list can show: every column in one place, without Plone.

A column says under which name programs ask for it, which metadata of the catalog
holds its value, which index it is sorted by, and what kind of value it is. Tables,
REST and filters all read this table.
"""

from collective.eakte import _
from dataclasses import dataclass


TEXT = "text"
DATUM = "datum"
ZEITPUNKT = "zeitpunkt"
ZAHL = "zahl"
GROESSE = "groesse"
ZUSTAND = "zustand"
BEGRIFF = "begriff"


@dataclass(frozen=True)
class Spalte:
    """A column of a list.

    :param name: name in queries and answers.
    :param title: heading, translatable.
    :param metadatum: name of the catalog metadata.
    :param index: name of the catalog index that it is sorted by; ``None`` when it
        cannot be sorted by.
    :param art: kind of value, one of the constants of this module.
    :param vokabular: vocabulary of its values, for :data:`BEGRIFF`.
    """

    name: str
    title: str
    metadatum: str
    index: str | None = None
    art: str = TEXT
    vokabular: str | None = None


SPALTEN = (
    Spalte(
        "kennzeichen",
        _("spalte_kennzeichen", default="Number"),
        "kennzeichen",
        "kennzeichen_sort",
    ),
    Spalte("title", _("spalte_betreff", default="Subject"), "Title", "sortable_title"),
    Spalte("description", _("spalte_bemerkung", default="Remark"), "Description"),
    Spalte(
        "review_state",
        _("spalte_stand", default="State"),
        "review_state",
        "review_state",
        ZUSTAND,
    ),
    Spalte("typ", _("spalte_typ", default="Type"), "typ", "typ"),
    Spalte(
        "federfuehrung",
        _("spalte_federfuehrung", default="Lead office"),
        "federfuehrung",
        "federfuehrung",
    ),
    Spalte(
        "laufzeit_beginn",
        _("spalte_laufzeit_beginn", default="Begins"),
        "laufzeit_beginn",
        "laufzeit_beginn",
        DATUM,
    ),
    Spalte(
        "laufzeit_ende",
        _("spalte_laufzeit_ende", default="Ends"),
        "laufzeit_ende",
        None,
        DATUM,
    ),
    Spalte(
        "dokumentart",
        _("spalte_dokumentart", default="Kind"),
        "dokumentart",
        "dokumentart",
        BEGRIFF,
        "collective.eakte.dokumentarten",
    ),
    Spalte(
        "datum_des_schreibens",
        _("spalte_datum_des_schreibens", default="Date"),
        "datum_des_schreibens",
        "datum_des_schreibens",
        DATUM,
    ),
    Spalte("absender", _("spalte_absender", default="Sender"), "absender"),
    Spalte("empfaenger", _("spalte_empfaenger", default="Recipient"), "empfaenger"),
    Spalte("dateiname", _("spalte_dateiname", default="File"), "dateiname"),
    Spalte("mime_type", _("spalte_dateiformat", default="Format"), "mime_type"),
    Spalte("groesse", _("spalte_groesse", default="Size"), "getObjSize", None, GROESSE),
    Spalte("fassung", _("spalte_fassung", default="Version"), "fassung", None, ZAHL),
    Spalte(
        "hauptdokument",
        _("spalte_hauptdokument", default="Main Dokument (UUID)"),
        "hauptdokument",
    ),
    Spalte(
        "ausgecheckt_von",
        _("spalte_ausgecheckt_von", default="Checked out by"),
        "ausgecheckt_von",
        "ausgecheckt_von",
    ),
    Spalte(
        "aufbewahrungsdauer",
        _("spalte_aufbewahrungsdauer", default="Retention (years)"),
        "aufbewahrungsdauer",
        None,
        ZAHL,
    ),
    Spalte(
        "aussonderungsart",
        _("spalte_aussonderungsart", default="Disposal"),
        "aussonderungsart",
        None,
        BEGRIFF,
        "collective.eakte.aussonderungsarten",
    ),
    Spalte(
        "modified",
        _("spalte_geaendert", default="Changed"),
        "modified",
        "modified",
        ZEITPUNKT,
    ),
    Spalte(
        "created",
        _("spalte_angelegt", default="Registered"),
        "created",
        "created",
        ZEITPUNKT,
    ),
)

NACH_NAME = {spalte.name: spalte for spalte in SPALTEN}

STANDARDSPALTEN = {
    "Aktenplan": ("kennzeichen", "title", "review_state", "modified"),
    "Aktenplaneinheit": (
        "kennzeichen",
        "title",
        "typ",
        "review_state",
        "federfuehrung",
        "aufbewahrungsdauer",
        "aussonderungsart",
    ),
    "Akte": (
        "kennzeichen",
        "title",
        "review_state",
        "typ",
        "federfuehrung",
        "laufzeit_beginn",
        "laufzeit_ende",
        "modified",
    ),
    "Teilakte": (
        "kennzeichen",
        "title",
        "review_state",
        "typ",
        "laufzeit_beginn",
        "laufzeit_ende",
        "modified",
    ),
    "Vorgang": (
        "kennzeichen",
        "title",
        "review_state",
        "typ",
        "federfuehrung",
        "laufzeit_beginn",
        "laufzeit_ende",
        "modified",
    ),
    "Dokument": (
        "kennzeichen",
        "title",
        "review_state",
        "dokumentart",
        "datum_des_schreibens",
        "absender",
        "dateiname",
        "mime_type",
        "groesse",
        "hauptdokument",
        "ausgecheckt_von",
        "modified",
    ),
}
"""Columns of a list when nobody asks for others, by the kind of record."""


def standardspalten(arten):
    """Names of the columns for a list of several kinds of records.

    :param arten: names of kinds.
    :returns: tuple of names in the order of :data:`SPALTEN`.
    """
    gewuenscht = {name for art in arten for name in STANDARDSPALTEN[art]}
    return tuple(spalte.name for spalte in SPALTEN if spalte.name in gewuenscht)
