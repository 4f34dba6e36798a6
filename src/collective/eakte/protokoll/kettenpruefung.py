"""Check chain after chain against what seals attest of them."""

from collective.eakte.protokoll import kette
from collective.eakte.protokoll.api import protokoll_von
from collective.eakte.protokoll.api import uid_von
from collective.eakte.protokoll.befund import Befund
from collective.eakte.protokoll.befund import FEHLT_GANZ
from collective.eakte.protokoll.befund import OHNE_PROTOKOLL
from collective.eakte.protokoll.entfernte import entfernte
from plone import api
from ZODB.POSException import ConflictError

import itertools


class Kettenpruefung:
    """Checks chains and notes what they say of removed records.

    :param ergebnis: :class:`~.befund.Ergebnis`, to which is added.
    :ivar entfernte: dict from UUID to number of entries and hash of the last one.
    """

    def __init__(self, ergebnis):
        self.ergebnis = ergebnis
        self.entfernte = {}

    def pruefe(self, obj, zeugen):
        """Check a chain.

        :param obj: record or plan node, in its place; ``None`` for the site itself.
        :param zeugen: list of :class:`~.lesezeiger.Bezeugung` about it.
        """
        self.ergebnis.objekte += 1
        protokoll = protokoll_von(obj)
        if protokoll is None:
            art = FEHLT_GANZ if zeugen else OHNE_PROTOKOLL
            nach = max((zeuge.siegel for zeuge in zeugen), default=None)
            self._melde(obj, art, nr=1, nach=nach)
            return
        bruch, genau = self._bruch(protokoll, uid_von(obj), zeugen)
        if bruch is not None:
            self._melde(
                obj, bruch.art, nr=bruch.nr, **_umgeben(bruch.nr, genau, zeugen)
            )
        else:
            besiegelt = max((zeuge.nr for zeuge in zeugen), default=0)
            self.ergebnis.unbesiegelt += protokoll.anzahl - besiegelt

    def _bruch(self, protokoll, uid, zeugen):
        """:returns: the first :class:`~.kette.Bruch`, and whether the chain alone shows
        it: then it is just that entry.
        """
        bezeugt, widerspruch = _nach_stellen(zeugen)
        gelesen = itertools.count()
        nr = 0
        try:
            anzahl, kopf = protokoll.anzahl, protokoll.kopf

            def eintraege():
                nonlocal nr
                for daten in protokoll:
                    stelle = next(gelesen) + 1
                    self.ergebnis.eintraege += 1
                    self.entfernte.update(entfernte(daten))
                    yield daten
                    # It was looked at; what fails from here on is the next one.
                    nr = stelle

            bruch = kette.pruefe(eintraege(), uid, anzahl, kopf, bezeugt.items())
            if bruch is None:
                return widerspruch, True
            return bruch, kette.pruefe(protokoll, uid, anzahl, kopf) == bruch
        except ConflictError:
            raise
        except Exception:
            # A page is away, or what lies there is no chain: nobody knows in which
            # ways somebody has changed it.
            return kette.Bruch(nr + 1, kette.UNLESBAR), True

    def _melde(self, obj, art, **angaben):
        ort = ""
        if obj is not None:
            tiefe = len(api.portal.get().getPhysicalPath())
            ort = "/".join(obj.getPhysicalPath()[tiefe:])
        self.ergebnis.melde([Befund(art, uid_von(obj), ort, **angaben)])


def _nach_stellen(zeugen):
    """What is attested by position.

    :returns: dict from position to hash, and a :class:`~.kette.Bruch` when two seals
        attest different things of one position.
    """
    bezeugt, widerspruch = {}, None
    # What was kept elsewhere is believed first.
    for zeuge in sorted(zeugen, key=lambda zeuge: (not zeuge.fremd, zeuge.siegel)):
        if bezeugt.setdefault(zeuge.nr, zeuge.kopf) != zeuge.kopf:
            if widerspruch is None or zeuge.nr < widerspruch.nr:
                widerspruch = kette.Bruch(zeuge.nr, kette.VERAENDERT)
    return bezeugt, widerspruch


def _umgeben(nr, genau, zeugen):
    """Between which seals a bad entry lies.

    :returns: dict with ``ab``, ``nach`` and ``vor`` as in :class:`~.befund.Befund`.
    """
    davor = [(zeuge.nr, zeuge.siegel) for zeuge in zeugen if zeuge.nr < nr]
    danach = [zeuge.siegel for zeuge in zeugen if zeuge.nr >= nr]
    letzte, nach = max(davor, default=(0, None))
    return {
        "ab": nr if genau else letzte + 1,
        "nach": nach,
        "vor": min(danach, default=None),
    }
