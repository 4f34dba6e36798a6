"""Names that profiles, rules and tests share."""

ROLLEN = (
    "Beschaeftigte",
    "Sachbearbeitung",
    "Leitung",
    "Registratur",
    "Poststelle",
    "Archiv",
    "Fachadministration",
    "Revision",
    "Datenschutz",
)

PORTAL_TYPES = (
    "Aktenplan",
    "Aktenplaneinheit",
    "Akte",
    "Teilakte",
    "Vorgang",
    "Dokument",
)

HOECHSTE_EBENE = 6
