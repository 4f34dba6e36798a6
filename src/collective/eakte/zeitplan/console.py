"""``eakte-zeitplan``: what is done again and again, and do it now."""

from collective.eakte.konsole import beende
from collective.eakte.konsole import FERTIG
from collective.eakte.konsole import mit_site
from collective.eakte.konsole import ort_der_site

import argparse
import sys


GESCHEITERT = 1


def main(argv=None):
    """Run the command.

    :param argv: arguments, those of the process by default.
    :returns: 0 when all went well, 1 when a task failed, 2 when the call is wrong.
    """
    argumente = _argumente().parse_args(argv)
    if argumente.befehl == "liste":
        return mit_site(argumente.conf, argumente.site, liste)
    return mit_site(
        argumente.conf, argumente.site, lambda portal: jetzt(portal, argumente.name)
    )


def _argumente():
    parser = argparse.ArgumentParser(
        prog="eakte-zeitplan", description="Periodic work of a site."
    )
    befehle = parser.add_subparsers(dest="befehl", required=True)
    gemeinsam = ort_der_site()
    befehle.add_parser(
        "liste", parents=[gemeinsam], help="say what there is, and how it went"
    )
    einzeln = befehle.add_parser(
        "jetzt", parents=[gemeinsam], help="do one task, though it is not due"
    )
    einzeln.add_argument("name", metavar="NAME", help="its name in the list")
    return parser


def liste(portal):
    """Print each task with its last result.

    :param portal: the site.
    :returns: exit code.
    """
    from collective.eakte.zeitplan.laeufe import auftraege
    from collective.eakte.zeitplan.laeufe import stand

    for name, _auftrag in auftraege():
        bekannt = stand(portal, name)
        beendet = bekannt and bekannt.beendet
        zeit = beendet.isoformat(timespec="seconds") if beendet else "-"
        print(f"{name}\t{zeit}\t{bekannt.ergebnis if bekannt else ''}")
    return FERTIG


def jetzt(portal, name):
    """Do a task.

    :param portal: the site.
    :param name: name of the task.
    :returns: exit code.
    """
    from collective.eakte.zeitplan.laeufe import auftraege
    from collective.eakte.zeitplan.laeufe import fuehre_aus
    from collective.eakte.zeitplan.laeufe import nimm
    from collective.eakte.zeitplan.laeufe import stand

    if name not in dict(auftraege()):
        return beende(f"There is no task {name!r}.")
    if not nimm(portal, name, auch_vorzeitig=True):
        return beende(f"{name} is being done.")
    gelungen = fuehre_aus(portal, name)
    print(stand(portal, name).ergebnis)
    return FERTIG if gelungen else GESCHEITERT


if __name__ == "__main__":
    sys.exit(main())
