"""The walk over everything that a reorganisation concerns."""

from Acquisition import aq_base
from BTrees.IIBTree import IITreeSet
from collective.eakte import protokollieren
from collective.eakte.organisation.ableitung import FUEHRENDE
from collective.eakte.organisation.ableitung import leite_ab
from collective.eakte.organisation.kreisrechnung import kreis_von
from collective.eakte.organisation.kreisrechnung import LEITUNG
from collective.eakte.organisation.kreisrechnung import LINIE
from collective.eakte.organisation.portionen import in_portionen
from collective.eakte.organisation.vorhaben import TEILUNG
from collective.eakte.rechte.api import berechtigungen
from collective.eakte.rechte.api import ersetze_prinzipale
from collective.eakte.rechte.api import ort_von
from collective.eakte.rechte.berechtigung import FUEHRUNG
from collective.eakte.rechte.interfaces import IZugriffsregister
from collective.eakte.vererbung.api import wirksam
from collective.eakte.vererbung.regeln import gesetzt
from dataclasses import dataclass
from plone import api
from zope.component import getUtility


@dataclass
class Umfang:
    """How much a reorganisation concerns: numbers, and nothing else.

    :param einheiten: plan units.
    :param akten: Akten.
    :param teilakten: Teilakten.
    :param vorgaenge: Vorgänge.
    :param berechtigungen: grants to the offices and their heads.
    """

    einheiten: int = 0
    akten: int = 0
    teilakten: int = 0
    vorgaenge: int = 0
    berechtigungen: int = 0


INHALT = {
    "Akte": "akten",
    "Teilakte": "teilakten",
    "Vorgang": "vorgaenge",
    "Dokument": None,
}
"""Types of records, the upper ones first, and where they are counted.

Dokumente have no lead; some have grants of their own.
"""


def kreise_nach(vorhaben):
    """From the circles of the offices before to those of the office after."""
    return {
        kreis_von(alt) + zusatz: kreis_von(vorhaben.nach) + zusatz
        for alt in vorhaben.von
        for zusatz in ("", LEITUNG, LINIE)
    }


