"""Recovery of a protected record by two people, when nobody of its circle is left.

One person with the role Registratur or Datenschutz asks for it, another one confirms;
neither gets to see the record (Vier-Augen).
"""

from Acquisition import aq_inner
from Acquisition import aq_parent
from BTrees.OOBTree import OOBTree
from collective.eakte import _
from collective.eakte.begruendung import pruefe_grund
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.protokollieren import vermerke
from collective.eakte.rechte.api import bereich_von
from collective.eakte.rechte.api import erteile
from collective.eakte.rechte.api import kette_von
from collective.eakte.rechte.berechtigung import WIEDERHERSTELLUNG
from collective.eakte.rechte.irgendwo import eigene_sicht
from collective.eakte.rechte.irgendwo import hat_rolle_irgendwo
from collective.eakte.rechte.prinzipale import PERSON
from collective.eakte.rechte.prinzipale import prinzipal as finde_prinzipal
from collective.eakte.rechte.pruefungen import LEITEND
from collective.eakte.rechte.sicht import rollen_im_bereich
from collective.eakte.rechte.uhr import heute
from collective.eakte.rest import nicht_berechtigt
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
from uuid import uuid4
from zope.annotation.interfaces import IAnnotations


BERECHTIGTE = frozenset({"Registratur", "Datenschutz"})
"""Roles that ask for a recovery and confirm one; each in her own right, not for
somebody absent."""

GILT = timedelta(days=14)
"""How long a request waits for the second person."""

_ANTRAEGE = "collective.eakte.rechte.wiederherstellung"


@dataclass(frozen=True)
class Antrag:
    """A request that waits for the second person.

    :param kennung: names the request.
    :param uid: UUID of the record.
    :param kennzeichen: its number.
    :param prinzipal: user id of who shall decide on the circle.
    :param grund: reason as given.
    :param person: id of the user who asked for it.
    :param zeit: when, with time zone.
    """

    kennung: str
    uid: str
    kennzeichen: str
    prinzipal: str
    grund: str
    person: str
    zeit: datetime

    @property
    def bis(self):
        """The last day on which it can be confirmed."""
        return self.zeit.date() + GILT

    def gilt(self, tag: date):
        """Whether it can be confirmed on a day."""
        return tag <= self.bis


def beantrage_wiederherstellung(kennzeichen_or_uid, prinzipal, grund):
    """Ask that somebody gets the lead in the circle of a protected record.

    :param kennzeichen_or_uid: number or UUID of the record. One that does not exist,
        and a record that is not protected, answer alike.
    :param prinzipal: user id of who shall decide on the circle.
    :param grund: why.
    :returns: :class:`Antrag`.
    :raises NichtBerechtigt: the user has none of the roles anywhere.
    :raises Hindernisse: with all reasons against it.
    """
    verlange_rolle()
    obj = _finde(kennzeichen_or_uid)
    person = _person()
    gruende = []
    if obj is None or not zustaendig(obj):
        gruende.append(_nicht_moeglich())
    gruende += _gegen_prinzipal(prinzipal, {person})
    gruende += pruefe_grund(grund)
    if gruende:
        raise Hindernisse(gruende)
    antrag = Antrag(
        uuid4().hex[:12],
        api.content.get_uuid(obj),
        obj.kennzeichen,
        prinzipal,
        grund.strip(),
        person,
        datetime.now(UTC),
    )
    _antraege()[antrag.kennung] = antrag
    _vermerke("wiederherstellung-beantragt", obj, antrag, antrag.grund)
    return antrag


def bestaetige_wiederherstellung(kennung):
    """Confirm a request of somebody else; it takes effect at once.

    :param kennung: which one.
    :returns: the :class:`~.berechtigung.Berechtigung`.
    :raises NichtBerechtigt: the user has none of the roles anywhere.
    :raises Hindernisse: with all reasons against it.
    """
    verlange_rolle()
    antrag, obj = _offener(kennung)
    person = _person()
    gruende = []
    if antrag.person == person:
        gruende.append(
            Hindernis(
                "zweite-person-noetig",
                _(
                    "zweite_person_noetig",
                    default="A second person has to confirm it (Vier-Augen): you have "
                    "asked for it yourself.",
                ),
            )
        )
    gruende += _gegen_prinzipal(antrag.prinzipal, {antrag.person, person})
    if gruende:
        raise Hindernisse(gruende)
    berechtigung = erteile(
        obj,
        antrag.prinzipal,
        [LEITEND],
        ursache=WIEDERHERSTELLUNG,
        bezug=antrag.kennung,
        grund=antrag.grund,
    )
    del _antraege()[antrag.kennung]
    _vermerke("wiederherstellung-bestaetigt", obj, antrag, antrag.grund)
    return berechtigung


