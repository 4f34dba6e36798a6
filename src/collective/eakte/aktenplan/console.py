"""``eakte-aktenplan``: import and export of plans without a browser."""

from collective.eakte.aktenplan.api import FORMATE
from collective.eakte.aktenplan.werte import ZUSTAENDE
from collective.eakte.konsole import beende
from collective.eakte.konsole import FERTIG
from collective.eakte.konsole import mit_site
from collective.eakte.konsole import ort_der_site
from pathlib import Path

import argparse
import sys


ABGEWIESEN = 1


def main(argv=None):
    """Run the command.

    :param argv: arguments, those of the process by default.
    :returns: 0 when all went well, 1 when the plan has errors, 2 when the call is
        wrong.
    """
    argumente = _argumente().parse_args(argv)
    return mit_site(argumente.conf, argumente.site, lambda s: fuehre_aus(s, argumente))


def _argumente():
    parser = argparse.ArgumentParser(
        prog="eakte-aktenplan", description="Import and export file plans."
    )
    befehle = parser.add_subparsers(dest="befehl", required=True)
    gemeinsam = ort_der_site()
    gemeinsam.add_argument("--plan", required=True, help="path of the plan in the site")
    gemeinsam.add_argument("--language", default="de", help="language of the messages")
    einlesen = befehle.add_parser(
        "import", parents=[gemeinsam], help="import a CSV or XLSX file"
    )
    einlesen.add_argument("file", help="the file")
    einlesen.add_argument("--dry-run", action="store_true", help="write nothing")
    einlesen.add_argument("--sheet", help="name of the sheet")
    einlesen.add_argument(
        "--state", choices=ZUSTAENDE, default="aktiv", help="state of new units"
    )
    einlesen.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="HEADING=COLUMN",
        help="what a foreign heading means; without column it is left out",
    )
    einlesen.add_argument(
        "--value",
        action="append",
        default=[],
        metavar="COLUMN:CELL=VALUE",
        help="what a foreign value means",
    )
    ausgeben = befehle.add_parser("export", parents=[gemeinsam], help="write a file")
    ausgeben.add_argument("file", help="the file; its ending says the format")
    ausgeben.add_argument("--format", choices=sorted(FORMATE))
    return parser


def fuehre_aus(portal, argumente):
    """Import or export, and say what was done.

    :param portal: the site.
    :param argumente: the parsed arguments.
    :returns: exit code.
    """
    from collective.eakte.content.aktenplan import IAktenplan

    plan = portal.unrestrictedTraverse(argumente.plan.strip("/"), None)
    if not IAktenplan.providedBy(plan):
        return beende(f"There is no plan {argumente.plan!r} in the site.")
    if argumente.befehl == "export":
        return _exportiere(plan, argumente)
    return _importiere(plan, argumente)


def _exportiere(plan, argumente):
    from collective.eakte.aktenplan.api import exportiere

    ziel = Path(argumente.file)
    format_ = argumente.format or ziel.suffix.lstrip(".").lower()
    if format_ not in FORMATE:
        return beende("Name a format: --format csv or --format xlsx.")
    ziel.write_bytes(exportiere(plan, format_, alle=True)[0])
    print(ziel)
    return FERTIG


def _importiere(plan, argumente):
    from collective.eakte.aktenplan.api import importiere
    from collective.eakte.hindernisse import Hindernisse

    quelle = Path(argumente.file)
    if not quelle.is_file():
        return beende(f"There is no file {argumente.file!r}.")
    zuordnung, werte = _zuordnungen(argumente)
    if zuordnung is None:
        return beende("Write --map HEADING=COLUMN and --value COLUMN:CELL=VALUE.")
    angaben = {
        "zuordnung": zuordnung,
        "werte": werte,
        "blatt": argumente.sheet,
        "zustand": argumente.state,
    }
    inhalt = quelle.read_bytes()
    ergebnis = importiere(plan, inhalt, quelle.name, **angaben)
    for befund in ergebnis.befunde:
        _zeige(befund, argumente.language)
    if not ergebnis.fehler and not argumente.dry_run:
        try:
            ergebnis = importiere(plan, inhalt, quelle.name, probelauf=False, **angaben)
        except Hindernisse as fehler:
            for hindernis in fehler.hindernisse:
                _zeige(hindernis, argumente.language)
            return ABGEWIESEN
    print(", ".join(f"{name}: {zahl}" for name, zahl in ergebnis.anzahl.items()))
    return ABGEWIESEN if ergebnis.fehler else FERTIG


def _zuordnungen(argumente):
    zuordnung, werte = {}, {}
    for angabe in argumente.map:
        ueberschrift, gleich, spalte = angabe.rpartition("=")
        if not gleich:
            return None, None
        zuordnung[ueberschrift] = spalte
    for angabe in argumente.value:
        spalte, doppelpunkt, rest = angabe.partition(":")
        fremd, gleich, bekannt = rest.rpartition("=")
        if not (doppelpunkt and gleich):
            return None, None
        werte.setdefault(spalte, {})[fremd] = bekannt
    return zuordnung, werte


def _zeige(befund, sprache):
    from zope.i18n import translate

    text = translate(befund.message, target_language=sprache)
    ort = f"{befund.line}: " if befund.line else ""
    print(f"{ort}{getattr(befund, 'schwere', 'error')}: {text}")


if __name__ == "__main__":
    sys.exit(main())
