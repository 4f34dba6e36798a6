"""A reorganisation in sections, each in a transaction of its own.

First the other office comes to be, with groups and heads of the former ones, and the
plan says its code: from then on nobody loses a right, for the former offices still
hold. Then the records follow, each with its lead and its rights at once. When none is
left, the former offices end. Every section finds again what is left to be done, so that
each may be done twice.
"""

from collective.eakte import _
from collective.eakte import protokollieren
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.organisation import vorhaben as regeln
from collective.eakte.organisation.ablauf import Ablauf
from collective.eakte.organisation.ablauf import Umfang
from collective.eakte.organisation.interfaces import IOrganisation
from collective.eakte.organisation.laufend import Laufend
from collective.eakte.organisation.reorganisation import melde_vollzug
from collective.eakte.organisation.reorganisation import pruefe
from collective.eakte.organisation.reorganisation import setze
from collective.eakte.organisation.reorganisation import vermerke
from collective.eakte.organisation.vorhaben import Vorhaben
from collective.eakte.rechte.uhr import heute
from itertools import islice
from ZODB.POSException import ConflictError
from zope.component import getUtility

import logging
import transaction


logger = logging.getLogger(__name__)

PORTION = 100
"""Records that follow in one transaction; the other writers wait for so many."""


def laufende():
    """The reorganisation that is under way.

    :returns: :class:`~.laufend.Laufend`, or ``None``.
    """
    laufend = getUtility(IOrganisation).laufend
    return laufend if laufend is not None and laufend.gilt else None


def merke_vor(vorhaben, umfang, auftrag):
    """Keep that a job is going to do a reorganisation.

    :param vorhaben: :class:`~.vorhaben.Vorhaben`, checked.
    :param umfang: :class:`~.ablauf.Umfang` of its dry run.
    :param auftrag: id of the job.
    """
    getUtility(IOrganisation).laufend = Laufend(vorhaben, umfang, auftrag)


def vorhaben_von(laufend):
    """:returns: :class:`~.vorhaben.Vorhaben` of a reorganisation under way."""
    return Vorhaben(**laufend.vorhaben)


def beginne(laufend):
    """Let the other office come to be and the plan say its code; find the records.

    What was begun is taken up again.

    :param laufend: :class:`~.laufend.Laufend`.
    :raises Hindernisse: with all reasons against it, as long as nothing was changed.
    """
    vorhaben = vorhaben_von(laufend)
    if not laufend.begonnen:
        _lege_ziel_an(vorhaben)
    ablauf = Ablauf(vorhaben, probelauf=False)
    with protokollieren.anlass(vorhaben.grund, None):
        stuecke = ablauf.stelle_plan_um()
    laufend.fuege_hinzu(ablauf.umfang)
    laufend.gescheitert.clear()
    for rang, rid, gefuehrt in stuecke:
        laufend.rest[rang, rid] = gefuehrt


def bearbeite(laufend, fehlgeschlagen):
    """Let some records follow.

    :param laufend: :class:`~.laufend.Laufend`.
    :param fehlgeschlagen: called with the UUID of each that cannot, and the exception.
    :returns: whether some are left.
    """
    vorhaben = vorhaben_von(laufend)
    ablauf = Ablauf(vorhaben, probelauf=False)
    neu = (key for key in laufend.rest if key not in laufend.gescheitert)
    with protokollieren.anlass(vorhaben.grund, None):
        for key in list(islice(neu, PORTION)):
            fehler = _stelle_um(ablauf, key[1], laufend.rest[key])
            if fehler is None:
                del laufend.rest[key]
                laufend.erledigt += 1
            else:
                laufend.gescheitert.insert(key)
                fehlgeschlagen(ablauf.uid(key[1]), fehler)
    laufend.fuege_hinzu(ablauf.umfang)
    return len(laufend.rest) > len(laufend.gescheitert)


def schliesse_ab(laufend):
    """Do what has come up meanwhile, and let the former offices end.

    :param laufend: :class:`~.laufend.Laufend`.
    :raises Hindernisse: records are left that cannot follow.
    """
    if laufend.rest:
        raise Hindernisse.eines(
            "reorganisation-unvollstaendig",
            _(
                "reorganisation_unvollstaendig",
                default="${anzahl} records could not be changed, so that the former "
                "offices cannot end yet. Put that right, and go on with the "
                "reorganisation.",
                mapping={"anzahl": len(laufend.rest)},
            ),
        )
    vorhaben = vorhaben_von(laufend)
    ablauf = Ablauf(vorhaben, probelauf=False)
    organisation = getUtility(IOrganisation)
    with protokollieren.anlass(vorhaben.grund, None):
        laufend.fuege_hinzu(ablauf.fuehre_aus())
    setze(regeln.neue_einheiten(vorhaben, organisation.einheiten, heute()))
    organisation.laufend = None
    melde_vollzug(ablauf, Umfang(**laufend.umfang))


def _lege_ziel_an(vorhaben):
    organisation = getUtility(IOrganisation)
    # It does not stand in its own way.
    laufend, organisation.laufend = organisation.laufend, None
    neue = pruefe(vorhaben)
    organisation.laufend = laufend
    # Before the offices: who belongs to them is worked out with it.
    laufend.begonnen = True
    setze([eine for eine in neue if eine.code == vorhaben.nach])
    vermerke(vorhaben, "reorganisation-begonnen")


def _stelle_um(ablauf, rid, gefuehrt):
    """:returns: ``None``, or why it cannot be: exception."""
    davor = ablauf.umfang
    sicherung = transaction.savepoint(optimistic=True)
    ablauf.umfang = Umfang(**vars(davor))
    try:
        ablauf.stelle_stueck_um(rid, gefuehrt)
    except ConflictError:
        raise
    except Exception as fehler:
        sicherung.rollback()
        ablauf.umfang = davor
        if not isinstance(fehler, Hindernisse):
            logger.exception("%s cannot follow.", rid)
        return fehler
    return None
