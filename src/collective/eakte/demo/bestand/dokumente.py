"""From the steps of a course to Dokumente with metadata and the text of their file."""

from collections.abc import Callable
from collective.eakte.demo.bestand.schreiben import schreibe
from collective.eakte.demo.kalender import nach
from collective.eakte.demo.modelle import Dokument
from collective.eakte.demo.personen import bearbeitung
from collective.eakte.demo.personen import organisationseinheit
from collective.eakte.demo.personen import Person
from collective.eakte.demo.schriftstuecke.text import betrag
from collective.eakte.demo.schriftstuecke.text import datum
from collective.eakte.demo.vorlagen.bausteine import Gegenstand
from collective.eakte.demo.vorlagen.bausteine import Schritt
from collective.eakte.demo.vorlagen.stellen import STADT
from collective.eakte.demo.vorlagen.stellen import Stelle
from collective.eakte.demo.vorlagen.stellen import STELLEN
from dataclasses import dataclass
from dataclasses import field

import datetime
import random
import re


#: Days that people get for an answer.
ANTWORTFRIST = 28

_UMLAUTE = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
)


@dataclass
class Zusammenhang:
    """What the Dokumente of an Akte have in common, and where the work stands."""

    gegenstand: Gegenstand
    oe: str
    einheit: str
    #: plan and unit, inside which no Betreff is given twice
    ort: str
    schluessel: str
    stelle: str
    zufall: random.Random
    vergib: Callable[[str, str, str, datetime.date], str]
    akte_beginn: datetime.date | None = None
    beginn: datetime.date | None = None
    anlass: str = ""
    betrag: float = 0.0
    #: date of the last letter received in the Vorgang
    eingang: datetime.date | None = None
    #: by sender: date and reference of the last letter
    briefe: dict[str, tuple[datetime.date, str]] = field(default_factory=dict)

    @property
    def bearbeitung(self) -> Person:
        """Return the clerk in charge."""
        return bearbeitung(self.oe)

    @property
    def beteiligte(self) -> tuple[str, ...]:
        """Return the people and firms that take part in the Akte."""
        return (self.name,) if self.gegenstand.person else ()

    @property
    def anrede(self) -> str:
        """Return "Frau" or "Herr"; nothing for a firm or club."""
        erstes = self.gegenstand.person.split(" ", 1)[0]
        return erstes if erstes in ("Frau", "Herr") else ""

    @property
    def name(self) -> str:
        """Return the name of the person, firm or club of the Akte."""
        return self.gegenstand.person.partition(" ")[2]

    def angaben(self, tag: datetime.date) -> dict[str, str]:
        """Return what the patterns may name, for a Dokument of this day."""
        anrede_person = " ".join(filter(None, (self.anrede, self.name)))
        return {
            "kurz": self.gegenstand.kurz,
            "lang": self.gegenstand.bezeichnung,
            # as a sentence of its own, behind a colon
            "Lang": self.gegenstand.bezeichnung[:1].upper()
            + self.gegenstand.bezeichnung[1:],
            "person": self.name,
            "anrede_person": anrede_person,
            "herrn_person": anrede_person.replace("Herr ", "Herrn ", 1),
            "anschrift": self.gegenstand.anschrift,
            "anlass": self.anlass,
            "betrag": betrag(self.betrag),
            "amt": organisationseinheit(self.oe).name,
            "akte_jahr": f"{(self.akte_beginn or tag):%Y}",
            "beginn": datum(self.beginn or tag),
            "eingang": datum(self.eingang or self.beginn or tag),
            "datum": datum(tag),
            "frist": datum(nach(tag, ANTWORTFRIST)),
        }

    def gegenueber(self, schritt: Schritt) -> Stelle | None:
        """Return with whom a step corresponds; ``None`` stays in the house."""
        wer = self.stelle if schritt.gegenueber == "stelle" else schritt.gegenueber
        if wer == "beteiligt":
            adresse = f"{_kennung(self.name)}@post.example"
            return Stelle(self.name, self.gegenstand.anschrift, adresse)
        return STELLEN[wer] if wer else None


def dokumente(
    zusammenhang: Zusammenhang,
    schluessel: str,
    schritte: tuple[Schritt, ...],
    beginn: datetime.date,
) -> list[Dokument]:
    """Return the Dokumente of a Vorgang (or directly in the Akte), in order."""
    zusammenhang.beginn, zusammenhang.eingang = beginn, None
    zusammenhang.briefe = {}
    fertig: list[Dokument] = []
    hauptdokument = ""
    tag = beginn
    for nummer, schritt in enumerate(schritte, 1):
        tag = nach(tag, schritt.tage if fertig else 0)
        dokument = _dokument(
            zusammenhang,
            f"{zusammenhang.schluessel}-{schluessel}-{nummer}",
            schritt,
            tag,
        )
        if schritt.anlage:
            dokument.hauptdokument = hauptdokument
        else:
            hauptdokument = dokument.schluessel
        fertig.append(dokument)
        tag = dokument.posteingangsdatum or tag
    return fertig


def _dokument(
    zusammenhang: Zusammenhang, schluessel: str, schritt: Schritt, tag: datetime.date
) -> Dokument:
    gegenueber = zusammenhang.gegenueber(schritt)
    betreff = schritt.betreff.format(**zusammenhang.angaben(tag))
    betreff = zusammenhang.vergib("Dokument", zusammenhang.ort, betreff, tag)
    bezug = ""
    fremdes_zeichen = ""
    posteingang = postausgang = None
    if schritt.dokumentart == "eingang":
        laufzeit = 0 if schritt.format == "eml" else zusammenhang.zufall.randint(1, 3)
        posteingang = nach(tag, laufzeit)
        fremdes_zeichen = _fremdes_zeichen(zusammenhang, gegenueber, tag)
        zusammenhang.eingang = tag
        zusammenhang.briefe[gegenueber.name] = (tag, fremdes_zeichen)
    elif schritt.dokumentart == "ausgang":
        postausgang = tag
        brief = zusammenhang.briefe.get(gegenueber.name)
        if brief:
            zusammenhang.eingang, fremdes_zeichen = brief
            bezug = f"Ihr Schreiben vom {datum(zusammenhang.eingang)}"
    dokument = Dokument(
        schluessel=schluessel,
        betreff=betreff,
        dokumentart=schritt.dokumentart,
        typ=schritt.typ,
        datum_des_schreibens=tag,
        posteingangsdatum=posteingang,
        postausgangsdatum=postausgang,
        absender=gegenueber.name if posteingang else STADT if postausgang else "",
        empfaenger=gegenueber.name if postausgang else STADT if posteingang else "",
        fremdes_geschaeftszeichen=fremdes_zeichen,
        bezug=bezug,
        bearbeiter=zusammenhang.bearbeitung.name,
        schriftstueck=None,
    )
    dokument.schriftstueck = schreibe(zusammenhang, schritt, dokument, gegenueber)
    return dokument


def _fremdes_zeichen(
    zusammenhang: Zusammenhang, gegenueber: Stelle, tag: datetime.date
) -> str:
    """Return the sender's own reference; private people have none."""
    nr = zusammenhang.zufall.randint(112, 4890)
    return gegenueber.zeichen.format(nr=nr, jj=f"{tag:%y}")


def _kennung(name: str) -> str:
    """Return a name as it stands before the @ of an address."""
    ascii_name = name.translate(_UMLAUTE).lower()
    return re.sub(r"[^a-z0-9]+", ".", ascii_name).strip(".")
