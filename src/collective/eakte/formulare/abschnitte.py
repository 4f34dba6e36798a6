"""Which fields of a form lie open, and in which named sections the rest is kept."""

from collective.eakte import _


# What people have to think about when a record is made; by schema interface.
OFFEN = {
    "IAktenplan": ("title", "kennzeichen"),
    "IAktenplaneinheit": ("kennzeichen", "title", "typ"),
    "IAkte": ("title", "typ"),
    "ITeilakte": ("title",),
    "IVorgang": ("title",),
    "IDokument": ("file", "title", "dokumentart", "datum_des_schreibens"),
}

# Fields in one tuple are one statement and are changed together.
ABSCHNITTE = (
    (
        "zustaendigkeit",
        _("formular_abschnitt_zustaendigkeit", default="Responsibility"),
        ("federfuehrung", "aktenfuehrung", "bearbeiter"),
    ),
    (
        "schriftverkehr",
        _("formular_abschnitt_schriftverkehr", default="Sender and recipient"),
        (
            "absender",
            "empfaenger",
            "posteingangsdatum",
            "postausgangsdatum",
            "fremdes_geschaeftszeichen",
        ),
    ),
    (
        "beteiligte",
        _("formular_abschnitt_beteiligte", default="Parties"),
        ("beteiligte", "fremdes_geschaeftszeichen"),
    ),
    (
        "beschreibung",
        _("formular_abschnitt_beschreibung", default="Remark and reference"),
        ("description", "typ", "bezug", "hier"),
    ),
    (
        "laufzeit",
        _("formular_abschnitt_laufzeit", default="Period"),
        ("laufzeit_beginn", "laufzeit_ende"),
    ),
    (
        "papier",
        _("formular_abschnitt_papier", default="Medium and paper part"),
        ("medium", "standort"),
    ),
    (
        "vertraulichkeit",
        _(
            "formular_abschnitt_vertraulichkeit",
            default="Confidentiality and data protection",
        ),
        (
            "vertraulichkeitsstufe",
            "zugriffsvorgabe",
            "zugriffsprotokoll",
            "personenbezug",
            "zweck",
            "rechtsgrundlage",
        ),
    ),
    (
        "aufbewahrung",
        _("formular_abschnitt_aufbewahrung", default="Retention and disposal"),
        (
            ("aufbewahrungsdauer", "aufbewahrung_unbefristet"),
            "fristbeginn",
            "transferfrist",
            "aussonderungsart",
            "quelle_frist",
            "bewertungsvorschlag",
        ),
    ),
    (
        "nummerierung",
        _("formular_abschnitt_nummerierung", default="Numbering"),
        ("muster_akte", "muster_vorgang", "muster_dokument", "zaehlkreis"),
    ),
)

# Without one of these fields the section would tear others from where they belong.
NUR_MIT = {"schriftverkehr": "absender"}

WEITERE = ("weitere", _("formular_abschnitt_weitere", default="Further details"))


def offene_felder(schema):
    """Fields that lie open in forms for a schema.

    :param schema: schema interface of the type.
    :returns: names, in the order of the form.
    """
    for interface in schema.__iro__:
        if interface.__name__ in OFFEN:
            return OFFEN[interface.__name__]
    return ()


def ordne(namen, offen):
    """Distribute the fields of a form.

    :param namen: names of all fields, in the order of their schemata.
    :param offen: names of those that lie open.
    :returns: list of (section id, title, list of tuples of names); the first
        section, of what lies open, has no title. Sections without a field are
        missing.
    """
    uebrig = [name for name in namen if name not in offen]
    ergebnis = [("offen", None, [(name,) for name in offen if name in namen])]
    for kennung, titel, eintraege in ABSCHNITTE:
        if kennung in NUR_MIT and NUR_MIT[kennung] not in namen:
            continue
        zeilen = []
        for eintrag in eintraege:
            gruppe = eintrag if isinstance(eintrag, tuple) else (eintrag,)
            zeile = tuple(name for name in gruppe if name in uebrig)
            if zeile:
                zeilen.append(zeile)
                uebrig = [name for name in uebrig if name not in zeile]
        ergebnis.append((kennung, titel, zeilen))
    ergebnis.append((*WEITERE, [(name,) for name in uebrig]))
    return ergebnis
