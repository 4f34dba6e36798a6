"""``eakte-rechte``: check and renew what is derived from the rights of the records."""

from collective.eakte.konsole import FERTIG
from collective.eakte.konsole import mit_site
from collective.eakte.konsole import ort_der_site

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
    befehl = {"pruefen": pruefe, "erneuern": erneuere}[argumente.befehl]
    return mit_site(argumente.conf, argumente.site, befehl)


def _argumente():
    parser = argparse.ArgumentParser(
        prog="eakte-rechte",
        description="Compare register and index of the rights with the records.",
    )
    befehle = parser.add_subparsers(dest="befehl", required=True)
    gemeinsam = ort_der_site()
    befehle.add_parser(
        "pruefen", parents=[gemeinsam], help="say what differs; nothing is written"
    )
    befehle.add_parser(
        "erneuern", parents=[gemeinsam], help="put right what differs, in portions"
    )
    return parser


def pruefe(portal):
    """Print each difference, and how many there are.

    :param portal: the site.
    :returns: exit code.
    """
    from collective.eakte.rechte import pruefung

    anzahl = 0
    for abweichung in pruefung.pruefe(portal._p_jar.cacheGC):
        print(f"{abweichung.art}: {abweichung.ort}")
        anzahl += 1
    print(f"differences: {anzahl}")
    return ABWEICHUNGEN if anzahl else FERTIG


def erneuere(portal):
    """Put right what differs, and print how much it was.

    :param portal: the site.
    :returns: exit code.
    """
    from collective.eakte.protokollieren import vermerke
    from collective.eakte.rechte import pruefung
    from collective.eakte.rechte.nachziehen import warte_ab

    import transaction

    # Opening the database has gone on with what was left.
    warte_ab()
    transaction.begin()

    def stelle_fest():
        transaction.commit()
        portal._p_jar.cacheGC()

    anzahl = pruefung.baue_neu(stelle_fest)
    vermerke(None, "rechte-erneuert", anzahl=anzahl)
    print(f"corrections: {anzahl}")
    return FERTIG


if __name__ == "__main__":
    sys.exit(main())
