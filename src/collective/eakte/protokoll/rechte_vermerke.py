"""Entries about who may do what at a record."""

from collective.eakte.config import RECHTE_VERGEBEN
from collective.eakte.config import SCHUETZEN
from collective.eakte.protokoll.api import fuer_wen_jetzt
from collective.eakte.protokoll.api import trage_ein
from collective.eakte.rechte.api import EINZELN_VERGEBEN
from collective.eakte.rechte.berechtigung import EINZELN


def berechtigung_erteilt(obj, event):
    """A right was given, by a person or because something else gives it."""
    _berechtigung(
        obj, "berechtigung-erteilt", event.berechtigung, event.berechtigung.grund
    )


def berechtigung_entzogen(obj, event):
    """A right was withdrawn, or has ended with what gave it."""
    _berechtigung(
        obj, "berechtigung-entzogen", event.beendet.berechtigung, event.beendet.grund
    )


def schutz_geaendert(obj, event):
    """A record was protected, or is protected no more."""
    schutz = event.schutz
    von_selbst = schutz is not None and schutz.art != EINZELN
    # A preset of its plan unit does this; nobody decides.
    fuer = None if von_selbst else fuer_wen_jetzt(obj, SCHUETZEN)
    if schutz is None:
        trage_ein(obj, "schutz-aufgehoben", warum=event.grund, fuer=fuer)
    else:
        trage_ein(obj, "schutz-gesetzt", warum=event.grund, fuer=fuer, art=schutz.art)


def _berechtigung(obj, was, eine, grund):
    einzeln = eine.ursache in EINZELN_VERGEBEN
    trage_ein(
        obj,
        was,
        warum=grund,
        fuer=fuer_wen_jetzt(obj, RECHTE_VERGEBEN) if einzeln else None,
        prinzipal=eine.prinzipal,
        rollen=sorted(eine.rollen),
        ursache=eine.ursache,
        bezug=eine.bezug,
        von=eine.von,
        bis=eine.bis,
        kennung=eine.kennung,
    )
