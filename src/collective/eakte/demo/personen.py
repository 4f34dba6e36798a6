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

#: Group of everybody who works for the city: sees the plan, no records.
GRUPPE_BESCHAEFTIGTE = "beschaeftigte"


@dataclass(frozen=True)
class Organisationseinheit:
    """An office of the city: its short code and its name."""

    code: str
    name: str

    @property
    def gruppe(self) -> str:
        """Return the id of the group that holds all people of the office."""
        return f"oe-{self.code}"


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
        return (GRUPPE_BESCHAEFTIGTE, f"oe-{self.oe}", rollengruppe(self))


@dataclass(frozen=True)
class Gruppe:
    """A group, its title and the roles that it has in the whole site."""

    id: str
    titel: str
    rollen: tuple[str, ...] = ()


ORGANISATIONSEINHEITEN = (
    Organisationseinheit("01", "Büro des Oberbürgermeisters"),
    Organisationseinheit("10", "Hauptamt"),
    Organisationseinheit("11", "Personalamt"),
    Organisationseinheit("32", "Ordnungsamt"),
    Organisationseinheit("61", "Stadtplanungsamt"),
)

#: Roles that belong to an office; people hold them on the office's plan units.
OERTLICHE_ROLLEN = ("Sachbearbeitung", "Leitung")

#: Roles for the whole house with one group each; it holds the role in the whole
#: site, but for the Poststelle, which does not open everybody's mail.
HAUSROLLEN = (
    "Registratur",
    "Poststelle",
    "Archiv",
    "Fachadministration",
    "Revision",
    "Datenschutz",
)
POSTSTELLE = "Poststelle"

#: The first of each role is the one whose log-in is printed.
PERSONEN = (
    Person("oeztuerk", "Emre", "Öztürk", "32", "Sachbearbeitung", "Gewerbe, Verkehr"),
    Person("tran", "Linh", "Tran", "01", "Sachbearbeitung", "Ratsbüro"),
    Person("marino", "Giulia", "Marino", "10", "Sachbearbeitung", "Zentrale Dienste"),
    Person("demir", "Aylin", "Demir", "11", "Sachbearbeitung", "Personalgewinnung"),
    Person("nowak", "Piotr", "Nowak", "61", "Sachbearbeitung", "Bauleitplanung"),
    Person("brueggemann", "Heinrich", "Brüggemann", "32", "Leitung", "Amtsleiter"),
    Person("seidel", "Renate", "Seidel", "10", "Registratur", "Zentralregistratur"),
    Person("mensah", "Kofi", "Mensah", "10", "Poststelle", "Post- und Scanstelle"),
    Person("weidenbach", "Margarete", "Weidenbach", "10", "Archiv", "Stadtarchiv"),
    Person("novak", "Jelena", "Novák", "10", "Fachadministration", "E-Akte"),
    Person("kuehn", "Joachim", "Kühn", "01", "Revision", "Rechnungsprüfung"),
    Person("joergensen", "Svenja", "Jörgensen", "01", "Datenschutz", "Datenschutz"),
)

#: (login, password, role, full name), in the order in which they are printed.
DEMO_LOGINS = tuple(
    (person.login, DEMO_PASSWORT, person.rolle, person.name) for person in PERSONEN
)


def rollengruppe(person: Person) -> str:
    """Return the group by which the person has her role.

    Office roles have a group per office (``oe-32-sachbearbeitung``), roles for
    the whole house have one group (``registratur``).
    """
    if person.rolle in OERTLICHE_ROLLEN:
        return f"oe-{person.oe}-{person.rolle.lower()}"
    return person.rolle.lower()


def gruppen() -> Iterator[Gruppe]:
    """Yield every group of the demo, also those without a member yet."""
    yield Gruppe(GRUPPE_BESCHAEFTIGTE, "Alle Beschäftigten", ("Beschaeftigte",))
    for oe in ORGANISATIONSEINHEITEN:
        yield Gruppe(oe.gruppe, f"{oe.code} {oe.name}")
        for rolle in OERTLICHE_ROLLEN:
            yield Gruppe(
                f"{oe.gruppe}-{rolle.lower()}", f"{oe.code} {oe.name}: {rolle}"
            )
    for rolle in HAUSROLLEN:
        rollen = () if rolle == POSTSTELLE else (rolle,)
        yield Gruppe(rolle.lower(), rolle, rollen)


def organisationseinheit(code: str) -> Organisationseinheit:
    """Return the office with this short code; raise ``KeyError`` if there is none."""
    return {oe.code: oe for oe in ORGANISATIONSEINHEITEN}[code]


def person(rolle: str) -> Person:
    """Return the first person with a role; raise ``StopIteration`` if nobody has it."""
    return next(person for person in PERSONEN if person.rolle == rolle)


def bearbeitung(oe: str) -> Person:
    """Return the clerk who works on the records of an office."""
    return next(
        person
        for person in PERSONEN
        if person.oe == oe and person.rolle == "Sachbearbeitung"
    )
