"""Tables as files for a spreadsheet."""

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

import csv
import io


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


def als_csv(tabelle):
    """UTF-8 with a mark for spreadsheets, semicolons.

    Cells that a spreadsheet would run as a formula get an apostrophe in front.

    :param tabelle: rows of text, the headings first.
    :returns: the file.
    """
    ziel = io.StringIO(newline="")
    schreiber = csv.writer(ziel, delimiter=";", lineterminator="\r\n")
    for zeile in tabelle:
        schreiber.writerow([_ohne_formel(zelle) for zelle in zeile])
    return ziel.getvalue().encode("utf-8-sig", "replace")


def als_xlsx(tabelle, blatt="Tabelle"):
    """One sheet in which every cell is text.

    :param tabelle: rows of text, the headings first.
    :param blatt: name of the sheet.
    :returns: the file.
    """
    mappe = Workbook(write_only=True)
    seite = mappe.create_sheet(blatt)
    seite.freeze_panes = "A2"
    for nummer, zeile in enumerate(tabelle):
        zellen = [
            WriteOnlyCell(seite, value=_ohne_steuerzeichen(text)) for text in zeile
        ]
        for zelle in zellen:
            zelle.data_type = "s"
            zelle.number_format = "@"
            if nummer == 0:
                zelle.font = Font(bold=True)
        seite.append(zellen)
    ziel = io.BytesIO()
    mappe.save(ziel)
    return ziel.getvalue()


def _ohne_formel(text):
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _ohne_steuerzeichen(text):
    """A reason may have been pasted from anywhere; XML takes no control characters."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)
