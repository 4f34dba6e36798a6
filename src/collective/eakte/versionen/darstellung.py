"""Versions, Endfassung and origin as JSON."""

from Acquisition import aq_base
from collective.eakte.versionen.endfassung import Endfassung
from collective.eakte.versionen.endfassung import Ursprung
from collective.eakte.versionen.fassung import Fassung
from plone import api


def download_url(dokument, fassung):
    """Address of the bytes of a version.

    :param dokument: the Dokument.
    :param fassung: the Fassung.
    """
    return (
        f"{dokument.absolute_url()}/@@download-version"
        f"?version_id={fassung.version_id}&field_id=file"
    )


def anzeige_url(dokument, fassung):
    """Address under which a version is shown, when it is harmless.

    :param dokument: the Dokument.
    :param fassung: the Fassung.
    """
    return f"{dokument.absolute_url()}/@@anzeige?version_id={fassung.version_id}"


def kurze_angaben(fassung):
    """What a Dokument says of a version.

    :param fassung: the Fassung.
    :returns: dict.
    """
    return {
        "nummer": fassung.nummer,
        "version_id": fassung.version_id,
        "bezeichnung": fassung.bezeichnung,
        "person": person(fassung.person),
        "fuer": person(fassung.fuer),
        "zeit": fassung.zeit.isoformat(timespec="seconds"),
        "kommentar": fassung.kommentar,
        "groesse": fassung.groesse,
        "sha256": fassung.sha256,
        "dateiname": fassung.dateiname,
        "mime_type": fassung.mime_type,
    }


def fassung_als_json(dokument, fassung):
    """One version in the list of versions.

    :param dokument: the Dokument.
    :param fassung: the Fassung.
    :returns: dict.
    """
    basis = aq_base(dokument)
    heute, endfassung = basis._fassung, basis._endfassung
    return {
        "@id": f"{dokument.absolute_url()}/@fassungen/{fassung.nummer}",
        **kurze_angaben(fassung),
        "download": download_url(dokument, fassung),
        "anzeige": anzeige_url(dokument, fassung),
        "aktuell": heute is None or heute.nummer == fassung.nummer,
        "endfassung": isinstance(endfassung, Endfassung)
        and endfassung.nummer == fassung.nummer,
    }


def aktuelle_als_json(dokument):
    """The current version as the Dokument says it, or ``None``.

    For those who may read the content. Nothing is computed for it.
    """
    fassung = aq_base(dokument)._fassung
    if not isinstance(fassung, Fassung):
        return None
    return {**kurze_angaben(fassung), "download": download_url(dokument, fassung)}


def endfassung_als_json(dokument, *, mit_datei=True):
    """Who made a Dokument final and why, or ``None``.

    :param dokument: the Dokument.
    :param mit_datei: whether the user may know something of the file.
    """
    angabe = aq_base(dokument)._endfassung
    if not isinstance(angabe, Endfassung):
        return None
    return {
        "grund": angabe.grund,
        "person": angabe.person,
        **({"in_vertretung_fuer": angabe.fuer} if angabe.fuer else {}),
        "zeit": angabe.zeit.isoformat(timespec="seconds"),
        **({"nummer": angabe.nummer, "sha256": angabe.sha256} if mit_datei else {}),
    }


def ursprung_als_json(dokument):
    """From what an Entwurf was made, for those who may see that, or ``None``."""
    angabe = aq_base(dokument)._ursprung
    if not isinstance(angabe, Ursprung):
        return None
    brains = api.portal.get_tool("portal_catalog")(UID=angabe.uid, show_inactive=True)
    if not brains:
        return None
    return {
        "@id": brains[0].getURL(),
        "UID": angabe.uid,
        "kennzeichen": angabe.kennzeichen,
        "title": brains[0].Title,
        "nummer": angabe.nummer,
        "sha256": angabe.sha256,
    }


def person(kennung):
    """A user with her name.

    :param kennung: user id, or nothing.
    :returns: dict of ``id`` and ``title``, or ``None``.
    """
    return {"id": kennung, "title": name(kennung)} if kennung else None


def name(kennung):
    """Full name of a user, or her id when there is none.

    :param kennung: user id.
    """
    nutzer = api.user.get(userid=kennung) if kennung else None
    return (nutzer.getProperty("fullname") if nutzer else "") or kennung or ""
