"""Give, show, find and change the numbers of records."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte import _
from collective.eakte import protokollieren
from collective.eakte.aktenplan.anlage import pruefe_neue_akte
from collective.eakte.aktenzeichen import luecken as arten
from collective.eakte.aktenzeichen.aufloesung import treffer
from collective.eakte.aktenzeichen.ids import id_aus
from collective.eakte.aktenzeichen.interfaces import INummernregister
from collective.eakte.aktenzeichen.luecken import Ereignis
from collective.eakte.aktenzeichen.nummerierung import Nummerierung
from collective.eakte.aktenzeichen.verlegen import verlege
from collective.eakte.begruendung import pruefe_grund
from collective.eakte.content.akte import IAkte
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import ISchriftgutbehaelter
from collective.eakte.lebenszyklus.interfaces import IVorbehalt
from collective.eakte.rechte.vertreten import fuer_wen
from collective.eakte.vererbung.api import erbe_fristen_neu
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from plone import api
from plone.uuid.interfaces import IMutableUUID
from plone.uuid.interfaces import IUUID
from uuid import uuid4
from zope.component import getUtility
from zope.component import subscribers
from zope.lifecycleevent import modified


UMSCHREIBEN = "collective.eakte: Umschreiben"
SETZEN = "collective.eakte: Set Kennzeichen"


def vergib(obj, behaelter):
    """Number a record that is being registered.

    A number that the record brings along (from an import) is kept and moves no
    counter; otherwise the next free one is given.

    :param obj: the record; its ``kennzeichen`` and ``laufende_nummer`` are set.
    :param behaelter: plan unit or record in which it is filed.
    :returns: the number.
    :raises Hindernisse: the number is taken, or none can be built.
    """
    register = getUtility(INummernregister)
    mitgebracht = getattr(aq_base(obj), "kennzeichen", None)
    if mitgebracht:
        register.trage_ein(mitgebracht, _uid(obj))
        return mitgebracht
    nummer, kennzeichen = _zaehle_weiter(Nummerierung(obj, behaelter))
    register.trage_ein(kennzeichen, _uid(obj))
    obj.kennzeichen = kennzeichen
    obj.laufende_nummer = nummer
    return kennzeichen


def vorschau(behaelter, stufe):
    """The number that the next record will get if nobody registers in between.

    :param behaelter: plan unit or record in which it would be filed.
    :param stufe: ``"akte"``, ``"teilakte"``, ``"vorgang"`` or ``"dokument"``.
    :returns: the number; nothing is counted.
    :raises Hindernisse: no number can be built here.
    """
    register = getUtility(INummernregister)
    nummerierung = Nummerierung(None, behaelter, stufe)
    nummerierung.pruefe()
    nummer = register.stand(nummerierung.zaehler) + 1
    while register.inhaber(nummerierung.kennzeichen(nummer)) is not None:
        nummer += 1
    return nummerierung.kennzeichen(nummer)


def kuenftiger_name(obj, behaelter):
    """The id that a record is going to have in another container.

    :param obj: the record.
    :param behaelter: where it will be filed; its next number is not used up.
    :returns: id made of what the number adds there.
    :raises Hindernisse: no number can be built there.
    """
    register = getUtility(INummernregister)
    nummerierung = Nummerierung(obj, behaelter)
    nummerierung.pruefe()
    nummer = register.stand(nummerierung.zaehler) + 1
    while register.inhaber(nummerierung.kennzeichen(nummer)) is not None:
        nummer += 1
    return id_aus(nummerierung.kurzform(nummer)) or "nr"


def loese_auf(kennzeichen):
    """Find the record or plan unit of a number, current or former.

    :param kennzeichen: number as typed; blanks around it and capitals do not matter.
    :returns: catalog brain of an object that the user may see, or ``None``. Of units
        with the same number in several plans it is the first one;
        :func:`~.aufloesung.treffer` returns them all.
    """
    gefunden = treffer(kennzeichen)
    return gefunden[0].brain if gefunden else None


def umschreiben(akte, ziel, grund, *, fristen_neu=False):
    """Move an Akte to another plan unit, where it gets a new number.

    Its former number, and those of everything in it, stay with the records and lead
    to them.

    :param akte: the Akte.
    :param ziel: active Betreffseinheit.
    :param grund: reason, not empty.
    :param fristen_neu: take the retention rules of the new unit; otherwise the Akte
        keeps those it has.
    :returns: the Akte at its new place.
    :raises Hindernisse: with all reasons against it.
    """
    gruende = pruefe_grund(grund)
    if not IAkte.providedBy(akte):
        gruende.append(
            Hindernis(
                "keine-akte",
                _("umschreiben_keine_akte", default="Only an Akte can be moved so."),
            )
        )
    quelle = aq_parent(aq_inner(akte))
    if aq_base(quelle) is aq_base(ziel):
        gruende.append(
            Hindernis(
                "ziel-ist-quelle",
                _(
                    "umschreiben_ziel_ist_quelle",
                    default="The Akte is already kept in ${kennzeichen}.",
                    mapping={"kennzeichen": ziel.kennzeichen},
                ),
                field="ziel",
            )
        )
    gruende += pruefe_neue_akte(ziel)
    if api.content.get_state(akte, default=None) == "storniert":
        gruende.append(
            Hindernis(
                "bereits-storniert",
                _(
                    "bereits_storniert",
                    default="${kennzeichen} has already been withdrawn.",
                    mapping={"kennzeichen": akte.kennzeichen},
                ),
            )
        )
    gruende += gegen_verlegen(akte)
    if gruende:
        raise Hindernisse(gruende)

    nummer, kennzeichen, kurzform = _neue_nummer(akte, ziel)
    alte_einheit_uid = IUUID(quelle)
    # At the old place: at the new one the rights may be others.
    fuer = fuer_wen(akte, UMSCHREIBEN)
    with protokollieren.anlass(grund, fuer):
        umgezogen = verlege(akte, ziel, id_aus(kurzform))
        if fristen_neu:
            erbe_fristen_neu(umgezogen, ziel)
        anlass = _Anlass(arten.UMGESCHRIEBEN, grund, alte_einheit_uid, fuer)
        _benenne_um(umgezogen, kennzeichen, nummer, anlass)
        _nummeriere_inhalt_neu(umgezogen, anlass)
        modified(umgezogen)
    return umgezogen


def gegen_verlegen(akte):
    """What other rooms have against moving an Akte.

    :param akte: the Akte.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    return [
        grund
        for vorbehalt in subscribers([akte], IVorbehalt)
        for grund in vorbehalt.gegen("verlegen")
    ]


