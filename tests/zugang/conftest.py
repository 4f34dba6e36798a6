"""A hidden record beside a visible one, and people who must not hear of it."""

from collective.eakte.rechte.api import schuetze
from dataclasses import dataclass
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from typing import Any

import pytest
import transaction


KENNWORT = "Geheim-fuer-Tests-1"

GEHEIM = "Geheimsache"
"""A word that stands in the Betreff of everything hidden, and nowhere else."""


@dataclass
class Lage:
    """What there is.

    :param site: the site.
    :param einheit: the unit in which everything lies.
    :param akte: an Akte that all clerks of the branch see, with a Vorgang and a
        Dokument.
    :param geheim: a protected Akte in the same unit, likewise.
    :param geheimer_vorgang: a Vorgang in it.
    :param geheimes_dokument: a Dokument in that.
    """

    site: Any
    einheit: Any
    akte: Any
    vorgang: Any
    dokument: Any
    geheim: Any
    geheimer_vorgang: Any
    geheimes_dokument: Any

    def spuren(self):
        """Texts that tell of the hidden records."""
        return (
            GEHEIM,
            GEHEIM.upper(),
            *(
                api.content.get_uuid(objekt)
                for objekt in (
                    self.geheim,
                    self.geheimer_vorgang,
                    self.geheimes_dokument,
                )
            ),
            f"/{self.geheim.getId()}",
            self.geheim.kennzeichen,
            "streng.txt",
        )


def lege_akte_an(einheit, titel, dateiname):
    akte = createContentInContainer(einheit, "Akte", title=titel)
    vorgang = createContentInContainer(akte, "Vorgang", title=f"{titel} Vorgang")
    dokument = createContentInContainer(
        vorgang,
        "Dokument",
        title=f"{titel} Schreiben",
        file=NamedBlobFile(b"Inhalt der Datei", "text/plain", dateiname),
    )
    return akte, vorgang, dokument


@pytest.fixture
def lage(eakte_portal):
    """:returns: :class:`Lage`; the circle of the protected Akte is ``kreis``."""
    einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        api.user.create(
            email="kreis@stadt.example", username="kreis", password=KENNWORT
        )
        offen = lege_akte_an(einheit, "Gasthaus", "offen.txt")
        geheim = lege_akte_an(einheit, GEHEIM, "streng.txt")
        schuetze(geheim[0], [("kreis", ["Leitung"])], "Personalsache")
        transaction.commit()
    return Lage(eakte_portal, einheit, *offen, *geheim)


@pytest.fixture
def kreis(als):
    """Requests of the only person who sees the protected Akte."""
    session = als("Anonymous")
    session.auth = ("kreis", KENNWORT)
    return session
