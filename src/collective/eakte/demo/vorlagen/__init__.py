"""Patterns of municipal work from which the demo's records are made."""

from collective.eakte.demo.vorlagen.bausteine import Aktenvorlage
from collective.eakte.demo.vorlagen.laden import lade


#: One file an office, in the order in which the Akten are opened.
DATEIEN = (
    "buero_ob",
    "hauptamt",
    "personalamt",
    "ordnungsamt_gewerbe",
    "ordnungsamt",
    "stadtplanung",
)

VORLAGEN: tuple[Aktenvorlage, ...] = tuple(
    vorlage for datei in DATEIEN for vorlage in lade(datei)
)
