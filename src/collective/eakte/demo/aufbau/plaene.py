"""The two shipped plans, imported by the importer that every city uses."""

from collective.eakte.aktenplan.api import importiere
from collective.eakte.aktenplan.plaene import inhalt
from collective.eakte.content.aktenplaneinheit import IAktenplaneinheit
from collective.eakte.demo.personen import person
from dataclasses import dataclass
from dataclasses import field
from plone import api
from plone.dexterity.utils import createContentInContainer


@dataclass(frozen=True)
class Demoplan:
    """One of the plans of the demo and how its Akten are numbered."""

    name: str
    id: str
    kennzeichen: str
    titel: str
    nummerierung: dict[str, str] = field(default_factory=dict)


PLAENE = (
    Demoplan(
        "organisationsbasiert",
        "aktenplan",
        "AP",
        "Aktenplan der Stadt Lauterfels",
    ),
    Demoplan(
        "produktorientiert",
        "produktplan",
        "PP",
        "Produktplan der Stadt Lauterfels",
        # shows that a plan can have a numbering of its own
        {
            "muster_akte": "{oe}/{plan}-{nr}",
            "muster_vorgang": "{akte}/{nr:02}",
        },
    ),
)


def importiere_plaene(portal) -> dict[str, object]:
    """Create both plans and import their units, as the Registratur.

    :returns: the plans by the name of the shipped file.
    :raises Hindernisse: a shipped plan does not pass the importer's checks.
    """
    with api.env.adopt_user(username=person("Registratur").login):
        return {demoplan.name: _importiere(portal, demoplan) for demoplan in PLAENE}


def _importiere(portal, demoplan: Demoplan):
    plan = createContentInContainer(
        portal,
        "Aktenplan",
        id=demoplan.id,
        title=demoplan.titel,
        kennzeichen=demoplan.kennzeichen,
        **demoplan.nummerierung,
    )
    api.content.transition(plan, "aktivieren")
    datei = f"{demoplan.name}.csv"
    importiere(plan, inhalt(demoplan.name), datei, probelauf=False)
    return plan


def einheiten(plan) -> dict[str, object]:
    """Return the units of a plan by their Kennzeichen."""
    gefunden = {}
    offen = [plan]
    while offen:
        for einheit in offen.pop().objectValues():
            if IAktenplaneinheit.providedBy(einheit):
                gefunden[einheit.kennzeichen] = einheit
                offen.append(einheit)
    return gefunden
