"""What engines look up: single expressions over the normal forms that are entered.

Pure: between the tree of a question and the language of an engine.
"""

from collective.eakte.volltext import sprache
from dataclasses import dataclass


KUERZESTER_TEIL = 4
"""Letters that a part of a compound must have at least."""


@dataclass(frozen=True)
class Ausdruck:
    """Normal forms that follow each other.

    :param folge: tuple of normal forms, at least one.
    :param anfang: whether the last one is the beginning of normal forms.
    """

    folge: tuple[str, ...]
    anfang: bool = False


@dataclass(frozen=True)
class Blatt:
    """What one part of a question is looked up with.

    :param genau: expressions that match what was meant.
    :param teil: folded text that words must contain; their normal forms match, too.
    :param beginn: folded text with which words must begin; likewise.
    :param ersatz: expression for metadata, should nothing else be found in them.
    """

    genau: tuple[Ausdruck, ...]
    teil: str = ""
    beginn: str = ""
    ersatz: Ausdruck | None = None


def aus_wort(text, anfang=False, teil=True):
    """:returns: :class:`Blatt` of one word as typed, ``None`` without a word."""
    woerter = sprache.teile(sprache.glaette(text))
    if len(woerter) != 1:
        return aus_folge(woerter, anfang)
    gefaltet, normal = sprache.form(woerter[0])
    if sprache.hat_ziffern(gefaltet):
        return _aus_zahl(gefaltet, normal, anfang)
    genau = [Ausdruck((normal,))]
    if anfang:
        genau.append(Ausdruck((gefaltet,), True))
    kern = sprache.kern(gefaltet)
    if not teil or len(kern) < KUERZESTER_TEIL:
        kern = ""
    return Blatt(tuple(genau), kern, gefaltet if anfang else "")


def _aus_zahl(gefaltet, normal, anfang):
    if not anfang:
        return Blatt((Ausdruck((normal,)),))
    genau = []
    if gefaltet.strip("0"):
        genau.append(Ausdruck((normal,), True))
    if gefaltet.startswith("0"):
        genau.append(Ausdruck((gefaltet,), True))
    return Blatt(tuple(genau))


def aus_folge(texte, anfang=False):
    """:returns: :class:`Blatt` of words that follow each other."""
    woerter = [wort for text in texte for wort in sprache.teile(sprache.glaette(text))]
    if not woerter:
        return None
    formen = [sprache.form(wort) for wort in woerter]
    normal = [form[1] for form in formen]
    genau = [Ausdruck(tuple(normal))]
    if anfang and formen[-1][0] != normal[-1]:
        genau.append(Ausdruck((*normal[:-1], formen[-1][0]), True))
    elif anfang:
        genau = [Ausdruck(tuple(normal), True)]
    return Blatt(tuple(genau))


def aus_nummer(texte, anfang=False):
    """:returns: :class:`Blatt` of a number of several parts."""
    woerter = [wort for text in texte for wort in sprache.teile(sprache.glaette(text))]
    if len(woerter) < 2:
        return aus_wort(woerter[0], anfang) if woerter else None
    folge = tuple(sprache.form(wort)[1] for wort in woerter)
    if not anfang:
        ersatz = Ausdruck(folge)
        return Blatt((Ausdruck((sprache.nummer(woerter),), True),), ersatz=ersatz)
    letztes = sprache.form(woerter[-1])[0]
    if not letztes.strip("0"):
        # Zeros in front of a part are not entered: any part may follow.
        return Blatt((Ausdruck((sprache.nummer(woerter[:-1]),), True),))
    genau = Ausdruck((sprache.nummer(woerter).removesuffix("_"),), True)
    return Blatt((genau,), ersatz=Ausdruck(folge, True))
