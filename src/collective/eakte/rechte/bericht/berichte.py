"""Reports over the whole site, for the user who asks.

Nothing tells of a record that she may not see: rows of hidden domains are left out,
and records that she does not see are not counted. The one exception is the list of
protected records, which names hidden ones by their number to those who look after all
of them.

Cost: one look at every access domain of the site, and one catalog query for those that
the user may see; no object is loaded.
"""

from collective.eakte.interfaces import IPlanknoten
from collective.eakte.rechte.berechtigung import EINZELFREIGABE
from collective.eakte.rechte.berechtigung import WIEDERHERSTELLUNG
from collective.eakte.rechte.bericht.namen import name_von
from collective.eakte.rechte.bericht.namen import nutzer_von
from collective.eakte.rechte.bericht.namen import vorstellung
from collective.eakte.rechte.bericht.zugaenge import beginnt_spaeter
from collective.eakte.rechte.bericht.zugaenge import der_person
from collective.eakte.rechte.bericht.zugaenge import sehende_rollen
from collective.eakte.rechte.bericht.zugaenge import taetigkeit
from collective.eakte.rechte.einrichtung import INDEX
from collective.eakte.rechte.interfaces import IZugriffsregister
from collective.eakte.rechte.irgendwo import hat_recht_irgendwo
from collective.eakte.rechte.sicht import sieht
from collective.eakte.rechte.sichten import sichten_von
from collective.eakte.rechte.uhr import heute
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from plone import api
from typing import Any
from zope.component import getUtility


PERSONENBERICHT = "collective.eakte: View person reports"
SCHUTZLISTE = "collective.eakte: View list of protected records"


def darf_lesen(recht):
    """Whether a report is for the user.

    What a person may see, and releases, are told of what the asking user sees herself:
    so also to auditors of a single branch. Protected records are listed for those only
    who have the permission in the whole site.

    :param recht: :data:`PERSONENBERICHT` or :data:`SCHUTZLISTE`.
    """
    if recht == PERSONENBERICHT:
        return hat_recht_irgendwo(recht)
    return api.user.has_permission(recht, obj=api.portal.get())


FREIGABEN = frozenset({EINZELFREIGABE, WIEDERHERSTELLUNG})
"""Causes that the report of releases is about."""

GILT, KUENFTIG, ABGELAUFEN, ENTZOGEN = "gilt", "kuenftig", "abgelaufen", "entzogen"
LAUFENDE = frozenset({GILT, KUENFTIG})


@dataclass(frozen=True)
class Gegenstand:
    """The plan node or record that a row is about, as the catalog knows it.

    :param kennzeichen: number.
    :param titel: Betreff.
    :param url: address.
    :param portal_type: kind of object.
    :param uid: UUID.
    """

    kennzeichen: str
    titel: str
    url: str
    portal_type: str
    uid: str


@dataclass(frozen=True)
class Bereichszeile:
    """What somebody sees in one access domain.

    :param gegenstand: :class:`Gegenstand`.
    :param geschuetzt: whether it lies in a protected record.
    :param rollen: her roles there.
    :param kann: one of :data:`.worte.TAETIGKEITEN`.
    :param zugaenge: list of :class:`~.zugaenge.Zugang`.
    :param bis: last day of all; ``None`` for without limit.
    :param anzahl: number of records in it that both she and the asking user see.
    """

    gegenstand: Gegenstand
    geschuetzt: bool
    rollen: tuple[str, ...]
    kann: str
    zugaenge: tuple[Any, ...]
    bis: date | None
    anzahl: int


@dataclass(frozen=True)
class Freigabe:
    """An individual release.

    :param gegenstand: :class:`Gegenstand`.
    :param berechtigung: :class:`~collective.eakte.rechte.berechtigung.Berechtigung`.
    :param stand: ``"gilt"``, ``"kuenftig"``, ``"abgelaufen"`` or ``"entzogen"``.
    :param an: :class:`~.namen.Vorgestellt`.
    :param von_wem: name of the person who gave it.
    :param beendet: :class:`~collective.eakte.rechte.berechtigung.Beendet` or ``None``.
    """

    gegenstand: Gegenstand
    berechtigung: Any
    stand: str
    an: Any
    von_wem: str
    beendet: Any = None


@dataclass(frozen=True)
class Geschuetzt:
    """A protected record.

    :param kennzeichen: number.
    :param einheit: :class:`Gegenstand` of the plan unit.
    :param gegenstand: :class:`Gegenstand`; ``None`` when the user is not in the circle,
        and then nothing of the following is told.
    :param art: how it came to be protected.
    :param grund: reason as given.
    :param von_wem: name of the person who protected it.
    :param seit: when.
    :param kreis: tuple of names of the circle.
    """

    kennzeichen: str
    einheit: Gegenstand
    gegenstand: Gegenstand | None = None
    art: str | None = None
    grund: str = ""
    von_wem: str = ""
    seit: datetime | None = None
    kreis: tuple[str, ...] = ()


def was_darf(person):
    """What somebody may see, by access domain.

    :param person: id of a user.
    :returns: list of :class:`Bereichszeile` in the order of the plan; ``None`` when
        there is no such person.
    """
    nutzer = nutzer_von(person)
    if nutzer is None:
        return None
    register = getUtility(IZugriffsregister)
    ihre = sichten_von(nutzer, register)
    eigene = sichten_von(api.user.get_current(), register)
    sichtbar = _sichtbare(register)
    zeilen = []
    for bereich, je_profil in _je_bereich(register):
        gegenstand = sichtbar.get(bereich.uid)
        if gegenstand is None:
            continue
        zeile = _bereichszeile(
            register.kette(bereich.ort), gegenstand, je_profil, ihre, eigene
        )
        if zeile is not None:
            zeilen.append(zeile)
    return zeilen


