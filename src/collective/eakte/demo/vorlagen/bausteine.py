"""The parts of a pattern: steps, courses of work, subjects, kinds of Akten.

The patterns themselves are TOML files in ``daten``. Their texts are
``str.format`` patterns that may name: ``kurz`` and ``lang`` (the subject;
``Lang`` begins a sentence),
``person``, ``anrede_person``, ``herrn_person`` (dative), ``anschrift``,
``anlass``, ``betrag``, ``akte_jahr``, and as dates ``datum``, ``beginn`` (of the
Vorgang), ``eingang`` (of the last letter received), ``frist``. An empty line
separates paragraphs.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Gegenstand:
    """What an Akte is about; who takes part in it."""

    kurz: str
    lang: str = ""
    #: "Frau Petra Sander", "Herr ...", or the name of a firm or club
    person: str = ""
    anschrift: str = ""

    @property
    def bezeichnung(self) -> str:
        """Return the long name, or the short one when there is no other."""
        return self.lang or self.kurz


@dataclass(frozen=True)
class Schritt:
    """One Dokument in the course of a Vorgang."""

    dokumentart: str
    typ: str
    betreff: str
    text: str
    format: str = "pdf"
    #: sender of an Eingang, addressee of an Ausgang: key of stellen.STELLEN, or
    #: "beteiligt" for the person of the Akte, "stelle" for the firm of the pattern
    gegenueber: str = ""
    #: days after the step before
    tage: int = 3
    #: left out when fewer Dokumente are wanted
    wahlweise: bool = False
    anlage: bool = False
    tabelle: tuple[tuple, ...] = ()
    darstellung: str = ""


@dataclass(frozen=True)
class Ablauf:
    """A course of work that becomes a Vorgang."""

    schluessel: str
    betreff: str
    typ: str
    schritte: tuple[Schritt, ...]
    #: occasions; a course with several can take place once for each.
    #: A year in it, or ``|2024-11`` behind it, says when.
    anlaesse: tuple[str, ...] = ("",)
    betraege: tuple[float, ...] = (80.0, 125.0, 160.0)
    #: key of the course that must have taken place before
    voraus: str = ""
    #: the course hangs below the one named in ``voraus``, as Teilvorgang
    teilvorgang: bool = False
    #: the office that works on it, when it is not the one that leads the Akte
    oe: str = ""


@dataclass(frozen=True)
class Aktenvorlage:
    """A kind of Akte: where it is opened, on what, and what happens in it."""

    oe: str
    #: (plan, Kennzeichen of the leaf unit, how many Akten)
    orte: tuple[tuple[str, str, int], ...]
    betreff: str
    typ: str
    gegenstaende: tuple[Gegenstand, ...]
    ablaeufe: tuple[Ablauf, ...]
    #: titles of the Teilakten among which the Vorgänge are divided
    teilakten: tuple[str, ...] = ()
    standort: str = ""
    #: at most so many Vorgänge; 0 leaves it to the courses
    hoechstens: int = 0
    mindestens: int = 1
    #: the firm that ``gegenueber = "stelle"`` of a step stands for
    stelle: str = ""

    @property
    def anzahl(self) -> int:
        """Return how many Akten are made of this kind."""
        return sum(anzahl for _, _, anzahl in self.orte)
