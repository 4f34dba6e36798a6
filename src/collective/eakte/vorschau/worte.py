"""What people read of views and PDF/A."""

from collective.eakte import _
from collective.eakte.vorschau.erzeugen import pdfa_regeln
from collective.eakte.vorschau.erzeugen import unmoeglich


GRUND = {
    unmoeglich.VERSCHLUESSELT: _(
        "vorschau_grund_verschluesselt",
        default="The file is encrypted and cannot be opened without the password.",
    ),
    unmoeglich.BESCHAEDIGT: _(
        "vorschau_grund_beschaedigt",
        default="The file is damaged, or is not what its name says.",
    ),
    unmoeglich.ZU_GROSS: _(
        "vorschau_grund_zu_gross", default="The file is too large for it."
    ),
    unmoeglich.ZU_LANGSAM: _(
        "vorschau_grund_zu_langsam", default="It took too long and was stopped."
    ),
    unmoeglich.FEHLT: _(
        "vorschau_grund_fehlt",
        default="The file is missing in the storage. Please tell the administration.",
    ),
    unmoeglich.NICHT_UNTERSTUETZT: _(
        "vorschau_grund_nicht_unterstuetzt",
        default="It cannot be made of files of this kind.",
    ),
    unmoeglich.TEXT_VERLOREN: _(
        "vorschau_grund_text_verloren",
        default="The result would have another text than the file: it was dropped.",
    ),
    unmoeglich.NICHT_ERREICHT: _(
        "vorschau_grund_nicht_erreicht",
        default="The file holds what PDF/A does not allow and what cannot be mended.",
    ),
    unmoeglich.WERKZEUG_FEHLT: _(
        "vorschau_grund_werkzeug_fehlt",
        default="A program that is needed for it is not installed.",
    ),
    unmoeglich.SCHRIFT_FEHLT: _(
        "vorschau_grund_schrift_fehlt",
        default="The font that is needed for it is not installed.",
    ),
    unmoeglich.AUSGESCHALTET: _(
        "vorschau_grund_ausgeschaltet", default="It is switched off."
    ),
}
"""Why something cannot be made, by code."""

WEGGELASSEN = {
    pdfa_regeln.SKRIPT: _("pdfa_weg_skript", default="scripts"),
    pdfa_regeln.HANDLUNG: _("pdfa_weg_handlung", default="actions"),
    pdfa_regeln.ANLAGE: _("pdfa_weg_anlage", default="files within the file"),
    pdfa_regeln.ANMERKUNG: _(
        "pdfa_weg_anmerkung", default="sound, film and attached notes"
    ),
    pdfa_regeln.FORMULAR: _("pdfa_weg_formular", default="form programs"),
}
"""What a PDF/A does not take, by code."""
