"""What other rooms ask of the Protokoll."""

from collective.eakte.interfaces import IProtokollfuehrung
from collective.eakte.protokoll.aenderungen import ist_eingetragen
from collective.eakte.protokoll.aenderungen import trage_aenderungen_ein
from collective.eakte.protokoll.api import eintraege
from collective.eakte.protokoll.api import fuer_wen_jetzt
from collective.eakte.protokoll.api import trage_ein
from collective.eakte.protokoll.lesen import bei_auflistung
from collective.eakte.protokoll.lesen import merke_vor
from collective.eakte.protokoll.lesen import wird_protokolliert
from collective.eakte.protokollieren import ERFRAGEN
from zope.interface import implementer


FELDER_DER_NUMMER = ("kennzeichen", "fruehere_kennzeichen", "laufende_nummer")


@implementer(IProtokollfuehrung)
class Protokollfuehrung:
    """See :class:`~collective.eakte.interfaces.IProtokollfuehrung`."""

    def vermerke(self, obj, was, *, warum, fuer, recht, angaben):
        if fuer is ERFRAGEN:
            fuer = fuer_wen_jetzt(obj, recht)
        trage_ein(obj, was, warum=warum, fuer=fuer, **angaben)
        if was == "geaendert":
            ist_eingetragen(obj, angaben.get("felder", ()))
        elif was == "nummer":
            ist_eingetragen(obj, FELDER_DER_NUMMER)

    def vermerke_lesen(self, obj, was, *, recht, einmal, angaben):
        merke_vor(obj, was, recht=recht, einmal=einmal, angaben=angaben)

    def vermerke_auflistung(self, obj):
        bei_auflistung(obj)

    def verlangt_vermerk(self, obj):
        return wird_protokolliert(obj)

    def vermerkte(self, obj, was=None):
        trage_aenderungen_ein()
        return [e for e in eintraege(obj) if was is None or e.was == was]
