"""Views are made by tasks, belong to the bytes, and go with the record."""

from collective.eakte.vorschau import api as vorschau
from tests.vorschau import dateien


def test_a_letter_gets_its_view_when_it_is_filed(lege_ab, arbeite_ab):
    dokument = lege_ab("brief.docx", dateien.docx(), dateien.DOCX)
    assert vorschau.vorschau(dokument).stand == "wartet"
    assert arbeite_ab() == 1
    stueck = vorschau.vorschau(dokument).fertig
    assert stueck.bild.data[8:12] == b"WEBP"
    assert stueck.pdf.data.startswith(b"%PDF")
    assert (stueck.breite, stueck.seiten) == (800, 1)
