"""Words of German texts and their normal forms.

Pure, and the same for every engine: what is entered and what is asked goes through
here, so that engines only compare.

* *Faltung*: lower case without marks; ä, ae and a, ö, oe and o, ü, ue and u, ß and ss
  fall together, so that Müller, Mueller and Muller are one.
* *Stamm*: the folded word without its endings (Snowball), except that a final "er" is
  kept: it makes Müller, Bauer and Fischer different from Müll, Bau and Fisch. It is
  only taken away where it is known to be an ending: of plurals (Häuser, Ämter) and of
  adjectives (öffentlicher).
* *Kern*: the folded word without endings of inflection only; this is what is looked for
  inside compounds.
* A number of several parts is entered as its parts, each without zeros in front, and
  behind the text as one whole: ``32.01.01-0007`` is ``32 1 1 7 ... 32_1_1_7_``.
"""

from functools import lru_cache

import re
import Stemmer
import unicodedata


STAND = "1"
"""Changes whenever texts are taken apart differently: indexes are built anew then."""

LAENGSTES_WORT = 64
_MEISTE_TEILE = 12

_STUECKE = re.compile(r"[^\W_]+(?:[.\-/_:][^\W_]+)*")
_TEIL = re.compile(r"[^\W_]+")
_ZIFFERN = re.compile(r"[0-9]")
# "ue" in neue, Bauer and Quelle is no umlaut.
_UMSCHRIEBEN = re.compile(r"([ao]|(?<![aeq])u)e(?!e)")
_SILBENTRENNUNG = re.compile(
    "\u00ad(?!\\s*\n)|(?<=[a-zäöüß])[-\u00ad\u2010][ \t\r]*\n[ \t]*"
    "(?=[a-zäöüß])(?!(?:und|oder|bzw|sowie)\\b)"
)

# Nouns with a plural in "er", folded; they also end compounds.
_NOMEN_MIT_ER = """
    amt bad band bild blatt brett buch dach denkmal dorf fach fass feld gehalt geld
    gemut geschlecht gesicht gewand glas glied grab gras gut haupt haus holz horn huhn
    kalb kind kleid korn kraut lamm land licht lied loch maul nest pfand rad rind
    scheit schild schloss schwert spital tal tuch volk weib wort geist gott irrtum leib
    mann rand reichtum strauch wald wurm regiment vormund"""
_PLURAL_ER = tuple(_NOMEN_MIT_ER.split())
_ADJEKTIV = re.compile(
    r"(?:lich|isch|ig|bar|sam|los|haft|end|iert|eigen)(?:er|ere[nmrs]?)$"
)
_KUERZESTES_ADJEKTIV = 6

_BEUGUNG = re.compile(r"(?:(?<=nis)se[ns]?|en|es|em|e|n|s)$")
_KUERZESTER_KERN = 4


@lru_cache(1)
def _stemmer():
    return Stemmer.Stemmer("german", 0)


def falte(wort):
    """Write a word in one way.

    :param wort: one word; what is neither letter nor digit is left out.
    :returns: lower case without marks, umlauts in one notation.
    """
    wort = wort.casefold()
    if not wort.isascii():
        wort = unicodedata.normalize("NFKD", wort).casefold()
        wort = unicodedata.normalize("NFKD", wort)
        wort = "".join(z for z in wort if z.isalnum() and not unicodedata.combining(z))
    while (kuerzer := _UMSCHRIEBEN.sub(r"\1", wort)) != wort:
        wort = kuerzer
    return wort


def stamm(gefaltet):
    """Find the normal form of a word.

    :param gefaltet: folded word.
    :returns: folded word without its endings; numbers without zeros in front.
    """
    if _ZIFFERN.search(gefaltet):
        return gefaltet.lstrip("0") or "0"
    wort, endet_auf_er = _ohne_er(gefaltet)
    return wort if endet_auf_er else _stemmer().stemWord(wort)


