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
    "Einsicht",
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

QUEUE_TEXT = "eakte-text"
QUEUE_VORSCHAU = "eakte-vorschau"
QUEUE_NACHHOLEN = "eakte-nachholen"
QUEUE_AUFTRAG = "eakte-auftrag"
QUEUE_PRUEFUNG = "eakte-pruefung"
"""What people and tasks wait for is not held up by what reads for hours, nor by views
of what came in by the thousand."""

INHALT_LESEN = "collective.eakte: Read content"
RECHTE_VERGEBEN = "collective.eakte: Grant rights"
RECHTE_ANSEHEN = "collective.eakte: View rights"
SCHUETZEN = "collective.eakte: Protect"
PROTOKOLL_ANSEHEN = "collective.eakte: View Protokoll"
ZUGRIFFE_ANSEHEN = "collective.eakte: View access log"
PROTOKOLL_VERWALTEN = "collective.eakte: Manage Protokoll"
SITE_PROTOKOLL_ANSEHEN = "collective.eakte: View site Protokoll"
DATEIEN_PRUEFEN = "collective.eakte: Check files"
AUFTRAEGE_VERWALTEN = "collective.eakte: Manage jobs"
GESCHUETZTE_VERWALTEN = "collective.eakte: Manage protected records"
AUSCHECKEN_ERZWINGEN = "collective.eakte: Force check-in"

ORGANISATION_PFLEGEN = "collective.eakte: Manage Organisation"

FRUEHERE_LESEN = "CMFEditions: Access previous versions"

GEREGELTE_RECHTE = (
    "Access contents information",
    "Add portal content",
    FRUEHERE_LESEN,
    "CMFEditions: Apply version control",
    "CMFEditions: Checkout to location",
    "CMFEditions: Purge version",
    "CMFEditions: Revert to previous versions",
    "CMFEditions: Save new version",
    "Change local roles",
    "Delete objects",
    "Modify portal content",
    "Sharing page: Delegate roles",
    "View",
    "collective.eakte: Add Akte",
    "collective.eakte: Add Aktenplaneinheit",
    "collective.eakte: Add Dokument",
    "collective.eakte: Add Teilakte",
    "collective.eakte: Add Vorgang",
    "collective.eakte: Change plan state",
    "collective.eakte: Close Schriftgut (zdA)",
    "collective.eakte: Edit Aufbewahrung",
    "collective.eakte: Finalise Dokument (Endfassung)",
    "collective.eakte: Import Aktenplan",
    "collective.eakte: Reopen Schriftgut (zdA aufheben)",
    "collective.eakte: Set Kennzeichen",
    "collective.eakte: Stornieren",
    "collective.eakte: Umschreiben",
    "collective.eakte: View number gaps",
    INHALT_LESEN,
    PROTOKOLL_ANSEHEN,
    ZUGRIFFE_ANSEHEN,
    RECHTE_VERGEBEN,
    RECHTE_ANSEHEN,
    SCHUETZEN,
)
"""Permissions that the workflows of the E-Akte set, and that rules of access narrow."""
