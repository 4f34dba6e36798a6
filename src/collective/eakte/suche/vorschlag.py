"""Words that may have been meant where nothing was found."""

from collective.eakte.suche.frage import lies
from collective.eakte.suche.maschine import maschine
from collective.eakte.volltext.interfaces import MaschineGestoert
from collective.eakte.volltext.vorschlaege import gefragte
from collective.eakte.volltext.vorschlaege import setze_ein
from collective.eakte.volltext.vorschlaege import zu_ersetzende
from functools import lru_cache

import re


def schlage_vor(text, anzahl):
    """Other words with which the user finds something.

    The engine knows the words of all texts, also of those that the user may not see:
    words that give her no hits are left out before any is chosen, so that they take
    no place of another either.

    :param text: words as typed, with which nothing was found.
    :param anzahl: function that says how many hits of the user some words have.
    :returns: words to search for instead; empty when there are none.
    """
    anzahl = lru_cache(maxsize=None)(anzahl)
    try:
        engine = maschine()
        vorschlaege = [] if engine is None else _vorschlaege(engine, text, anzahl)
    except MaschineGestoert:
        return ""
    schon_da = _worte(text)
    for vorschlag in vorschlaege:
        neue = _worte(vorschlag) - schon_da
        if neue and anzahl(vorschlag) and all(map(anzahl, neue)):
            return vorschlag
    return ""


def _vorschlaege(engine, text, anzahl):
    frage = lies(text)
    # Which words are spelt right is not told by what she may not see, either.
    bekannte = {wort for wort in gefragte(frage) if anzahl(wort)}
    aehnliche = engine.aehnliche(zu_ersetzende(frage, bekannte))
    ersatz = {
        wort: [gemeint for gemeint in gemeinte if anzahl(gemeint)]
        for wort, gemeinte in aehnliche.items()
    }
    # Where all words together give nothing, one that was misspelt may.
    einzelne = [gemeinte[0] for gemeinte in ersatz.values() if gemeinte]
    return setze_ein(frage, ersatz, bekannte) + (
        einzelne if len(gefragte(frage)) > 1 else []
    )


def _worte(text):
    return {wort.casefold() for wort in re.findall(r"\w+", text)}
