"""What the check of a plan table can have to say, and how serious it is.

Every message says what is wrong and what to do about it. A line is the line of
the file as an editor or a spreadsheet shows it.
"""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from dataclasses import dataclass
from zope.i18nmessageid import Message


FEHLER = "error"
WARNUNG = "warning"
HINWEIS = "info"


@dataclass(frozen=True)
class Befund(Hindernis):
    """A finding about a plan table.

    :param schwere: ``error`` (nothing is imported), ``warning`` (to be looked
        at) or ``info``.
    """

    schwere: str = FEHLER


MELDUNGEN = {
    # the file
    "datei-leer": (
        FEHLER,
        _("plan_datei_leer", default="The file is empty."),
    ),
    "datei-zu-gross": (
        FEHLER,
        _(
            "plan_datei_zu_gross",
            default="The file has ${ist} MB, at most ${hoechstens} MB are read: "
            "divide it or remove pictures and other sheets.",
        ),
    ),
    "dateiart-unbekannt": (
        FEHLER,
        _(
            "plan_dateiart_unbekannt",
            default="${name} is neither a CSV nor an XLSX file (old Excel format, "
            "another program or a password): save the table as XLSX without a "
            "password, or as CSV.",
        ),
    ),
    "datei-beschaedigt": (
        FEHLER,
        _(
            "plan_datei_beschaedigt",
            default="The file cannot be read, it is damaged: save it again in the "
            "spreadsheet program.",
        ),
    ),
    "datei-unsicher": (
        FEHLER,
        _(
            "plan_datei_unsicher",
            default="The file is not opened because it contains what no spreadsheet "
            "program writes (${grund}): copy the table into a new file.",
        ),
    ),
    "zu-viele-zeilen": (
        FEHLER,
        _(
            "plan_zu_viele_zeilen",
            default="The table has more than ${hoechstens} lines: divide the file.",
        ),
    ),
    "kodierung-unbekannt": (
        FEHLER,
        _(
            "plan_kodierung_unbekannt",
            default="The characters of the file cannot be read: save it as CSV in "
            "UTF-8, or as XLSX.",
        ),
    ),
    "kodierung-angenommen": (
        HINWEIS,
        _(
            "plan_kodierung_angenommen",
            default="The file is not UTF-8 and was read as Windows-1252: check that "
            "the umlauts in the titles are right.",
        ),
    ),
    "anfuehrungszeichen": (
        FEHLER,
        _(
            "plan_anfuehrungszeichen",
            default="A quotation mark in the record that begins in this line is not "
            "closed, or text follows it: double a quotation mark inside a cell.",
        ),
    ),
    "blatt-fehlt": (
        FEHLER,
        _(
            "plan_blatt_fehlt",
            default="There is no sheet ${blatt}. Choose one of these: ${blaetter}.",
        ),
    ),
    "blatt-mehrdeutig": (
        FEHLER,
        _(
            "plan_blatt_mehrdeutig",
            default="Several sheets hold a plan: choose one of these: ${blaetter}.",
        ),
    ),
    "blatt-gewaehlt": (
        HINWEIS,
        _(
            "plan_blatt_gewaehlt",
            default="The sheet ${blatt} was read; not read: ${uebrige}.",
        ),
    ),
    "kopfzeile-fehlt": (
        FEHLER,
        _(
            "plan_kopfzeile_fehlt",
            default="No header row with number and title was found. Seen: ${gesehen}. "
            "Name the columns kennzeichen and titel, or map the headings.",
        ),
    ),
    "keine-zeilen": (
        FEHLER,
        _(
            "plan_keine_zeilen",
            default="There are no lines below the header row.",
        ),
    ),
    # the columns
    "spalte-fehlt": (
        FEHLER,
        _(
            "plan_spalte_fehlt",
            default="The column ${spalte} is missing: add it, or map the heading "
            "that means it.",
        ),
    ),
    "spalte-mehrdeutig": (
        FEHLER,
        _(
            "plan_spalte_mehrdeutig",
            default="The heading ${ueberschrift} can mean several columns "
            "(${moeglich}): map it to one of them, or to none.",
        ),
    ),
    "spalte-doppelt": (
        FEHLER,
        _(
            "plan_spalte_doppelt",
            default="Several headings mean the column ${spalte} (${ueberschriften}): "
            "map one of them and leave the others out.",
        ),
    ),
    "spalte-unbekannt": (
        HINWEIS,
        _(
            "plan_spalte_unbekannt",
            default="The column ${ueberschrift} is not imported.",
        ),
    ),
    "zuordnung-unbekannt": (
        FEHLER,
        _(
            "plan_zuordnung_unbekannt",
            default="${ueberschrift} is mapped to ${spalte}, which is no column of a "
            "plan. Possible: ${erlaubt}.",
        ),
    ),
    "zuordnung-ohne-spalte": (
        WARNUNG,
        _(
            "plan_zuordnung_ohne_spalte",
            default="The heading ${ueberschrift} is mapped but does not occur in the "
            "header row: check its spelling.",
        ),
    ),
    # the cells
    "zellen-zu-viele": (
        FEHLER,
        _(
            "plan_zellen_zu_viele",
            default="The line has more cells than the header row: put text that "
            "contains the separator into quotation marks.",
        ),
    ),
    "zellen-zu-wenige": (
        WARNUNG,
        _(
            "plan_zellen_zu_wenige",
            default="The line has fewer cells than the header row: the missing ones "
            "are taken as empty.",
        ),
    ),
    "zelle-ist-zahl": (
        FEHLER,
        _(
            "plan_zelle_ist_zahl",
            default="In the column ${spalte} the spreadsheet has made a number of the "
            "cell (${wert}), so that zeros may be lost (1.10 became 1.1, 01 became "
            "1): format the column as text and enter the number again.",
        ),
    ),
    "zelle-ist-datum": (
        FEHLER,
        _(
            "plan_zelle_ist_datum",
            default="In the column ${spalte} the spreadsheet has made a date of the "
            "cell (${wert}): format the column as text and enter the number again.",
        ),
    ),
    "zelle-umgewandelt": (
        FEHLER,
        _(
            "plan_zelle_umgewandelt",
            default="${wert} in the column ${spalte} looks like a number that a "
            "spreadsheet turned into a date or a decimal number: format the column "
            "as text and enter the number again.",
        ),
    ),
    "zelle-fehlerwert": (
        FEHLER,
        _(
            "plan_zelle_fehlerwert",
            default="The cell in the column ${spalte} holds the error ${wert}: "
            "correct the formula or enter the value.",
        ),
    ),
    "zelle-formel": (
        FEHLER,
        _(
            "plan_zelle_formel",
            default="The cell in the column ${spalte} holds a formula without a "
            "result: open and save the file in the spreadsheet program, or enter "
            "the value.",
        ),
    ),
    "steuerzeichen": (
        FEHLER,
        _(
            "plan_steuerzeichen",
            default="The cell in the column ${spalte} contains invisible characters "
            "(${zeichen}): enter it again.",
        ),
    ),
    "zeilenumbruch": (
        WARNUNG,
        _(
            "plan_zeilenumbruch",
            default="The line break in the column ${spalte} is replaced by a blank.",
        ),
    ),
    "text-zu-lang": (
        FEHLER,
        _(
            "plan_text_zu_lang",
            default="The text in the column ${spalte} has ${ist} characters, at most "
            "${hoechstens} are kept: shorten it.",
        ),
    ),
    "kennzeichen-fehlt": (
        FEHLER,
        _(
            "plan_kennzeichen_fehlt",
            default="The number is missing: enter it, or delete the line.",
        ),
    ),
    "kennzeichen-leerzeichen": (
        FEHLER,
        _(
            "plan_kennzeichen_leerzeichen",
            default="${wert} in the column ${spalte} begins or ends with a blank or "
            "contains two blanks in a row: remove them.",
        ),
    ),
    "kennzeichen-ohne-inhalt": (
        FEHLER,
        _(
            "plan_kennzeichen_ohne_inhalt",
            default="${wert} in the column ${spalte} contains neither a letter nor a "
            "digit: enter a number.",
        ),
    ),
    "kennzeichen-doppelt": (
        FEHLER,
        _(
            "plan_kennzeichen_doppelt",
            default="The number ${kennzeichen} already stands in line ${erste}: give "
            "one of the two another number, or delete a line.",
        ),
    ),
    "kennzeichen-aehnlich": (
        WARNUNG,
        _(
            "plan_kennzeichen_aehnlich",
            default="The number ${kennzeichen} can be mistaken for ${anderes} in line "
            "${erste}: check that both are meant.",
        ),
    ),
    "kennzeichen-stellen": (
        WARNUNG,
        _(
            "plan_kennzeichen_stellen",
            default="The number ${kennzeichen} has fewer digits than its neighbours "
            "(${nachbar}): check that no zero was lost.",
        ),
    ),
    "titel-fehlt": (
        FEHLER,
        _("plan_titel_fehlt", default="The title of ${kennzeichen} is missing."),
    ),
    "wert-unbekannt": (
        FEHLER,
        _(
            "plan_wert_unbekannt",
            default="${wert} is not a known value of the column ${spalte}. Possible: "
            "${erlaubt}. Other spellings can be mapped.",
        ),
    ),
    "wert-zuordnung-unbekannt": (
        FEHLER,
        _(
            "plan_wert_zuordnung_unbekannt",
            default="Values are mapped for ${spalte}, which is no column of a plan.",
        ),
    ),
    "oe-unbekannt": (
        WARNUNG,
        _(
            "plan_oe_unbekannt",
            default="The office ${wert} in the column ${spalte} is not known: check "
            "it, or enter the office into the system.",
        ),
    ),
    "stufe-zu-hoch": (
        FEHLER,
        _(
            "plan_stufe_zu_hoch",
            default="${wert}: documents above VS-NfD must not be kept in this system "
            "(VSA). Leave the unit out and keep these documents as the VSA demands.",
        ),
    ),
    "zahl-ungueltig": (
        FEHLER,
        _(
            "plan_zahl_ungueltig",
            default="${wert} in the column ${spalte} is not a whole number.",
        ),
    ),
    "zahl-bereich": (
        FEHLER,
        _(
            "plan_zahl_bereich",
            default="${wert} in the column ${spalte} is outside ${von} to ${bis}.",
        ),
    ),
    "datum-ungueltig": (
        FEHLER,
        _(
            "plan_datum_ungueltig",
            default="${wert} in the column ${spalte} is not a date: write it like "
            "31.12.2030 or 2030-12-31.",
        ),
    ),
    "laufzeit-verkehrt": (
        FEHLER,
        _(
            "plan_laufzeit_verkehrt",
            default="The validity of ${kennzeichen} ends before it begins.",
        ),
    ),
    "frist-lang": (
        WARNUNG,
        _(
            "plan_frist_lang",
            default="${kennzeichen} is kept for ${wert} years; more than 30 years "
            "need a reason: name it in quelle_frist or bemerkung.",
        ),
    ),
    "transferfrist-zu-lang": (
        FEHLER,
        _(
            "plan_transferfrist_zu_lang",
            default="The transfer period of ${kennzeichen} (${monate} months) is "
            "longer than the retention period (${jahre} years), in which it lies.",
        ),
    ),
    # the structure
    "eltern-fehlt": (
        FEHLER,
        _(
            "plan_eltern_fehlt",
            default="The parent ${eltern} of ${kennzeichen} is missing: add a line "
            "for it, or correct the parent.",
        ),
    ),
    "eltern-leer": (
        FEHLER,
        _(
            "plan_eltern_leer",
            default="${kennzeichen} has no parent although it does not stand on the "
            "first level: enter the number of the unit above it.",
        ),
    ),
    "eltern-nicht-ableitbar": (
        FEHLER,
        _(
            "plan_eltern_nicht_ableitbar",
            default="The numbering does not tell the parent of ${kennzeichen}: a unit "
            "between is missing, or it has to be named in a column eltern.",
        ),
    ),
    "eltern-mehrdeutig": (
        FEHLER,
        _(
            "plan_eltern_mehrdeutig",
            default="The numbering does not tell whether ${kennzeichen} belongs below "
            "${eltern}: add a column eltern or ebene.",
        ),
    ),
    "eltern-abgeleitet": (
        HINWEIS,
        _(
            "plan_eltern_abgeleitet",
            default="The file has no column eltern: the parents of ${anzahl} units "
            "were taken from the numbering. Check them in the preview.",
        ),
    ),
    "eltern-kreis": (
        FEHLER,
        _(
            "plan_eltern_kreis",
            default="${kennzeichen} would lie within itself (${weg}): correct the "
            "parents.",
        ),
    ),
    "eltern-stillgelegt": (
        FEHLER,
        _(
            "plan_eltern_stillgelegt",
            default="The parent ${eltern} of ${kennzeichen} is stillgelegt: it takes "
            "no new unit and none that is in force.",
        ),
    ),
    "ebene-falsch": (
        FEHLER,
        _(
            "plan_ebene_falsch",
            default="${kennzeichen} is said to be on level ${wert} but stands on "
            "level ${ebene} below its parent: correct the level or the parent.",
        ),
    ),
    "zu-viele-ebenen": (
        FEHLER,
        _(
            "plan_zu_viele_ebenen",
            default="${kennzeichen} stands on level ${ebene}; a file plan has at most "
            "${hoechstens}.",
        ),
    ),
    "betreffseinheit-mit-einheiten": (
        FEHLER,
        _(
            "plan_betreffseinheit_mit_einheiten",
            default="${kennzeichen} is a Betreffseinheit but holds units: make it a "
            "group, or give the units another parent.",
        ),
    ),
    "gruppe-ohne-einheiten": (
        WARNUNG,
        _(
            "plan_gruppe_ohne_einheiten",
            default="${kennzeichen} is a ${typ} without units: no Akten can be opened "
            "there until it becomes a Betreffseinheit or gets one.",
        ),
    ),
    "aufbewahrung-fehlt": (
        FEHLER,
        _(
            "plan_aufbewahrung_fehlt",
            default="The retention period of ${kennzeichen} is missing: enter years, "
            "or unbefristet. Without it the unit can be imported as Entwurf only.",
        ),
    ),
    "aussonderungsart-fehlt": (
        FEHLER,
        _(
            "plan_aussonderungsart_fehlt",
            default="The disposal of ${kennzeichen} is missing: enter A, B or V. "
            "Without it the unit can be imported as Entwurf only.",
        ),
    ),
    # the difference to what is there
    "eltern-geaendert": (
        FEHLER,
        _(
            "plan_eltern_geaendert",
            default="${kennzeichen} lies below ${alt} and would move to ${neu}. An "
            "import moves no units: create a new unit and transfer the Akten.",
        ),
    ),
    "zustand-unmoeglich": (
        FEHLER,
        _(
            "plan_zustand_unmoeglich",
            default="${kennzeichen} is or was in force and cannot become Entwurf "
            "again: enter aktiv or stillgelegt.",
        ),
    ),
    "frist-geaendert": (
        HINWEIS,
        _(
            "plan_frist_geaendert",
            default="The retention of ${kennzeichen} changes for new Akten; the Akten "
            "that are there keep theirs.",
        ),
    ),
}


def befund(
    code: str,
    *,
    line: int | None = None,
    field: str | None = None,
    kennzeichen: str | None = None,
    schwere: str | None = None,
    **angaben: object,
) -> Befund:
    """Return a finding.

    :param code: key of :data:`MELDUNGEN`.
    :param line: line of the file.
    :param field: name of the column.
    :param kennzeichen: number of the unit; also for the message.
    :param schwere: how serious it is, if otherwise than usual.
    :param angaben: the values that the message names.
    """
    ueblich, meldung = MELDUNGEN[code]
    if kennzeichen is not None:
        angaben["kennzeichen"] = kennzeichen
    mapping = {name: _kurz(wert) for name, wert in angaben.items()}
    return Befund(
        code,
        Message(meldung, mapping=mapping),
        field=field,
        line=line,
        kennzeichen=kennzeichen,
        schwere=schwere or ueblich,
    )


def _kurz(wert, laenge=200):
    text = str(wert)
    return text if len(text) <= laenge else text[: laenge - 1] + "…"