def freigaben(*, staende=LAUFENDE):
    """All individual releases at records that the user may see.

    :param staende: which ones, by what has become of them.
    :returns: list of :class:`Freigabe` in the order of the plan.
    """
    register = getUtility(IZugriffsregister)
    tag = heute()
    gefunden = [
        (bereich, regel, stand, beendet)
        for bereich in register.alle()
        for regel, stand, beendet in _freigaben_in(bereich, tag)
        if stand in staende
    ]
    sichtbar = _sichtbare(register, {bereich.uid for bereich, *_rest in gefunden})
    return [
        Freigabe(
            sichtbar[bereich.uid],
            regel,
            stand,
            vorstellung(regel.prinzipal),
            name_von(regel.person),
            beendet,
        )
        for bereich, regel, stand, beendet in gefunden
        if bereich.uid in sichtbar
    ]


def geschuetzte():
    """All protected records.

    Outside of the circle only the number is told, and the unit if the user sees it.

    :returns: list of :class:`Geschuetzt` in the order of the plan.
    """
    register = getUtility(IZugriffsregister)
    bereiche = [b for b in register.alle() if b.schutz is not None]
    ketten = {b.uid: register.kette(b.ort) for b in bereiche}
    uids = {bereich.uid for kette in ketten.values() for bereich in kette}
    sichtbar = _sichtbare(register, uids)
    einheiten = _sichtbare(register, uids, object_provides=IPlanknoten.__identifier__)
    nummern = _nummern(ketten)
    zeilen = []
    for bereich in bereiche:
        kette = ketten[bereich.uid]
        einheit = next((einheiten[b.uid] for b in kette if b.uid in einheiten), None)
        if einheit is None or bereich.uid not in nummern:
            continue
        zeilen.append(
            _geschuetzt(
                bereich, nummern[bereich.uid], einheit, sichtbar.get(bereich.uid)
            )
        )
    return zeilen


def _geschuetzt(bereich, nummer, einheit, gegenstand):
    if gegenstand is None:
        return Geschuetzt(nummer, einheit)
    schutz = bereich.schutz
    namen = {
        vorstellung(regel.prinzipal).titel: None for regel in bereich.geltende(heute())
    }
    return Geschuetzt(
        nummer,
        einheit,
        gegenstand,
        schutz.art,
        schutz.grund,
        name_von(schutz.person),
        schutz.zeit,
        tuple(namen),
    )


def _bereichszeile(kette, gegenstand, je_profil, ihre, eigene):
    tag = heute()
    profile = [profil for profil in je_profil if sieht(kette, profil, ihre, tag)]
    if not profile:
        return None
    anzahl = sum(
        je_profil[profil] for profil in profile if sieht(kette, profil, eigene, tag)
    )
    if not anzahl:
        return None
    erlaubt = frozenset().union(*(sehende_rollen(kette, profil) for profil in profile))
    zugaenge = tuple(der_person(kette, erlaubt, ihre, tag))
    rollen = tuple(sorted({rolle for z in zugaenge for rolle in z.rollen}))
    enden = [zugang.bis for zugang in zugaenge]
    return Bereichszeile(
        gegenstand,
        any(bereich.schutz is not None for bereich in kette),
        rollen,
        taetigkeit(rollen),
        zugaenge,
        None if None in enden else max(enden),
        anzahl,
    )


def _je_bereich(register):
    """Domains in which there is something, with the number of records by profile."""
    katalog = api.portal.get_tool("portal_catalog")
    anzahl = katalog._catalog.getIndex(INDEX).anzahl_je_bereich()
    for bereich in register.alle():
        if bereich.nummer in anzahl:
            yield bereich, anzahl[bereich.nummer]


def _freigaben_in(bereich, tag):
    for regel in bereich.regeln:
        if regel.ursache in FREIGABEN:
            if regel.gilt(tag):
                stand = GILT
            else:
                stand = KUENFTIG if beginnt_spaeter(regel, tag) else ABGELAUFEN
            yield regel, stand, None
    for beendet in bereich.beendet:
        if beendet.berechtigung.ursache in FREIGABEN:
            yield beendet.berechtigung, ENTZOGEN, beendet


def _sichtbare(register, uids=None, **anfrage):
    """Objects of access domains that the user may see, by UUID."""
    if uids is None:
        uids = {bereich.uid for bereich in register.alle()}
    if not uids:
        return {}
    katalog = api.portal.get_tool("portal_catalog")
    return {
        brain.UID: Gegenstand(
            brain.kennzeichen or "",
            brain.Title,
            brain.getURL(),
            brain.portal_type,
            brain.UID,
        )
        for brain in katalog(UID=sorted(uids), show_inactive=True, **anfrage)
    }


def _nummern(uids):
    """Numbers of records, seen or not."""
    if not uids:
        return {}
    katalog = api.portal.get_tool("portal_catalog")
    return {
        brain.UID: brain.kennzeichen or ""
        for brain in katalog.unrestrictedSearchResults(UID=sorted(uids))
    }
