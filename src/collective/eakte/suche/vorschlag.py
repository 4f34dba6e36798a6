"""Words that may have been meant where nothing was found."""

from collective.eakte.suche.frage import lies
from collective.eakte.suche.maschine import maschine
from collective.eakte.volltext.interfaces import MaschineGestoert
from collective.eakte.volltext.vorschlaege import gefragte

import re


def schlage_vor(text, anzahl):
    """Other words with which the user finds something.

    The engine knows the words of all texts, also of those that the user may not see:
    nothing is said unless it gives her hits, and each new word by itself, too.

    :param text: words as typed, with which nothing was found.
    :param anzahl: function that says how many hits of the user some words have.
    :returns: words to search for instead; empty when there are none.
    """
    try:
        engine = maschine()
        vorschlaege = [] if engine is None else _vorschlaege(engine, text, anzahl)
    except MaschineGestoert:
        return ""
    schon_da = _worte(text)
    for vorschlag in vorschlaege[:8]:
        neue = _worte(vorschlag) - schon_da
        if neue and anzahl(vorschlag) and all(map(anzahl, neue)):
            return vorschlag
    return ""


def _vorschlaege(engine, text, anzahl):
    frage = lies(text)
    # Which words are spelt right is not told by what she may not see, either.
    bekannte = {wort for wort in gefragte(frage) if anzahl(wort)}
    return engine.vorschlaege(frage, bekannte)


def _worte(text):
    return {wort.casefold() for wort in re.findall(r"\w+", text)}
