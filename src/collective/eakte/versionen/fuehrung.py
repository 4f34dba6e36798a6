"""Every change of a file becomes a version, on whichever path it comes."""

from Acquisition import aq_base
from collective.eakte.rechte.vertreten import fuer_wen
from collective.eakte.versionen import ablage
from collective.eakte.versionen.ereignisse import FassungEntstanden
from collective.eakte.versionen.fassung import Fassung
from collective.eakte.versionen.fassung import pruefsumme
from collective.eakte.versionen.kommentar import laufender_kommentar
from collective.eakte.versionen.schutz import pruefe_dateiwechsel
from collective.eakte.versionen.schutz import soll_einfrieren
from collective.eakte.versionen.zustand import alter_zustand
from collective.eakte.versionen.zustand import ist_neu
from collective.eakte.versionen.zustand import loese_ab
from dataclasses import replace
from datetime import datetime
from datetime import UTC
from plone import api
from Products.CMFCore.permissions import ModifyPortalContent
from zope.event import notify


def fuehre(dokument):
    """Note a new file of a Dokument as a version; nothing happens without one.

    :param dokument: the Dokument, in its place.
    :raises Hindernisse: the file must not be changed.
    """
    basis = aq_base(dokument)
    loese_ab(basis)
    blob = basis.file._blob if basis.file is not None else None
    if blob is not _bekannter_blob(basis):
        pruefe_dateiwechsel(dokument)
        _neue_fassung(dokument, blob)
    elif blob is not None:
        _name_von_heute(basis)
    if soll_einfrieren(basis):
        basis._eingefroren = True


def beschreibe(datei, nummer, person, zeit, *, fuer=None, bemerkung=""):
    """The Fassung that a file is.

    :param datei: named file; it is read once from beginning to end.
    :param nummer: number of the Fassung.
    :param person: user id.
    :param zeit: when, with time zone.
    :param fuer: id of the absent person for whom it was done, if it was.
    :param bemerkung: comment.
    :returns: the Fassung.
    """
    with datei.open() as quelle:
        sha256, groesse = pruefsumme(quelle)
    return Fassung(
        nummer=nummer,
        person=person,
        fuer=fuer,
        zeit=zeit,
        kommentar=bemerkung,
        groesse=groesse,
        sha256=sha256,
        dateiname=datei.filename or "",
        mime_type=datei.contentType or "",
    )


def aktuelle(dokument):
    """The current Fassung of a Dokument.

    :param dokument: the Dokument.
    :returns: the Fassung, or ``None`` without a file.
    """
    basis = aq_base(dokument)
    if basis._fassung is None and basis.file is not None:
        # Filed while this room was not there.
        return _nachgeholt(basis.file, basis)
    return basis._fassung


def _neue_fassung(dokument, blob):
    basis = aq_base(dokument)
    frueher = _frueherer_zustand(basis)
    vorige = basis._fassung
    if frueher is None:
        nummer = 1
    else:
        if not ablage.hat_versionen(dokument):
            # The first version is stored when there is a second one.
            erste = frueher.get("_fassung") or _nachgeholt(
                frueher["file"], basis, frueher
            )
            vorige = vorige or erste
            ablage.lege_ab(dokument, frueher, erste)
        nummer = ablage.anzahl(dokument) + 1
    basis._fassung = fassung = beschreibe(
        basis.file,
        nummer,
        api.user.get_current().getId() or "",
        datetime.now(UTC),
        fuer=fuer_wen(dokument, ModifyPortalContent),
        bemerkung=laufender_kommentar().strip(),
    )
    basis._fassung_blob = blob
    if frueher is not None:
        ablage.lege_ab(dokument, vars(basis), fassung)
    notify(FassungEntstanden(dokument, fassung, vorige if frueher else None))


def _frueherer_zustand(basis):
    """What the database has of a Dokument with a file, or ``None``.

    A file that is changed in the transaction that brings it in has no version before.
    """
    if ist_neu(basis):
        return None
    zustand = alter_zustand(basis)
    return zustand if zustand.get("file") is not None else None


def _nachgeholt(datei, basis, zustand=None):
    zustand = vars(basis) if zustand is None else zustand
    personen = zustand.get("creators") or ("",)
    return beschreibe(
        datei, 1, personen[0], basis.created().asdatetime().astimezone(UTC)
    )


def _bekannter_blob(basis):
    """The bytes of the current Fassung, or ``None`` when there is none yet."""
    if basis._fassung is not None or ist_neu(basis):
        return basis._fassung_blob
    # Filed while this room was not there.
    alte = alter_zustand(basis).get("file")
    return None if alte is None else alte._blob


def _name_von_heute(basis):
    """A file may be given another name without being changed."""
    if basis._fassung is None:
        basis._fassung = _nachgeholt(basis.file, basis)
        basis._fassung_blob = basis.file._blob
    name, typ = basis.file.filename or "", basis.file.contentType or ""
    if (name, typ) != (basis._fassung.dateiname, basis._fassung.mime_type):
        basis._fassung = replace(basis._fassung, dateiname=name, mime_type=typ)
