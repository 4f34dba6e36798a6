"""The pattern language: how the number of a record is built.

A pattern is fixed text with names in braces, e.g. ``{plan}-{nr:04}``:

=============== ========================================= =======================
Name            stands for                                levels
=============== ========================================= =======================
``{plan}``      number of the plan unit (``32.01.01``)    akte
``{aktenplan}`` short code of the plan (``ORG``)          akte
``{oe}``        code of the Federführung (``32``)         all
``{jahr}``      year, ``{jahr:2}`` its last two digits    all
``{akte}``      number of the Akte                        teilakte, vorgang
``{vorgang}``   number of the container                   dokument
``{nr}``        running number, ``{nr:04}`` with zeros    all
=============== ========================================= =======================

``{{`` and ``}}`` are braces of the fixed text. A number that outgrows its width gets
longer (``{nr:02}``: 99, 100).

Decisions where xdomea and the authorities' rules leave room:

- Numbers below the Akte continue the number of their container (xdomea:
  Vorgangszeichen = Aktenzeichen + number), so these patterns begin with ``{akte}`` or
  ``{vorgang}``. What they add is the short form of the record (:meth:`Muster.suffix`).
- For a Dokument ``{vorgang}`` stands for the container that holds it, also when this
  is an Akte or a Teilakte: one pattern serves two-level and three-level filing.
- Vorgänge in a Teilakte and Teilvorgänge are numbered like every Vorgang of the Akte
  (see :mod:`~collective.eakte.aktenzeichen.zaehlkreise`); a name for the Teilakte or
  for the superordinate Vorgang would give one number twice and does not exist.

The law. A pattern that :func:`pruefe_muster` accepts gives different numbers whenever
the running number or a value that tells the counters of the scope apart is different,
as long as codes are made like those of :data:`ALPHABETE` (or like the known ones that
were passed in: same separators, any letters and digits) and a two-digit year is not a
hundred years old. Numbers of *different* patterns, hand-set numbers and codes outside
of the alphabets are not covered: who gives a number has to skip those that are taken.
"""

from collective.eakte import _
from collective.eakte.aktenzeichen import eindeutigkeit
from collective.eakte.aktenzeichen import zaehlkreise
from collective.eakte.aktenzeichen.mustersprache import BEGINN
from collective.eakte.aktenzeichen.mustersprache import hindernis
from collective.eakte.aktenzeichen.mustersprache import in_klammern
from collective.eakte.aktenzeichen.mustersprache import Muster
from collective.eakte.aktenzeichen.mustersprache import MusterFehler
from collective.eakte.aktenzeichen.mustersprache import NAMEN
from collective.eakte.aktenzeichen.mustersprache import parse
from collective.eakte.aktenzeichen.mustersprache import Platzhalter
from collective.eakte.aktenzeichen.mustersprache import Text


__all__ = [
    "ALPHABETE",
    "NAMEN",
    "STANDARDMUSTER",
    "Muster",
    "MusterFehler",
    "hinweise",
    "hinweise_zu_ebenen",
    "parse",
    "pruefe_muster",
]

STANDARDMUSTER = {
    "akte": "{plan}-{nr:04}",
    "teilakte": "{akte}-T{nr}",
    "vorgang": "{akte}-{nr:03}",
    "dokument": "{vorgang}#{nr}",
}

# Characters that codes are made of, as far as nobody says otherwise. An office with a
# slash in its code ("I/32") is common, but then the pattern needs another separator.
ALPHABETE = {
    "plan": eindeutigkeit.code_wie(["a .-/_1"]),
    "aktenplan": eindeutigkeit.code_wie(["a.-_1"]),
    "oe": eindeutigkeit.code_wie(["a .-_1"]),
}


def pruefe_muster(text, ebene, zaehlkreis, *, codes=None):
    """Everything that speaks against saving a pattern.

    :param text: the pattern; an empty one is inherited and not a matter of this check.
    :param ebene: ``"akte"``, ``"teilakte"``, ``"vorgang"`` or ``"dokument"``.
    :param zaehlkreis: counter scope of the Akten; without meaning below the Akte.
    :param codes: known codes by name (``{"plan": [...], "oe": [...]}``): the check
        then reckons with their characters instead of :data:`ALPHABETE`.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`, empty when the
        pattern may be saved.
    :raises ValueError: unknown level or scope.
    """
    entscheidend = zaehlkreise.unterscheidende_namen(zaehlkreis, ebene)
    try:
        muster = parse(text, ebene)
    except MusterFehler as fehler:
        return list(fehler.hindernisse)
    fehlend = [name for name in entscheidend if name not in muster.namen]
    if fehlend:
        return [_name_fehlt(name, ebene, zaehlkreis) for name in fehlend]
    if "plan" in entscheidend:
        # Two plans may have the same number: the code of the plan belongs to it.
        entscheidend = (*entscheidend, "aktenplan")
    return list(_pruefe_eindeutigkeit(muster, ebene, entscheidend, codes))