def setze(obj, kennzeichen, grund):
    """Set the number of a record by hand.

    :param obj: the record.
    :param kennzeichen: the new number; it moves no counter.
    :param grund: reason, not empty.
    :raises Hindernisse: no reason, or the number is taken.
    """
    kennzeichen = " ".join((kennzeichen or "").split())
    gruende = pruefe_grund(grund)
    if not kennzeichen or not kennzeichen.isprintable() or len(kennzeichen) > 80:
        gruende.append(
            Hindernis(
                "kennzeichen-ungueltig",
                _(
                    "kennzeichen_ungueltig",
                    default="A number has 1 to 80 printable characters.",
                ),
                field="kennzeichen",
            )
        )
    elif getUtility(INummernregister).inhaber(kennzeichen) not in (None, IUUID(obj)):
        gruende.append(
            Hindernis(
                "kennzeichen-vergeben",
                _(
                    "kennzeichen_vergeben",
                    default="The number ${kennzeichen} has already been given.",
                    mapping={"kennzeichen": kennzeichen},
                ),
                field="kennzeichen",
            )
        )
    if gruende:
        raise Hindernisse(gruende)
    if kennzeichen == obj.kennzeichen:
        return
    einheit_uid = IUUID(Nummerierung(obj, aq_parent(aq_inner(obj))).einheit)
    anlass = _Anlass(arten.VON_HAND, grund, einheit_uid, fuer_wen(obj, SETZEN))
    _benenne_um(obj, kennzeichen, None, anlass)
    if ISchriftgutbehaelter.providedBy(obj):
        _nummeriere_inhalt_neu(obj, anlass)
    modified(obj)


