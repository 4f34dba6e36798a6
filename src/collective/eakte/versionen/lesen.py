"""Read versions: what there is, their bytes, and what was said of them then."""

from Acquisition import aq_base
from collective.eakte.versionen import ablage
from collective.eakte.versionen.fuehrung import aktuelle
from collective.eakte.versionen.zustand import mit_blob
from plone.dexterity.utils import iterSchemata
from plone.namedfile.interfaces import INamedField
from zope.schema import getFieldsInOrder


def fassungen(dokument):
    """All versions of the file of a Dokument.

    Cost: the list is kept with the history; no version is read.

    :param dokument: the Dokument, in its place.
    :returns: list of :class:`~.fassung.Fassung`, newest first; empty without a file.
    """
    heute = aktuelle(dokument)
    if heute is None:
        return []
    fruehere = [f for f in ablage.abgelegte(dokument) if f.nummer < heute.nummer]
    return [heute, *reversed(fruehere)]


def fassung(dokument, nummer):
    """One version.

    :param dokument: the Dokument, in its place.
    :param nummer: number from 1.
    :returns: :class:`~.fassung.Fassung`.
    :raises LookupError: there is none with this number.
    """
    for kandidat in fassungen(dokument):
        if kandidat.nummer == nummer:
            return kandidat
    raise LookupError(nummer)


def stand(dokument, nummer):
    """The Dokument as it was when a version came in.

    What is current is the Dokument itself. Of a version that was replaced, what was
    said of the Dokument when that version was stored: the first one is stored at the
    moment when it is replaced, any other when it comes in.

    :param dokument: the Dokument, in its place.
    :param nummer: number from 1.
    :returns: Dokument; unless it is the current one, it is not in the database.
    :raises LookupError: there is none with this number.
    """
    gesucht = fassung(dokument, nummer)
    if gesucht.nummer == aktuelle(dokument).nummer:
        return dokument
    return ablage.hole(dokument, gesucht)


def datei(dokument, nummer):
    """The file of a version.

    :param dokument: the Dokument, in its place.
    :param nummer: number from 1.
    :returns: ``NamedBlobFile`` with the bytes and the name of then.
    :raises LookupError: there is none with this number.
    """
    damals = stand(dokument, nummer)
    return aq_base(dokument).file if damals is dokument else mit_blob(damals.file)


def metadaten(dokument, nummer):
    """What was said of the Dokument then.

    :param dokument: the Dokument, in its place.
    :param nummer: number from 1.
    :returns: dict from field name to value; files are left out.
    :raises LookupError: there is none with this number.
    """
    damals = stand(dokument, nummer)
    return {
        name: getattr(aq_base(damals), name, feld.default)
        for schema in iterSchemata(dokument)
        for name, feld in getFieldsInOrder(schema)
        if not INamedField.providedBy(feld)
    }
