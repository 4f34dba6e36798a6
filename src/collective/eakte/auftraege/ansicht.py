"""What somebody gets to see of jobs.

A job belongs to who began it; those who look after the site see all. Neither learns
from it of records that she may not see: titles, notes, errors and results are put
together when they are read, with her rights. Of what has failed in hidden records only
that is told; and how much there is in a record only to who may see all of it.
"""

from collective.eakte import _
from collective.eakte.auftraege import api as auftraege
from collective.eakte.auftraege.botschaft import entpacke
from collective.eakte.auftraege.namen import Namen
from collective.eakte.auftraege.staende import anteil
from collective.eakte.auftraege.staende import AUS_DER_QUEUE
from collective.eakte.auftraege.staende import GESCHEITERT
from collective.eakte.auftraege.staende import LAEUFT
from collective.eakte.auftraege.staende import OFFEN
from collective.eakte.auftraege.staende import STAENDE
from collective.eakte.gegenstand import Gegenstand
from collective.eakte.gegenstand import sieht_alles
from collective.eakte.interfaces import ISchriftgutobjekt
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from plone import api

import re


# What the queue says of an error: status, kind, and words that are not to be shown.
_ART_DES_FEHLERS = re.compile(r"\d{3} ([A-Za-z_]\w{0,60})\b")

FEHLER_HOECHSTENS = 200
"""Errors that are shown of a job."""

FEHLER_VERBORGEN = _(
    "auftrag_fehler_verborgen",
    default="Something has failed in a record that you may not see.",
)
"""All that is said of errors in hidden records, however many there are."""


@dataclass(frozen=True)
class Fehler:
    """Something that has failed.

    :param message: message.
    :param gegenstand: the record concerned,
        :class:`~collective.eakte.gegenstand.Gegenstand`, or ``None``.
    """

    message: str
    gegenstand: Gegenstand | None = None


@dataclass(frozen=True)
class Ziel:
    """Where the result can be seen.

    :param url: address.
    """

    url: str


def liste(*, aller=False, staende=STAENDE, ab=0, laenge=50):
    """A page of the jobs that the user may see, the newest first.

    :param aller: those of everybody, for who may see them.
    :param staende: some of :data:`~.staende.STAENDE`.
    :param ab: position of the first one.
    :param laenge: how many.
    :returns: list of :class:`Auftragsansicht`, and whether there are more.
    """
    alle = auftraege.auftraege(aller=aller, staende=staende)
    gefunden = list(islice(alle, ab, ab + laenge + 1))
    seite = gefunden[:laenge]
    namen = Namen(uid for einer in seite for uid in _uids(einer))
    return [Auftragsansicht(einer, namen) for einer in seite], len(gefunden) > laenge


def auftrag_mit(kennung):
    """A job that the user may see.

    :param kennung: its id.
    :returns: :class:`Auftragsansicht`, or ``None``.
    """
    gefunden = auftraege.auftrag(kennung)
    if gefunden is None:
        return None
    uids = {fehler["subject"] for fehler in gefunden.errors if fehler["subject"]}
    return Auftragsansicht(gefunden, Namen(uids | _uids(gefunden)))


def _uids(auftrag):
    """UUIDs of the records that a job itself speaks of."""
    uids = {auftrag.result["ziel"][0]} if auftrag.result.get("ziel") else set()
    for text in (auftrag.title, auftrag.note, auftrag.result.get("text")):
        botschaft = entpacke(text)
        if botschaft is not None:
            uids |= botschaft.uids | {botschaft.angaben.get("ort")}
    return uids - {None}


class Auftragsansicht:
    """A job as the user may see it.

    :param auftrag: task of the queue.
    :param namen: :class:`~.namen.Namen` of the records that it speaks of.
    """

    def __init__(self, auftrag, namen):
        self.auftrag = auftrag
        self._namen = namen
        self.kennung = auftrag.id
        self.person = auftrag.user
        self.stand = AUS_DER_QUEUE[auftrag.state]
        self.offen = self.stand in OFFEN

    @cached_property
    def titel(self):
        """:returns: message: what is done."""
        return self._message(self.auftrag.title)

    @cached_property
    def gegenstand(self):
        """:returns: the record at which it is done; ``None`` for the site, and when
        the user may not see it."""
        return self._namen.gegenstand(self._ort)

    @property
    def _ort(self):
        return entpacke(self.auftrag.title).angaben.get("ort")

    @cached_property
    def mit_zahlen(self):
        """Whether it may be told how much there is: not of what is hidden."""
        if self._ort is None or entpacke(self.auftrag.title).angaben.get("offen"):
            return True
        return self.gegenstand is not None and sieht_alles(
            self._ort, object_provides=ISchriftgutobjekt.__identifier__
        )

    @property
    def erledigt(self):
        """:returns: how much is done; ``None`` if not known, or not to be told."""
        return self.auftrag.done if self.mit_zahlen else None

    @property
    def gesamt(self):
        """:returns: how much there is; ``None`` if not known, or not to be told."""
        return self.auftrag.total if self.mit_zahlen else None

    @property
    def anteil(self):
        """:returns: percent that are done, or ``None``."""
        return anteil(self.erledigt, self.gesamt) if self.mit_zahlen else None

    @property
    def laeuft(self):
        """:returns: whether it is under way."""
        return self.stand == LAEUFT

    @property
    def hinweis(self):
        """:returns: message about what is being done, or ``""``."""
        return self._message(self.auftrag.note) if self.offen else ""

    @property
    def ergebnis(self):
        """:returns: message about what came of it, or ``""``."""
        return self._message(self.auftrag.result.get("text"))

    @cached_property
    def ziel(self):
        """:returns: :class:`Ziel`, where the result is; ``None`` without one, or when
        the user may not go there."""
        ziel = self.auftrag.result.get("ziel")
        if not ziel:
            return None
        uid, rest = ziel
        if uid is None:
            return Ziel(f"{api.portal.get().absolute_url()}/{rest}")
        gegenstand = self._namen.gegenstand(uid)
        return gegenstand and Ziel(f"{gegenstand.url}/{rest}".rstrip("/"))

    @cached_property
    def fehler(self):
        """:returns: list of :class:`Fehler`, each that she may see."""
        gefunden, verborgen = [], False
        for eintrag in self.auftrag.errors:
            uid = eintrag["subject"]
            gegenstand = self._namen.gegenstand(uid)
            if uid and gegenstand is None:
                verborgen = True
            elif message := self._message(eintrag["message"]):
                gefunden.append(Fehler(message, gegenstand))
        gefunden = gefunden[:FEHLER_HOECHSTENS]
        return gefunden + ([Fehler(FEHLER_VERBORGEN)] if verborgen else [])

    @property
    def wird_abgebrochen(self):
        """:returns: whether it is going to stop, because somebody has cancelled it."""
        return self.offen and self.auftrag.cancelled

    @property
    def kann_abbrechen(self):
        """:returns: whether it can be cancelled."""
        return self.offen and not self.auftrag.cancelled

    @property
    def kann_wiederholen(self):
        """:returns: whether the user may begin anew with it."""
        return self.stand == GESCHEITERT and auftraege.darf_verwalten()

    @property
    def stoerung(self):
        """What kind of error has ended it; what it says may name hidden records.

        :returns: name of an exception for those who look after the site, or ``""``.
        """
        if self.stand != GESCHEITERT or not auftraege.darf_verwalten():
            return ""
        art = _ART_DES_FEHLERS.match(self.auftrag.error or "")
        return art[1] if art else ""

    def _message(self, text):
        botschaft = entpacke(text)
        return "" if botschaft is None else botschaft.message(self._namen.benenne)
