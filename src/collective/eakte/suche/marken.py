"""Marks in texts: pure."""

from collective.eakte.suche.ergebnis import Stueck

import re


_WORT = re.compile(r"\w+")
_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_KEINE_WORTE = frozenset({"and", "or", "not", "und", "oder", "nicht"})


def worte(text):
    """The words of a search.

    :param text: as typed.
    :returns: list of texts in normal form.
    """
    gefunden = map(_normal, _WORT.findall(text))
    return [wort for wort in gefunden if wort not in _KEINE_WORTE]


def markiere(text, gesucht):
    """Split a text where its words begin like those that were searched for.

    :param text: the text.
    :param gesucht: what :func:`worte` says.
    :returns: tuple of :class:`~.ergebnis.Stueck`.
    """
    stuecke = []
    ende = 0
    for wort in _WORT.finditer(text):
        if _passt(wort[0], gesucht):
            if ende < wort.start():
                stuecke.append(Stueck(text[ende : wort.start()]))
            stuecke.append(Stueck(wort[0], True))
            ende = wort.end()
    if ende < len(text):
        stuecke.append(Stueck(text[ende:]))
    return tuple(stuecke)


def ausschnitt(text, gesucht, laenge=240):
    """The part of a text where something was found, with marks.

    :param text: the text.
    :param gesucht: what :func:`worte` says.
    :param laenge: number of characters, roughly.
    :returns: tuple of :class:`~.ergebnis.Stueck`; empty when nothing is found.
    """
    treffer = next((w for w in _WORT.finditer(text) if _passt(w[0], gesucht)), None)
    if treffer is None:
        return ()
    ab = _wortgrenze(text, max(0, treffer.start() - laenge // 3))
    bis = _wortgrenze(text, min(len(text), ab + laenge))
    stueck = " ".join(text[ab : max(bis, treffer.end())].split())
    vorn = "… " if ab else ""
    hinten = " …" if bis < len(text) else ""
    return markiere(f"{vorn}{stueck}{hinten}", gesucht)


def _wortgrenze(text, stelle):
    if stelle in (0, len(text)):
        return stelle
    grenze = text.find(" ", stelle, stelle + 40)
    return stelle if grenze < 0 else grenze + 1


def _passt(wort, gesucht):
    normal = _normal(wort)
    return any(normal.startswith(eines) for eines in gesucht)


def _normal(wort):
    return wort.casefold().translate(_UMLAUTE)
