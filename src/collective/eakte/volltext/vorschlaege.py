"""Words that may have been meant where a question finds nothing.

Pure. A word with ``n`` mistakes, cut into ``n + 1`` pieces, has one piece without a
mistake: words that share a piece are compared, no others.
"""

from collective.eakte.volltext import sprache
from collective.eakte.volltext.abfrage import woerter
from collective.eakte.volltext.frage import Nummer
from collective.eakte.volltext.frage import Oder
from collective.eakte.volltext.frage import Ohne
from collective.eakte.volltext.frage import Und
from collective.eakte.volltext.frage import Wort
from collective.eakte.volltext.frage import Wortfolge
from itertools import islice
from itertools import pairwise
from itertools import product


MEISTE = 8
_AEHNLICHE = 16
_JE_WORT = 4
_MEISTE_WOERTER = 6
_KUERZESTES = 4
_KUERZESTES_STUECK = 3
_KURZ = 9
_MEISTE_VERGLICHENE = 1500


def gefragte(frage):
    """:returns: list of the words of a question that may be misspelt."""
    worte = [
        wort
        for blatt in woerter(frage)
        for wort in _worte(blatt)
        if len(wort) >= _KUERZESTES and not sprache.hat_ziffern(wort)
    ]
    return list(dict.fromkeys(worte))[:_MEISTE_WOERTER]


def schlage_vor(frage, leser, bekannte=None):
    """See :meth:`.interfaces.ITextmaschine.vorschlaege`.

    :param leser: has ``woerter_mit(part)`` (see :class:`.auswertung.Auswertung`) and
        ``worte_aehnlich(piece, shortest, longest, at most)``: list of (folded word, as
        it was written).
    """
    worte = gefragte(frage)
    if bekannte is None:
        bekannte = {wort for wort in worte if _ist_bekannt(wort, leser)}
    ersatz = {wort: aehnliche(wort, leser) for wort in zu_ersetzende(frage, bekannte)}
    return setze_ein(frage, ersatz, bekannte)


def zu_ersetzende(frage, bekannte):
    """The words in place of which others may have been meant.

    That a word is known proves nothing: it may be one of a record that the user may not
    see. So known words get suggestions, too, when there is no other.

    :param frage: :data:`~.frage.Frage`.
    :param bekannte: those that are spelt right.
    :returns: list of words.
    """
    worte = gefragte(frage)
    return [wort for wort in worte if wort not in bekannte] or worte


def setze_ein(frage, ersatz, bekannte):
    """Write a question with other words.

    :param frage: :data:`~.frage.Frage`.
    :param ersatz: dict from words to those that may have been meant, the most likely
        first.
    :param bekannte: words that are spelt right; one after the other is replaced, all
        others together.
    :returns: list of texts, the most likely first, at most :data:`MEISTE`.
    """
    ersatz = {wort: gemeinte for wort, gemeinte in ersatz.items() if gemeinte}
    if not bekannte.issuperset(ersatz):
        return _fragen(frage, ersatz)
    fragen = []
    for wort, gemeinte in ersatz.items():
        fragen += _fragen(frage, {wort: gemeinte})
    return fragen[:MEISTE]


def als_text(frage, ersatz=None):
    """Write a question as people do.

    :param frage: :data:`~.frage.Frage`.
    :param ersatz: dict from words to what is written instead.
    """
    ersatz = ersatz or {}
    if isinstance(frage, Wort):
        stern = "*" if frage.anfang and not frage.teil else ""
        return ersatz.get(frage.text, frage.text) + stern
    if isinstance(frage, Nummer):
        return ".".join(frage.teile) + ("*" if frage.anfang else "")
    if isinstance(frage, Wortfolge):
        folge = " ".join(ersatz.get(wort, wort) for wort in frage.woerter)
        return f'"{folge}"' + ("*" if frage.anfang else "")
    if isinstance(frage, Ohne):
        ohne = _geklammert(frage.ausschluss, ersatz)
        return f"{_geklammert(frage.teil, ersatz)} -{ohne}"
    zeichen = " " if isinstance(frage, Und) else " OR "
    return zeichen.join(_geklammert(teil, ersatz) for teil in frage.teile)


