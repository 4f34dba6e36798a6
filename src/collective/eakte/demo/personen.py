"""The demo's Organisationseinheiten, people and groups, as plain values.

The city of Lauterfels does not exist. Log-ins and passwords are fixed and
public: the demo is for a computer of one's own, never for a site that others
can reach.
"""

from collections.abc import Iterator
from dataclasses import dataclass


#: The password of every demo account (Plone's own policy asks for 8 characters).
DEMO_PASSWORT = "Eakte-Demo-2026"

MAIL_DOMAIN = "lauterfels.example"


@dataclass(frozen=True)
class Organisationseinheit:
    """An office of the city: its short code and its name.

    All people of an office are in its group, its head is in the group of the heads
    too. So new people get their rights by becoming members, and nothing else changes.
    """

    code: str
    name: str
    #: code of the office whose head permanently stands in for the head of this one
    stellvertretung: str = ""
    #: whether the office works with the E-Akte already
    aktiv: bool = True

    @property
    def gruppe(self) -> str:
        """Return the id of the group that holds all people of the office."""
        return f"oe-{self.code}"

    @property
    def leitungsgruppe(self) -> str:
        """Return the id of the group of those who head the office."""
        return f"oe-{self.code}-leitung"


@dataclass(frozen=True)
class Person:
    """One of the people who work with the demo."""

    login: str
    vorname: str
    nachname: str
    oe: str
    rolle: str
    #: what she does in the office
    aufgabe: str

    @property
    def name(self) -> str:
        """Return the full name as it stands under a letter."""
        return f"{self.vorname} {self.nachname}"

    @property
    def mail(self) -> str:
        """Return the address; the domain is reserved (RFC 2606)."""
        return f"{self.login}@{MAIL_DOMAIN}"

    @property
    def gruppen(self) -> tuple[str, ...]:
        """Return the groups in which the person is a member."""
        if self.rolle == "Sachbearbeitung":
            return (f"oe-{self.oe}",)
        return (f"oe-{self.oe}", rollengruppe(self))


@dataclass(frozen=True)
class Gruppe:
    """A group, its title and the roles that it has in the whole site."""

    id: str
    titel: str
    rollen: tuple[str, ...] = ()


#: Offices that keep records in the demo.
AEMTER = (
    Organisationseinheit("01", "Büro des Oberbürgermeisters", stellvertretung="10"),
    Organisationseinheit("10", "Hauptamt", stellvertretung="01"),
    Organisationseinheit("11", "Personalamt"),
    Organisationseinheit("32", "Ordnungsamt"),
    Organisationseinheit("61", "Stadtplanungsamt"),
)

#: Services for the whole house stand beside the offices: who works there belongs to
#: no office and has no part in its records. So does the Beihilfestelle, which must be
#: kept apart from those who decide on staff (§ 108 Abs. 1 BBG and the states' acts).
DIENSTE = (
    Organisationseinheit("02", "Datenschutz"),
    Organisationseinheit("12", "Digitalisierung"),
    Organisationseinheit("13", "Registratur und Poststelle"),
    Organisationseinheit("14", "Rechnungsprüfungsamt"),
    Organisationseinheit("15", "Beihilfestelle"),
    Organisationseinheit("47", "Stadtarchiv"),
)

#: Offices whose turn has not come yet: their people see nothing.
NOCH_NICHT_AKTIV = (Organisationseinheit("40", "Schulverwaltungsamt", aktiv=False),)

ORGANISATIONSEINHEITEN = (*AEMTER, *DIENSTE, *NOCH_NICHT_AKTIV)

#: Roles that belong to an office; people hold them where the office keeps records.
OERTLICHE_ROLLEN = ("Sachbearbeitung", "Leitung")

#: Roles for the whole house, held by one group each in the whole site.
HAUSROLLEN = ("Registratur", "Archiv", "Fachadministration")

#: Roles that one group each holds in parts of the plan: the Poststelle does not open
#: everybody's mail, and who audits sees what the audit is about, for its time.
ZWEIGROLLEN = ("Poststelle", "Revision", "Datenschutz")

