"""How the city and others write: letters, notes, forms, mails, drawings."""

from __future__ import annotations

from collective.eakte.demo.modelle import Dokument
from collective.eakte.demo.modelle import Schriftstueck
from collective.eakte.demo.personen import organisationseinheit
from collective.eakte.demo.schriftstuecke.text import datum
from collective.eakte.demo.vorlagen.bausteine import Schritt
from collective.eakte.demo.vorlagen.stellen import RATHAUS
from collective.eakte.demo.vorlagen.stellen import STADT
from collective.eakte.demo.vorlagen.stellen import STADT_MAIL
from collective.eakte.demo.vorlagen.stellen import Stelle
from typing import TYPE_CHECKING

import re


if TYPE_CHECKING:
    from collective.eakte.demo.bestand.dokumente import Zusammenhang


WIDERSPRUCH = (
    "Rechtsbehelfsbelehrung: Gegen diesen Bescheid kann innerhalb eines Monats nach "
    "Bekanntgabe Widerspruch erhoben werden. Der Widerspruch ist bei der Stadt "
    "Lauterfels, Marktplatz 1, 00123 Lauterfels, schriftlich, elektronisch oder zur "
    "Niederschrift einzulegen."
)
EINSPRUCH = (
    "Rechtsbehelfsbelehrung: Gegen diesen Bußgeldbescheid können Sie innerhalb von "
    "zwei Wochen nach Zustellung schriftlich oder zur Niederschrift Einspruch "
    "einlegen (§ 67 OWiG)."
)

#: Those who sign for the correspondents.
UNTERZEICHNENDE = (
    "Rademacher",
    "Böttcher",
    "Dr. Achterberg",
    "Wojcik",
    "Lindström",
    "Özdemir",
    "Hartmann",
    "Fröbel",
)

#: Rows whose last column is added up.
_SUMMIERBAR = ("Betrag", "Kosten", "Zuschuss")

#: Streets for plans of which only the quarter is known.
STRASSEN = ("Ringstraße", "Bahnhofstraße", "Uferstraße", "Gartenweg", "Wiesenweg")
_STRASSE = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+(?:straße|gasse|weg|platz)\b")

#: A letter starts its first sentence after the salutation in lower case, unless
#: it addresses the reader.
_ANREDEFAEHIG = re.compile(r"[a-zäöüß]|Ihr|Ihn")


def schreibe(
    zusammenhang: Zusammenhang,
    schritt: Schritt,
    dokument: Dokument,
    gegenueber: Stelle | None,
) -> Schriftstueck:
    """Return the content of the file that belongs to a Dokument."""
    angaben = zusammenhang.angaben(dokument.datum_des_schreibens)
    text = schritt.text.format(**angaben)
    teile = {
        "eingang": _eingang,
        "ausgang": _ausgang,
        "intern": _intern,
    }[schritt.dokumentart](zusammenhang, schritt, dokument, gegenueber)
    absaetze = list(filter(None, text.split("\n\n")))
    if _ANREDEFAEHIG.match(text) and schritt.dokumentart != "intern":
        absaetze.insert(0, _anrede(zusammenhang, schritt))
    if schritt.typ == "Bescheid":
        bussgeld = dokument.betreff.startswith("Bußgeld")
        absaetze.append(EINSPRUCH if bussgeld else WIDERSPRUCH)
    return Schriftstueck(
        schluessel=dokument.schluessel,
        format=schritt.format,
        dateiname=_dateiname(dokument, schritt),
        betreff=dokument.betreff,
        datum=dokument.datum_des_schreibens,
        absaetze=tuple(absaetze),
        tabelle=_tabelle(schritt, angaben),
        darstellung=schritt.darstellung,
        **teile,
    )


def _eingang(zusammenhang, schritt, dokument, gegenueber) -> dict:
    angaben = [("Datum", datum(dokument.datum_des_schreibens))]
    if dokument.fremdes_geschaeftszeichen:
        angaben.append(("Unser Zeichen", dokument.fremdes_geschaeftszeichen))
    if schritt.darstellung == "scan":
        angaben.append(("Eingang", datum(dokument.posteingangsdatum)))
    if schritt.darstellung == "lageplan":
        angaben.insert(0, ("Straße", _strasse(zusammenhang)))
    privat = schritt.gegenueber == "beteiligt"
    name = gegenueber.name
    if not privat:
        name = zusammenhang.zufall.choice(UNTERZEICHNENDE)
    return {
        "verfasser": gegenueber.name,
        "absender": (gegenueber.name, *gegenueber.anschrift),
        "empfaenger": (STADT, organisationseinheit(zusammenhang.oe).name, *RATHAUS),
        "angaben": tuple(angaben),
        "schluss": _schluss(schritt, name, im_auftrag=not privat),
        "absender_mail": gegenueber.mail,
        "empfaenger_mail": STADT_MAIL,
    }


