"""Run a program for one file; that it cannot work is a reason why nothing is made."""

from collective.eakte.programme import lauf
from collective.eakte.vorschau.erzeugen.unmoeglich import Unmoeglich
from collective.eakte.vorschau.erzeugen.unmoeglich import WERKZEUG_FEHLT
from collective.eakte.vorschau.erzeugen.unmoeglich import ZU_LANGSAM


def fuehre_aus(befehl, ordner, grenzen=None, *, eingabe=b"", umgebung=None):
    """Run a program to its end, see :func:`collective.eakte.programme.lauf.fuehre_aus`.

    :param befehl: list of texts; the first is the program.
    :param ordner: directory of its own, also its home.
    :param grenzen: :class:`~collective.eakte.programme.lauf.Grenzen`.
    :param eingabe: bytes for its standard input.
    :param umgebung: dict of further environment variables.
    :returns: :class:`~collective.eakte.programme.lauf.Lauf`.
    :raises Unmoeglich: it took too long, or is not there.
    """
    try:
        return lauf.fuehre_aus(
            befehl, ordner, grenzen, eingabe=eingabe, umgebung=umgebung
        )
    except lauf.ZuLangsam as fehler:
        raise Unmoeglich(ZU_LANGSAM, str(fehler)) from fehler
    except lauf.NichtDa as fehler:
        raise Unmoeglich(WERKZEUG_FEHLT, str(fehler)) from fehler
