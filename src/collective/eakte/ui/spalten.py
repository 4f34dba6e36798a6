"""The columns of the tables on our screens."""

from collective.eakte import _
from collective.eakte.ui.tabelle import Spalte
from dataclasses import replace


def gegenueber(werte):
    """Recipient of what went out, sender of everything else."""
    if werte["dokumentart"] == "ausgang":
        return werte["empfaenger"]
    return werte["absender"] or werte["empfaenger"]


def nummer(titel):
    """Column of the number.

    :param titel: heading.
    """
    return Spalte(
        "kennzeichen",
        titel,
        ("kennzeichen",),
        art="nummer",
        sortiert_nach="kennzeichen",
        immer=True,
    )


BETREFF = Spalte(
    "betreff",
    _("label_betreff", default="Subject"),
    ("title",),
    art="titel",
    sortiert_nach="title",
    immer=True,
)
STAND = Spalte(
    "stand",
    _("tabelle_stand", default="State"),
    ("review_state",),
    art="stand",
    sortiert_nach="review_state",
)
FEDERFUEHRUNG = Spalte(
    "federfuehrung",
    _("tabelle_federfuehrung", default="Lead"),
    ("federfuehrung",),
    sortiert_nach="federfuehrung",
)
TYP = Spalte(
    "typ",
    _("label_typ", default="Type"),
    ("typ",),
    sortiert_nach="typ",
    gezeigt=False,
)
LAUFZEIT = Spalte(
    "laufzeit",
    _("tabelle_laufzeit", default="Period"),
    ("laufzeit_beginn", "laufzeit_ende"),
    art="zeitraum",
    wert=lambda werte: (werte["laufzeit_beginn"], werte["laufzeit_ende"]),
    sortiert_nach="laufzeit_beginn",
)
GEAENDERT = Spalte(
    "geaendert",
    _("tabelle_geaendert", default="Changed"),
    ("modified",),
    art="datum",
    sortiert_nach="modified",
)
ANGELEGT = Spalte(
    "angelegt",
    _("tabelle_angelegt", default="Created"),
    ("created",),
    art="datum",
    sortiert_nach="created",
    gezeigt=False,
)

AKTEN = (
    nummer(_("tabelle_aktenzeichen", default="File number")),
    BETREFF,
    STAND,
    FEDERFUEHRUNG,
    LAUFZEIT,
    GEAENDERT,
    TYP,
    ANGELEGT,
)

DOKUMENTE = (
    nummer(_("tabelle_nummer", default="No.")),
    # By whom it is checked out is never hidden, and a column would be empty mostly.
    replace(BETREFF, metadaten=("title", "ausgecheckt_von")),
    Spalte(
        "dokumentart",
        _("label_dokumentart", default="Kind"),
        ("dokumentart",),
        art="dokumentart",
        sortiert_nach="dokumentart",
    ),
    Spalte(
        "gegenueber",
        _("tabelle_gegenueber", default="From / to"),
        ("absender", "empfaenger", "dokumentart"),
        wert=gegenueber,
    ),
    STAND,
    Spalte(
        "datei",
        _("tabelle_datei", default="File"),
        ("mime_type", "dateiname"),
        art="dateityp",
        wert=lambda werte: (werte["mime_type"], werte["dateiname"]),
    ),
    Spalte(
        "fassung",
        _("label_version", default="Version"),
        ("fassung",),
        wert=lambda werte: f"v{werte['fassung']}" if werte["fassung"] else None,
    ),
    Spalte(
        "groesse",
        _("tabelle_groesse", default="Size"),
        ("groesse", "dateiname"),
        art="groesse",
        wert=lambda werte: werte["groesse"] if werte["dateiname"] else None,
    ),
    Spalte(
        "datum",
        _("tabelle_datum", default="Date"),
        ("datum_des_schreibens",),
        art="datum",
        sortiert_nach="datum_des_schreibens",
    ),
    TYP,
    replace(GEAENDERT, gezeigt=False),
)

EINHEITEN = (
    nummer(_("tabelle_plannummer", default="Number")),
    replace(BETREFF, name="titel", titel=_("tabelle_titel", default="Title")),
    Spalte(
        "art",
        _("tabelle_einheitentyp", default="Kind of unit"),
        ("typ",),
        art="einheitentyp",
        sortiert_nach="typ",
    ),
    FEDERFUEHRUNG,
    Spalte(
        "aufbewahrung",
        _("tabelle_aufbewahrung", default="Retention"),
        ("aufbewahrungsdauer", "aussonderungsart"),
        art="aufbewahrung",
        wert=lambda werte: (werte["aufbewahrungsdauer"], werte["aussonderungsart"]),
    ),
    STAND,
)
