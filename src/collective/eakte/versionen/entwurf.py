"""Go on with what is frozen: a new Entwurf that names its origin."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte import _
from collective.eakte.config import INHALT_LESEN
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.registrierung.api import verlange_anlage
from collective.eakte.rest import darf
from collective.eakte.rest import nicht_berechtigt
from collective.eakte.versionen.endfassung import Ursprung
from collective.eakte.versionen.ereignisse import NeuerEntwurf
from collective.eakte.versionen.fuehrung import aktuelle
from collective.eakte.versionen.lesen import datei
from collective.eakte.versionen.lesen import fassung
from collective.eakte.versionen.zustand import schreibe
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.namedfile.file import NamedBlobFile
from plone.uuid.interfaces import IUUID
from zope.event import notify
from zope.lifecycleevent import ObjectCreatedEvent


def neuer_entwurf(dokument, nummer=None):
    """File a new Dokument beside one, with its file and its Betreff.

    :param dokument: the Dokument, in its place.
    :param nummer: number of the Fassung whose file is taken; the current one by
        default.
    :returns: the new Dokument; it knows what it was made of.
    :raises NichtBerechtigt: the user may not read the file, or not add anything here.
    :raises Hindernisse: with all reasons against it.
    """
    behaelter = aq_parent(aq_inner(dokument))
    if not darf(INHALT_LESEN, dokument):
        raise nicht_berechtigt()
    verlange_anlage(behaelter, dokument.portal_type)
    quelle = _quelle(dokument, nummer)
    entwurf = createContent(
        dokument.portal_type,
        title=dokument.title,
        file=_kopie(datei(dokument, quelle.nummer)) if quelle else None,
    )
    ursprung = Ursprung(
        uid=IUUID(dokument),
        kennzeichen=dokument.kennzeichen or "",
        nummer=quelle.nummer if quelle else None,
        sha256=quelle.sha256 if quelle else None,
    )
    entwurf._ursprung = ursprung
    notify(ObjectCreatedEvent(entwurf))
    entwurf = addContentToContainer(behaelter, aq_base(entwurf))
    notify(NeuerEntwurf(entwurf, ursprung))
    return entwurf


def _quelle(dokument, nummer):
    if nummer is None:
        return aktuelle(dokument)
    try:
        return fassung(dokument, nummer)
    except LookupError as fehler:
        raise Hindernisse([fassung_unbekannt(nummer)]) from fehler


def fassung_unbekannt(nummer):
    """The reason against a number that no version has.

    :param nummer: number as it was given.
    """
    return Hindernis(
        "fassung-unbekannt",
        _(
            "fassung_unbekannt",
            default="There is no version ${nummer} of this Dokument.",
            mapping={"nummer": str(nummer)},
        ),
        field="nummer",
    )


def _kopie(alte):
    neue = NamedBlobFile(filename=alte.filename, contentType=alte.contentType)
    with alte.open() as quelle:
        schreibe(neue, quelle)
    return neue
