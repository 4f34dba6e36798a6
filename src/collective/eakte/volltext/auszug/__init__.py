"""The text of files.

:func:`lies` is the one way to it; :func:`verfuegbar` says what can be read here.
"""

from collective.eakte.volltext.auszug.annahme import lies
from collective.eakte.volltext.auszug.bestand import Faehigkeit
from collective.eakte.volltext.auszug.bestand import verfuegbar
from collective.eakte.volltext.auszug.vertrag import Auszug
from collective.eakte.volltext.auszug.vertrag import Grenzen
from collective.eakte.volltext.auszug.vertrag import WerkstattGestoert


__all__ = (
    "Auszug",
    "Faehigkeit",
    "Grenzen",
    "WerkstattGestoert",
    "lies",
    "verfuegbar",
)