def kern(gefaltet):
    """Find what has to stand in a compound for a word to be a part of it.

    :param gefaltet: folded word.
    :returns: folded word without its endings of inflection.
    """
    wort, endet_auf_er = _ohne_er(gefaltet)
    if endet_auf_er or wort is not gefaltet:
        return wort
    ohne = _BEUGUNG.sub("", wort)
    return ohne if len(ohne) >= _KUERZESTER_KERN else wort


def _ohne_er(gefaltet):
    """Take away a final "er" that is an ending; :returns: the rest, and whether it
    ends in an "er" that has to stay."""
    wort = gefaltet[:-1] if gefaltet.endswith(("ern", "ers")) else gefaltet
    if not wort.endswith("er"):
        return gefaltet, False
    ohne = wort[:-2]
    if ohne.endswith(_PLURAL_ER):
        return ohne, False
    if len(ohne) >= _KUERZESTES_ADJEKTIV and _ADJEKTIV.search(wort):
        return ohne, False
    return wort, True


class _Formen(dict):
    """Normal forms of words as they stand in texts; forgets when it grows too big."""

    hoechstens = 400_000

    def __missing__(self, wort):
        if len(self) >= self.hoechstens:
            self.clear()
        # What has no letter of its own stays what it is.
        gefaltet = falte(wort)[:LAENGSTES_WORT] or f"x{ord(wort[0]):x}"
        self[wort] = ergebnis = (gefaltet, stamm(gefaltet))
        return ergebnis


_FORMEN = _Formen()


def form(wort):
    """:returns: pair of the folded word and its normal form, remembered."""
    return _FORMEN[wort]


def nummer(teile):
    """Write a number of several parts in the one way in which it is entered.

    :param teile: its parts as they stand in the text.
    :returns: one word; a longer number that begins with these parts begins with it.
    """
    return "".join(f"{form(teil)[1]}_" for teil in teile[:_MEISTE_TEILE])


def ist_nummer(stueck):
    """:returns: whether a text without blanks is a number of several parts."""
    return bool(_ZIFFERN.search(stueck)) and len(_TEIL.findall(stueck)) > 1


def teile(stueck):
    """:returns: list of the words in a text, as they stand there."""
    return _TEIL.findall(stueck)


class Zerlegung:
    """A text, taken apart.

    :ivar folge: list of normal forms in the order of the text.
    :ivar nummern: list of numbers of several parts, and of parts with zeros in front.
    :ivar formen: dict from folded word to its normal form and the way it was written.
    """

    __slots__ = ("folge", "formen", "nummern")

    def __init__(self, folge, nummern, formen):
        self.folge = folge
        self.nummern = nummern
        self.formen = formen

    @property
    def eintragung(self):
        """:returns: normal forms and numbers, blank-separated."""
        return " ".join(self.folge + self.nummern)


def glaette(text):
    """:returns: text with composed characters and without hyphens at ends of lines."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if "\u00ad" in text or "-\n" in text or "\u2010" in text:
        text = _SILBENTRENNUNG.sub("", text)
    return text


def zerlege(text):
    """Take a text apart.

    :param text: any text.
    :returns: :class:`Zerlegung`.
    """
    text = glaette(text)
    woerter = _TEIL.findall(text)
    folge = [_FORMEN[wort][1] for wort in woerter]
    formen = {}
    verschiedene = dict.fromkeys(woerter)
    for wort in verschiedene:
        gefaltet, normal = _FORMEN[wort]
        if gefaltet not in formen and not _ZIFFERN.search(gefaltet):
            formen[gefaltet] = (normal, wort)
    return Zerlegung(folge, _nummern(text, verschiedene), formen)


def _nummern(text, woerter):
    nummern = {}
    for abschnitt in dict.fromkeys(text.split()):
        if abschnitt.isalpha() or not _ZIFFERN.search(abschnitt):
            continue
        for stueck in _STUECKE.findall(abschnitt):
            if ist_nummer(stueck):
                nummern[nummer(teile(stueck))] = None
    for wort in woerter:
        if wort[0] == "0" and len(wort) > 1:
            nummern[form(wort)[0]] = None
    return list(nummern)


def hat_ziffern(gefaltet):
    """:returns: whether a folded word has a digit."""
    return bool(_ZIFFERN.search(gefaltet))