def _geklammert(frage, ersatz):
    text = als_text(frage, ersatz)
    return f"({text})" if isinstance(frage, Und | Oder) else text


def _worte(blatt):
    if isinstance(blatt, Wort):
        return [blatt.text]
    return blatt.woerter if isinstance(blatt, Wortfolge) else ()


def _ist_bekannt(wort, leser):
    return bool(leser.woerter_mit(sprache.kern(sprache.form(wort)[0])))


def _fragen(frage, ersatz):
    if not ersatz:
        return []
    if len(ersatz) > 1:
        ersatz = {wort: gemeinte[:_JE_WORT] for wort, gemeinte in ersatz.items()}
    # Those first that are most likely for all words together.
    wahl = sorted(
        product(*(range(len(gemeinte)) for gemeinte in ersatz.values())), key=sum
    )
    fragen = (
        als_text(
            frage,
            {
                wort: gemeinte[platz]
                for (wort, gemeinte), platz in zip(ersatz.items(), plaetze, strict=True)
            },
        )
        for plaetze in wahl
    )
    return list(islice(dict.fromkeys(fragen), MEISTE))


def aehnliche(wort, leser):
    """Words like a word.

    :param leser: see :func:`schlage_vor`.
    :returns: list of words as they were written, the most similar first.
    """
    gesucht, normal = sprache.form(wort)
    fehler = _fehler(gesucht)
    kandidaten = {}
    for stueck in _stuecke(gesucht, fehler):
        kandidaten.update(
            leser.worte_aehnlich(
                stueck,
                len(gesucht) - fehler,
                len(gesucht) + fehler,
                _MEISTE_VERGLICHENE,
            )
        )
    bewertet = []
    for gefaltet, anzeige in kandidaten.items():
        if sprache.stamm(gefaltet) == normal:
            continue
        entfernt = entfernung(gesucht, gefaltet, fehler)
        if entfernt is not None:
            anders = gefaltet[0] != gesucht[0]
            bewertet.append((entfernt, anders, gefaltet, anzeige))
    return [anzeige for *_, anzeige in sorted(bewertet)[:_AEHNLICHE]]


def _fehler(wort):
    """Mistakes that are thought possible in a word."""
    return 1 if len(wort) < 6 else 2 if len(wort) < 14 else 3


def _stuecke(wort, fehler):
    if len(wort) < _KURZ:
        return {
            wort[ort : ort + _KUERZESTES_STUECK]
            for ort in range(len(wort) - _KUERZESTES_STUECK + 1)
        }
    anzahl = fehler + 1
    grenzen = [len(wort) * nummer // anzahl for nummer in range(anzahl + 1)]
    return {wort[von:bis] for von, bis in pairwise(grenzen)}


def entfernung(eines, anderes, hoechstens):
    """Count mistakes that make one word of another: letters that are missing, too many,
    wrong, or change places with their neighbour.

    :param hoechstens: number of mistakes beyond which they do not matter.
    :returns: their number; ``None`` when there are more.
    """
    if abs(len(eines) - len(anderes)) > hoechstens:
        return None
    davor, reihe = None, list(range(len(anderes) + 1))
    viel = hoechstens + 1
    for i, a in enumerate(eines, 1):
        neue = [i] + [viel] * len(anderes)
        # Cells far from the diagonal cost too much anyway.
        for j in range(max(1, i - hoechstens), min(len(anderes), i + hoechstens) + 1):
            b = anderes[j - 1]
            wert = min(reihe[j] + 1, neue[j - 1] + 1, reihe[j - 1] + (a != b))
            if (
                davor is not None
                and j > 1
                and a == anderes[j - 2]
                and b == eines[i - 2]
            ):
                wert = min(wert, davor[j - 2] + 1)
            neue[j] = wert
        if min(neue) > hoechstens:
            return None
        davor, reihe = reihe, neue
    return reihe[-1] if reihe[-1] <= hoechstens else None
