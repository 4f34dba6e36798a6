"""Indexers for plan units and records."""

from Acquisition import aq_base
from collective.eakte.aktenzeichen.sortierung import sortierschluessel
from collective.eakte.content.aktenplaneinheit import IAktenplaneinheit
from collective.eakte.content.dokument import IDokument
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.interfaces import ISchriftgutbehaelter
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.vererbung.api import wirksam
from plone.indexer import indexer
from zope.interface import providedBy


_TEXTFELDER = (
    "kennzeichen",
    "title",
    "description",
    "typ",
    "absender",
    "empfaenger",
    "fremdes_geschaeftszeichen",
    "bezug",
    "hier",
)
_LISTENFELDER = ("fruehere_kennzeichen", "beteiligte")


@indexer(IEAkteInhalt)
def kennzeichen(obj):
    return obj.kennzeichen


@indexer(IEAkteInhalt)
def kennzeichen_sort(obj):
    return sortierschluessel(obj.kennzeichen)


@indexer(ISchriftgutobjekt)
def fruehere_kennzeichen(obj):
    return list(obj.fruehere_kennzeichen or ())


@indexer(ISchriftgutbehaelter)
def federfuehrung(obj):
    return wirksam(obj, "federfuehrung").wert


@indexer(IAktenplaneinheit)
def federfuehrung_einheit(obj):
    return wirksam(obj, "federfuehrung").wert


@indexer(IDokument)
def dateiname(obj):
    return obj.file.filename if obj.file is not None else None


@indexer(IDokument)
def mime_type(obj):
    """Type of the file; Plone would say ``text/plain`` of all but its own files."""
    return obj.file.contentType if obj.file is not None else None


@indexer(IEAkteInhalt)
def SearchableText(obj):
    """Number, title and metadata; text and name of files are not part of it.

    Whoever sees a Dokument finds it by these words, also those who may not read its
    file (:mod:`collective.eakte.rechte.inhalt`): what somebody may not read must not
    be found by guessing words. A file that comes without a Betreff lends it its name.
    """
    basis = aq_base(obj)
    texte = [getattr(basis, feld, None) for feld in _TEXTFELDER]
    for feld in _LISTENFELDER:
        texte += getattr(basis, feld, None) or ()
    return " ".join(text for text in texte if text)


@indexer(IEAkteInhalt)
def object_provides(obj):
    """Our own markers and the type's schema: enough to ask for a kind of record."""
    return [
        interface.__identifier__
        for interface in providedBy(obj).flattened()
        if interface.isOrExtends(IEAkteInhalt)
    ]


@indexer(IEAkteInhalt)
def nicht_veroeffentlicht(obj):
    """What Plone's lists take for "no such date"; they show any other value."""
    return "None"


@indexer(IEAkteInhalt)
def ohne_angabe(obj):
    """Leave a column empty that says nothing about a record.

    The rows of some fifty records are stored together and are all written again when
    one is filed, so that every column is paid for fifty times.

    :raises AttributeError: always; so the catalog takes the value as missing.
    """
    raise AttributeError
