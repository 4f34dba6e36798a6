"""Open Akten and Vorgänge, file Dokumente, close and cancel them."""

from collective.eakte.demo.modelle import Akte
from collective.eakte.demo.modelle import Dokument
from collective.eakte.demo.modelle import Teilakte
from collective.eakte.demo.modelle import Vorgang
from collective.eakte.demo.personen import bearbeitung
from collective.eakte.demo.personen import person
from collective.eakte.demo.schriftstuecke import erzeuge
from collective.eakte.lebenszyklus.api import storniere
from collective.eakte.rechte.api import ist_geschuetzt
from collective.eakte.rechte.api import schuetze
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from plone.uuid.interfaces import IUUID


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
    uebergaenge = Uebergaenge(registratur)
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

    NAMEN = {"endfassung": "endfassung_erteilen", "zda": "zda_verfuegen"}
    GRUENDE = {"endfassung": "Abschließend gezeichnet"}

    def __init__(self, registratur: str):
        self._registratur = registratur
        self._liste = []

    def merke(self, objekt, eintrag) -> None:
        """Note the state that a record shall have; what lies in it comes before.

        Called as whoever files it.
        """
        wer = self._registratur
        if ist_geschuetzt(objekt) and eintrag.zustand == "endfassung":
            wer = api.user.get_current().getId()
        self._liste.append((objekt, eintrag, wer))

    def fuehre_aus(self) -> None:
        """Bring every record into its state.

        :raises Hindernisse: something is still open or closed already.
        """
        workflow = api.portal.get_tool("portal_workflow")
        for objekt, eintrag, wer in self._liste:
            with api.env.adopt_user(username=wer):
                if eintrag.zustand == "storniert":
                    storniere(objekt, eintrag.stornogrund)
                elif eintrag.zustand in self.NAMEN:
                    workflow.doActionFor(
                        objekt,
                        self.NAMEN[eintrag.zustand],
                        comment=self.GRUENDE.get(eintrag.zustand, ""),
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
    uids = {}
    for dokument in dokumente:
        objekt = createContentInContainer(
            behaelter,
            "Dokument",
            title=dokument.betreff,
            file=_datei(dokument),
            dokumentart=dokument.dokumentart,
            typ=dokument.typ,
            datum_des_schreibens=dokument.datum_des_schreibens,
            posteingangsdatum=dokument.posteingangsdatum,
            postausgangsdatum=dokument.postausgangsdatum,
            absender=dokument.absender or None,
            empfaenger=dokument.empfaenger or None,
            fremdes_geschaeftszeichen=dokument.fremdes_geschaeftszeichen or None,
            bezug=dokument.bezug or None,
            bearbeiter=dokument.bearbeiter,
            medium=dokument.medium,
            hauptdokument=uids.get(dokument.hauptdokument),
        )
        uids[dokument.schluessel] = IUUID(objekt)
        uebergaenge.merke(objekt, dokument)


def _datei(dokument: Dokument) -> NamedBlobFile:
    stueck = dokument.schriftstueck
    return NamedBlobFile(
        data=erzeuge(stueck),
        contentType=stueck.medientyp,
        filename=stueck.dateiname,
    )
