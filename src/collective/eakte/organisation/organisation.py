"""The offices of a site, in one persistent object."""

from collective.eakte.organisation.interfaces import IOrganisation
from collective.eakte.organisation.kreisrechnung import kreise_nach_mitglied
from collective.eakte.organisation.kreisrechnung import mitglieder_nach_kreis
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
            mitglieder = mitglieder_nach_kreis(self.einheiten, tag)
            merker = self._v_kreise = (
                tag,
                kreise_nach_mitglied(mitglieder),
                mitglieder,
            )
        return merker
