"""``eakte-volltext``: compare the full text index with the database, and renew it.

Runs beside the server where the database is on one of its own (ZEO, RelStorage), and
otherwise while the server is not running.
"""

from collective.eakte.konsole import beende
from collective.eakte.konsole import FERTIG
from collective.eakte.konsole import mit_anwendung
from collective.eakte.konsole import mit_site
from collective.eakte.konsole import ort_der_datenbank
from collective.eakte.konsole import ort_der_site
from functools import partial

import argparse
import sys


ABWEICHUNGEN = 1


def main(argv=None):
    """Run the command.

    :param argv: arguments, those of the process by default.
    :returns: 0 when all is in order, 1 when a check has found something, 2 when the
        call is wrong.
    """
    argumente = _argumente().parse_args(argv)
    if argumente.befehl == "verwaistes":
        zeige = partial(zeige_verwaistes, entfernen=argumente.entfernen)
        return mit_anwendung(argumente.conf, zeige)
    befehl = {
        "pruefen": pruefe,
        "erneuern": erneuere,
        "neu": baue_neu,
        "stand": zeige_stand,
    }[argumente.befehl]
    return mit_site(argumente.conf, argumente.site, befehl)


def _argumente():
    parser = argparse.ArgumentParser(
        prog="eakte-volltext",
        description="Compare the full text index with the database, and renew it.",
    )
    befehle = parser.add_subparsers(dest="befehl", required=True)
    gemeinsam = ort_der_site()
    for name, hilfe in (
        ("pruefen", "say what differs; nothing is written"),
        (
            "erneuern",
            "put right what differs and read missing texts; goes on where "
            "it was broken off, for what is right is not written again",
        ),
        ("neu", "forget the whole index, then as erneuern"),
        ("stand", "say how many records and texts there are"),
    ):
        befehle.add_parser(name, parents=[gemeinsam], help=hilfe)
    verwaistes = befehle.add_parser(
        "verwaistes",
        parents=[ort_der_datenbank()],
        help="say what is kept of sites that the database does not have",
    )
    verwaistes.add_argument(
        "--entfernen",
        action="store_true",
        help="remove it; not where other databases have their texts at the same place",
    )
    return parser


def pruefe(portal):
    """Print each difference, and how many there are.

    :param portal: the site.
    :returns: exit code.
    """
    from collective.eakte.volltext import pruefung

    anzahl = 0
    for portion in _portionen(portal, pruefung.pruefe):
        for abweichung in portion.abweichungen:
            print(f"{abweichung.art}: {abweichung.uid}")
            anzahl += abweichung.art not in pruefung.WARTET
    print(f"differences: {anzahl}")
    return ABWEICHUNGEN if anzahl else FERTIG


def erneuere(portal):
    """Put right what differs, read missing texts, and print how much it was.

    :param portal: the site.
    :returns: exit code.
    """
    from collective.eakte.volltext import pruefung
    from collective.eakte.volltext.anschluss import maschine
    from collective.eakte.volltext.lesen import lies_gleich

    anzahl = 0
    repariere = partial(pruefung.repariere, lies=lies_gleich)
    for portion in _portionen(portal, repariere):
        anzahl += len(portion.abweichungen)
        print(f"corrections: {anzahl}", flush=True)
    maschine().raeume_auf()
    return FERTIG


def baue_neu(portal):
    """Forget the index and enter everything anew.

    :param portal: the site.
    :returns: exit code.
    """
    from collective.eakte.volltext.anschluss import maschine

    maschine().leere()
    return erneuere(portal)


def zeige_stand(portal):
    """Print how many records and texts there are.

    :param portal: the site.
    :returns: exit code.
    """
    from collective.eakte.volltext.api import stand

    heute = stand()
    print(f"records: {heute.schriftgut}")
    print(f"entered: {'-' if heute.eingetragen is None else heute.eingetragen}")
    for art, anzahl in heute.texte.items():
        if anzahl:
            print(f"texts {art}: {anzahl}")
    for stoerung in heute.stoerungen:
        print(f"trouble: {stoerung}")
    return ABWEICHUNGEN if heute.stoerungen else FERTIG


def zeige_verwaistes(app, entfernen):
    """Print what belongs to no site of the database.

    :param app: root of the database.
    :param entfernen: whether to remove it.
    :returns: exit code.
    """
    from collective.eakte.volltext.beseitigung import hat_eigenes
    from collective.eakte.volltext.beseitigung import verwaistes
    from collective.eakte.volltext.interfaces import MaschineGestoert

    try:
        gefunden = verwaistes(app)
        if entfernen and gefunden and not hat_eigenes(app):
            # Most likely another database has its texts here.
            return beende("No site of this database has texts at that place.")
        for eines in gefunden:
            if entfernen:
                eines.ort.entferne(eines.name)
            print(f"{'removed' if entfernen else 'orphan'}: {eines.name} ({eines.ort})")
    except MaschineGestoert as fehler:
        return beende(str(fehler))
    print(f"{'removed' if entfernen else 'orphans'}: {len(gefunden)}")
    return FERTIG if entfernen or not gefunden else ABWEICHUNGEN


def _portionen(portal, tue):
    nach = ""
    while nach is not None:
        portion = tue(nach)
        yield portion
        nach = portion.bis
        portal._p_jar.cacheGC()


if __name__ == "__main__":
    sys.exit(main())
