"""A reorganisation that concerns many records is done in the background."""

from collective.eakte import _
from collective.eakte.auftraege import api as auftraege
from collective.eakte.auftraege.aufgabe import Aufgabe
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.organisation import abschnitte
from collective.eakte.organisation.ablauf import Umfang
from collective.eakte.organisation.interfaces import IOrganisation
from collective.eakte.organisation.reorganisation import reorganisiere
from dataclasses import dataclass
from plone import api
from zope.component import getUtility


GROSS = 500
"""Plan units and records from which on nobody is to wait for the answer."""

SICHT = "eakte-reorganisation-aufgabe"


@dataclass(frozen=True)
class Angenommen:
    """A reorganisation that is done in the background.

    :param auftrag: id of the job.
    :param umfang: :class:`~.ablauf.Umfang` of the dry run.
    """

    auftrag: str
    umfang: Umfang


def reorganisiere_oder_beginne(vorhaben):
    """Carry out a small reorganisation at once, a large one as a job.

    :param vorhaben: :class:`~.vorhaben.Vorhaben`.
    :returns: :class:`~.ablauf.Umfang`, or :class:`Angenommen`.
    :raises Hindernisse: with all reasons against it.
    """
    umfang = reorganisiere(vorhaben)
    if not ist_gross(umfang):
        return reorganisiere(vorhaben, probelauf=False)
    kennung = _beginne(vorhaben)
    abschnitte.merke_vor(vorhaben, umfang, kennung)
    return Angenommen(kennung, umfang)


def setze_fort():
    """Let the reorganisation go on that is under way and that nobody is at.

    :returns: id of the job.
    :raises Hindernisse: there is none, or its job goes on.
    """
    laufend = abschnitte.laufende()
    if laufend is None or not laufend.ruht:
        raise Hindernisse.eines(
            "reorganisation-ruht-nicht",
            _(
                "reorganisation_ruht_nicht",
                default="There is no reorganisation that was broken off.",
            ),
        )
    laufend.auftrag = _beginne(abschnitte.vorhaben_von(laufend))
    return laufend.auftrag


def ist_gross(umfang):
    """Whether a reorganisation becomes a job.

    :param umfang: :class:`~.ablauf.Umfang`.
    """
    stuecke = umfang.einheiten + umfang.akten + umfang.teilakten + umfang.vorgaenge
    return max(stuecke, umfang.berechtigungen) >= GROSS


def _beginne(vorhaben):
    return auftraege.beginne(
        api.portal.get(),
        SICHT,
        _(
            "auftrag_reorganisation",
            default="Reorganisation: the work of ${von} goes to ${nach}",
            mapping={"von": ", ".join(vorhaben.von), "nach": vorhaben.nach},
        ),
        # The dry run tells those who keep the offices how much it is.
        offene_zahlen=True,
    )


class Reorganisation(Aufgabe):
    """Goes on with the reorganisation that is under way, section by section.

    Cancelled, it stops half way: what has changed remains, the former offices still
    hold, and it can go on.
    """

    _begonnen = False

    def portion(self):
        """:returns: whether something is left to be done."""
        laufend = getUtility(IOrganisation).laufend
        if laufend is None or laufend.auftrag != self.kennung:
            # Another job has ended it, or is at it.
            raise Hindernisse.eines(
                "reorganisation-vorbei",
                _(
                    "reorganisation_vorbei",
                    default="Another job goes on with this reorganisation.",
                ),
            )
        gesamt = sum(laufend.geplant.values()) - laufend.geplant["berechtigungen"]
        if not self._begonnen:
            abschnitte.beginne(laufend)
            weiter = True
        elif len(laufend.rest) > len(laufend.gescheitert):
            abschnitte.bearbeite(laufend, self._sage_fehler)
            weiter = True
        else:
            abschnitte.schliesse_ab(laufend)
            weiter = False
        self.stelle = (laufend.umfang, max(gesamt, _anzahl(laufend.umfang)))
        return weiter

    def fuehre_portion_aus(self):
        """See :class:`~collective.eakte.auftraege.aufgabe.Aufgabe`."""
        weiter = super().fuehre_portion_aus()
        # Only what is stored has begun.
        self._begonnen = True
        return weiter

    def fortschritt(self):
        """See :class:`~collective.eakte.auftraege.interfaces.IAufgabe`."""
        umfang, gesamt = self.stelle
        return _anzahl(umfang), gesamt, ""

    def ergebnis(self):
        """See :class:`~collective.eakte.auftraege.interfaces.IAufgabe`."""
        return _(
            "reorganisiert",
            default="${einheiten} plan units, ${akten} Akten, ${teilakten} Teilakten "
            "and ${vorgaenge} Vorgänge have gone to the other office.",
            mapping=dict(self.stelle[0]),
        )

    def ziel(self):
        """See :class:`~collective.eakte.auftraege.interfaces.IAufgabe`."""
        return None, "@@eakte-organisation"

    def _sage_fehler(self, uid, fehler):
        grund = (
            fehler.hindernisse[0].message
            if isinstance(fehler, Hindernisse)
            else _(
                "reorganisation_stueck_gescheitert",
                default="It does not follow: more about it stands in the log of the "
                "server.",
            )
        )
        self.melde(grund, uid)


def _anzahl(umfang):
    return sum(zahl for name, zahl in umfang.items() if name != "berechtigungen")
