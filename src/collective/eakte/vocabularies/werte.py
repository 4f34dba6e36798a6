"""The terms behind the vocabularies: (value, title), without any Plone."""

from collective.eakte import _


OFFEN = "003"
NFD = "002"
VERTRAULICH = "005"

VERTRAULICHKEITSSTUFEN = (
    (OFFEN, _("vertraulichkeitsstufe_003", default="Offen (not classified)")),
    (
        VERTRAULICH,
        _(
            "vertraulichkeitsstufe_005",
            default="Vertraulich (internal, not a classified document)",
        ),
    ),
    (NFD, _("vertraulichkeitsstufe_002", default="VS-NfD (official use only)")),
    ("001", _("vertraulichkeitsstufe_001", default="Geheim (secret)")),
    ("004", _("vertraulichkeitsstufe_004", default="Streng geheim (top secret)")),
)

# VSA rules demand other systems for grades above VS-NfD.
ZULAESSIGE_STUFEN = frozenset({OFFEN, VERTRAULICH, NFD})

# Access definitions of the records model, the widest first.
ZUGRIFFSVORGABEN = (
    (
        "eigene_oe_linie",
        _("zugriffsvorgabe_linie", default="Own office and heads of the line above"),
    ),
    ("eigene_oe", _("zugriffsvorgabe_oe", default="Own office and its heads")),
    (
        "eigene_oe_ohne_registratur",
        _(
            "zugriffsvorgabe_ohne_registratur",
            default="Own office and its heads, without the registry",
        ),
    ),
    ("persoenlich", _("zugriffsvorgabe_persoenlich", default="Personal and heads")),
    (
        "geschlossen",
        _("zugriffsvorgabe_geschlossen", default="Closed (this Akte only)"),
    ),
)

MEDIEN = (
    ("001", _("medium_001", default="Electronic")),
    ("002", _("medium_002", default="Hybrid (electronic and paper)")),
    ("003", _("medium_003", default="Paper")),
)

AUSSONDERUNGSARTEN = (
    ("A", _("aussonderungsart_a", default="A - archive")),
    ("B", _("aussonderungsart_b", default="B - appraise")),
    ("V", _("aussonderungsart_v", default="V - destroy")),
)

BEWERTUNGSVORSCHLAEGE = (
    ("A", _("bewertungsvorschlag_a", default="A - archive")),
    ("V", _("bewertungsvorschlag_v", default="V - destroy")),
)

DOKUMENTARTEN = (
    ("eingang", _("dokumentart_eingang", default="Incoming (Eingang)")),
    ("ausgang", _("dokumentart_ausgang", default="Outgoing (Ausgang)")),
    ("intern", _("dokumentart_intern", default="Internal (Intern)")),
)

EINHEITENTYPEN = (
    ("Hauptgruppe", _("einheitentyp_hauptgruppe", default="Hauptgruppe")),
    ("Obergruppe", _("einheitentyp_obergruppe", default="Obergruppe")),
    ("Gruppe", _("einheitentyp_gruppe", default="Gruppe")),
    ("Untergruppe", _("einheitentyp_untergruppe", default="Untergruppe")),
    ("Betreffseinheit", _("einheitentyp_betreffseinheit", default="Betreffseinheit")),
)

FRISTBEGINNE = (
    ("zdA", _("fristbeginn_zda", default="closing (zdA)")),
    ("Ereignis", _("fristbeginn_ereignis", default="an event")),
    (
        "Jahresabschluss",
        _("fristbeginn_jahresabschluss", default="annual accounts"),
    ),
    (
        "Personalakte",
        _("fristbeginn_personalakte", default="closing of the personnel file"),
    ),
)
