"""What is said to people of the text of a file."""

from collective.eakte import _
from collective.eakte.volltext.interfaces import Lesestand


WORTE = {
    Lesestand.AUSSTEHEND: _("textstand_ausstehend", default="Being read"),
    Lesestand.GELESEN: _("textstand_gelesen", default="Read"),
    Lesestand.GEKUERZT: _(
        "textstand_gekuerzt", default="Read in part; the file has more text"
    ),
    Lesestand.OHNE_TEXT: _(
        "textstand_ohne_text", default="None; it may be a scan without OCR"
    ),
    Lesestand.NICHT_LESBAR: _(
        "textstand_nicht_lesbar", default="Not read; files of this kind are not"
    ),
    Lesestand.VERSCHLUESSELT: _(
        "textstand_verschluesselt", default="Not read; the file is encrypted"
    ),
    Lesestand.BESCHAEDIGT: _(
        "textstand_beschaedigt", default="Not read; the file is damaged"
    ),
    Lesestand.ZU_GROSS: _(
        "textstand_zu_gross", default="Not read; the file is too large"
    ),
    Lesestand.ZU_LANGSAM: _(
        "textstand_zu_langsam", default="Not read; it would have taken too long"
    ),
    Lesestand.FEHLT: _(
        "textstand_fehlt", default="Not read; the file is missing in the storage"
    ),
}
"""Message for each state of reading."""

GEFUNDEN = frozenset({Lesestand.GELESEN, Lesestand.GEKUERZT})
"""States in which the Dokument is found by the words of its file."""
