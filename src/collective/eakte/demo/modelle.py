"""What the demo consists of, as plain values: Akten down to the single letter."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field

import datetime


#: Media type by file format.
MEDIENTYPEN = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "eml": "message/rfc822",
    "png": "image/png",
}


@dataclass(frozen=True)
class Schriftstueck:
    """The content of one file, before it becomes a PDF, DOCX, XLSX, EML or PNG."""

    #: names the file for good: seeds drawings, becomes the Message-ID
    schluessel: str
    format: str
    dateiname: str
    betreff: str
    datum: datetime.date
    verfasser: str
    #: name and address of the sender, the first line is the name
    absender: tuple[str, ...] = ()
    empfaenger: tuple[str, ...] = ()
    #: labelled lines beside the address: date, reference, contact
    angaben: tuple[tuple[str, str], ...] = ()
    absaetze: tuple[str, ...] = ()
    #: the first row is the heading; the last column may hold amounts
    tabelle: tuple[tuple[str | int | float, ...], ...] = ()
    schluss: tuple[str, ...] = ()
    #: what a drawing shows: "lageplan" or "scan"
    darstellung: str = ""
    absender_mail: str = ""
    empfaenger_mail: str = ""

    @property
    def medientyp(self) -> str:
        """Return the media type of the file."""
        return MEDIENTYPEN[self.format]


@dataclass
class Dokument:
    """One Dokument with its metadata and its file."""

    schluessel: str
    betreff: str
    dokumentart: str
    typ: str
    datum_des_schreibens: datetime.date
    schriftstueck: Schriftstueck
    posteingangsdatum: datetime.date | None = None
    postausgangsdatum: datetime.date | None = None
    absender: str = ""
    empfaenger: str = ""
    fremdes_geschaeftszeichen: str = ""
    bezug: str = ""
    bearbeiter: str = ""
    medium: str = "001"
    #: ``schluessel`` of the main Dokument when this one is an Anlage
    hauptdokument: str = ""
    #: ``schluessel`` of the final Dokument of which this one is made
    ursprung: str = ""
    zustand: str = "entwurf"
    stornogrund: str = ""


@dataclass
class Vorgang:
    """One piece of work: what came in, what was noted, what went out."""

    betreff: str
    typ: str
    laufzeit_beginn: datetime.date
    laufzeit_ende: datetime.date | None = None
    bearbeiter: str = ""
    beteiligte: tuple[str, ...] = ()
    dokumente: list[Dokument] = field(default_factory=list)
    teilvorgaenge: list["Vorgang"] = field(default_factory=list)
    zustand: str = "in_bearbeitung"
    stornogrund: str = ""
    #: the office that works on it, when it is not the one that leads the Akte
    oe: str = ""

    def alle_vorgaenge(self) -> Iterator["Vorgang"]:
        """Yield the Vorgang and the Teilvorgänge below it."""
        yield self
        for teil in self.teilvorgaenge:
            yield from teil.alle_vorgaenge()


@dataclass
class Teilakte:
    """A part of a large Akte (a Band or a Register)."""

    betreff: str
    laufzeit_beginn: datetime.date
    laufzeit_ende: datetime.date | None = None
    vorgaenge: list[Vorgang] = field(default_factory=list)
    dokumente: list[Dokument] = field(default_factory=list)
    zustand: str = "in_bearbeitung"

    @property
    def oe(self) -> str:
        """Return the office that alone sees it, if it is not the one of the Akte."""
        return self.vorgaenge[0].oe if self.vorgaenge else ""


@dataclass
class Akte:
    """One Akte and the place in the plan where it is opened."""

    plan: str
    einheit: str
    oe: str
    betreff: str
    typ: str
    laufzeit_beginn: datetime.date
    laufzeit_ende: datetime.date | None = None
    beteiligte: tuple[str, ...] = ()
    medium: str = "001"
    standort: str = ""
    bemerkung: str = ""
    teilakten: list[Teilakte] = field(default_factory=list)
    vorgaenge: list[Vorgang] = field(default_factory=list)
    dokumente: list[Dokument] = field(default_factory=list)
    zustand: str = "in_bearbeitung"
    stornogrund: str = ""

    def alle_vorgaenge(self) -> Iterator[Vorgang]:
        """Yield every Vorgang of the Akte, also those in its Teilakten."""
        for vorgang in self.vorgaenge:
            yield from vorgang.alle_vorgaenge()
        for teilakte in self.teilakten:
            for vorgang in teilakte.vorgaenge:
                yield from vorgang.alle_vorgaenge()

    def alle_dokumente(self) -> Iterator[Dokument]:
        """Yield every Dokument of the Akte, at whatever depth."""
        yield from self.dokumente
        for teilakte in self.teilakten:
            yield from teilakte.dokumente
        for vorgang in self.alle_vorgaenge():
            yield from vorgang.dokumente
