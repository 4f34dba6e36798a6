"""Contract of the room of full text: what engines keep and what they answer.

What an engine keeps is derived from the database of the site and can be built anew. It
knows nothing of rights: who asks takes out of its answers what the user may not see.
"""

from collections.abc import Mapping
from collective.eakte.volltext.rangliste import die_besten
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from zope.interface import Interface


AUSGEWICHEN = 2_100_000_000
"""From here on record ids are those of records whose id another record has got. The
catalog gives none that is so great: it begins somewhere up to 2,000,000,000, counts on
and begins anew after 4,000 of them at the latest."""


class Lesestand(StrEnum):
    """What became of the text of a file."""

    AUSSTEHEND = "ausstehend"
    GELESEN = "gelesen"
    GEKUERZT = "gekuerzt"
    OHNE_TEXT = "ohne-text"
    NICHT_LESBAR = "nicht-lesbar"
    VERSCHLUESSELT = "verschluesselt"
    BESCHAEDIGT = "beschaedigt"
    ZU_GROSS = "zu-gross"
    ZU_LANGSAM = "zu-langsam"
    FEHLT = "fehlt"


@dataclass(frozen=True)
class Angaben:
    """What is said of a record, without the text of its file.

    :param rid: id of the record in the catalog, a signed integer of 32 bits.
    :param uid: UUID of the record.
    :param kennzeichen: its number and former numbers.
    :param titel: its Betreff.
    :param weiteres: further metadata, blank-separated.
    """

    rid: int
    uid: str
    kennzeichen: str
    titel: str
    weiteres: str = ""

    @property
    def pruefwert(self):
        """:returns: digest of all that is said, 64 hex digits."""
        texte = (str(self.rid), self.kennzeichen, self.titel, self.weiteres)
        return sha256("\0".join(texte).encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True)
class Inhalt:
    """What was read from the file of a Dokument.

    :param uid: UUID of the Dokument.
    :param sha256: hex digest of the file that was read.
    :param stand: what became of it.
    :param text: the text; empty unless ``stand`` is GELESEN or GEKUERZT.
    :param werkzeug: name and version of what read it.
    """

    uid: str
    sha256: str
    stand: Lesestand
    text: str = ""
    werkzeug: str = ""


@dataclass(frozen=True)
class Eintrag:
    """What an engine has of a record, for checks.

    :param rid: id in the catalog.
    :param uid: UUID.
    :param pruefwert: digest of the metadata as they were entered.
    :param sha256: digest of the file whose text was entered; empty without.
    :param stand: what became of its text; ``None`` when nothing is known of a file.
    """

    rid: int
    uid: str
    pruefwert: str
    sha256: str = ""
    stand: Lesestand | None = None


VIELE = 10_000
"""Matches that take time to be ranked."""


@dataclass(frozen=True)
class Fundstellen:
    """Matches of a question.

    Mappings from rid to score (positive integer, the greater the better), ordered by
    rid: buckets of BTrees, so that a catalog can cut them without a loop in Python.
    Engines hand them out more than once: they must not be changed.

    :param angaben: records whose metadata alone match. Their scores know nothing of
        the texts.
    :param gesamt: records that match with metadata and text together. Only who may read
        the file is told of those that are not in ``angaben``; for a file that she may
        read, ``gesamt`` alone decides (what a question excludes may be in the text).
    """

    angaben: Mapping[int, int] = field(default_factory=dict)
    gesamt: Mapping[int, int] = field(default_factory=dict)

    @cached_property
    def vorn(self):
        """:returns: list of the rids of the best of ``gesamt``, the best first; only
        where there are so many that somebody may want to know."""
        if len(self.gesamt) < VIELE:
            return []
        return [rid for _, rid in die_besten(self.gesamt, VIELE // 5)]


class MaschineGestoert(Exception):
    """The engine cannot be used: it is lost, damaged, locked or not reachable."""


class ITextmaschine(Interface):
    """Utility: one place where texts are entered and found.

    All writing methods are idempotent and durable when they return.
    Every method raises :class:`MaschineGestoert` when the engine cannot be used.
    """

    def setze_angaben(angaben):
        """Enter or replace the metadata of records; texts stay.

        A record whose id another one has got, as happens when a catalog is rebuilt,
        keeps its text, too: it gets an id from :data:`AUSGEWICHEN` on, which no catalog
        knows, until it is entered with its new one or removed.

        :param angaben: iterable of :class:`Angaben`; written in one transaction.
        """

    def setze_inhalt(inhalt):
        """Enter or replace what was read from a file.

        A record that has been removed meanwhile (no metadata) is left out.

        :param inhalt: :class:`Inhalt`.
        """

    def setze_inhalte(inhalte):
        """As :meth:`setze_inhalt` for several, written in one transaction.

        :param inhalte: iterable of :class:`Inhalt`; some hundred at once.
        """

    def streiche(uids):
        """Remove all that is kept of records, so that no byte of it stays.

        :param uids: iterable of UUIDs; unknown ones do not matter.
        """

    def suche(frage):
        """Find records.

        :param frage: :class:`~.frage.Frage`.
        :returns: :class:`Fundstellen`.
        """

    def inhalte(uids):
        """What is kept of the files of some Dokumente.

        :param uids: iterable of UUIDs.
        :returns: dict from UUID to :class:`Inhalt`, with text.
        """

    def staende(uids):
        """As :meth:`inhalte`, without the texts."""

    def vorschlaege(frage, bekannte=None):
        """Words that may have been meant where a question finds nothing.

        :param frage: :class:`~.frage.Frage`.
        :param bekannte: those of :func:`.vorschlaege.gefragte` that are spelt right;
            others are replaced. ``None`` for those that any record has: who asks for
            a user must say which ones she finds, or she learns of the others.
        :returns: list of texts to ask instead, the most likely first, at most eight;
            the caller asks each of them before it shows one.
        """

    def aehnliche(worte):
        """Words of any record that are like others.

        :param worte: words, see :func:`.vorschlaege.zu_ersetzende`.
        :returns: dict from each to a list of at most sixteen, the most similar first;
            the caller leaves out those that the user does not find.
        """

    def eintrag(uid):
        """:returns: :class:`Eintrag` of a record, ``None`` without one."""

    def eintraege(nach="", hoechstens=1000):
        """What the engine has, for checks, ordered by UUID.

        :param nach: UUID behind which to begin.
        :param hoechstens: number of entries.
        :returns: list of :class:`Eintrag`.
        """

    def anzahl():
        """:returns: number of records that are entered."""

    def mit_stand(stand, hoechstens=1000):
        """:returns: list of UUIDs of Dokumente whose text has come to a state."""

    def leere():
        """Forget everything."""

    def raeume_auf():
        """Forget words that no record has any more, and merge what is stored.

        Takes seconds to minutes. Words of removed records serve for suggestions until
        then.
        """

    def schliesse():
        """Let go of files and connections; the next call opens them again."""

    def pruefe():
        """Look whether the engine is whole.

        :returns: list of texts that say what is wrong.
        """