def hinweise(text, ebene, zaehlkreis, *, mehrere_plaene=False):
    """What should be said about a pattern that may nevertheless be saved.

    :param mehrere_plaene: whether the site has more than one Aktenplan.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    :raises MusterFehler: the pattern is faulty.
    :raises ValueError: unknown level or scope.
    """
    muster = parse(text, ebene)
    entscheidend = zaehlkreise.unterscheidende_namen(zaehlkreis, ebene)
    gefunden = []
    if mehrere_plaene and "plan" in entscheidend and "aktenplan" not in muster.namen:
        meldung = _(
            "muster_ohne_aktenplan",
            default="Two plans may have the same plan number. Without {aktenplan} the "
            "numbers that the other plan has taken are left out.",
        )
        gefunden.append(hindernis("muster-ohne-aktenplan", meldung, ebene))
    if "jahr" in entscheidend and Platzhalter("jahr", 2) in muster.teile:
        meldung = _(
            "muster_jahr_zweistellig",
            default="Two digits of a year repeat after a hundred years; four digits "
            "are safer.",
        )
        gefunden.append(hindernis("muster-jahr-zweistellig", meldung, ebene))
    return gefunden


def hinweise_zu_ebenen(muster):
    """Levels whose records in one Akte could get the same number.

    Such numbers are never given twice, but the one level then skips what the other one
    has taken, and the number does not show the level any more.

    :param muster: patterns by level, e.g. :data:`STANDARDMUSTER`.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    :raises MusterFehler: a pattern is faulty.
    """
    teile = {
        ebene: _automaten(parse(muster[ebene], ebene).teile[1:], None)
        for ebene in BEGINN
        if ebene in muster
    }
    ebenen = list(teile)
    gefunden = []
    for nummer, erste in enumerate(ebenen):
        for zweite in ebenen[nummer + 1 :]:
            gleich = eindeutigkeit.gemeinsamer_text(teile[erste], teile[zweite])
            if gleich is not None:
                gefunden.append(_ebenen_gleich(erste, zweite, gleich.text))
    return gefunden


def _pruefe_eindeutigkeit(muster, ebene, entscheidend, codes):
    stellen = [
        stelle
        for stelle, teil in enumerate(muster.teile)
        if isinstance(teil, Platzhalter) and teil.name in (*entscheidend, "nr")
    ]
    lesarten = eindeutigkeit.zwei_lesarten(_automaten(muster.teile, codes), stellen)
    if lesarten is not None:
        meldung = _(
            "muster_mehrdeutig",
            default="One number could be given twice: “${number}” comes from ${first} "
            "and from ${second}. Put a separator between them that does not occur in "
            "these values.",
            mapping={
                "number": lesarten.text,
                "first": _lesart(muster, lesarten.erste),
                "second": _lesart(muster, lesarten.zweite),
            },
        )
        yield hindernis("muster-mehrdeutig", meldung, ebene)


def _lesart(muster, stuecke):
    return ", ".join(
        f"{in_klammern(teil.name)} = {stueck}"
        for teil, stueck in zip(muster.teile, stuecke, strict=True)
        if isinstance(teil, Platzhalter)
    )


def _automaten(teile, codes):
    return [_automat(teil, codes or {}) for teil in teile]


def _automat(teil, codes):
    if isinstance(teil, Text):
        return eindeutigkeit.Wort(teil.text)
    if teil.name == "nr":
        return eindeutigkeit.Zahl(teil.breite or 1)
    if teil.name == "jahr":
        return eindeutigkeit.Jahr(teil.breite)
    bekannt = list(codes.get(teil.name) or ())
    if bekannt:
        return eindeutigkeit.code_wie(bekannt)
    return ALPHABETE.get(teil.name, eindeutigkeit.Beliebig())


def _name_fehlt(name, ebene, zaehlkreis):
    """Only for Akten: below, the reader has seen to it that the name is there."""
    meldung = _(
        "muster_name_fehlt",
        default="One number could be given twice: the counter runs separately for "
        "each “${scope}”, but ${name} is missing.",
        mapping={
            "scope": dict(zaehlkreise.ZAEHLKREISE)[zaehlkreis],
            "name": in_klammern(name),
        },
    )
    return hindernis("muster-name-fehlt", meldung, ebene)


def _ebenen_gleich(erste, zweite, text):
    meldung = _(
        "muster_ebenen_gleich",
        default="Two levels form the same numbers (“…${text}”): ${first} and "
        "${second}. Use another separator for one of them.",
        mapping={
            "text": text,
            "first": erste.capitalize(),
            "second": zweite.capitalize(),
        },
    )
    return hindernis("muster-ebenen-gleich", meldung, zweite)
