"""What was typed, as it is asked."""

from collective.eakte.volltext import abfrage

import re


_ANWEISUNG = re.compile(r'["„“”«»()]|(^|\s)-\S|\b(AND|OR|NOT|UND|ODER|NICHT)\b')


def textfrage(text):
    """Each word is the beginning of words, unless somebody says how to search.

    :param text: words as typed.
    :returns: text for the index.
    """
    if _ANWEISUNG.search(text):
        return text
    return " ".join(f"{wort.rstrip('*')}*" for wort in text.split())


def lies(text):
    """Read what was typed.

    :param text: words as typed.
    :returns: :data:`collective.eakte.volltext.frage.Frage`.
    """
    return abfrage.lies(textfrage(text))