#: The first of each role is the one whose log-in is printed.
PERSONEN = (
    Person("oeztuerk", "Emre", "Öztürk", "32", "Sachbearbeitung", "Gewerbe, Verkehr"),
    Person("tran", "Linh", "Tran", "01", "Sachbearbeitung", "Ratsbüro"),
    Person("marino", "Giulia", "Marino", "10", "Sachbearbeitung", "Zentrale Dienste"),
    Person("demir", "Aylin", "Demir", "11", "Sachbearbeitung", "Personalgewinnung"),
    Person("nowak", "Piotr", "Nowak", "61", "Sachbearbeitung", "Bauleitplanung"),
    Person("brueggemann", "Heinrich", "Brüggemann", "32", "Leitung", "Amtsleiter"),
    Person("roth", "Friederike", "Roth", "01", "Leitung", "Büroleiterin"),
    Person("vogt", "Matthias", "Vogt", "10", "Leitung", "Amtsleiter"),
    Person("albrecht", "Sabine", "Albrecht", "11", "Leitung", "Amtsleiterin"),
    Person("lindqvist", "Annette", "Lindqvist", "61", "Leitung", "Amtsleiterin"),
    Person("ahrens", "Birgit", "Ahrens", "15", "Leitung", "Beihilfe"),
    Person("seidel", "Renate", "Seidel", "13", "Registratur", "Zentralregistratur"),
    Person("mensah", "Kofi", "Mensah", "13", "Poststelle", "Post- und Scanstelle"),
    Person("weidenbach", "Margarete", "Weidenbach", "47", "Archiv", "Archivarin"),
    Person("novak", "Jelena", "Novák", "12", "Fachadministration", "E-Akte"),
    Person("kuehn", "Joachim", "Kühn", "14", "Revision", "Prüfer"),
    Person("joergensen", "Svenja", "Jörgensen", "02", "Datenschutz", "Beauftragte"),
    Person("okafor", "Daniel", "Okafor", "40", "Sachbearbeitung", "Schulentwicklung"),
)

#: (login, password, role, full name), in the order in which they are printed.
DEMO_LOGINS = tuple(
    (person.login, DEMO_PASSWORT, person.rolle, person.name) for person in PERSONEN
)


def rollengruppe(person: Person) -> str:
    """Return the group by which the person has her role.

    Each office has groups of its own (``oe-32``, ``oe-32-leitung``), a role for the
    whole house has one group (``registratur``).
    """
    if person.rolle == "Sachbearbeitung":
        return f"oe-{person.oe}"
    if person.rolle in OERTLICHE_ROLLEN:
        return f"oe-{person.oe}-{person.rolle.lower()}"
    return person.rolle.lower()


def gruppen() -> Iterator[Gruppe]:
    """Yield every group of the demo, also those without a member yet."""
    for oe in ORGANISATIONSEINHEITEN:
        yield Gruppe(oe.gruppe, f"{oe.code} {oe.name}")
        yield Gruppe(oe.leitungsgruppe, f"{oe.code} {oe.name}: Leitung")
    for rolle in HAUSROLLEN:
        yield Gruppe(rolle.lower(), rolle, (rolle,))
    for rolle in ZWEIGROLLEN:
        yield Gruppe(rolle.lower(), rolle)


def organisationseinheit(code: str) -> Organisationseinheit:
    """Return the office with this short code; raise ``KeyError`` if there is none."""
    return {oe.code: oe for oe in ORGANISATIONSEINHEITEN}[code]


def person(rolle: str) -> Person:
    """Return the first person with a role; raise ``StopIteration`` if nobody has it."""
    return next(person for person in PERSONEN if person.rolle == rolle)


def bearbeitung(oe: str) -> Person:
    """Return who works on the records of an office: its clerk, or else its head."""
    dort = [person for person in PERSONEN if person.oe == oe]
    return min(dort, key=lambda person: OERTLICHE_ROLLEN.index(person.rolle))


def leitung(oe: str) -> Person:
    """Return the head of an office; raise ``StopIteration`` if it has none."""
    return next(
        person for person in PERSONEN if person.oe == oe and person.rolle == "Leitung"
    )
