"""The columns of our lists, read from catalog metadata."""

from collective.eakte import _
from collective.eakte.ui.tabelle import Spalte
from dataclasses import replace


def _attribut(name):
    def wert(brain):
        gelesen = getattr(brain, name, None)
        # Missing.Value of a column that the record does not fill is false, not None.
        return gelesen or None

    return wert


def gegenueber(brain):
    """Sender of what came in, recipient of what went out."""
    if brain.dokumentart == "ausgang":
        return brain.empfaenger or None
    return brain.absender or brain.empfaenger or None


TITEL = Spalte(
    "titel",
    _("label_betreff", default="Subject"),
    _attribut("Title"),
    art="titel",
    index="sortable_title",
    immer=True,
)
STAND = Spalte(
    "stand",
    _("spalte_stand", default="State"),
    _attribut("review_state"),
    art="stand",
    index="review_state",
)
FEDERFUEHRUNG = Spalte(
    "federfuehrung",
    _("spalte_federfuehrung", default="Lead"),
    _attribut("federfuehrung"),
    index="federfuehrung",
)
TYP = Spalte(
    "typ",
    _("label_typ", default="Type"),
    _attribut("typ"),
    index="typ",
    gezeigt=False,
)
LAUFZEIT = Spalte(
    "laufzeit",
    _("spalte_laufzeit", default="Period"),
    lambda brain: (brain.laufzeit_beginn or None, brain.laufzeit_ende or None),
    art="zeitraum",
    index="laufzeit_beginn",
)
GEAENDERT = Spalte(
    "geaendert",
    _("spalte_geaendert", default="Changed"),
    _attribut("modified"),
    art="datum",
    index="modified",
)
ANGELEGT = Spalte(
    "angelegt",
    _("spalte_angelegt", default="Created"),
    _attribut("created"),
    art="datum",
    index="created",
    gezeigt=False,
)


def nummer(titel):
    """Column of the number.

    :param titel: heading.
    """
    return Spalte(
        "kennzeichen",
        titel,
        _attribut("kennzeichen"),
        art="nummer",
        index="kennzeichen_sort",
        immer=True,
    )


AKTEN = (
    nummer(_("spalte_aktenzeichen", default="Number")),
    TITEL,
    STAND,
    FEDERFUEHRUNG,
    LAUFZEIT,
    GEAENDERT,
    TYP,
    ANGELEGT,
)

DOKUMENTE = (
    nummer(_("spalte_nummer", default="No.")),
    TITEL,
    Spalte(
        "dokumentart",
        _("label_dokumentart", default="Kind"),
        _attribut("dokumentart"),
        art="dokumentart",
        index="dokumentart",
    ),
    Spalte(
        "gegenueber",
        _("spalte_gegenueber", default="From / to"),
        gegenueber,
    ),
    STAND,
    Spalte(
        "datei",
        _("spalte_datei", default="File"),
        lambda brain: (brain.mime_type, brain.dateiname or ""),
        art="dateityp",
    ),
    Spalte(
        "groesse",
        _("spalte_groesse", default="Size"),
        lambda brain: brain.getObjSize if brain.dateiname else None,
        art="groesse",
    ),
    Spalte(
        "datum",
        _("spalte_datum", default="Date"),
        _attribut("datum_des_schreibens"),
        art="datum",
        index="datum_des_schreibens",
    ),
    TYP,
    replace(GEAENDERT, gezeigt=False),
)

EINHEITEN = (
    nummer(_("spalte_plannummer", default="Number")),
    Spalte(
        "titel",
        _("spalte_titel", default="Title"),
        _attribut("Title"),
        art="titel",
        index="sortable_title",
        immer=True,
    ),
    Spalte(
        "art",
        _("spalte_einheitentyp", default="Kind"),
        _attribut("typ"),
        art="einheitentyp",
        index="typ",
    ),
    FEDERFUEHRUNG,
    Spalte(
        "aufbewahrung",
        _("spalte_aufbewahrung", default="Retention"),
        lambda brain: (brain.aufbewahrungsdauer, brain.aussonderungsart or None),
        art="aufbewahrung",
    ),
    STAND,
)
