"""Check a Dokument out and in; screens, REST and tasks call these functions.

The check-out is kept in the Dokument's own state. It has no end of its own: it survives
log-out and restart, and is ended by its holder or, with a reason, by the Registratur.
"""

from Acquisition import aq_base
from collective.eakte.begruendung import pruefe_grund
from collective.eakte.begruendung import pruefe_laenge
from collective.eakte.config import AUSCHECKEN_ERZWINGEN
from collective.eakte.content.dokument import IDokument
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.lebenszyklus.api import pruefe_offen
from collective.eakte.rechte.vertreten import fuer_wen
from collective.eakte.registrierung.dateien import pruefe_datei
from collective.eakte.rest import darf
from collective.eakte.rest import nicht_berechtigt
from collective.eakte.versionen.auscheckung import Auscheckung
from collective.eakte.versionen.auscheckung import nicht_ausgecheckt
from collective.eakte.versionen.auscheckung import token_fehlt
from collective.eakte.versionen.auscheckung import Zuruecknahme
from collective.eakte.versionen.auscheckung_ereignisse import AuscheckenAbgebrochen
from collective.eakte.versionen.auscheckung_ereignisse import Ausgecheckt
from collective.eakte.versionen.auscheckung_ereignisse import Eingecheckt
from collective.eakte.versionen.auscheckung_ereignisse import Uebergeben
from collective.eakte.versionen.auscheckung_ereignisse import Zurueckgenommen
from collective.eakte.versionen.auscheckung_worte import kein_empfaenger
from collective.eakte.versionen.auscheckung_worte import nicht_mehr_ausgecheckt
from collective.eakte.versionen.auscheckung_worte import schon_ausgecheckt
from collective.eakte.versionen.kommentar import kommentieren
from collective.eakte.versionen.schutz import gegen_neue_datei
from collective.eakte.versionen.schutz import gegen_umgebung
from datetime import datetime
from datetime import UTC
from plone import api
from Products.CMFCore.permissions import ModifyPortalContent
from secrets import token_hex
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import modified


def auscheckung(dokument):
    """Who has checked a Dokument out.

    :param dokument: the Dokument.
    :returns: :class:`~.auscheckung.Auscheckung`, or ``None``. Its token is for its
        holder only.
    """
    stand = getattr(aq_base(dokument), "_auscheckung", None)
    return stand if isinstance(stand, Auscheckung) else None


def zuruecknahme(dokument):
    """How the last check-out ended, when somebody else ended it.

    :param dokument: the Dokument.
    :returns: :class:`~.auscheckung.Zuruecknahme`, or ``None``; forgotten at the next
        check-out.
    """
    stand = getattr(aq_base(dokument), "_auscheckung", None)
    return stand if isinstance(stand, Zuruecknahme) else None


def ist_eigene(stand):
    """Whether a check-out is the current user's.

    :param stand: :class:`~.auscheckung.Auscheckung`, or ``None``.
    """
    return (
        stand is not None
        and not api.user.is_anonymous()
        and stand.person == api.user.get_current().getId()
    )


