"""Write a plan as CSV or XLSX, so that reading it again changes nothing.

Cells that begin with ``=``, ``+``, ``-``, ``@`` or a tabulator are run as
formulas by spreadsheets (CSV injection). In CSV they get an apostrophe in front,
which the import takes away again; in XLSX every text cell is stored as text.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from collective.eakte.aktenplan.csvdatei import schuetze
from collective.eakte.aktenplan.modell import Planzeile
from collective.eakte.aktenplan.spalten import NACH_NAME
from collective.eakte.aktenplan.spalten import SPALTEN
from collective.eakte.aktenplan.werte import STUFENNAMEN
from collective.eakte.aktenplan.werte import UNBEFRISTET
from datetime import date
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

import csv
import io


ALLE_SPALTEN = tuple(spalte.name for spalte in SPALTEN)
BLATT = "Aktenplan"

_BREITEN = {"titel": 60, "bemerkung": 40}


def _wert(zeile, spalte):
    """The cell of a unit: text, a whole number, a date or nothing."""
    if spalte == "aufbewahrung_jahre":
        return (
            UNBEFRISTET if zeile.aufbewahrung_unbefristet else zeile.aufbewahrungsdauer
        )
    wert = getattr(zeile, NACH_NAME[spalte].felder[0])
    if isinstance(wert, bool):
        return "ja" if wert else "nein"
    if spalte == "vertraulichkeit":
        return STUFENNAMEN.get(wert, wert)
    return wert


def als_csv(
    zeilen: Iterable[Planzeile], spalten: Sequence[str] = ALLE_SPALTEN
) -> bytes:
    """A plan as CSV: UTF-8, semicolon, one header row.

    :param zeilen: the units in the order in which they are written.
    :param spalten: the columns, all unless said otherwise.
    """
    ziel = io.StringIO(newline="")
    schreiber = csv.writer(ziel, delimiter=";", lineterminator="\r\n")
    schreiber.writerow(spalten)
    for zeile in zeilen:
        schreiber.writerow([_als_text(_wert(zeile, spalte)) for spalte in spalten])
    return ziel.getvalue().encode("utf-8")


def _als_text(wert):
    if wert is None:
        return ""
    return wert.isoformat() if isinstance(wert, date) else schuetze(str(wert))


def als_xlsx(
    zeilen: Iterable[Planzeile], spalten: Sequence[str] = ALLE_SPALTEN
) -> bytes:
    """A plan as XLSX with one sheet; numbers of units are text cells.

    :param zeilen: the units in the order in which they are written.
    :param spalten: the columns, all unless said otherwise.
    """
    mappe = Workbook(write_only=True)
    blatt = mappe.create_sheet(BLATT)
    blatt.freeze_panes = "A2"
    for stelle, spalte in enumerate(spalten, 1):
        blatt.column_dimensions[get_column_letter(stelle)].width = _BREITEN.get(
            spalte, 18
        )
    kopf = [WriteOnlyCell(blatt, value=spalte) for spalte in spalten]
    for zelle in kopf:
        zelle.font = Font(bold=True)
    blatt.append(kopf)
    for zeile in zeilen:
        blatt.append([_zelle(blatt, _wert(zeile, spalte)) for spalte in spalten])
    ziel = io.BytesIO()
    mappe.save(ziel)
    return ziel.getvalue()


def _zelle(blatt, wert):
    if not isinstance(wert, str | date):
        return wert
    if isinstance(wert, str):
        # May have been pasted into a form; XML takes no control characters.
        wert = ILLEGAL_CHARACTERS_RE.sub("", wert)
    zelle = WriteOnlyCell(blatt, value=wert)
    if isinstance(wert, date):
        zelle.number_format = "DD.MM.YYYY"
        return zelle
    zelle.data_type = "s"  # "=1" is a text here and stays one
    zelle.number_format = "@"
    zelle.quotePrefix = True
    return zelle
