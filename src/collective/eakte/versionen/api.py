"""Versions of files: the operations that screens, REST and tasks call.

Rights that are said to be asked are asked here; reading asks none: callers show what
they get to those only who may read the content.
"""

from collective.eakte.versionen.abschluss import erteile_endfassung
from collective.eakte.versionen.abschluss import pruefe_endfassung
from collective.eakte.versionen.auscheckung_api import auscheckung
from collective.eakte.versionen.auscheckung_api import brich_ab
from collective.eakte.versionen.auscheckung_api import checke_aus
from collective.eakte.versionen.auscheckung_api import checke_ein
from collective.eakte.versionen.auscheckung_api import nimm_zurueck
from collective.eakte.versionen.auscheckung_api import uebergib
from collective.eakte.versionen.entwurf import neuer_entwurf
from collective.eakte.versionen.fuehrung import aktuelle
from collective.eakte.versionen.kommentar import kommentieren
from collective.eakte.versionen.lesen import datei
from collective.eakte.versionen.lesen import fassung
from collective.eakte.versionen.lesen import fassungen
from collective.eakte.versionen.lesen import metadaten
from collective.eakte.versionen.lesen import stand
from collective.eakte.versionen.wiederherstellen import pruefe_wiederherstellen
from collective.eakte.versionen.wiederherstellen import stelle_wieder_her


__all__ = (
    "aktuelle",
    "auscheckung",
    "brich_ab",
    "checke_aus",
    "checke_ein",
    "datei",
    "erteile_endfassung",
    "fassung",
    "fassungen",
    "kommentieren",
    "metadaten",
    "neuer_entwurf",
    "nimm_zurueck",
    "pruefe_endfassung",
    "pruefe_wiederherstellen",
    "stand",
    "stelle_wieder_her",
    "uebergib",
)