def pruefe_auschecken(dokument):
    """Every reason why nobody, or not this user, can check a Dokument out now.

    Rights are not asked here.

    :param dokument: the Dokument.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    gruende = [
        *pruefe_offen(dokument),
        *gegen_umgebung(dokument),
        *gegen_neue_datei(dokument),
    ]
    stand = auscheckung(dokument)
    if stand is not None:
        gruende.append(schon_ausgecheckt(dokument, stand, eigene=ist_eigene(stand)))
    return list(dict.fromkeys(gruende))


def checke_aus(dokument):
    """Check a Dokument out: from now on only the current user changes it.

    :param dokument: the Dokument.
    :returns: :class:`~.auscheckung.Auscheckung`.
    :raises NichtBerechtigt: the user may not change it.
    :raises Hindernisse: with all reasons against it, also that somebody has it.
    """
    gruende = pruefe_auschecken(dokument)
    if gruende:
        raise Hindernisse(gruende)
    if not darf(ModifyPortalContent, dokument):
        raise nicht_berechtigt()
    neue = _fuer_mich(dokument)
    _setze(dokument, neue)
    notify(Ausgecheckt(dokument, neue))
    return neue


def checke_ein(dokument, datei=None, kommentar="", token=None):
    """Check a Dokument in, with a new file or without one.

    Without a new file no version is made.

    :param dokument: the Dokument.
    :param datei: the new file, a ``NamedBlobFile``, or ``None``.
    :param kommentar: what is said of the new version; may be empty.
    :param token: token of the check-out, when a program shows one.
    :raises Hindernisse: with all reasons against it.
    """
    stand = verlange_eigene(dokument, token)
    gruende = pruefe_laenge(kommentar, "kommentar")
    if datei is not None:
        gruende += pruefe_datei(datei.filename, datei.getSize())
        gruende += [
            *pruefe_offen(dokument),
            *gegen_umgebung(dokument),
            *gegen_neue_datei(dokument),
        ]
    if gruende:
        raise Hindernisse(list(dict.fromkeys(gruende)))
    if datei is not None and not darf(ModifyPortalContent, dokument):
        # She had the right when she checked it out; it was withdrawn since.
        raise nicht_berechtigt()
    _setze(dokument, None)
    if datei is not None:
        with kommentieren(kommentar):
            dokument.file = datei
            modified(dokument, Attributes(IDokument, "file"))
    notify(
        Eingecheckt(dokument, stand, kommentar=kommentar, mit_datei=datei is not None)
    )


def brich_ab(dokument, token=None):
    """Give a check-out up; what was done outside of the E-Akte is not filed.

    :param dokument: the Dokument.
    :param token: token of the check-out, when a program shows one.
    :raises Hindernisse: it is not checked out by the user.
    """
    stand = verlange_eigene(dokument, token)
    _setze(dokument, None)
    notify(AuscheckenAbgebrochen(dokument, stand))


def uebergib(dokument, an, grund="", token=None):
    """Hand a check-out over to somebody who may change the Dokument, too.

    :param dokument: the Dokument.
    :param an: user id of the new holder.
    :param grund: why; may be empty.
    :param token: token of the check-out, when a program shows one.
    :returns: the new :class:`~.auscheckung.Auscheckung`; its token is for the new
        holder only.
    :raises Hindernisse: it is not checked out by the user, or ``an`` is nobody who may
        change it.
    """
    stand = verlange_eigene(dokument, token)
    gruende = pruefe_laenge(grund, "grund")
    if an == stand.person or not darf_aendern(an, dokument):
        gruende.append(kein_empfaenger())
    if gruende:
        raise Hindernisse(gruende)
    with _als(an):
        neue = _fuer_mich(dokument)
    _setze(dokument, neue)
    notify(Uebergeben(dokument, stand, neue=neue, grund=grund.strip()))
    return neue


def nimm_zurueck(dokument, grund):
    """End the check-out of somebody else, with a reason.

    :param dokument: the Dokument.
    :param grund: why, not empty.
    :returns: :class:`~.auscheckung.Zuruecknahme`.
    :raises NichtBerechtigt: the user may not.
    :raises Hindernisse: with all reasons against it.
    """
    if not darf(AUSCHECKEN_ERZWINGEN, dokument):
        raise nicht_berechtigt()
    stand = auscheckung(dokument)
    gruende = pruefe_grund(grund)
    if stand is None:
        gruende.append(nicht_ausgecheckt())
    if gruende:
        raise Hindernisse(gruende)
    angabe = Zuruecknahme(
        von=stand,
        person=api.user.get_current().getId() or "",
        fuer=fuer_wen(dokument, AUSCHECKEN_ERZWINGEN),
        zeit=datetime.now(UTC),
        grund=grund.strip(),
    )
    _setze(dokument, angabe)
    notify(Zurueckgenommen(dokument, stand, zuruecknahme=angabe, grund=angabe.grund))
    return angabe


def darf_aendern(person, dokument):
    """Whether somebody may see and change a Dokument.

    :param person: user id.
    :param dokument: the Dokument.
    """
    if not isinstance(person, str) or api.user.get(userid=person) is None:
        return False
    with _als(person):
        return darf("View", dokument) and darf(ModifyPortalContent, dokument)


def gegen_zugriff(dokument, token=None):
    """What a check-out has against a change by the current user.

    :param dokument: the Dokument.
    :param token: what a program sent as its token; ``None`` for people, who need none.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    stand = auscheckung(dokument)
    if stand is None:
        return []
    if not ist_eigene(stand):
        return [schon_ausgecheckt(dokument, stand)]
    if token is not None and token != stand.token:
        return [token_fehlt()]
    return []


def gegen_einchecken(dokument):
    """Every reason why the current user has nothing to check in.

    :param dokument: the Dokument.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    if auscheckung(dokument) is None:
        return [_warum_nicht_mehr(dokument)]
    return gegen_zugriff(dokument)


def verlange_eigene(dokument, token=None):
    """The check-out of the current user.

    :param dokument: the Dokument.
    :param token: token of the check-out, when a program shows one.
    :returns: :class:`~.auscheckung.Auscheckung`.
    :raises NichtBerechtigt: there is none, and the user may not change the Dokument.

    :raises Hindernisse: there is none, it is somebody else's, or the token is wrong.
    """
    stand = auscheckung(dokument)
    if stand is None and not darf(ModifyPortalContent, dokument):
        raise nicht_berechtigt()
    gruende = gegen_einchecken(dokument) or gegen_zugriff(dokument, token)
    if gruende:
        raise Hindernisse(gruende)
    return stand


def _warum_nicht_mehr(dokument):
    ende = zuruecknahme(dokument)
    if ende is not None and ist_eigene(ende.von):
        return nicht_mehr_ausgecheckt(ende)
    return nicht_ausgecheckt()


def _setze(dokument, stand):
    aq_base(dokument)._auscheckung = stand
    dokument.reindexObject(idxs=["ausgecheckt_von"])


def _fuer_mich(dokument):
    return Auscheckung(
        person=api.user.get_current().getId(),
        fuer=fuer_wen(dokument, ModifyPortalContent),
        seit=datetime.now(UTC),
        token=token_hex(16),
    )


def _als(person):
    """Act as somebody else for a block of code, to find out what she may."""
    return api.env.adopt_user(user=api.user.get(userid=person))
