"""Who may see more than her office, and who less, as plain values.

What an office has in its own records follows from the plan; it is not listed here.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Vorgabe:
    """A preset of access at a unit of a plan."""

    plan: str
    einheit: str
    vorgabe: str


@dataclass(frozen=True)
class Pruefauftrag:
    """An audit: a group reads in a part of a plan until a day."""

    rolle: str
    plan: str
    #: Kennzeichen of the unit at the top of the part; empty for the whole plan
    einheit: str
    grund: str


@dataclass(frozen=True)
class Freigabe:
    """A release of one Akte to somebody of another office."""

    plan: str
    #: beginning of the Betreff of the Akte
    betreff: str
    person: str
    rolle: str
    grund: str
    #: ``"offen"``, ``"befristet"`` or ``"abgelaufen"``
    dauer: str


@dataclass(frozen=True)
class Abwesenheit:
    """A long absence and who stands in."""

    abwesend: str
    vertretung: str
    oe: str
    grund: str


ORGANISATION = "organisationsbasiert"
PRODUKTE = "produktorientiert"

#: Files on staff are for the heads of the Personalamt and those who keep them, what
#: precedes an honour is for nobody but the one who prepares it. So is the mayor's own
#: correspondence.
VORGABEN = (
    Vorgabe(ORGANISATION, "01.01.05", "geschlossen"),
    Vorgabe(ORGANISATION, "01.02", "geschlossen"),
    Vorgabe(ORGANISATION, "11.01", "persoenlich"),
)

#: Where every look at a record is entered: who reads files on staff has to have a
#: reason for it.
LESEPROTOKOLL = ((ORGANISATION, "11.01"),)

PRUEFAUFTRAEGE = (
    Pruefauftrag("Revision", ORGANISATION, "", "Jahresprüfung der Aktenführung"),
    Pruefauftrag("Revision", PRODUKTE, "", "Jahresprüfung der Aktenführung"),
    Pruefauftrag(
        "Datenschutz",
        ORGANISATION,
        "32",
        "Prüfung der Verarbeitung personenbezogener Daten im Ordnungsamt",
    ),
)

FREIGABEN = (
    Freigabe(
        ORGANISATION,
        "Gasthaus Zum Löwen",
        "nowak",
        "Einsicht",
        "Stellungnahme zum Stellplatznachweis",
        "befristet",
    ),
    Freigabe(
        ORGANISATION,
        "Bebauungsplan Nr. 47",
        "oeztuerk",
        "Einsicht",
        "Beteiligung des Ordnungsamtes: Verkehr an der Ringstraße",
        "offen",
    ),
    Freigabe(
        ORGANISATION,
        "Sachbearbeitung Gewerbe",
        "brueggemann",
        "Einsicht",
        "Mitwirkung in der Auswahlkommission",
        "abgelaufen",
    ),
)

ABWESENHEITEN = (Abwesenheit("tran", "marino", "01", "Elternzeit"),)

#: Branches whose mail the Poststelle hands over unopened: council and staff, in
#: the plan by offices (01, 11) and in the one by products (111).
UNGEOEFFNETE_POST = ("01", "11", "111")
