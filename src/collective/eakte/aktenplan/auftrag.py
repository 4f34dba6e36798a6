"""Large tables are imported in the background; still all of it or nothing."""

from collective.eakte import _
from collective.eakte.aktenplan.api import importiere
from collective.eakte.aktenplan.mitnehmen import packe
from collective.eakte.aktenplan.mitnehmen import packe_aus
from collective.eakte.auftraege import api as auftraege
from collective.eakte.auftraege.aufgabe import Aufgabe
from collective.eakte.auftraege.botschaft import Verweis
from collective.eakte.registrierung.speichern import speichere
from collective.taskqueue import progress
from dataclasses import dataclass
from plone.uuid.interfaces import IUUID
from ZODB.POSException import ConflictError


GROSS = 500
"""Units to be written from which on nobody is to wait for the answer."""

HOECHSTENS = 40_000_000
"""Characters that a packed file may have in the queue; all that can be read fit."""

VERSUCHE = 3
"""How often a table is tried beside other writers before they have to wait for it."""

SICHT = "eakte-planimport-aufgabe"


@dataclass(frozen=True)
class Angenommen:
    """An import that is done in the background.

    :param auftrag: id of the job.
    :param ergebnis: the dry run, :class:`~.api.Ergebnis`.
    """

    auftrag: str
    ergebnis: object


def importiere_oder_beginne(
    plan, inhalt, dateiname, *, stand=None, immer=False, **angaben
):
    """Import a table at once when it is small, and as a job when it is large.

    Callers ask for the permission ``collective.eakte: Import Aktenplan`` first.

    :param plan: the Aktenplan.
    :param inhalt: the file.
    :param dateiname: its name.
    :param stand: see :func:`.api.importiere`.
    :param immer: whether it becomes a job, however small it is.
    :param angaben: what else :func:`.api.importiere` takes.
    :returns: :class:`~.api.Ergebnis`, or :class:`Angenommen`.
    :raises Hindernisse: with every error; a table with errors does not become a job.
    """
    probe = importiere(plan, inhalt, dateiname, **angaben)
    unterschied = probe.unterschied
    gross = unterschied is not None and _anzahl(probe) >= GROSS
    gepackt = None
    if immer or gross:
        gepackt = packe(inhalt, HOECHSTENS)
    if gepackt is None or probe.fehler or (stand is not None and stand != probe.stand):
        return importiere(
            plan, inhalt, dateiname, probelauf=False, stand=stand, **angaben
        )
    uid = IUUID(plan)
    kennung = auftraege.beginne(
        plan,
        SICHT,
        _(
            "auftrag_planimport",
            default="Import into the plan ${plan}",
            mapping={"plan": Verweis(uid)},
        ),
        # What is counted are the lines of her file.
        offene_zahlen=True,
        datei=gepackt,
        dateiname=dateiname,
        # What is written is what was found right, and shown to whom it may concern.
        stand=probe.stand,
        angaben=angaben,
    )
    return Angenommen(kennung, probe)


def _anzahl(ergebnis):
    anzahl = ergebnis.anzahl
    return anzahl["neu"] + anzahl["geaendert"]


class Planimport(Aufgabe):
    """Imports the table in one transaction; cancelled or broken off, nothing stays.

    Meanwhile others store: who is in the way of others starts anew. Only who has had no
    luck lets them wait.
    """

    def in_einer_transaktion(self, tue):
        """See :class:`~collective.eakte.auftraege.aufgabe.Aufgabe`."""
        try:
            return speichere(tue, in_der_reihe=False, versuche=VERSUCHE)
        except ConflictError:
            return super().in_einer_transaktion(tue)

    def portion(self):
        """:returns: nothing is left afterwards."""
        ergebnis = importiere(
            self.context,
            packe_aus(self.angaben["datei"]),
            self.angaben["dateiname"],
            probelauf=False,
            stand=self.angaben["stand"],
            nach_einheit=self._sage_stand,
            **self.angaben["angaben"],
        )
        self.stelle = ergebnis.anzahl
        return False

    def _sage_stand(self, erledigt, gesamt):
        progress.report(erledigt, gesamt)
        progress.check()

    def fortschritt(self):
        """See :class:`~collective.eakte.auftraege.interfaces.IAufgabe`."""
        gesamt = self.stelle["neu"] + self.stelle["geaendert"]
        return gesamt, gesamt, ""

    def ergebnis(self):
        """See :class:`~collective.eakte.auftraege.interfaces.IAufgabe`."""
        return importiert(self.stelle)

    def ziel(self):
        """See :class:`~collective.eakte.auftraege.interfaces.IAufgabe`."""
        return IUUID(self.context), ""


def importiert(anzahl):
    """What is said of an import that was made.

    :param anzahl: :attr:`.api.Ergebnis.anzahl`.
    :returns: message.
    """
    return _(
        "plan_importiert",
        default="The plan was imported: ${neu} units new, ${geaendert} "
        "changed, ${unveraendert} unchanged.",
        mapping={name: str(zahl) for name, zahl in anzahl.items()},
    )
