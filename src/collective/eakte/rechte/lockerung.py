"""Nobody opens files to herself by lowering a grade."""

from collective.eakte import _
from collective.eakte.config import INHALT_LESEN
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rechte.api import kette_von
from collective.eakte.rechte.irgendwo import eigene_sicht
from collective.eakte.rechte.regeln import AUSGESCHLOSSEN
from collective.eakte.rechte.sicht import rollen_im_bereich
from collective.eakte.rechte.sicht import stufe_im_bereich
from collective.eakte.rechte.uhr import heute


LESENDE = frozenset({"Einsicht", "Sachbearbeitung", "Leitung", "Manager"})
"""Roles to which no grade closes the files, and the one that sets sites up."""


def verlange_kenntnis(akte, stufe):
    """Refuse a lower grade to somebody whom the present one keeps from reading.

    :param akte: the Akte.
    :param stufe: xdomea code that is to hold from now on.
    :raises Hindernisse: the files would be open to her by what she does herself.
    """
    kette = kette_von(akte)
    vorher = _ausgeschlossene(stufe_im_bereich(kette))
    frei = vorher - _ausgeschlossene(stufe)
    rollen = rollen_im_bereich(kette, eigene_sicht(), heute())[0]
    if rollen.isdisjoint(frei) or not rollen.isdisjoint(LESENDE):
        return
    raise Hindernisse.eines(
        "stufe-nicht-fuer-sich-selbst",
        _(
            "stufe_nicht_fuer_sich_selbst",
            default="The present grade keeps you from reading the files: a lower "
            "one is set by somebody who works with them.",
        ),
        field="vertraulichkeitsstufe",
    )


def _ausgeschlossene(stufe):
    return AUSGESCHLOSSEN.get(stufe, {}).get(INHALT_LESEN, frozenset())
