"""What people have done to some records since they were filed, as plain values.

Drafts that several people have worked on, Dokumente that somebody has checked out,
notes. A Dokument is named by its Betreff, which no other one in its unit has.
"""

from collective.eakte.demo.modelle import Schriftstueck
from dataclasses import dataclass
from dataclasses import replace


@dataclass(frozen=True)
class Neufassung:
    """Somebody checks a draft out, changes its text and checks it in."""

    person: str
    kommentar: str
    #: what stood in the text until now, and what stands there instead
    ersetzungen: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Rueckgriff:
    """Somebody makes the file of an earlier version the current one again."""

    person: str
    nummer: int
    kommentar: str


@dataclass(frozen=True)
class Entwurfsarbeit:
    """How a draft came to be what it is; its first version is the one that is filed."""

    betreff: str
    schritte: tuple[Neufassung | Rueckgriff, ...]


@dataclass(frozen=True)
class InArbeit:
    """A Dokument that somebody has checked out at the moment."""

    betreff: str
    person: str


@dataclass(frozen=True)
class Notiz:
    """A note in the Protokoll of an Akte or of a Dokument."""

    portal_type: str
    betreff: str
    person: str
    text: str


#: Betreff of a draft -> Betreff of the final Dokument in the same Vorgang of which it
#: is made.
ENTWUERFE_AUS = {
    "Ordnungsverfügung: Einsturzgefährdete Mauer Mühlgasse 30 (Bescheid)": (
        "Anhörung: Einsturzgefährdete Mauer Mühlgasse 30"
    ),
}

ENTWURFSARBEIT = (
    Entwurfsarbeit(
        "Gestattung zum Stadtfest 2026: Gasthaus Zum Löwen (Bescheid)",
        (
            Neufassung(
                "brueggemann",
                "Ende der Musik auf 23 Uhr gelegt, Auflage zum Rettungsweg ergänzt",
                (
                    (
                        "Nach 22 Uhr ist Musik im Freien nicht zulässig.",
                        "Nach 23 Uhr ist Musik im Freien nicht zulässig. Der "
                        "Rettungsweg über den Marktplatz ist auf einer Breite von "
                        "vier Metern freizuhalten.",
                    ),
                ),
            ),
            Neufassung(
                "oeztuerk",
                "Gebühr für zwei Tage eingesetzt",
                (("60,00 Euro", "120,00 Euro"),),
            ),
            Rueckgriff(
                "brueggemann",
                2,
                "Gestattung gilt nur für einen Tag, die Gebühr bleibt bei 60 Euro",
            ),
        ),
    ),
    Entwurfsarbeit(
        "Ordnungsverfügung: Einsturzgefährdete Mauer Mühlgasse 30 (Bescheid)",
        (
            Neufassung("oeztuerk", "Aus dem Anhörungsschreiben entwickelt"),
            Neufassung(
                "brueggemann",
                "Zwangsgeld erhöht, sofortige Absperrung angeordnet",
                (
                    ("500,00 Euro", "1.000,00 Euro"),
                    (
                        "zu beseitigen.",
                        "zu beseitigen. Bis dahin ist der Gehweg vor der Mauer auf "
                        "einer Länge von acht Metern abzusperren.",
                    ),
                ),
            ),
        ),
    ),
    Entwurfsarbeit(
        "Sicherheitsbesprechung Martinsumzug 2026",
        (
            Neufassung(
                "brueggemann",
                "Zahl der Kräfte berichtigt",
                (("zwölf Kräfte", "vierzehn Kräfte"),),
            ),
        ),
    ),
)

#: The second one is a Dokument of the absent person for whom marino stands in.
IN_ARBEIT = (
    InArbeit(
        "Sondernutzungserlaubnis Außenbewirtung 2026: Ristorante Da Luca", "oeztuerk"
    ),
    InArbeit(
        "Antwort des Oberbürgermeisters: Straßenbeleuchtung Färbergasse", "marino"
    ),
    InArbeit("Vorlage zum Satzungsbeschluss: Nr. 43 Schulcampus", "nowak"),
)

NOTIZEN = (
    Notiz(
        "Akte",
        "Gasthaus Zum Löwen, Marktplatz 3",
        "seidel",
        "Die Papierakte aus den Jahren vor 2021 liegt im Zwischenarchiv. Sie wird auf "
        "Anforderung vorgelegt.",
    ),
    Notiz(
        "Akte",
        "Gasthaus Zum Löwen, Marktplatz 3",
        "oeztuerk",
        "Herr Acker hat angerufen: Er schenkt beim Stadtfest nur am Samstag aus.",
    ),
    Notiz(
        "Dokument",
        "Gestattung zum Stadtfest 2026: Gasthaus Zum Löwen (Bescheid)",
        "brueggemann",
        "Mit dem Umweltamt abgestimmt: Musik bis 23 Uhr ist an diesem Abend vertretbar.",
    ),
    Notiz(
        "Akte",
        "Einsturzgefährdete Mauer Mühlgasse 30, Herr Gerhard Stöckl",
        "brueggemann",
        "Ortstermin mit dem Bauhof: Die Mauer hat sich seit dem Bericht weiter geneigt.",
    ),
)


def neu_gefasst(schriftstueck: Schriftstueck, neufassung: Neufassung) -> Schriftstueck:
    """Return what is written after a change.

    :raises ValueError: what is to be replaced does not stand in the text.
    """
    absaetze = schriftstueck.absaetze
    for alt, neu in neufassung.ersetzungen:
        geaendert = tuple(absatz.replace(alt, neu, 1) for absatz in absaetze)
        if geaendert == absaetze:
            raise ValueError(f"{schriftstueck.betreff}: there is no {alt!r}")
        absaetze = geaendert
    return replace(schriftstueck, absaetze=absaetze)
