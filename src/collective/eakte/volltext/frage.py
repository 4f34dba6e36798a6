"""A question to a text engine, as a tree of plain values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wort:
    """One word, in all of its forms.

    :param text: as typed.
    :param anfang: whether it may be the beginning of words ("Gast*").
    :param teil: whether it may be a part of compound words ("ausbau" in
        "Straßenausbaubeiträge").
    """

    text: str
    anfang: bool = False
    teil: bool = True


@dataclass(frozen=True)
class Wortfolge:
    """Words that follow each other ("...").

    :param woerter: tuple of texts as typed.
    :param anfang: whether the last one is the beginning of words.
    """

    woerter: tuple[str, ...]
    anfang: bool = False


@dataclass(frozen=True)
class Nummer:
    """A number of several parts ("32.01.01-0007"), in whatever notation.

    Finds longer numbers that begin with these parts, too.

    :param teile: tuple of its parts as typed.
    :param anfang: whether the last one is the beginning of a part.
    """

    teile: tuple[str, ...]
    anfang: bool = False


@dataclass(frozen=True)
class Und:
    """All of these."""

    teile: tuple


@dataclass(frozen=True)
class Oder:
    """One of these at least; without parts: nothing."""

    teile: tuple


@dataclass(frozen=True)
class Ohne:
    """The first, but not the second."""

    teil: object
    ausschluss: object


Frage = Wort | Wortfolge | Nummer | Und | Oder | Ohne

NICHTS = Oder(())
"""The question that finds nothing."""
