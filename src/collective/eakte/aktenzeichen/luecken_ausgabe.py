"""The gap report as a file for a spreadsheet."""

from collective.eakte import _
from collective.eakte.aktenzeichen.luecken import ARTEN
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

import csv
import io


KOPF = (
    _("luecken_kennzeichen", default="Number"),
    _("luecken_art", default="Not in use because"),
    _("luecken_grund", default="Reason"),
    _("luecken_person", default="Person"),
    _("luecken_zeit", default="Date"),
    _("luecken_neu", default="Number today"),
)


def zeilen(berichtet, uebersetze):
    """The report as rows of text, the headings first.

    :param berichtet: iterable of :class:`~.luecken.Ereignis`.
    :param uebersetze: function that translates a message.
    """
    yield [uebersetze(titel) for titel in KOPF]
    for ereignis in berichtet:
        yield [
            ereignis.kennzeichen,
            uebersetze(ARTEN[ereignis.art]),
            ereignis.grund,
            ereignis.person,
            ereignis.tag.isoformat(),
            ereignis.neu or "",
        ]


def als_csv(tabelle):
    """UTF-8 with a mark for spreadsheets, semicolons.

    Cells that a spreadsheet would run as a formula get an apostrophe in front.

    :param tabelle: rows of text.
    :returns: the file.
    """
    ziel = io.StringIO(newline="")
    schreiber = csv.writer(ziel, delimiter=";", lineterminator="\r\n")
    for zeile in tabelle:
        schreiber.writerow([_ohne_formel(zelle) for zelle in zeile])
    return ziel.getvalue().encode("utf-8-sig")


def _ohne_formel(text):
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _ohne_steuerzeichen(text):
    """A reason may have been pasted from anywhere; XML takes no control characters."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)


def als_xlsx(tabelle):
    """One sheet in which every cell is text.

    :param tabelle: rows of text.
    :returns: the file.
    """
    mappe = Workbook(write_only=True)
    blatt = mappe.create_sheet("Luecken")
    blatt.freeze_panes = "A2"
    for nummer, zeile in enumerate(tabelle):
        zellen = [
            WriteOnlyCell(blatt, value=_ohne_steuerzeichen(text)) for text in zeile
        ]
        for zelle in zellen:
            zelle.data_type = "s"
            zelle.number_format = "@"
            if nummer == 0:
                zelle.font = Font(bold=True)
        blatt.append(zellen)
    ziel = io.BytesIO()
    mappe.save(ziel)
    return ziel.getvalue()
