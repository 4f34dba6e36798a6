"""What a search answers: plain values."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Stueck:
    """A piece of text.

    :param text: the text.
    :param marke: whether it is what was searched for.
    """

    text: str
    marke: bool = False


@dataclass(frozen=True)
class Ort:
    """A place that the user may see.

    :param uid: UUID.
    :param url: address.
    :param art: kind, e.g. ``"Akte"``.
    :param kennzeichen: number; empty for a page.
    :param titel: title.
    """

    uid: str
    url: str
    art: str
    kennzeichen: str
    titel: str


@dataclass(frozen=True)
class Treffer:
    """A hit.

    :param uid: UUID.
    :param url: address.
    :param portal_type: its type.
    :param art: kind, e.g. ``"Dokument"``; ``"seite"`` for other content of the site.
    :param kennzeichen: number; empty for other content.
    :param titel: pieces of the Betreff, with marks.
    :param stand: workflow state.
    :param orte: places in which it lies, the outermost first.
    :param schnipsel: pieces of the text or the metadata, with marks.
    :param datum: date of the letter.
    :param geaendert: time of the last change.
    :param dokumentart: Eingang, Ausgang ...
    :param dateityp: e.g. ``"PDF"``; empty for who may not read the file.
    :param nur_beim_oeffnen: whether no piece of the text is shown, because whoever
        reads it is entered in the Protokoll.
    """

    uid: str
    url: str
    portal_type: str
    art: str
    kennzeichen: str
    titel: tuple[Stueck, ...]
    stand: str
    orte: tuple[Ort, ...] = ()
    schnipsel: tuple[Stueck, ...] = ()
    datum: date | None = None
    geaendert: Any = None
    dokumentart: str = ""
    dateityp: str = ""
    nur_beim_oeffnen: bool = False

    @property
    def betreff(self):
        """:returns: the Betreff without marks."""
        return "".join(stueck.text for stueck in self.titel)


@dataclass(frozen=True)
class Facettenwert:
    """A value of a facet that some hits have.

    :param wert: what the filter is called with.
    :param titel: what people call it, text or message.
    :param anzahl: number of hits.
    :param gewaehlt: whether the hits are narrowed down by it.
    """

    wert: str
    titel: Any
    anzahl: int
    gewaehlt: bool = False


@dataclass(frozen=True)
class Facette:
    """One way of narrowing hits down.

    :param name: name of the filter.
    :param titel: message.
    :param werte: tuple of :class:`Facettenwert`.
    """

    name: str
    titel: Any
    werte: tuple[Facettenwert, ...]


@dataclass(frozen=True)
class Ergebnis:
    """One page of hits.

    :param treffer: tuple of :class:`Treffer`.
    :param gesamt: number of all hits.
    :param facetten: tuple of :class:`Facette`.
    :param vorschlag: words that may have been meant, when nothing was found.
    :param ort: :class:`Ort` in which was searched, ``None`` for everywhere.
    :param orte_darueber: the places around it that the user may see.
    :param gestoert: whether the texts cannot be searched at the moment.
    """

    treffer: tuple[Treffer, ...] = ()
    gesamt: int = 0
    facetten: tuple[Facette, ...] = ()
    vorschlag: str = ""
    ort: Ort | None = None
    orte_darueber: tuple[Ort, ...] = ()
    gestoert: bool = False
