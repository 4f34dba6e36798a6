"""What somebody gets to see of the checks.

Runs are over everything, whoever may see it. What comes of them tells nothing of
records that the viewer may not see, but that something is wrong: no number, no count,
no version. Hashes and sizes are told to those who may read the file.
"""

from collective.eakte.config import DATEIEN_PRUEFEN
from collective.eakte.config import SITE_PROTOKOLL_ANSEHEN
from collective.eakte.content.arten import typen_mit
from collective.eakte.content.dokument import IDokument
from collective.eakte.gegenstand import Gegenstand
from collective.eakte.gegenstand import sichtbare
from collective.eakte.gegenstand import sieht_alles
from collective.eakte.integritaet import api as integritaet
from collective.eakte.integritaet.lauf import LAEUFT
from collective.eakte.integritaet.lauf import SITE
from collective.eakte.integritaet.pruefregeln import Befund
from collective.eakte.rechte.inhalt import Leserecht
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from functools import cached_property
from plone import api


STILLE = timedelta(minutes=15)
"""Without a sign of life for that long, a run was interrupted."""


@dataclass(frozen=True)
class Zeile:
    """A finding that the viewer may see.

    :param befund: :class:`~.pruefregeln.Befund`.
    :param gegenstand: its Dokument; ``None`` for what belongs to no record.
    """

    befund: Befund
    gegenstand: Gegenstand | None


def darf_ansehen(obj=None):
    """Whether the user may see what checks have found.

    :param obj: record, seen by her; ``None`` for the site.
    """
    if obj is None:
        return api.user.has_permission(SITE_PROTOKOLL_ANSEHEN, obj=api.portal.get())
    return api.user.has_permission(DATEIEN_PRUEFEN, obj=obj)


def darf_pruefen(obj=None):
    """Whether the user may begin, go on with and cancel checks.

    :param obj: record, seen by her; ``None`` for the site.
    """
    ort = api.portal.get() if obj is None else obj
    return darf_ansehen(obj) and api.user.has_permission(DATEIEN_PRUEFEN, obj=ort)


def laeufe(obj=None):
    """The runs that the user may see, the newest first.

    :param obj: record, for its runs; ``None`` for all.
    :returns: list of :class:`Laufansicht`.
    """
    alle = integritaet.laeufe(obj)
    sichtbar = _gegenstaende(lauf.uid for lauf in alle if lauf.umfang != SITE)
    return [
        Laufansicht(lauf, sichtbar.get(lauf.uid))
        for lauf in alle
        if lauf.umfang == SITE or lauf.uid in sichtbar
    ]


def lauf_mit(kennung, obj=None):
    """A run that the user may see.

    :param kennung: id of the run.
    :param obj: record at which it is asked for; ``None`` for the site.
    :returns: :class:`Laufansicht`, or ``None``.
    """
    return next((a for a in laeufe(obj) if a.lauf.kennung == kennung), None)


class Laufansicht:
    """A run as the user may see it.

    :param lauf: :class:`~.lauf.Lauf`.
    :param gegenstand: its record, ``None`` for a run over the site.
    """

    def __init__(self, lauf, gegenstand=None):
        self.lauf = lauf
        self.gegenstand = gegenstand

    @property
    def unterbrochen(self):
        """Whether nobody seems to be at it any more."""
        still = datetime.now(UTC) - self.lauf.lebenszeichen > STILLE
        return self.lauf.stand == LAEUFT and still

    @cached_property
    def mit_zahlen(self):
        """Whether it may be told how much was read: not of what is hidden."""
        return self.gegenstand is None or _sieht_alles(self.gegenstand)

    @cached_property
    def anteil(self):
        """Percent of the Dokumente that were checked; ``None`` if not to be told."""
        if not self.mit_zahlen:
            return None
        gesamt = max(self.lauf.gesamt, self.lauf.dokumente)
        return 100 * self.lauf.dokumente // gesamt if gesamt else 100

    @property
    def in_ordnung(self):
        """Whether all was looked at, and nothing found."""
        return integritaet.ist_sauber(self.lauf)

    @cached_property
    def _sichtbare(self):
        uids = {b.uid for b in self.lauf.befunde.values() if b.uid is not None}
        return _gegenstaende(uids, mit_leserecht=True)

    @cached_property
    def zeilen(self):
        """Findings: list of :class:`Zeile`."""
        return [
            self._zeile(befund)
            for befund in self.lauf.befunde.values()
            if befund.uid is None or befund.uid in self._sichtbare
        ]

    @cached_property
    def hat_verborgene(self):
        """Whether there are findings in records that the user may not see."""
        return len(self.zeilen) < len(self.lauf.befunde)

    def _zeile(self, befund):
        if befund.uid is None:
            return Zeile(befund, None)
        gegenstand, liest = self._sichtbare[befund.uid]
        if not liest:
            befund = replace(befund, erwartet="", gefunden="")
        return Zeile(befund, gegenstand)


def _gegenstaende(uids, mit_leserecht=False):
    """Records that the user may see, by UUID."""
    liest = Leserecht() if mit_leserecht else None
    gefunden = {}
    for brain in sichtbare(uids):
        gegenstand = Gegenstand.aus(brain)
        gefunden[brain.UID] = (gegenstand, liest(brain)) if liest else gegenstand
    return gefunden


def _sieht_alles(gegenstand):
    """Whether no Dokument in a record is hidden from the user."""
    return sieht_alles(gegenstand.uid, portal_type=typen_mit(IDokument))
