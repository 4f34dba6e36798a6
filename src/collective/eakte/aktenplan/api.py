"""Import and export of file plans: one function for every way in and out."""

from collections.abc import Callable
from collections.abc import Mapping
from collective.eakte import _
from collective.eakte import protokollieren
from collective.eakte.aktenplan.ausgabe import als_csv
from collective.eakte.aktenplan.ausgabe import als_xlsx
from collective.eakte.aktenplan.bestand import als_zeile
from collective.eakte.aktenplan.bestand import lies_bestand
from collective.eakte.aktenplan.interfaces import IEinheitenregel
from collective.eakte.aktenplan.lesen import lies
from collective.eakte.aktenplan.meldungen import Befund
from collective.eakte.aktenplan.meldungen import FEHLER
from collective.eakte.aktenplan.modell import Plan
from collective.eakte.aktenplan.pruefung import pruefe
from collective.eakte.aktenplan.schreiben import schreibe
from collective.eakte.aktenplan.spalten import Kopfspalte
from collective.eakte.aktenplan.unterschied import Unterschied
from collective.eakte.aktenplan.unterschied import vergleiche
from collective.eakte.aktenplan.werte import ZUSTAENDE
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.weg import auf_dem_weg
from collective.eakte.weg import IMPORT
from dataclasses import dataclass
from hashlib import sha256
from plone import api
from zope.component import getUtilitiesFor

import transaction