def nummeriere_nach_verschieben(obj, alte_einheit_uid):
    """Number a record anew that was moved to another container.

    :param obj: Teilakte, Vorgang or Dokument at its new place.
    :param alte_einheit_uid: UID of the plan unit in which it lay before.
    """
    behaelter = aq_parent(aq_inner(obj))
    nummer, kennzeichen, _kurzform = _neue_nummer(obj, behaelter)
    anlass = _Anlass(arten.VERSCHOBEN, "", alte_einheit_uid, fuer_wen(obj))
    _benenne_um(obj, kennzeichen, nummer, anlass)
    if ISchriftgutbehaelter.providedBy(obj):
        _nummeriere_inhalt_neu(obj, anlass)
    obj.reindexObject()


def ereignis(
    obj, art, grund, *, einheit_uid=None, kennzeichen=None, neu=None, fuer=None
):
    """Note in the register that a number is not in use any more.

    :param obj: the record.
    :param art: kind, see :mod:`.luecken`.
    :param grund: reason.
    :param einheit_uid: plan unit of the number; the record's own by default.
    :param kennzeichen: the number; the record's own by default.
    :param neu: number that it has now.
    :param fuer: id of the absent person for whom it was done.
    """
    if einheit_uid is None:
        einheit_uid = IUUID(Nummerierung(obj, aq_parent(aq_inner(obj))).einheit)
    getUtility(INummernregister).vermerke(
        Ereignis(
            kennzeichen=kennzeichen or obj.kennzeichen,
            art=art,
            grund=grund,
            person=api.user.get_current().getId() or "",
            zeit=datetime.now(UTC),
            neu=neu,
            uid=IUUID(obj),
            einheit_uid=einheit_uid,
            fuer=fuer,
        )
    )


def _uid(obj):
    uid = IUUID(obj, None)
    if uid is None:
        uid = uuid4().hex
        IMutableUUID(obj).set(uid)
    return uid


def _neue_nummer(obj, behaelter):
    """Count on where the record is going to be: running number, number, short form."""
    nummerierung = Nummerierung(obj, behaelter)
    nummer, kennzeichen = _zaehle_weiter(nummerierung)
    return nummer, kennzeichen, nummerierung.kurzform(nummer)


def _zaehle_weiter(nummerierung):
    """The next running number whose number nobody has, and that number."""
    register = getUtility(INummernregister)
    nummerierung.pruefe()
    while True:
        nummer = register.naechste(nummerierung.zaehler)
        kennzeichen = nummerierung.kennzeichen(nummer)
        if register.inhaber(kennzeichen) is None:
            return nummer, kennzeichen


@dataclass(frozen=True)
class _Anlass:
    """Why numbers change: kind, reason, former plan unit, for whom it is done."""

    art: str
    grund: str
    einheit_uid: str
    fuer: str | None


def _benenne_um(obj, kennzeichen, nummer, anlass):
    getUtility(INummernregister).trage_ein(kennzeichen, _uid(obj))
    alt = obj.kennzeichen
    ereignis(
        obj,
        anlass.art,
        anlass.grund,
        einheit_uid=anlass.einheit_uid,
        kennzeichen=alt,
        neu=kennzeichen,
        fuer=anlass.fuer,
    )
    protokollieren.vermerke(
        obj,
        "nummer",
        warum=anlass.grund,
        fuer=anlass.fuer,
        alt=alt,
        neu=kennzeichen,
        art=anlass.art,
    )
    obj.fruehere_kennzeichen = [
        frueheres for frueheres in obj.fruehere_kennzeichen if frueheres != kennzeichen
    ] + [alt]
    obj.kennzeichen = kennzeichen
    if nummer is not None:
        obj.laufende_nummer = nummer


def _nummeriere_inhalt_neu(behaelter, anlass):
    """What lies in a record begins with its number: the running numbers stay."""
    register = getUtility(INummernregister)
    for inhalt in behaelter.objectValues():
        nummerierung = Nummerierung(inhalt, behaelter)
        nummer = inhalt.laufende_nummer or register.naechste(nummerierung.zaehler)
        kennzeichen = nummerierung.kennzeichen(nummer)
        while register.inhaber(kennzeichen) not in (None, IUUID(inhalt)):
            nummer = register.naechste(nummerierung.zaehler)
            kennzeichen = nummerierung.kennzeichen(nummer)
        if kennzeichen != inhalt.kennzeichen:
            _benenne_um(inhalt, kennzeichen, nummer, anlass)
        if ISchriftgutbehaelter.providedBy(inhalt):
            _nummeriere_inhalt_neu(inhalt, anlass)
        inhalt.reindexObject()
