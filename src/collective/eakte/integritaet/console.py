"""``eakte-integritaet``: check the stored files while the server is not running."""

from collective.eakte.konsole import beende
from collective.eakte.konsole import FERTIG
from collective.eakte.konsole import mit_site
from collective.eakte.konsole import ort_der_site
from functools import partial

import argparse
import sys


BEFUNDE = 1


def main(argv=None):
    """Run the command.

    :param argv: arguments, those of the process by default.
    :returns: 0 when all is in order, 1 when a check has found something or has not
        ended, 2 when the call is wrong.
    """
    argumente = _argumente().parse_args(argv)
    befehl = {"pruefen": pruefe, "bericht": berichte}[argumente.befehl]
    return mit_site(
        argumente.conf, argumente.site, lambda portal: befehl(portal, argumente)
    )


def _argumente():
    parser = argparse.ArgumentParser(
        prog="eakte-integritaet",
        description="Read the stored files and compare them with what is written down "
        "of them. Nothing is repaired.",
    )
    befehle = parser.add_subparsers(dest="befehl", required=True)
    gemeinsam = ort_der_site()
    pruefen = befehle.add_parser(
        "pruefen", parents=[gemeinsam], help="check the site, or one record"
    )
    was = pruefen.add_mutually_exclusive_group()
    was.add_argument("--akte", metavar="NUMMER", help="number of the record")
    was.add_argument(
        "--fortsetzen", action="store_true", help="go on with what was interrupted"
    )
    befehle.add_parser(
        "bericht", parents=[gemeinsam], help="say what the last checks have found"
    )
    return parser


def pruefe(portal, argumente):
    """Check, and print each finding.

    :param portal: the site.
    :param argumente: the arguments of the call.
    :returns: exit code.
    """
    from collective.eakte.integritaet import api

    if argumente.fortsetzen:
        offene = [lauf for lauf in api.laeufe() if lauf.stand == "laeuft"]
        if not offene:
            return beende("No check has been interrupted.")
        for lauf in offene:
            api.setze_fort(lauf, im_hintergrund=False)
    else:
        objekt = None
        if argumente.akte is not None:
            objekt, fehler = _finde(portal, argumente.akte)
            if fehler:
                return beende(fehler)
        offene = [_beginne(api, objekt)]
    if None in offene:
        return beende("This is being checked already: go on with --fortsetzen.")
    for lauf in offene:
        api.fuehre_aus(lauf, partial(_sage_stand, lauf))
        _drucke(lauf, mit_befunden=True)
    return FERTIG if all(map(api.ist_sauber, offene)) else BEFUNDE


def berichte(portal, argumente):
    """Print the last checks, and what the newest that found something has found.

    :param portal: the site.
    :param argumente: the arguments of the call.
    :returns: exit code.
    """
    from collective.eakte.integritaet import api

    alarme = {lauf.kennung for lauf in api.alarme()}
    for lauf in api.laeufe():
        _drucke(lauf, mit_befunden=lauf.kennung in alarme)
    return BEFUNDE if alarme else FERTIG


def _beginne(api, objekt):
    from collective.eakte.hindernisse import Hindernisse

    try:
        return api.beginne(objekt, im_hintergrund=False)
    except Hindernisse:
        return None


def _finde(portal, nummer):
    """The record with a number: object and message, one of them."""
    treffer = [
        brain
        for brain in portal.portal_catalog.unrestrictedSearchResults(
            kennzeichen=" ".join(nummer.split())
        )
        if brain.portal_type != "Aktenplaneinheit"
    ]
    if len(treffer) != 1:
        return None, f"There are {len(treffer) or 'no'} records {nummer!r}."
    return treffer[0]._unrestrictedGetObject(), None


def _sage_stand(lauf):
    print(
        f"{lauf.phase}: {lauf.dokumente} of {lauf.gesamt}, {lauf.bytes} bytes, "
        f"{lauf.anzahl} findings",
        file=sys.stderr,
        flush=True,
    )


def _drucke(lauf, mit_befunden):
    from collective.eakte.integritaet.alarm import in_einer_zeile

    print(
        f"{lauf.kennung} {lauf.begonnen:%Y-%m-%dT%H:%MZ} {lauf.umfang}: {lauf.stand}, "
        f"documents: {lauf.dokumente}, files: {lauf.dateien}, bytes: {lauf.bytes}, "
        f"findings: {lauf.anzahl}"
    )
    for befund in lauf.befunde.values() if mit_befunden else ():
        print(f"  {in_einer_zeile(befund)}")
    if lauf.ablage_lesbar is False:
        print("  The directory of files is not of this storage: not compared.")


if __name__ == "__main__":
    sys.exit(main())
