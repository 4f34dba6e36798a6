"""How a record at a given place is numbered: pattern, counter and values."""

from Acquisition import aq_base
from Acquisition import aq_chain
from Acquisition import aq_inner
from collective.eakte import _
from collective.eakte.aktenzeichen import zaehlkreise
from collective.eakte.aktenzeichen.muster import MusterFehler
from collective.eakte.aktenzeichen.muster import parse
from collective.eakte.aktenzeichen.muster import STANDARDMUSTER
from collective.eakte.content.akte import IAkte
from collective.eakte.content.aktenplan import IAktenplan
from collective.eakte.content.dokument import IDokument
from collective.eakte.content.teilakte import ITeilakte
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.vererbung.api import wirksam
from datetime import date
from functools import lru_cache
from plone.uuid.interfaces import IUUID


parse_muster = lru_cache(maxsize=512)(parse)


def ebene(obj):
    """Level of the pattern language for a record.

    :param obj: Akte, Teilakte, Vorgang or Dokument; wrapped or not.
    :returns: ``"akte"``, ``"teilakte"``, ``"vorgang"`` or ``"dokument"``.
    """
    if IAkte.providedBy(obj):
        return "akte"
    if ITeilakte.providedBy(obj):
        return "teilakte"
    return "dokument" if IDokument.providedBy(obj) else "vorgang"


class Nummerierung:
    """Pattern, counter and values for a record in a container.

    :param obj: the record, not necessarily filed yet.
    :param behaelter: plan unit or record that holds it or is going to.
    :param stufe: level, when ``obj`` is ``None`` because nothing exists yet.
    :param heute: the day of registration.
    """

    def __init__(self, obj, behaelter, stufe=None, heute=None):
        self.obj = obj
        self.behaelter = behaelter
        self.ebene = stufe or ebene(obj)
        self.jahr = (heute or date.today()).year
        self.kette = [
            knoten
            for knoten in aq_chain(aq_inner(behaelter))
            if IPlanknoten.providedBy(knoten)
        ]

    @property
    def einheit(self):
        return self.kette[0]

    @property
    def akte(self):
        for objekt in aq_chain(aq_inner(self.behaelter)):
            if IAkte.providedBy(objekt):
                return objekt
        return None

    @property
    def muster(self):
        """The pattern that holds here: the unit's own, or inherited, or the default."""
        text = self._vom_plan(f"muster_{self.ebene}") or STANDARDMUSTER[self.ebene]
        return parse_muster(text, self.ebene)

    @property
    def zaehler(self):
        """Key of the counter that gives the running number."""
        return zaehlkreise.schluessel(
            self._vom_plan("zaehlkreis") or zaehlkreise.STANDARD,
            ebene=self.ebene,
            einheit_uid=IUUID(self.einheit),
            oe=self.oe,
            jahr=self.jahr,
            akte_uid=IUUID(self.akte, None),
            behaelter_uid=IUUID(self.behaelter, None),
        )

    @property
    def oe(self):
        if self.obj is not None:
            return wirksam(self.obj, "federfuehrung", self.behaelter).wert
        return wirksam(self.behaelter, "federfuehrung").wert

    def kennzeichen(self, nummer):
        """The number of the record for a running number.

        :raises Hindernisse: a value that the pattern needs is missing.
        """
        return self._bilde(self.muster.bilde, nummer)

    def kurzform(self, nummer):
        """What the level adds: the short id of the record in its container."""
        return self._bilde(self.muster.suffix, nummer)

    def pruefe(self):
        """Refuse early, with a sentence, what no number could be built for.

        :raises Hindernisse: the counter needs an office and nobody leads.
        """
        braucht_oe = "oe" in self.muster.namen or (
            self.ebene == "akte"
            and (self._vom_plan("zaehlkreis") or "") == zaehlkreise.OE_JAHR
        )
        if braucht_oe and not self.oe:
            raise Hindernisse.eines(
                "federfuehrung-fehlt",
                _(
                    "federfuehrung_fehlt",
                    default="The number contains the lead office: say which one leads.",
                ),
                field="federfuehrung",
            )

    def _bilde(self, funktion, nummer):
        akte = self.akte
        werte = {
            "plan": self.einheit.kennzeichen,
            "aktenplan": self._aktenplan_kennzeichen(),
            "oe": self.oe,
            "jahr": self.jahr,
            "nr": nummer,
            "akte": akte.kennzeichen if akte is not None else None,
            "vorgang": getattr(aq_base(self.behaelter), "kennzeichen", None),
        }
        try:
            return funktion(werte)
        except MusterFehler as fehler:
            raise Hindernisse(fehler.hindernisse) from fehler

    def _aktenplan_kennzeichen(self):
        for knoten in self.kette:
            if IAktenplan.providedBy(knoten):
                return knoten.kennzeichen or knoten.getId()
        return None

    def _vom_plan(self, feld):
        for knoten in self.kette:
            wert = getattr(aq_base(knoten), feld, None)
            if wert:
                return wert
        return None