FORMATE = {
    "csv": (als_csv, "text/csv; charset=utf-8"),
    "xlsx": (
        als_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


@dataclass(frozen=True)
class Ergebnis:
    """What an import did, or would do.

    :param geschrieben: the difference was written.
    :param plan: the units of the file.
    :param befunde: all findings, errors among them only after a dry run.
    :param unterschied: what is new, changed and missing; ``None`` with errors.
    :param spalten: the headings with what they were understood as.
    :param blatt: the sheet that was read, and ``blaetter``: all sheets.
    :param stand: digest of file and difference: the same means the same import.
    """

    geschrieben: bool
    plan: Plan
    befunde: tuple[Befund, ...]
    unterschied: Unterschied | None
    spalten: tuple[Kopfspalte, ...]
    blatt: str | None
    blaetter: tuple[str, ...]
    stand: str

    @property
    def fehler(self) -> tuple[Befund, ...]:
        """The findings that forbid the import."""
        return tuple(b for b in self.befunde if b.schwere == FEHLER)

    @property
    def anzahl(self) -> dict[str, int]:
        """How many units and findings of each kind."""
        unterschied = self.unterschied or Unterschied()
        return {
            "zeilen": len(self.plan),
            "neu": len(unterschied.neu),
            "geaendert": len(unterschied.geaendert),
            "unveraendert": len(unterschied.unveraendert),
            "fehlend": len(unterschied.fehlend),
            "fehler": len(self.fehler),
            "warnungen": sum(b.schwere == "warning" for b in self.befunde),
        }


def importiere(
    plan,
    inhalt: bytes,
    dateiname: str,
    *,
    probelauf: bool = True,
    zuordnung: Mapping[str, str | None] | None = None,
    werte: Mapping[str, Mapping[str, str]] | None = None,
    blatt: str | None = None,
    zustand: str = "aktiv",
    stand: str | None = None,
    nach_einheit: Callable[[int, int], None] | None = None,
) -> Ergebnis:
    """Import a table into a plan: all of it or nothing.

    Callers ask for the permission ``collective.eakte: Import Aktenplan`` first.

    :param plan: the Aktenplan.
    :param inhalt: the file, CSV or XLSX.
    :param dateiname: its name.
    :param probelauf: say what would be done and write nothing.
    :param zuordnung: ``{heading: column}`` for foreign headings.
    :param werte: ``{column: {cell: value}}`` for foreign values.
    :param blatt: name of the sheet.
    :param zustand: state of new units, where the table does not say one.
    :param stand: :attr:`Ergebnis.stand` of the dry run that the user has seen:
        nothing is written when the plan has changed since.
    :param nach_einheit: called after each unit with how many are written, and how many
        there are to be; what it raises ends the import.
    :returns: :class:`Ergebnis`.
    :raises Hindernisse: with every error, unless it is a dry run.

    Example::

        ergebnis = importiere(plan, datei.read(), "plan.csv")
        if not ergebnis.fehler:
            importiere(plan, inhalt, "plan.csv", probelauf=False, stand=ergebnis.stand)
    """
    if zustand not in ZUSTAENDE:
        raise Hindernisse.eines(
            "wert-unbekannt",
            _(
                "plan_import_zustand_unbekannt",
                default="${zustand} is no state of a plan unit: entwurf, aktiv or "
                "stillgelegt.",
                mapping={"zustand": zustand},
            ),
            field="zustand",
        )
    bestand = lies_bestand(plan)
    ergebnis = _pruefe(
        plan, bestand, inhalt, dateiname, zuordnung, werte, blatt, zustand
    )
    if probelauf:
        return ergebnis
    if ergebnis.fehler:
        raise Hindernisse(ergebnis.fehler)
    if stand is not None and stand != ergebnis.stand:
        raise Hindernisse.eines(
            "plan-inzwischen-geaendert",
            _(
                "plan_inzwischen_geaendert",
                default="The plan or the file has changed since the dry run: look at "
                "the changes once more.",
            ),
        )
    try:
        with auf_dem_weg(IMPORT):
            schreibe(plan, bestand, ergebnis.unterschied, nach_einheit)
            if not ergebnis.unterschied.leer:
                # What changes nothing leaves nothing.
                _vermerke(plan, ergebnis, dateiname)
    except Exception:
        # Half a plan must not be saved, even if the caller catches this.
        transaction.doom()
        raise
    return _mit(ergebnis, geschrieben=True)


def _vermerke(plan, ergebnis, dateiname):
    anzahl = ergebnis.anzahl
    protokollieren.vermerke(
        plan,
        "plan-importiert",
        recht="collective.eakte: Import Aktenplan",
        datei=dateiname,
        neu=anzahl["neu"],
        geaendert=anzahl["geaendert"],
        unveraendert=anzahl["unveraendert"],
        fehlend=anzahl["fehlend"],
        stand=ergebnis.stand,
    )


def _mit(ergebnis, **angaben):
    return Ergebnis(**{**ergebnis.__dict__, **angaben})


def _pruefe(plan, bestand, inhalt, dateiname, zuordnung, werte, blatt, zustand):
    tabelle = lies(inhalt, dateiname, blatt=blatt, zuordnung=zuordnung)
    regeln = [regel for _name, regel in sorted(getUtilitiesFor(IEinheitenregel))]
    pruefung = pruefe(
        tabelle,
        bestand=bestand.zeilen,
        mit_akten=bestand.mit_akten,
        zustand=zustand,
        werte=werte,
        regel=lambda *einheit: (g for r in regeln for g in r.pruefe(*einheit)),
        oben=als_zeile(plan, None, 0),
    )
    befunde, unterschied = pruefung.befunde, None
    if not pruefung.fehler:
        unterschied = vergleiche(
            pruefung.plan, bestand.zeilen, mit_akten=bestand.mit_akten
        )
        befunde = tuple(
            sorted(befunde + unterschied.befunde, key=lambda b: b.line or 0)
        )
    return Ergebnis(
        geschrieben=False,
        plan=pruefung.plan,
        befunde=befunde,
        unterschied=unterschied,
        spalten=tabelle.kopf.spalten if tabelle.kopf else (),
        blatt=tabelle.blatt,
        blaetter=tabelle.blaetter,
        stand=_stand(plan, inhalt, unterschied),
    )


def _stand(plan, inhalt, unterschied):
    """Digest that changes with the file and with what it would change."""
    teile = [repr(plan.getPhysicalPath()).encode(), inhalt]
    if unterschied is not None:
        teile.append(repr((unterschied.neu, unterschied.geaendert)).encode())
    digest = sha256()
    for teil in teile:
        digest.update(sha256(teil).digest())
    return digest.hexdigest()


def exportiere(plan, format: str, *, alle: bool = False) -> tuple[bytes, str, str]:  # noqa: A002
    """Export a plan so that importing it again changes nothing.

    :param plan: the Aktenplan.
    :param format: ``csv`` or ``xlsx``.
    :param alle: also the units that the user may not see.
    :returns: the file, its media type and a name for it.
    :raises Hindernisse: for any other format.
    """
    if format not in FORMATE:
        raise Hindernisse.eines(
            "format-unbekannt",
            _(
                "plan_format_unbekannt",
                default="${format} is not possible: choose csv or xlsx.",
                mapping={"format": format},
            ),
            field="format",
        )
    schreibe_datei, medientyp = FORMATE[format]
    bestand = lies_bestand(plan)
    zeilen = []
    verborgen = set()
    for kennzeichen, zeile in bestand.zeilen.items():
        sichtbar = alle or (
            zeile.eltern not in verborgen
            and api.user.has_permission("View", obj=bestand.objekte[kennzeichen])
        )
        if sichtbar:
            zeilen.append(zeile)
        else:
            verborgen.add(kennzeichen)
    return schreibe_datei(zeilen), medientyp, f"{plan.getId()}.{format}"
