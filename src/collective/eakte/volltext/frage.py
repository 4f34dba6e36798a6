"""A question to a text engine, as a tree of plain values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wort:
    """One word, in its normal form.

    :param text: as typed.
    :param anfang: whether it is the beginning of words ("Gast*").
    """

    text: str
    anfang: bool = False


@dataclass(frozen=True)
class Wortfolge:
    """Words that follow each other ("..."), or the parts of a number.

    :param woerter: tuple of texts as typed.
    :param anfang: whether the last one is the beginning of words.
    """

    woerter: tuple[str, ...]
    anfang: bool = False


@dataclass(frozen=True)
class Und:
    """All of these."""

    teile: tuple


@dataclass(frozen=True)
class Oder:
    """One of these at least."""

    teile: tuple


@dataclass(frozen=True)
class Ohne:
    """The first, but not the second."""

    teil: object
    ausschluss: object


Frage = Wort | Wortfolge | Und | Oder | Ohne