class Ablauf:
    """One walk over everything that is concerned; in a dry run nothing is written."""

    def __init__(self, vorhaben, probelauf):
        self.vorhaben = vorhaben
        self.probelauf = probelauf
        self.codes = dict.fromkeys(vorhaben.von, vorhaben.nach)
        self.prinzipale = kreise_nach(vorhaben)
        self.umfang = Umfang()
        self.portal = api.portal.get()
        self.katalog = api.portal.get_tool("portal_catalog")
        self.orte = None
        if vorhaben.art == TEILUNG:
            self.orte = tuple(
                ort_von(einheit)
                for kennzeichen in vorhaben.einheiten
                for einheit in planeinheiten(self.katalog, kennzeichen)
            )
        # Record ids: they take little room, and paths can be had from them.
        self.gefuehrt = IITreeSet()
        self.inhalt = {typ: IITreeSet() for typ in INHALT}

    def fuehre_aus(self):
        """Do it with all that is concerned.

        :returns: :class:`Umfang`.
        """
        knoten = self._stelle_alle_knoten_um()
        for rids in self.inhalt.values():
            for rid in self._lauf(rids):
                self._stelle_inhalt_um(self._objekt(self.katalog.getpath(rid)), rid)
        for pfad in self._lauf(knoten):
            self._stelle_rechte_um(self._objekt(pfad))
        # What lies deeper asks which offices have rights above it.
        for rids in self.inhalt.values():
            for rid in self._lauf(rids):
                self._stelle_rechte_um(self._objekt(self.katalog.getpath(rid)))
        return self.umfang

    def stelle_plan_um(self):
        """Do it with the plan nodes, and find the records that are to follow.

        :returns: list of tuples of rank, record id, and whether the record is led by
            one of the former offices; who has a smaller rank comes first.
        """
        for pfad in self._lauf(self._stelle_alle_knoten_um()):
            self._stelle_rechte_um(self._objekt(pfad))
        return [
            (rang, rid, rid in self.gefuehrt)
            for rang, rids in enumerate(self.inhalt.values())
            for rid in rids
        ]

    def stelle_stueck_um(self, rid, gefuehrt):
        """Do it with one record, after those above it.

        :param rid: its id in the catalog.
        :param gefuehrt: see :meth:`stelle_plan_um`.
        """
        if rid not in self.katalog._catalog.paths:
            # It was moved or removed: where it is now, it will be found.
            return
        obj = self._objekt(self.katalog.getpath(rid))
        if gefuehrt:
            self.gefuehrt.insert(rid)
        self._stelle_inhalt_um(obj, rid)
        self._stelle_rechte_um(obj)

    def uid(self, rid):
        """:returns: UUID of a record, by its id in the catalog."""
        return self.katalog._catalog[rid].UID

    def _stelle_alle_knoten_um(self):
        # What a unit says holds for what is below it: all is read before it is changed.
        knoten = self._knoten()
        neu = {pfad: self._neue_angaben(pfad) for pfad in self._lauf(knoten)}
        self._suche_inhalt(knoten)
        for pfad in self._lauf(knoten):
            self._stelle_knoten_um(self._objekt(pfad), neu[pfad])
        return knoten

    def _knoten(self):
        """:returns: paths of the plan nodes concerned, the upper ones first."""
        return sorted(
            brain.getPath()
            for brain in self.katalog.unrestrictedSearchResults(
                portal_type=["Aktenplan", "Aktenplaneinheit"]
            )
            if self._im_gebiet(brain.getPath())
        )

    def _suche_inhalt(self, knoten):
        """Find records by their lead, by the unit that keeps them, by their grants."""
        for typ in ("Akte", "Teilakte", "Vorgang"):
            for brain in self.katalog.unrestrictedSearchResults(
                federfuehrung=list(self.codes), portal_type=typ
            ):
                if self._im_gebiet(brain.getPath()):
                    self.gefuehrt.insert(brain.getRID())
                    self.inhalt[typ].insert(brain.getRID())
        for pfad in self._lauf(knoten):
            if wirksam(self._objekt(pfad), "aktenfuehrung").wert in self.codes:
                for brain in self.katalog.unrestrictedSearchResults(
                    path={"query": pfad, "depth": 1}, portal_type="Akte"
                ):
                    self.inhalt["Akte"].insert(brain.getRID())
        for bereich in getUtility(IZugriffsregister).alle():
            if self._im_gebiet(bereich.ort) and any(
                map(self._betrifft, bereich.regeln)
            ):
                rid = self.katalog.getrid(bereich.ort.rstrip("/"))
                typ = rid is not None and self.katalog._catalog[rid].portal_type
                if typ in self.inhalt:
                    self.inhalt[typ].insert(rid)

    def _betrifft(self, regel):
        return regel.prinzipal in self.prinzipale or (
            regel.ursache == FUEHRUNG and regel.bezug in self.codes
        )

    def _im_gebiet(self, ort):
        ort = f"{ort.rstrip('/')}/"
        return self.orte is None or ort.startswith(self.orte)

    def _neue_angaben(self, pfad):
        """What a plan node is to say.

        :returns: dict from field to code, or ``None`` when nothing changes at the node.
        """
        knoten = self._objekt(pfad)
        wirkend = {feld: wirksam(knoten, feld).wert for feld in FUEHRENDE}
        if self.codes.keys().isdisjoint(wirkend.values()):
            return None
        if self.orte is not None and f"{pfad}/" in self.orte:
            # The group above it stays with the former office: the unit says itself who
            # leads and who keeps the records.
            return {
                feld: self.codes.get(wert, wert)
                for feld, wert in wirkend.items()
                if gesetzt(wert)
            }
        return self._eigene_angaben(knoten)

    def _eigene_angaben(self, obj):
        return {
            feld: self.codes[wert]
            for feld in FUEHRENDE
            for wert in (getattr(aq_base(obj), feld, None),)
            if wert in self.codes
        }

    def _stelle_knoten_um(self, knoten, angaben):
        if angaben is None:
            return
        self.umfang.einheiten += 1
        self._schreibe(knoten, angaben)

    def _stelle_inhalt_um(self, obj, rid):
        angaben = self._eigene_angaben(obj)
        if not angaben and rid not in self.gefuehrt:
            return
        zaehler = INHALT[obj.portal_type]
        setattr(self.umfang, zaehler, getattr(self.umfang, zaehler) + 1)
        self._schreibe(obj, angaben)

    def _schreibe(self, obj, angaben):
        if self.probelauf:
            return
        if angaben:
            felder = {
                feld: [getattr(aq_base(obj), feld), code]
                for feld, code in angaben.items()
            }
            protokollieren.vermerke(obj, "geaendert", felder=felder)
        for feld, code in angaben.items():
            setattr(obj, feld, code)
        uebernommen = getattr(aq_base(obj), "vererbt_aus", None)
        if uebernommen and angaben:
            # What was taken from the plan counts as taken still.
            obj.vererbt_aus = {
                feld: (herkunft, angaben.get(feld, wert))
                if wert in self.codes
                else (herkunft, wert)
                for feld, (herkunft, wert) in uebernommen.items()
            }
        obj.reindexObject(idxs=["federfuehrung"])

    def _stelle_rechte_um(self, obj):
        self.umfang.berechtigungen += sum(
            b.prinzipal in self.prinzipale for b in berechtigungen(obj)
        )
        if not self.probelauf:
            leite_ab(obj)
            ersetze_prinzipale(obj, self.prinzipale, self.vorhaben.grund.strip())

    def _lauf(self, eintraege):
        return in_portionen(self.portal, eintraege)

    def _objekt(self, pfad):
        return self.portal.unrestrictedTraverse(pfad)


def planeinheiten(katalog, kennzeichen):
    return [
        brain._unrestrictedGetObject()
        for brain in katalog.unrestrictedSearchResults(
            kennzeichen=kennzeichen, portal_type="Aktenplaneinheit"
        )
    ]
