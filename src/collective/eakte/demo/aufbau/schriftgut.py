"""Open Akten and Vorgänge, file Dokumente, close and cancel them."""

from collective.eakte.content.dokument import IDokument
from collective.eakte.demo.modelle import Akte
from collective.eakte.demo.modelle import Dokument
from collective.eakte.demo.modelle import Schriftstueck
from collective.eakte.demo.modelle import Teilakte
from collective.eakte.demo.modelle import Vorgang
from collective.eakte.demo.personen import bearbeitung
from collective.eakte.demo.personen import leitung
from collective.eakte.demo.personen import person
from collective.eakte.demo.schriftstuecke import erzeuge
from collective.eakte.demo.schriftstuecke.text import datum
from collective.eakte.lebenszyklus.api import storniere
from collective.eakte.rechte.api import ist_geschuetzt
from collective.eakte.rechte.api import schuetze
from collective.eakte.versionen.api import erteile_endfassung
from collective.eakte.versionen.api import neuer_entwurf
from functools import partial
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from plone.uuid.interfaces import IUUID
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import modified


def lege_akte_an(einheit, akte: Akte):
    """Open an Akte in a unit of the plan, with all that lies in it.

    The clerk of the office opens it and files in it; afterwards the Registratur
    brings everything into its state, but for what only those may do who see a
    protected Akte. Where another office keeps the branch, the Registratur opens the
    Akte; the leading office works in it because it leads.

    :returns: the Akte.
    :raises Hindernisse: the plan or the life cycle forbids it.
    :raises Unauthorized: the rights given to the office do not suffice.
    """
    sachbearbeitung = bearbeitung(akte.oe).login
    registratur = person("Registratur").login
    fremd = einheit.aktenfuehrung != akte.oe
    with api.env.adopt_user(username=registratur if fremd else sachbearbeitung):
        objekt = _oeffne_akte(einheit, akte)
    uebergaenge = Uebergaenge(registratur, leitung(akte.oe).login)
    with api.env.adopt_user(username=sachbearbeitung):
        _lege_dokumente_ab(objekt, akte.dokumente, uebergaenge)
        for teilakte in akte.teilakten:
            _lege_teilakte_an(objekt, teilakte, uebergaenge)
        for vorgang in akte.vorgaenge:
            _lege_vorgang_an(objekt, vorgang, uebergaenge)
        uebergaenge.merke(objekt, akte)
    uebergaenge.fuehre_aus()
    return objekt


class Uebergaenge:
    """What is to be done with records when all of an Akte is filed, inside first."""

    def __init__(self, registratur: str, leitung: str):
        self._registratur = registratur
        self._leitung = leitung
        self._liste = []
        self._entwuerfe = []

    def merke(self, objekt, eintrag) -> None:
        """Note the state that a record shall have; what lies in it comes before.

        The head of the office signs what the office writes, the Registratur confirms
        what comes in. Called as whoever files it.
        """
        wer = self._registratur
        if eintrag.zustand == "endfassung":
            if ist_geschuetzt(objekt):
                wer = api.user.get_current().getId()
            elif eintrag.dokumentart != "eingang":
                wer = self._leitung
        self._liste.append((objekt, eintrag, wer))

    def merke_entwurf(self, entwurf) -> None:
        """Note what is to be made of a Dokument when that is final.

        :param entwurf: function without parameters. Called as whoever files it.
        """
        self._entwuerfe.append((entwurf, api.user.get_current().getId()))

    def fuehre_aus(self) -> None:
        """Bring every record into its state, and make new drafts of what is final.

        :raises Hindernisse: something is still open or closed already.
        """
        for objekt, eintrag, wer in self._liste:
            with api.env.adopt_user(username=wer):
                _bringe_in_den_stand(objekt, eintrag)
        for entwurf, wer in self._entwuerfe:
            with api.env.adopt_user(username=wer):
                entwurf()


def _bringe_in_den_stand(objekt, eintrag) -> None:
    if eintrag.zustand == "storniert":
        storniere(objekt, eintrag.stornogrund)
    elif eintrag.zustand == "zda":
        api.content.transition(objekt, "zda_verfuegen")
    elif eintrag.zustand == "endfassung":
        erteile_endfassung(objekt, warum_endfassung(eintrag))


def warum_endfassung(dokument: Dokument) -> str:
    """Return the reason why a Dokument is final."""
    if dokument.dokumentart == "ausgang":
        return f"Schlussgezeichnet und abgesandt am {datum(dokument.postausgangsdatum)}"
    if dokument.dokumentart == "intern":
        return "Abschließend gezeichnet, keine weiteren Änderungen"
    if dokument.schriftstueck.darstellung == "scan":
        return "Scan mit dem Original verglichen: vollständig und lesbar"
    return (
        f"Posteingang vom {datum(dokument.posteingangsdatum)} geprüft und registriert"
    )


