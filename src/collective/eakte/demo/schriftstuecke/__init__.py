"""Real small files for the demo, byte for byte the same at every build.

One module a format. Each takes a ``Schriftstueck`` and returns the bytes of a
file that ordinary programs open. The libraries come with the extra ``demo``.
"""

from collective.eakte.demo.modelle import Schriftstueck
from collective.eakte.demo.voraussetzungen import pruefe_voraussetzungen
from importlib import import_module


_MODULE = {name: f"{__name__}.{name}" for name in ("pdf", "docx", "xlsx", "eml", "png")}


def erzeuge(schriftstueck: Schriftstueck) -> bytes:
    """Return the file of a Schriftstück in the format that it asks for.

    :raises KeyError: the format is none of pdf, docx, xlsx, eml, png.
    :raises DemoNichtInstalliert: the extra ``demo`` is not installed.
    """
    modul = _MODULE[schriftstueck.format]
    pruefe_voraussetzungen()
    return import_module(modul).erzeuge(schriftstueck)
