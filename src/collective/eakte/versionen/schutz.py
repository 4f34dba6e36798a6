"""What is frozen, and stays as it is."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.lebenszyklus.api import pruefe_offen
from collective.eakte.lebenszyklus.api import zustand
from collective.eakte.versionen.ausweg import neuer_entwurf
from collective.eakte.versionen.zustand import alter_zustand
from collective.eakte.versionen.zustand import ist_neu
from plone.dexterity.utils import iterSchemata
from zope.schema import getFieldNames


FESTE_STAENDE = ("endfassung", "storniert")

# A number may be given by hand, also to what is final.
BEWEGLICH = frozenset({"fruehere_kennzeichen", "kennzeichen", "laufende_nummer"})


def pruefe_dateiwechsel(dokument):
    """Refuse another file, or none, where the file must stay.

    :param dokument: the Dokument, with the other file.
    :raises Hindernisse: with all reasons.
    """
    basis = aq_base(dokument)
    gruende = gegen_neue_datei(dokument)
    if basis.file is None:
        gruende.append(
            Hindernis(
                "feld-nicht-erlaubt",
                _(
                    "datei_wird_nicht_entfernt",
                    default="The file of a registered Dokument can be replaced, but "
                    "not removed.",
                ),
                field="file",
            )
        )
    if gruende:
        raise Hindernisse(gruende)


def gegen_neue_datei(dokument):
    """Every reason why a Dokument never takes another file.

    :param dokument: the Dokument.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    basis = aq_base(dokument)
    gruende = []
    if _ist_original(basis):
        gruende.append(
            Hindernis(
                "original-eingefroren",
                _(
                    "original_eingefroren",
                    default="${kennzeichen} is the original of an incoming letter: "
                    "its file stays as it was registered. Go on with a new Entwurf.",
                    mapping={"kennzeichen": dokument.kennzeichen or ""},
                ),
                field="file",
                url=neuer_entwurf(dokument),
            )
        )
    if basis._endfassung is not None or zustand(dokument) in FESTE_STAENDE:
        gruende += pruefe_offen(dokument)
    return gruende


def gegen_umgebung(dokument):
    """Every reason why what a Dokument lies in lets nothing be changed.

    :param dokument: the Dokument, in its place.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    behaelter = aq_parent(aq_inner(dokument))
    return pruefe_offen(behaelter) if ISchriftgutobjekt.providedBy(behaelter) else []


def pruefe_angaben(dokument):
    """Refuse changes of what is said of a Dokument that is final or withdrawn.

    :param dokument: the Dokument, changed.
    :raises Hindernisse: a field has another value than when the transaction began.
    """
    basis = aq_base(dokument)
    if ist_neu(basis) or zustand(dokument) not in FESTE_STAENDE:
        return
    vorher, heute = alter_zustand(basis), vars(basis)
    if vorher.get("_endfassung") is None and basis._endfassung is not None:
        # Becomes final in this very transaction.
        return
    for schema in iterSchemata(dokument):
        for name in getFieldNames(schema):
            if name not in BEWEGLICH and vorher.get(name) != heute.get(name):
                raise Hindernisse(pruefe_offen(dokument))


def _ist_original(basis):
    """Whether the file of a Dokument is the original of what came in.

    What was registered while this room was not there bears no mark; what is stored of
    it says so.

    :param basis: the Dokument, without its place, perhaps changed.
    """
    if basis._eingefroren or ist_neu(basis):
        return basis._eingefroren
    vorher = alter_zustand(basis)
    return vorher.get("dokumentart") == "eingang" and vorher.get("file") is not None


def soll_einfrieren(basis):
    """Whether the file of a Dokument is frozen from now on.

    An incoming letter is evidence in the shape in which it came in; that holds from
    its registration on, whatever is said of it later.

    :param basis: the Dokument, without its place.
    """
    return (
        not basis._eingefroren
        and basis.dokumentart == "eingang"
        and basis.file is not None
    )