def _oeffne_akte(einheit, akte: Akte):
    return createContentInContainer(
        einheit,
        "Akte",
        title=akte.betreff,
        typ=akte.typ,
        federfuehrung=akte.oe if akte.oe != einheit.aktenfuehrung else None,
        laufzeit_beginn=akte.laufzeit_beginn,
        laufzeit_ende=akte.laufzeit_ende,
        beteiligte=list(akte.beteiligte),
        medium=akte.medium,
        standort=akte.standort or None,
    )


def _lege_teilakte_an(akte, teilakte: Teilakte, uebergaenge: Uebergaenge) -> None:
    objekt = createContentInContainer(
        akte,
        "Teilakte",
        title=teilakte.betreff,
        laufzeit_beginn=teilakte.laufzeit_beginn,
        laufzeit_ende=teilakte.laufzeit_ende,
        federfuehrung=teilakte.oe or None,
    )
    wer = api.user.get_current().getId()
    if teilakte.oe:
        kreis = [(f"oe:{teilakte.oe}:leitung", ["Leitung"])]
        schuetze(objekt, kreis, "Abschottung: nur die federführende Stelle")
        wer = bearbeitung(teilakte.oe).login
    with api.env.adopt_user(username=wer):
        for vorgang in teilakte.vorgaenge:
            _lege_vorgang_an(objekt, vorgang, uebergaenge)
        uebergaenge.merke(objekt, teilakte)


def _lege_vorgang_an(behaelter, vorgang: Vorgang, uebergaenge: Uebergaenge) -> None:
    objekt = createContentInContainer(
        behaelter,
        "Vorgang",
        title=vorgang.betreff,
        typ=vorgang.typ,
        laufzeit_beginn=vorgang.laufzeit_beginn,
        laufzeit_ende=vorgang.laufzeit_ende,
        beteiligte=list(vorgang.beteiligte),
        bearbeiter=vorgang.bearbeiter,
    )
    _lege_dokumente_ab(objekt, vorgang.dokumente, uebergaenge)
    for teil in vorgang.teilvorgaenge:
        _lege_vorgang_an(objekt, teil, uebergaenge)
    uebergaenge.merke(objekt, vorgang)


def _lege_dokumente_ab(
    behaelter, dokumente: list[Dokument], uebergaenge: Uebergaenge
) -> None:
    angelegt = {}
    for dokument in dokumente:
        if dokument.ursprung:
            uebergaenge.merke_entwurf(
                partial(_entwirf, angelegt[dokument.ursprung], dokument)
            )
            continue
        haupt = angelegt.get(dokument.hauptdokument)
        objekt = createContentInContainer(
            behaelter,
            "Dokument",
            file=als_datei(dokument.schriftstueck),
            hauptdokument=None if haupt is None else IUUID(haupt),
            **_angaben(dokument),
        )
        angelegt[dokument.schluessel] = objekt
        uebergaenge.merke(objekt, dokument)


def _entwirf(ursprung, dokument: Dokument) -> None:
    """Make a draft of what is final; its file is changed later, as a new version."""
    entwurf = neuer_entwurf(ursprung)
    angaben = _angaben(dokument)
    for name, wert in angaben.items():
        setattr(entwurf, name, wert)
    modified(entwurf, Attributes(IDokument, *angaben))


def _angaben(dokument: Dokument) -> dict:
    return {
        "title": dokument.betreff,
        "dokumentart": dokument.dokumentart,
        "typ": dokument.typ,
        "datum_des_schreibens": dokument.datum_des_schreibens,
        "posteingangsdatum": dokument.posteingangsdatum,
        "postausgangsdatum": dokument.postausgangsdatum,
        "absender": dokument.absender or None,
        "empfaenger": dokument.empfaenger or None,
        "fremdes_geschaeftszeichen": dokument.fremdes_geschaeftszeichen or None,
        "bezug": dokument.bezug or None,
        "bearbeiter": dokument.bearbeiter,
        "medium": dokument.medium,
    }


def als_datei(stueck: Schriftstueck) -> NamedBlobFile:
    """Return the file of a Schriftstück as a Dokument holds it."""
    return NamedBlobFile(
        data=erzeuge(stueck),
        contentType=stueck.medientyp,
        filename=stueck.dateiname,
    )