def verwirf_wiederherstellung(kennung, grund):
    """Take a request back, or refuse it as the second person.

    :param kennung: which one.
    :param grund: why.
    :raises NichtBerechtigt: the user has none of the roles anywhere.
    :raises Hindernisse: with all reasons against it.
    """
    verlange_rolle()
    antrag, obj = _offener(kennung)
    if gruende := pruefe_grund(grund):
        raise Hindernisse(gruende)
    del _antraege()[antrag.kennung]
    _vermerke("wiederherstellung-verworfen", obj, antrag, grund.strip())


def offene_antraege():
    """Requests that wait for the second person and concern the user's plan units.

    :returns: list of :class:`Antrag`, the oldest first.
    """
    verlange_rolle()
    offene = [
        antrag
        for antrag in IAnnotations(api.portal.get()).get(_ANTRAEGE, {}).values()
        if antrag.gilt(heute())
        and (obj := _finde(antrag.uid)) is not None
        and zustaendig(obj)
    ]
    return sorted(offene, key=lambda antrag: antrag.zeit)


def offener_antrag(kennung):
    """A request by its id, or ``None``."""
    return next((a for a in offene_antraege() if a.kennung == kennung), None)


def verlange_rolle():
    """Refuse who takes no part in recoveries.

    :raises Unauthorized: for visitors who have not said who they are.
    :raises NichtBerechtigt: for everybody else without one of the roles.
    """
    if not hat_rolle():
        raise nicht_berechtigt()


def hat_rolle():
    """Whether the user has one of the roles in her own right, at any plan unit."""
    return hat_rolle_irgendwo(BERECHTIGTE)


def _finde(kennzeichen_or_uid):
    """The protected record with a number or UUID, whoever asks; or ``None``."""
    angabe = (kennzeichen_or_uid or "").strip()
    if not angabe:
        return None
    katalog = api.portal.get_tool("portal_catalog")
    for index in ("UID", "kennzeichen"):
        for brain in katalog.unrestrictedSearchResults(**{index: angabe}):
            obj = brain._unrestrictedGetObject()
            bereich = bereich_von(obj) if hasattr(obj, "_zugriff") else None
            if bereich is not None and bereich.schutz is not None:
                return obj
    return None


def zustaendig(obj):
    """Whether the user has one of the roles at a plan unit, or at that of a record."""
    while not IPlanknoten.providedBy(obj):
        obj = aq_parent(aq_inner(obj))
    rollen, _schutz = rollen_im_bereich(kette_von(obj), eigene_sicht(), heute())
    return not BERECHTIGTE.isdisjoint(rollen)


def _offener(kennung):
    antrag = _antraege().get(kennung)
    obj = None if antrag is None or not antrag.gilt(heute()) else _finde(antrag.uid)
    if obj is None or not zustaendig(obj):
        raise Hindernisse.eines(
            "antrag-unbekannt",
            _("antrag_unbekannt", default="There is no such request any more."),
        )
    return antrag, obj


def _gegen_prinzipal(prinzipal, beteiligte):
    gefunden = finde_prinzipal(prinzipal)
    if gefunden is None or gefunden.art != PERSON:
        return [
            Hindernis(
                "person-unbekannt",
                _(
                    "person_unbekannt",
                    default="There is no person “${name}”.",
                    mapping={"name": prinzipal or ""},
                ),
                field="prinzipal",
            )
        ]
    if prinzipal in beteiligte:
        return [
            Hindernis(
                "dritte-person-noetig",
                _(
                    "dritte_person_noetig",
                    default="The lead is given to a third person, to neither of the "
                    "two who decide on it.",
                ),
                field="prinzipal",
            )
        ]
    return []


def _nicht_moeglich():
    return Hindernis(
        "wiederherstellung-nicht-moeglich",
        _(
            "wiederherstellung_nicht_moeglich",
            default="There is no protected record with this number in your plan units.",
        ),
        field="kennzeichen",
    )


def _antraege():
    merkmale = IAnnotations(api.portal.get())
    if _ANTRAEGE not in merkmale:
        merkmale[_ANTRAEGE] = OOBTree()
    return merkmale[_ANTRAEGE]


def _vermerke(art, obj, antrag, grund):
    vermerke(
        obj,
        art,
        warum=grund,
        # Each decides in her own right.
        fuer=None,
        kennung=antrag.kennung,
        prinzipal=antrag.prinzipal,
        beantragt_von=antrag.person,
    )


def _person():
    return api.user.get_current().getId()
