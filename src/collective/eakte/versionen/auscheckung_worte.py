"""What is said of a check-out: reasons, names and times for people."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.rechte.vertreten import in_vertretung
from collective.eakte.ui import formate
from collective.eakte.versionen.auscheckung import AUSGECHECKT
from collective.eakte.versionen.auscheckung import NICHT_AUSGECHECKT
from collective.eakte.versionen.auscheckung import unterschied
from plone import api
from plone.app.event.base import default_timezone
from zope.globalrequest import getRequest
from zope.i18n import translate


def name(person, fuer=None):
    """What people call somebody, with "i. V." where she stands in for somebody.

    :param person: user id.
    :param fuer: id of the absent person, if there is one.
    :returns: text.
    """
    if fuer:
        return translate(in_vertretung(name(person), name(fuer)), context=getRequest())
    nutzer = api.user.get(userid=person) if person else None
    return (nutzer.getProperty("fullname") if nutzer else "") or person or ""


def zeitpunkt(zeit):
    """A time as people here write it.

    :param zeit: datetime with time zone.
    :returns: e.g. ``"03.02.2024 14:05"``.
    """
    return formate.zeitpunkt(zeit, default_timezone(as_tzinfo=True))


def schon_ausgecheckt(dokument, stand, *, eigene=False):
    """The reason that a check-out is.

    :param dokument: the Dokument; the user may see it.
    :param stand: its :class:`~.auscheckung.Auscheckung`.
    :param eigene: whether it is the user's own.
    :returns: :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    angaben = {
        "kennzeichen": dokument.kennzeichen or dokument.getId(),
        "person": name(stand.person, stand.fuer),
        "zeit": zeitpunkt(stand.seit),
    }
    if eigene:
        text = _(
            "ausgecheckt_von_mir",
            default="${kennzeichen} has been checked out by you since ${zeit}: please "
            "check it in first.",
            mapping=angaben,
        )
    else:
        text = _(
            "ausgecheckt_von",
            default="${kennzeichen} has been checked out by ${person} since ${zeit}: "
            "it has to be checked in first.",
            mapping=angaben,
        )
    return Hindernis(
        AUSGECHECKT,
        text,
        url=dokument.absolute_url(),
        kennzeichen=dokument.kennzeichen,
    )


def verborgen_ausgecheckt():
    """The same for a Dokument that the user may not see."""
    return Hindernis(
        AUSGECHECKT,
        _(
            "ausgecheckt_verborgen",
            default="Something in it that you may not see is checked out.",
        ),
    )


def nicht_mehr_ausgecheckt(ende):
    """Why the former holder cannot check in any more.

    :param ende: :class:`~.auscheckung.Zuruecknahme` of her check-out.
    :returns: :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    return Hindernis(
        NICHT_AUSGECHECKT,
        _(
            "auscheckung_zurueckgenommen",
            default="Your check-out was ended by ${person} on ${zeit}: ${grund} Check "
            "the Dokument out again to file your file as a new version.",
            mapping={
                "person": name(ende.person, ende.fuer),
                "zeit": zeitpunkt(ende.zeit),
                "grund": _als_satz(ende.grund),
            },
        ),
    )


def kein_empfaenger():
    """The reason against handing over to somebody."""
    return Hindernis(
        "empfaenger-ungueltig",
        _(
            "uebergabe_empfaenger_ungueltig",
            default="A check-out is handed over to another person who may change the "
            "Dokument.",
        ),
        field="an",
    )


def abweichungen(dokument, datei):
    """In what a file differs from the one before: accepted, but said.

    :param dokument: the Dokument, with its file so far.
    :param datei: the new file, or ``None``.
    :returns: list of messages.
    """
    alt = dokument.file
    if datei is None or alt is None:
        return []
    gefunden = unterschied(
        (alt.filename or "", alt.contentType or ""),
        (datei.filename or "", datei.contentType or ""),
    )
    saetze = []
    if gefunden.typ:
        saetze.append(
            _(
                "datei_anderer_typ",
                default="The file is of another type than before: ${neu} instead of "
                "${alt}.",
                mapping={
                    "neu": formate.dateityp(datei.contentType, datei.filename),
                    "alt": formate.dateityp(alt.contentType, alt.filename),
                },
            )
        )
    if gefunden.name:
        saetze.append(
            _(
                "datei_anderer_name",
                default="The file has another name than before: “${neu}” instead of "
                "“${alt}”.",
                mapping={"neu": datei.filename or "", "alt": alt.filename or ""},
            )
        )
    return saetze


def _als_satz(grund):
    return grund if grund.endswith((".", "!", "?")) else f"{grund}."
