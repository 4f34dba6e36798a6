"""Why a view or a rendition of a file cannot be made."""

VERSCHLUESSELT = "verschluesselt"
BESCHAEDIGT = "beschaedigt"
ZU_GROSS = "zu-gross"
ZU_LANGSAM = "zu-langsam"
FEHLT = "fehlt"
NICHT_UNTERSTUETZT = "nicht-unterstuetzt"
TEXT_VERLOREN = "text-verloren"
NICHT_ERREICHT = "nicht-erreicht"

WERKZEUG_FEHLT = "werkzeug-fehlt"
SCHRIFT_FEHLT = "schrift-fehlt"
AUSGESCHALTET = "ausgeschaltet"

NICHT_VERFUEGBAR = frozenset({WERKZEUG_FEHLT, SCHRIFT_FEHLT, AUSGESCHALTET})
"""Reasons that lie with the site, not with the file."""


class Unmoeglich(Exception):
    """It cannot be made.

    :param code: one of the codes of this module.
    :param naeheres: what a tool has said of it, for administrators.
    """

    def __init__(self, code, naeheres=""):
        super().__init__(code, naeheres)
        self.code = code
        self.naeheres = naeheres
