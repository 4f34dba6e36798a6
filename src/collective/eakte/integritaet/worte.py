"""What people read of a check."""

from collective.eakte import _


BEFUND = {
    "veraendert": _("integritaet_veraendert", default="altered"),
    "groesse": _("integritaet_groesse", default="of another size"),
    "fehlt": _("integritaet_fehlt", default="missing"),
    "unlesbar": _("integritaet_unlesbar", default="cannot be read"),
    "ohne-pruefsumme": _("integritaet_ohne_pruefsumme", default="without a hash"),
    "ohne-eintrag": _(
        "integritaet_ohne_eintrag", default="without an entry in the Protokoll"
    ),
    "widerspruch": _("integritaet_widerspruch", default="another hash is written down"),
    "ueberzaehlige-datei": _(
        "integritaet_ueberzaehlige_datei", default="file of no record"
    ),
    "ueberzaehlige-fassung": _(
        "integritaet_ueberzaehlige_fassung", default="versions of no record"
    ),
}
"""Findings by their code."""

STELLE = {
    "dokument": _("integritaet_stelle_dokument", default="Dokument"),
    "fassung": _("integritaet_stelle_fassung", default="stored version"),
    "protokoll": _("integritaet_stelle_protokoll", default="Protokoll"),
    "pdfa": _("integritaet_stelle_pdfa", default="PDF/A"),
}
"""Places in which a hash is written down."""

STAND = {
    "laeuft": _("integritaet_stand_laeuft", default="under way"),
    "fertig": _("integritaet_stand_fertig", default="complete"),
    "abgebrochen": _("integritaet_stand_abgebrochen", default="cancelled"),
    "gescheitert": _("integritaet_stand_gescheitert", default="failed"),
}
"""How runs stand."""

PHASE = {
    "dokumente": _("integritaet_phase_dokumente", default="Reading the files"),
    "fassungen": _(
        "integritaet_phase_fassungen", default="Looking for versions of no record"
    ),
    "dateien": _("integritaet_phase_dateien", default="Looking for files of no record"),
}
"""What a run is about."""

VERBORGEN = _(
    "integritaet_verborgen", default="A Dokument that you may not see has findings."
)
"""All that is said of findings in hidden records, however many there are."""

OHNE_DOKUMENT = _("integritaet_ohne_dokument", default="no record")
