"""``eakte-protokoll``: seal the Protokolle of a site, and check them."""

from collective.eakte.konsole import beende
from collective.eakte.konsole import FERTIG
from collective.eakte.konsole import mit_site
from collective.eakte.konsole import ort_der_site
from functools import partial

import argparse
import os
import sys


BEFUNDE = 1


def main(argv=None):
    """Run the command.

    :param argv: arguments, those of the process by default.
    :returns: 0 when all is in order, 1 when a check has found something, 2 when the
        call is wrong.
    """
    argumente = _argumente().parse_args(argv)
    befehl = {
        "siegeln": siegele,
        "pruefen": partial(pruefe, akte=argumente.akte, pfade=argumente.siegel),
        "siegel-liste": liste,
        "siegel-ausgeben": partial(gib_aus, pfad=argumente.datei, nr=argumente.nr),
    }[argumente.befehl]
    return mit_site(argumente.conf, argumente.site, befehl)


def _argumente():
    parser = argparse.ArgumentParser(
        prog="eakte-protokoll", description="Seals and checks of the Protokolle."
    )
    parser.set_defaults(akte=None, siegel=[], datei=None, nr=None)
    befehle = parser.add_subparsers(dest="befehl", required=True)
    gemeinsam = ort_der_site()
    befehle.add_parser(
        "siegeln", parents=[gemeinsam], help="set a seal over all that grew"
    )
    pruefen = befehle.add_parser(
        "pruefen", parents=[gemeinsam], help="check Protokolle and seals"
    )
    pruefen.add_argument(
        "--akte", metavar="NUMMER", help="this record and what is in it only"
    )
    pruefen.add_argument(
        "--siegel",
        metavar="DATEI",
        action="append",
        default=[],
        help="file of a seal that was kept elsewhere; may be given several times",
    )
    befehle.add_parser(
        "siegel-liste", parents=[gemeinsam], help="print number, time and hash of each"
    )
    ausgeben = befehle.add_parser(
        "siegel-ausgeben", parents=[gemeinsam], help="write a seal to a new file"
    )
    ausgeben.add_argument("datei", metavar="DATEI")
    ausgeben.add_argument("--nr", type=int, help="its number; the newest by default")
    return parser


def siegele(portal):
    """Set a seal, and bring it out of the database.

    :param portal: the site.
    :returns: exit code.
    """
    from collective.eakte.protokoll.interfaces import IProtokollbuch
    from collective.eakte.protokoll.versiegeln import versiegele
    from collective.eakte.protokoll.versiegeln import warte_ab
    from zope.component import queryUtility

    import transaction

    if queryUtility(IProtokollbuch) is None:
        return beende("The E-Akte is not installed in this site.")
    siegel = versiegele()
    transaction.commit()
    warte_ab()
    print(f"seal {siegel.nr}: {siegel.anzahl} chains, {siegel.hashwert}")
    return FERTIG


def pruefe(portal, akte=None, pfade=()):
    """Check, print each finding, and enter the check into the Protokoll.

    :param portal: the site.
    :param akte: number of a record, or ``None`` for all.
    :param pfade: paths of files of seals.
    :returns: exit code.
    """
    from collective.eakte.protokoll.datei import KeinSiegel
    from collective.eakte.protokoll.datei import Siegeldatei
    from collective.eakte.protokoll.pruefung import mit_inhalt
    from collective.eakte.protokoll.pruefung import pruefe_mehrere
    from collective.eakte.protokoll.pruefung import pruefe_site
    from collective.eakte.protokoll.verwaltung.finden import finde
    from collective.eakte.protokoll.verwaltung.laeufe import SITE
    from collective.eakte.protokoll.verwaltung.laeufe import vermerke

    import transaction

    dateien = []
    for pfad in pfade:
        try:
            dateien.append(Siegeldatei(partial(open, pfad, "rb")))
        except (KeinSiegel, OSError) as fehler:
            return beende(f"{pfad} is no seal: {fehler}")
    gib_frei = portal._p_jar.cacheGC
    if akte is None:
        ergebnis = pruefe_site(dateien, gib_frei)
    else:
        obj = finde(akte)
        if obj is None:
            return beende(f"There is no record {akte!r}.")
        ergebnis = pruefe_mehrere(mit_inhalt(obj), dateien, gib_frei)
    for befund in ergebnis.befunde:
        print(_zeile(befund))
    print(
        f"chains: {ergebnis.objekte}, entries: {ergebnis.eintraege} (not sealed yet: "
        f"{ergebnis.unbesiegelt}), seals: {ergebnis.siegel}, "
        f"findings: {ergebnis.anzahl_befunde}"
    )
    transaction.abort()
    vermerke(ergebnis, akte or SITE)
    transaction.commit()
    return FERTIG if ergebnis.in_ordnung else BEFUNDE


def _zeile(befund):
    teile = [befund.art, befund.ort or befund.uid or "-"]
    for name in ("nr", "ab", "nach", "vor"):
        wert = getattr(befund, name)
        if wert is not None:
            teile.append(f"{name}={wert}")
    return "\t".join(teile)


def liste(portal):
    """Print the seals.

    :param portal: the site.
    :returns: exit code.
    """
    from collective.eakte.protokoll.interfaces import IProtokollbuch
    from zope.component import getUtility

    for nr, siegel in getUtility(IProtokollbuch).siegel.items():
        stempel = "stamped" if siegel.zeitstempel else "-"
        print(f"{nr}\t{siegel.zeit}\t{siegel.anzahl}\t{siegel.hashwert}\t{stempel}")
    return FERTIG


def gib_aus(portal, pfad, nr=None):
    """Write a seal to a new file, and its time stamp beside it.

    :param portal: the site.
    :param pfad: path of the file; there must be none yet.
    :param nr: number of the seal, or ``None`` for the newest.
    :returns: exit code.
    """
    from collective.eakte.protokoll.datei import zeilen
    from collective.eakte.protokoll.interfaces import IProtokollbuch
    from zope.component import getUtility

    alle = getUtility(IProtokollbuch).siegel
    siegel = alle.get(nr or (alle.maxKey() if alle else 0))
    if siegel is None:
        return beende("There is no such seal.")
    try:
        with open(pfad, "xb") as datei:
            datei.writelines(zeilen(siegel))
        if siegel.zeitstempel:
            with open(os.path.splitext(pfad)[0] + ".tsr", "xb") as datei:
                datei.write(siegel.zeitstempel)
    except OSError as fehler:
        return beende(f"The file cannot be written: {fehler}")
    print(f"seal {siegel.nr}: {siegel.hashwert}")
    return FERTIG


if __name__ == "__main__":
    sys.exit(main())
