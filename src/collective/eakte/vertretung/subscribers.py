"""Who looks after one Akte goes with it."""

from collective.eakte.rechte.api import vergiss_pruefungen
from collective.eakte.vertretung.sichten import nach_vertretenden


def ort_geaendert(obj, event):
    """Something was moved: the rights of deputies are asked anew, still in the same
    request."""
    if event.object is obj and nach_vertretenden():
        vergiss_pruefungen()
