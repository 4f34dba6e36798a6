"""What a check has found; knows nothing of Plone."""

from dataclasses import dataclass
from dataclasses import field


OHNE_PROTOKOLL = "ohne-protokoll"
"""A record of which nothing was ever entered or attested."""

FEHLT_GANZ = "kette-fehlt"
"""A seal attests a chain that is nowhere any more, and no removal was entered."""

SIEGEL_VERAENDERT = "siegel-veraendert"
SIEGEL_FEHLT = "siegel-fehlt"
ZEITSTEMPEL_FALSCH = "zeitstempel-falsch"
FREMDE_DATEI = "fremde-datei"
"""The file of a seal belongs to another site."""

HOECHSTENS = 1000
"""Findings that are kept; all are counted."""


@dataclass(frozen=True)
class Befund:
    """Something that is not as it was written.

    :param art: a code of this module, or of :mod:`.kette`.
    :param uid: UUID of the record, if it is about one.
    :param ort: path of the record below the site; ``""`` when it is not there, or for
        the site itself.
    :param nr: position of the first bad entry, or number of the seal.
    :param ab: when only seals show it: from which entry on, up to ``nr``, one was
        changed; else ``nr``.
    :param nach: number of the last seal that attests what was entered before, and is
        right; ``None`` when there is none.
    :param vor: number of the first seal that attests the bad entry or one behind it.
    """

    art: str
    uid: str | None = None
    ort: str = ""
    nr: int | None = None
    ab: int | None = None
    nach: int | None = None
    vor: int | None = None


@dataclass
class Ergebnis:
    """What a check has seen.

    :ivar objekte: number of chains.
    :ivar eintraege: number of entries.
    :ivar unbesiegelt: number of entries that no seal attests yet.
    :ivar siegel: number of seals.
    :ivar anzahl_befunde: number of findings.
    :ivar befunde: the first of them, list of :class:`Befund`.
    """

    objekte: int = 0
    eintraege: int = 0
    unbesiegelt: int = 0
    siegel: int = 0
    anzahl_befunde: int = 0
    befunde: list = field(default_factory=list)

    @property
    def in_ordnung(self):
        """Whether nothing was found."""
        return not self.anzahl_befunde

    def melde(self, befunde):
        """Add findings.

        :param befunde: iterable of :class:`Befund`.
        """
        for befund in befunde:
            self.anzahl_befunde += 1
            if len(self.befunde) < HOECHSTENS:
                self.befunde.append(befund)
