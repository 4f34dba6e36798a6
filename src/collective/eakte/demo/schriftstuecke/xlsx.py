"""Spreadsheets: calculations and lists, written with openpyxl."""

from collective.eakte.demo.modelle import Schriftstueck
from collective.eakte.demo.schriftstuecke.archiv import neu_packen
from collective.eakte.demo.schriftstuecke.text import datum
from collective.eakte.demo.schriftstuecke.text import zeitpunkt
from io import BytesIO
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter


BETRAGSFORMAT = "#,##0.00"


def erzeuge(schriftstueck: Schriftstueck) -> bytes:
    """Return the XLSX file: subject, date, then the table with real numbers."""
    mappe = Workbook()
    mappe.properties.title = schriftstueck.betreff
    mappe.properties.creator = schriftstueck.verfasser
    mappe.properties.language = "de-DE"
    # the ZIP's own XML carries no time zone
    erstellt = zeitpunkt(schriftstueck).replace(tzinfo=None)
    mappe.properties.created = erstellt
    blatt = mappe.active
    blatt.title = "Berechnung"
    blatt.append([schriftstueck.betreff])
    blatt["A1"].font = Font(bold=True, size=13)
    blatt.append([f"Stand: {datum(schriftstueck.datum)}, {schriftstueck.verfasser}"])
    blatt.append([])
    for zeile in schriftstueck.tabelle:
        blatt.append(list(zeile))
    _gestalten(blatt, schriftstueck)
    blatt.append([])
    for absatz in schriftstueck.absaetze:
        blatt.append([absatz])
    puffer = BytesIO()
    mappe.save(puffer)
    return neu_packen(puffer.getvalue(), geaendert=f"{erstellt.isoformat()}Z")


def _gestalten(blatt, schriftstueck: Schriftstueck) -> None:
    erste, letzte = 4, 3 + len(schriftstueck.tabelle)
    for reihe in blatt.iter_rows(min_row=erste, max_row=letzte):
        for feld in reihe:
            if isinstance(feld.value, float):
                feld.number_format = BETRAGSFORMAT
            if feld.row in (erste, letzte):
                feld.font = Font(bold=True)
    blatt.column_dimensions["A"].width = 52
    for nummer in range(2, len(schriftstueck.tabelle[0]) + 1):
        blatt.column_dimensions[get_column_letter(nummer)].width = 18
    blatt.freeze_panes = f"A{erste + 1}"
