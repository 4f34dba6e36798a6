"""Entries about files: versions, check-out, Endfassung."""

from collective.eakte.protokoll.api import trage_ein


def fassung_entstanden(dokument, event):
    """A Dokument has another file, or its first one."""
    fassung = event.fassung
    trage_ein(
        dokument,
        "fassung",
        fuer=fassung.fuer,
        nummer=fassung.nummer,
        sha256=fassung.sha256,
        groesse=fassung.groesse,
        dateiname=fassung.dateiname,
        mime_type=fassung.mime_type,
        kommentar=fassung.kommentar,
    )


def endfassung_erteilt(dokument, event):
    """A Dokument was made final."""
    endfassung = event.endfassung
    trage_ein(
        dokument,
        "endfassung",
        warum=endfassung.grund,
        fuer=endfassung.fuer,
        nummer=endfassung.nummer,
        sha256=endfassung.sha256,
    )


def neuer_entwurf(entwurf, event):
    """Work goes on with a new Dokument."""
    ursprung = event.ursprung
    trage_ein(
        entwurf,
        "entwurf-aus",
        uid=ursprung.uid,
        kennzeichen=ursprung.kennzeichen,
        nummer=ursprung.nummer,
        sha256=ursprung.sha256,
    )


def ausgecheckt(dokument, event):
    """A Dokument was checked out."""
    trage_ein(dokument, "ausgecheckt", fuer=event.auscheckung.fuer)


def eingecheckt(dokument, event):
    """A Dokument was checked in by its holder."""
    trage_ein(
        dokument,
        "eingecheckt",
        fuer=event.auscheckung.fuer,
        mit_datei=event.mit_datei,
        kommentar=event.kommentar,
    )


def auschecken_abgebrochen(dokument, event):
    """The holder gave the check-out up."""
    trage_ein(dokument, "auschecken-abgebrochen", fuer=event.auscheckung.fuer)


def uebergeben(dokument, event):
    """The holder handed the check-out over."""
    trage_ein(
        dokument,
        "uebergeben",
        warum=event.grund,
        fuer=event.auscheckung.fuer,
        an=event.neue.person,
    )


def zurueckgenommen(dokument, event):
    """Somebody else ended a check-out."""
    trage_ein(
        dokument,
        "zurueckgenommen",
        warum=event.grund,
        fuer=event.zuruecknahme.fuer,
        von=event.auscheckung.person,
    )
