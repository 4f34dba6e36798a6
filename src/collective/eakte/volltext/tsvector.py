"""Words and their places in the language of PostgreSQL.

Pure. A ``tsvector`` has limits: 1 MB, places up to 16,383, 256 places of one word
(https://www.postgresql.org/docs/15/textsearch-limitations.html). A long text becomes
several of them that overlap, so that phrases are found where it is cut, too.
"""

from collections import Counter


MEISTE_WORTE = 8_000
MEISTE_STELLEN = 250
UEBERLAPPUNG = 24
"""Words; longer phrases are not found where a text is cut."""

_LAENGSTER_VEKTOR = 900_000
_LETZTE_STELLE = 16_000


def vektor(zerlegt):
    """Write one field of the metadata of a record.

    :param zerlegt: :class:`.sprache.Zerlegung`.
    :returns: text of a ``tsvector``.
    """
    stellen = {}
    for ort, wort in enumerate(zerlegt.folge + zerlegt.nummern, 1):
        einzelne = stellen.setdefault(wort, [])
        if ort < _LETZTE_STELLE and len(einzelne) < MEISTE_STELLEN:
            einzelne.append(str(ort))
    return _schreibe(stellen)


def vektoren(zerlegt):
    """Write a text.

    :param zerlegt: :class:`.sprache.Zerlegung`.
    :returns: list of texts of ``tsvector`` values.
    """
    folge = zerlegt.folge
    ergebnis = []
    von = 0
    while von < len(folge):
        bis = _ende(folge, von)
        stellen = {}
        for ort, wort in enumerate(folge[von:bis], 1):
            stellen.setdefault(wort, []).append(str(ort))
        ergebnis.append(_schreibe(stellen))
        if bis == len(folge):
            break
        von = max(bis - UEBERLAPPUNG, von + 1)
    # Numbers stand behind the text; of their places nothing is asked.
    for ab in range(0, len(zerlegt.nummern), MEISTE_WORTE):
        ergebnis.append(
            _schreibe(dict.fromkeys(zerlegt.nummern[ab : ab + MEISTE_WORTE]))
        )
    return ergebnis


def _ende(folge, von):
    gezaehlt = Counter()
    laenge = 0
    for ort in range(von, min(len(folge), von + MEISTE_WORTE)):
        wort = folge[ort]
        gezaehlt[wort] += 1
        laenge += 4 * len(wort) + 8
        if gezaehlt[wort] > MEISTE_STELLEN or laenge > _LAENGSTER_VEKTOR:
            return max(ort, von + 1)
    return min(len(folge), von + MEISTE_WORTE)


def _schreibe(stellen):
    # Words consist of letters, digits and "_" only: nothing has to be escaped.
    return " ".join(
        f"'{wort}':{','.join(orte)}" if orte else f"'{wort}'"
        for wort, orte in stellen.items()
    )


def anfrage(ausdruck):
    """Write an expression.

    :param ausdruck: :class:`.ausdruck.Ausdruck`.
    :returns: text of a ``tsquery``.
    """
    folge = " <-> ".join(f"'{wort}'" for wort in ausdruck.folge)
    return f"{folge}:*" if ausdruck.anfang else folge
