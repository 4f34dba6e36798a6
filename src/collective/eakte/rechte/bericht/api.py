"""Who may see this and why, for the user who asks: the one path for screen and REST."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte.config import INHALT_LESEN
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.lebenszyklus.api import zustand
from collective.eakte.rechte.api import bereich_von
from collective.eakte.rechte.api import EINZELN_VERGEBEN
from collective.eakte.rechte.api import kette_von
from collective.eakte.rechte.bericht import worte
from collective.eakte.rechte.bericht.namen import name_von
from collective.eakte.rechte.bericht.namen import vorstellung
from collective.eakte.rechte.bericht.umgebung import profil_von
from collective.eakte.rechte.bericht.umgebung import zugaenge_im_haus
from collective.eakte.rechte.bericht.umgebung import zugaenge_in_vertretung
from collective.eakte.rechte.bericht.zugaenge import aus_berechtigungen
from collective.eakte.rechte.bericht.zugaenge import sehende_rollen
from collective.eakte.rechte.bericht.zugaenge import taetigkeit
from collective.eakte.rechte.regeln import rollen_mit_recht
from collective.eakte.rechte.sicht import stufe_im_bereich
from collective.eakte.rechte.sicht import zone_von
from collective.eakte.rechte.uhr import heute
from dataclasses import dataclass
from datetime import date
from plone import api
from typing import Any


@dataclass(frozen=True)
class Herkunft:
    """Where an access comes from, as far as the asking user may know.

    :param text: message, or the number of the record.
    :param url: address; ``None`` when it is here, in the whole house, or hidden.
    :param hausweit: whether it holds in the whole house.
    """

    text: Any
    url: str | None = None
    hausweit: bool = False


@dataclass(frozen=True)
class Zeile:
    """One reason for which somebody may see an object.

    :param prinzipal: id of a user, group or circle.
    :param art: one of :data:`.namen.ARTEN`.
    :param titel: name.
    :param mitglieder: number of people behind it; ``None`` for everybody.
    :param rollen: roles, sorted.
    :param kann: one of :data:`.worte.TAETIGKEITEN`.
    :param ohne_inhalt: whether she sees the object, but not its files.
    :param ursache: one of :data:`.worte.URSACHENTITEL`.
    :param herkunft: :class:`Herkunft`.
    :param fuer: name of the absent person for whom a deputy acts.
    :param grund: reason as given; empty when it was given where the user sees nothing.
    :param von: first day.
    :param bis: last day.
    :param kennung: names the grant when it can be withdrawn at this object.
    :param gilt: whether it holds today; otherwise it begins later.
    """

    prinzipal: str
    art: str
    titel: str
    mitglieder: int | None
    rollen: tuple[str, ...]
    kann: str
    ohne_inhalt: bool
    ursache: str
    herkunft: Herkunft
    fuer: str | None
    grund: str
    von: date | None
    bis: date | None
    kennung: str | None
    gilt: bool


def zugaenge(obj, *, auch_kuenftige=False):
    """Every reason for which anybody sees an object, whoever asks.

    :param obj: plan node or record, in its place.
    :param auch_kuenftige: also grants that begin later.
    :returns: list of :class:`~.zugaenge.Zugang`.
    """
    kette, tag = kette_von(obj), heute()
    erlaubt = sehende_rollen(kette, profil_von(obj))
    return [
        *aus_berechtigungen(kette, erlaubt, tag, auch_kuenftige=auch_kuenftige),
        *zugaenge_in_vertretung(kette, erlaubt, tag),
        *zugaenge_im_haus(kette, erlaubt),
    ]


def wer_darf(obj):
    """Who may see an object, and why.

    Nothing tells the asking user of a record that she may not see: neither its number
    nor the reason that was given there.

    :param obj: plan node or record that the user may see, in its place.
    :returns: list of :class:`Zeile`: what was given here first, then what comes from
        above, then the whole house.
    """
    sichtbar = {
        bereich.ort: objekt
        for objekt, bereich in _umgebende(obj)
        if api.user.has_permission("View", obj=objekt)
    }
    blick = _Blick(obj, sichtbar)
    zeilen = [blick.zeile(zugang) for zugang in zugaenge(obj, auch_kuenftige=True)]
    return [
        zeile
        for zeile in zeilen
        # A role in the whole house with nobody behind it opens nothing.
        if not (zeile.herkunft.hausweit and zeile.mitglieder == 0)
    ]


def einschraenkungen(obj):
    """What takes access to an object away.

    :param obj: plan node or record that the user may see, in its place.
    :returns: list of pairs of a code and a message.
    """
    kette = kette_von(obj)
    gefunden = []
    zone, schutz = zone_von(kette)
    if schutz:
        gefunden.append(("schutz", _schutz_in_worten(obj, zone[-1])))
    stufe = stufe_im_bereich(kette)
    if stufe in worte.STUFEN:
        gefunden.append(("vertraulichkeitsstufe", worte.STUFEN[stufe]))
    stand = zustand(obj)
    if stand in worte.ZUSTAENDE and (stand != "entwurf" or IPlanknoten.providedBy(obj)):
        gefunden.append(("zustand", worte.ZUSTAENDE[stand]))
    return gefunden


def _schutz_in_worten(obj, bereich):
    if bereich is bereich_von(obj):
        return worte.GESCHUETZT_HIER
    for objekt, seiner in _umgebende(obj):
        if seiner is bereich and api.user.has_permission("View", obj=objekt):
            return worte.geschuetzt_darueber(objekt.kennzeichen)
    return worte.geschuetzt_darueber(None)


def _umgebende(obj):
    """An object and those around it that are access domains, with their domains."""
    while IEAkteInhalt.providedBy(obj):
        bereich = aq_base(obj)._zugriff
        if bereich is not None:
            yield obj, bereich
        obj = aq_parent(aq_inner(obj))


class _Blick:
    """How the asking user sees the accesses to one object."""

    def __init__(self, obj, sichtbar):
        self._sichtbar = sichtbar
        eigener = bereich_von(obj)
        self._hier = eigener.ort if eigener is not None else None
        kette = kette_von(obj)
        self._lesende = rollen_mit_recht(
            INHALT_LESEN,
            profil_von(obj),
            schutz=False,
            stufe=None if IPlanknoten.providedBy(obj) else stufe_im_bereich(kette),
        )
        self._aendernde = profil_von(obj, "Modify portal content")

    def zeile(self, zugang):
        """:returns: :class:`Zeile`."""
        wer = vorstellung(zugang.prinzipal)
        bekannt = zugang.ort is None or zugang.ort in self._sichtbar
        hier = zugang.ort is not None and zugang.ort == self._hier
        return Zeile(
            prinzipal=zugang.prinzipal,
            art=wer.art,
            titel=wer.titel,
            mitglieder=wer.mitglieder,
            rollen=zugang.rollen,
            kann=taetigkeit(zugang.rollen, self._aendernde),
            ohne_inhalt=set(self._lesende).isdisjoint(zugang.rollen),
            ursache=zugang.ursache,
            herkunft=self._herkunft(zugang, hier),
            fuer=name_von(zugang.bezug) if zugang.ist_vertretung else None,
            grund=zugang.grund if bekannt else "",
            von=zugang.von,
            bis=zugang.bis,
            kennung=zugang.kennung
            if hier and zugang.ursache in EINZELN_VERGEBEN
            else None,
            gilt=zugang.gilt,
        )

    def _herkunft(self, zugang, hier):
        if zugang.ist_vertretung:
            return Herkunft(worte.ALS_VERTRETUNG)
        if zugang.ort is None:
            return Herkunft(worte.HAUSWEIT, hausweit=True)
        if hier:
            return Herkunft(worte.HIER)
        objekt = self._sichtbar.get(zugang.ort)
        if objekt is None:
            return Herkunft(worte.DARUEBER)
        return Herkunft(objekt.kennzeichen or objekt.title, objekt.absolute_url())
