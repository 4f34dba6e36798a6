"""A job that is cancelled ends the run that it works off."""

from collective.eakte.integritaet import api as integritaet
from collective.eakte.integritaet.lauf import LAEUFT


def brich_ab(event):
    """End the run of a job, also when it has not begun yet.

    :param event: :class:`collective.eakte.auftraege.ereignisse.Abgebrochen`.
    """
    for lauf in integritaet.laeufe():
        if lauf.auftrag == event.kennung and lauf.stand == LAEUFT:
            integritaet.brich_ab(lauf)
