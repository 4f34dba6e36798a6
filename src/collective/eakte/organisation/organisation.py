"""The offices of a site, in one persistent object."""

from collective.eakte.organisation.interfaces import IOrganisation
from collective.eakte.organisation.kreisrechnung import kreise_nach_mitglied
from collective.eakte.organisation.kreisrechnung import mitglieder_nach_kreis
from dataclasses import replace
from persistent import Persistent
from zope.interface import implementer


@implementer(IOrganisation)
class Organisation(Persistent):
    """See :class:`IOrganisation`.

    Everything is kept in the attributes of this one object, which is written when an
    office changes: then the other processes forget it, and with it what was worked
    out from it.
    """

    laufend = None

    def __init__(self):
        self.einheiten = {}
        self.vorgaben = {}

    def setze(self, *einheiten):
        self.einheiten = {
            **self.einheiten,
            **{einheit.code: einheit for einheit in einheiten},
        }
        self._v_kreise = None

    def setze_vorgabe(self, typ, vorgabe):
        vorgaben = {name: wert for name, wert in self.vorgaben.items() if name != typ}
        if vorgabe is not None:
            vorgaben[typ] = vorgabe
        self.vorgaben = vorgaben

    def kreise(self, tag):
        return self._ausgerechnet(tag)[1]

    def mitglieder(self, tag):
        return self._ausgerechnet(tag)[2]

    def _ausgerechnet(self, tag):
        self._p_activate()
        merker = getattr(self, "_v_kreise", None)
        if merker is None or merker[0] != tag:
            mitglieder = self._mitglieder(tag)
            merker = self._v_kreise = (
                tag,
                kreise_nach_mitglied(mitglieder),
                mitglieder,
            )
        return merker

    def _mitglieder(self, tag):
        mitglieder = mitglieder_nach_kreis(self.einheiten, tag)
        uebergang = None if self.laufend is None else self.laufend.uebergang
        if uebergang is None:
            return mitglieder
        # While records go over, some stand under the former office and some under the
        # other one: who works below belongs to both, as now and as later.
        von, nach = uebergang
        spaeter = {
            code: replace(eine, uebergeordnet=nach)
            if eine.uebergeordnet in von and code not in (*von, nach)
            else eine
            for code, eine in self.einheiten.items()
        }
        for kreis, namen in mitglieder_nach_kreis(spaeter, tag).items():
            alle = (*mitglieder.get(kreis, ()), *namen)
            mitglieder[kreis] = tuple(dict.fromkeys(alle))
        return mitglieder
