"""``eakte-vorschau``: make views and PDF/A while the server is not running."""

from collective.eakte.konsole import beende
from collective.eakte.konsole import FERTIG
from collective.eakte.konsole import mit_site
from collective.eakte.konsole import ort_der_site

import argparse
import sys


FEHLENDE = 1


def main(argv=None):
    """Run the command.

    :param argv: arguments, those of the process by default.
    :returns: 0 when nothing is missing, 1 when something is and could not be made, 2
        when the call is wrong.
    """
    argumente = _argumente().parse_args(argv)
    return mit_site(
        argumente.conf, argumente.site, lambda portal: fuehre_aus(portal, argumente)
    )


def _argumente():
    parser = argparse.ArgumentParser(
        prog="eakte-vorschau",
        description="Make what is missing of views and of PDF/A of Endfassungen, or "
        "say which Endfassungen have no PDF/A.",
        parents=[ort_der_site()],
    )
    parser.add_argument("befehl", choices=["vorschau", "pdfa", "pdfa-pruefen"])
    parser.add_argument("--nummer", help="number of one Dokument; it is made anew")
    return parser


def fuehre_aus(portal, argumente):
    """Go through the Dokumente, and make each at once.

    :param portal: the site.
    :param argumente: the arguments of the call.
    :returns: exit code.
    """
    from collective.eakte.vorschau import nachholen

    was = argumente.befehl
    if argumente.nummer:
        treffer = portal.portal_catalog.unrestrictedSearchResults(
            kennzeichen=" ".join(argumente.nummer.split()), portal_type="Dokument"
        )
        if len(treffer) != 1:
            return beende(
                f"There are {len(treffer) or 'no'} Dokumente {argumente.nummer!r}."
            )
        alle = [treffer[0].UID]
    else:
        alle = nachholen.uids(was)
    offen = 0
    for uid in alle:
        offen += _eines(was, uid, anew=bool(argumente.nummer))
    print(f"looked at: {len(alle)}, missing: {offen}")
    return FEHLENDE if offen else FERTIG


def _eines(was, uid, anew):
    """Make what is missing of one Dokument; whether it is missing afterwards."""
    from collective.eakte.finden import finde_objekt
    from collective.eakte.versionen.api import aktuelle
    from collective.eakte.vorschau import nachholen
    from collective.eakte.vorschau.arbeit import Pdfaarbeit
    from collective.eakte.vorschau.arbeit import Vorschauarbeit

    import transaction

    dokument = finde_objekt(uid)
    if dokument is None or dokument.file is None:
        return 0
    if not (anew or nachholen.fehlt(was, dokument)):
        return 0
    if was != nachholen.PDFA_PRUEFEN:
        arbeit = Vorschauarbeit if was == nachholen.VORSCHAU else Pdfaarbeit
        arbeit(uid, aktuelle(dokument).sha256, anew=anew).erledige()
        transaction.begin()
    fehlt = nachholen.fehlt(was, finde_objekt(uid))
    if fehlt:
        print(f"{dokument.kennzeichen or uid}: missing")
    return int(fehlt)


if __name__ == "__main__":
    sys.exit(main())