def _ausgang(zusammenhang, schritt, dokument, gegenueber) -> dict:
    person = zusammenhang.bearbeitung
    angaben = [
        ("Datum", datum(dokument.datum_des_schreibens)),
        ("Unser Zeichen", f"{zusammenhang.oe}/{zusammenhang.einheit}"),
        ("Ihr Zeichen", dokument.fremdes_geschaeftszeichen),
        ("Ihr Schreiben vom", dokument.bezug.removeprefix("Ihr Schreiben vom ")),
        ("Auskunft erteilt", person.name),
        ("E-Mail", person.mail),
    ]
    name = [gegenueber.name]
    if schritt.gegenueber == "beteiligt" and zusammenhang.anrede:
        name.insert(0, zusammenhang.anrede.replace("Herr", "Herrn"))
    return {
        "verfasser": f"{STADT}, {person.name}",
        "absender": (
            STADT,
            organisationseinheit(zusammenhang.oe).name,
            ", ".join(RATHAUS),
        ),
        "empfaenger": (*name, *gegenueber.anschrift),
        "angaben": tuple((was, wert) for was, wert in angaben if wert),
        "schluss": _schluss(schritt, person.name, im_auftrag=True),
        "absender_mail": person.mail,
        "empfaenger_mail": gegenueber.mail,
    }


def _intern(zusammenhang, schritt, dokument, gegenueber) -> dict:
    person = zusammenhang.bearbeitung
    angaben = [
        ("Datum", datum(dokument.datum_des_schreibens)),
        ("Bearbeitung", person.name),
        ("Aktenplankennzeichen", zusammenhang.einheit),
    ]
    if schritt.darstellung == "lageplan":
        angaben.insert(0, ("Straße", _strasse(zusammenhang)))
    amt = organisationseinheit(zusammenhang.oe).name
    return {
        "verfasser": f"{STADT}, {person.name}",
        "absender": (f"{STADT} - {amt}",),
        "angaben": tuple(angaben),
        "schluss": (f"gez. {person.nachname}",),
    }


def _anrede(zusammenhang: Zusammenhang, schritt: Schritt) -> str:
    an_person = schritt.dokumentart == "ausgang" and schritt.gegenueber == "beteiligt"
    if an_person and zusammenhang.anrede:
        endung = "r" if zusammenhang.anrede == "Herr" else ""
        nachname = zusammenhang.name.split()[-1]
        return f"Sehr geehrte{endung} {zusammenhang.anrede} {nachname},"
    if schritt.dokumentart == "eingang" and zusammenhang.oe == "01":
        return "Sehr geehrter Herr Oberbürgermeister,"
    return "Sehr geehrte Damen und Herren,"


def _schluss(schritt: Schritt, name: str, im_auftrag: bool) -> tuple[str, ...]:
    """Return greeting and signature; forms and pictures have no greeting."""
    if not _ANREDEFAEHIG.match(schritt.text):
        return (f"gez. {name}",)
    auftrag = ("Im Auftrag",) if im_auftrag else ()
    return ("Mit freundlichen Grüßen", *auftrag, name)


def _tabelle(schritt: Schritt, angaben: dict) -> tuple[tuple, ...]:
    """Return the rows with the placeholders filled, and a sum where it has a sense."""
    zeilen = [
        tuple(f.format(**angaben) if isinstance(f, str) else f for f in zeile)
        for zeile in schritt.tabelle
    ]
    if zeilen and zeilen[0][-1].startswith(_SUMMIERBAR):
        summe = round(sum(zeile[-1] for zeile in zeilen[1:]), 2)
        zeilen.append(("Summe", *[""] * (len(zeilen[0]) - 2), summe))
    return tuple(zeilen)


def _strasse(zusammenhang: Zusammenhang) -> str:
    """Return the street that the Akte names, or one of the town."""
    gegenstand = zusammenhang.gegenstand
    treffer = _STRASSE.search(f"{gegenstand.anschrift} {gegenstand.bezeichnung}")
    return treffer.group() if treffer else zusammenhang.zufall.choice(STRASSEN)


def _dateiname(dokument: Dokument, schritt: Schritt) -> str:
    """Return a file name as clerks choose it: date and kind, without blanks."""
    art = schritt.typ.replace(" ", "-")
    return f"{dokument.datum_des_schreibens:%Y-%m-%d}_{art}.{schritt.format}"
