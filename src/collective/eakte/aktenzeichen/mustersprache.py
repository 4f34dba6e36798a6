"""Reading and applying a pattern; :mod:`.muster` says what the names mean."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from dataclasses import dataclass
from difflib import get_close_matches

import re
import unicodedata


HOECHSTE_LAENGE = 80
HOECHSTE_BREITE = 12

NAMEN = {
    "akte": ("plan", "aktenplan", "oe", "jahr", "nr"),
    "teilakte": ("akte", "oe", "jahr", "nr"),
    "vorgang": ("akte", "oe", "jahr", "nr"),
    "dokument": ("vorgang", "oe", "jahr", "nr"),
}
ALLE_NAMEN = ("plan", "aktenplan", "oe", "jahr", "akte", "vorgang", "nr")

# With which name a number below the Akte begins.
BEGINN = {"teilakte": "akte", "vorgang": "akte", "dokument": "vorgang"}

BEISPIELWERTE = {
    "plan": "32.01.01",
    "aktenplan": "ORG",
    "oe": "32",
    "jahr": 2026,
    "akte": "32.01.01-0007",
    "vorgang": "32.01.01-0007-001",
    "nr": 7,
}

# Other words under which people look for a name.
_GEMEINT = {
    "aktenplankennzeichen": "plan",
    "aktenzeichen": "akte",
    "behaelter": "vorgang",
    "dok": "nr",
    "dokument": "nr",
    "einheit": "plan",
    "federfuehrung": "oe",
    "kennzeichen": "plan",
    "lfd": "nr",
    "nummer": "nr",
    "teilakte": "akte",
    "year": "jahr",
}

_BREITE = re.compile(r"0?([1-9][0-9]?)")
_STUECKE = re.compile(r"\{\{|\}\}|\{[^{}]*\}|[{}]|[^{}]+")


class MusterFehler(ValueError):
    """A pattern cannot be used, or a number cannot be built from it.

    :param hindernisse: all reasons, at least one.
    """

    def __init__(self, hindernisse):
        self.hindernisse = tuple(hindernisse)
        super().__init__("; ".join(str(h.message) for h in self.hindernisse))


@dataclass(frozen=True)
class Text:
    """Fixed text of a pattern."""

    text: str

    @property
    def mindestlaenge(self):
        return len(self.text)

    def einsetzen(self, werte):
        return self.text


@dataclass(frozen=True)
class Platzhalter:
    """A name of a pattern.

    :param name: one of :data:`ALLE_NAMEN`.
    :param breite: digits of ``nr`` (at least) or ``jahr`` (exactly); 0 for all other
        names and for a ``nr`` without zeros.
    """

    name: str
    breite: int = 0

    @property
    def mindestlaenge(self):
        return self.breite or 1

    def einsetzen(self, werte):
        wert = werte[self.name]
        if self.name == "nr":
            return f"{wert:0{self.breite}}" if self.breite else str(wert)
        if self.name == "jahr":
            return str(wert)[-self.breite :]
        return wert


@dataclass(frozen=True)
class Muster:
    """A pattern that was read without fault; made by :func:`parse`.

    :param text: the pattern as written.
    :param teile: its :class:`Text` and :class:`Platzhalter` in order.
    """

    text: str
    teile: tuple[Text | Platzhalter, ...]

    @property
    def platzhalter(self):
        return tuple(teil for teil in self.teile if isinstance(teil, Platzhalter))

    @property
    def namen(self):
        """Names that the pattern uses, in their order."""
        return tuple(platzhalter.name for platzhalter in self.platzhalter)

    def bilde(self, werte):
        """The number for these values.

        :param werte: values by name: ``nr`` and ``jahr`` as int, the others as str;
            values that the pattern does not use are ignored.
        :returns: number of at most :data:`HOECHSTE_LAENGE` characters.
        :raises MusterFehler: a value is missing or cannot be used, or the number
            becomes too long.
        """
        return self._setze_zusammen(self.teile, werte)

    def suffix(self, werte):
        """What this level adds to the number of its container, without separator.

        :param werte: as for :meth:`bilde`; the number of the container is not needed.
        :returns: ``"001"`` or ``"T2"``; for an Akte its whole number.
        :raises MusterFehler: as :meth:`bilde`.
        """
        if self.teile[0] not in (Platzhalter("akte"), Platzhalter("vorgang")):
            return self.bilde(werte)
        return _ohne_trennzeichen(self._setze_zusammen(self.teile[1:], werte))

    def beispiel(self, werte=None):
        """A number to look at while the pattern is being written.

        :param werte: values to show; what is missing comes from
            :data:`BEISPIELWERTE`.
        :raises MusterFehler: as :meth:`bilde`.
        """
        gegeben = {name: wert for name, wert in (werte or {}).items() if wert}
        return self.bilde({**BEISPIELWERTE, **gegeben})

    def _setze_zusammen(self, teile, werte):
        namen = [teil.name for teil in teile if isinstance(teil, Platzhalter)]
        hindernisse = list(_pruefe_werte(namen, werte))
        if hindernisse:
            raise MusterFehler(hindernisse)
        kennzeichen = "".join(teil.einsetzen(werte) for teil in teile)
        if len(kennzeichen) > HOECHSTE_LAENGE:
            raise MusterFehler([_zu_lang(kennzeichen)])
        return kennzeichen


def parse(text, ebene=None):
    """Read a pattern.

    :param text: e.g. ``"{plan}-{nr:04}"``.
    :param ebene: level for which it is meant; names of other levels are then refused.
    :returns: :class:`Muster`.
    :raises MusterFehler: with everything that is wrong with the text.
    """
    text = unicodedata.normalize("NFC", text or "")
    leser = _Leser(ebene)
    leser.lies(text)
    if leser.hindernisse:
        raise MusterFehler(leser.hindernisse)
    return Muster(text, tuple(leser.teile))


class _Leser:
    """Cuts a pattern into its parts and collects what is wrong with it."""

    def __init__(self, ebene):
        self.ebene = ebene
        self.erlaubt = NAMEN[ebene] if ebene else ALLE_NAMEN
        self.teile = []
        self.hindernisse = []
        self.gesehen = []

    def lies(self, text):
        if not text:
            meldung = _("muster_leer", default="The pattern is empty.")
            self.melde("muster-leer", meldung)
            return
        for stueck in _STUECKE.findall(text):
            if stueck in ("{{", "}}"):
                self.text(stueck[0])
            elif stueck in ("{", "}"):
                self.klammer(stueck)
            elif stueck.startswith("{"):
                self.name(*stueck[1:-1].partition(":"))
            else:
                self.text(stueck)
        self.pruefe_zeichen(text)
        self.pruefe_namen()
        self.pruefe_laenge()

    def text(self, text):
        if self.teile and isinstance(self.teile[-1], Text):
            text = self.teile.pop().text + text
        self.teile.append(Text(text))

    def klammer(self, klammer):
        self.melde(
            "muster-klammer",
            _(
                "muster_klammer",
                default="A brace “${brace}” has no counterpart. Names are written "
                "{nr}; a brace in the text is written twice.",
                mapping={"brace": klammer},
            ),
        )

    def name(self, name, doppelpunkt, angabe):
        self.gesehen.append(name)
        if name not in self.erlaubt:
            self.fremder_name(name)
        elif not doppelpunkt:
            self.teile.append(Platzhalter(name, 4 if name == "jahr" else 0))
        else:
            self.breite(name, angabe)

    def breite(self, name, angabe):
        treffer = _BREITE.fullmatch(angabe)
        breite = int(treffer[1]) if treffer else 0
        moeglich = {"nr": range(1, HOECHSTE_BREITE + 1), "jahr": (2, 4)}
        if breite in moeglich.get(name, ()):
            self.teile.append(Platzhalter(name, breite))
        else:
            self.falsche_breite(name, angabe)

    def falsche_breite(self, name, angabe):
        if name == "nr":
            meldung = _(
                "muster_breite_nr",
                default="“${format}” is not a width of {nr}: 1 to ${width} digits are "
                "possible, for example {nr:04}.",
                mapping={"format": angabe, "width": HOECHSTE_BREITE},
            )
        elif name == "jahr":
            meldung = _(
                "muster_breite_jahr",
                default="“${format}” is not a width of {jahr}: a year has four digits "
                "or, as {jahr:2}, two.",
                mapping={"format": angabe},
            )
        else:
            meldung = _(
                "muster_breite_keine",
                default="${name} is not a number and takes no width (“${format}”).",
                mapping={"name": in_klammern(name), "format": angabe},
            )
        self.melde("muster-format", meldung)

    def fremder_name(self, name):
        mapping = {"name": in_klammern(name), "known": _aufzaehlung(self.erlaubt)}
        gemeint = _gemeinter_name(name, self.erlaubt)
        if name in ALLE_NAMEN:
            meldung = _(
                "muster_name_ebene",
                default="${name} cannot be used at this level. Possible are ${known}.",
                mapping=mapping,
            )
            self.melde("muster-name-ebene", meldung)
        elif gemeint:
            meldung = _(
                "muster_name_gemeint",
                default="${name} is unknown. Did you mean ${guess}? Possible are "
                "${known}.",
                mapping={**mapping, "guess": in_klammern(gemeint)},
            )
            self.melde("muster-name-unbekannt", meldung)
        else:
            meldung = _(
                "muster_name_unbekannt",
                default="${name} is unknown. Possible are ${known}.",
                mapping=mapping,
            )
            self.melde("muster-name-unbekannt", meldung)

    def pruefe_zeichen(self, text):
        if text != text.strip():
            meldung = _(
                "muster_leerzeichen",
                default="The pattern may not begin or end with a blank.",
            )
            self.melde("muster-zeichen", meldung)
        if not text.isprintable():
            meldung = _(
                "muster_steuerzeichen",
                default="The pattern contains characters that cannot be printed, such "
                "as a line break or a tab.",
            )
            self.melde("muster-zeichen", meldung)

    def pruefe_namen(self):
        for name in dict.fromkeys(self.gesehen):
            if name in self.erlaubt and self.gesehen.count(name) > 1:
                meldung = _(
                    "muster_name_doppelt",
                    default="${name} occurs more than once.",
                    mapping={"name": in_klammern(name)},
                )
                self.melde("muster-name-doppelt", meldung)
        if "nr" not in self.gesehen:
            meldung = _(
                "muster_ohne_nr",
                default="The running number is missing: add {nr} or, with zeros, "
                "{nr:04}.",
            )
            self.melde("muster-ohne-nr", meldung)
        beginn = BEGINN.get(self.ebene)
        if beginn and (not self.teile or self.teile[0] != Platzhalter(beginn)):
            meldung = _(
                "muster_beginn",
                default="At this level the pattern begins with ${name}.",
                mapping={"name": in_klammern(beginn)},
            )
            self.melde("muster-beginn", meldung)

    def pruefe_laenge(self):
        if sum(teil.mindestlaenge for teil in self.teile) > HOECHSTE_LAENGE:
            meldung = _(
                "muster_zu_lang",
                default="The pattern gives numbers of more than ${max} characters.",
                mapping={"max": HOECHSTE_LAENGE},
            )
            self.melde("muster-zu-lang", meldung)

    def melde(self, code, meldung):
        self.hindernisse.append(hindernis(code, meldung, self.ebene))


def _pruefe_werte(namen, werte):
    for name in namen:
        wert = werte.get(name)
        if wert is None or wert == "":
            meldung = _(
                "muster_wert_fehlt",
                default="The number needs a value for ${name}, and there is none.",
                mapping={"name": in_klammern(name)},
            )
            yield Hindernis("muster-wert-fehlt", meldung)
        elif not _wert_brauchbar(name, wert):
            meldung = _(
                "muster_wert_unbrauchbar",
                default="“${value}” cannot be used as ${name} in a number.",
                mapping={"name": in_klammern(name), "value": str(wert)},
            )
            yield Hindernis("muster-wert-unbrauchbar", meldung)


def _wert_brauchbar(name, wert):
    if name == "nr":
        return type(wert) is int and 1 <= wert < 10**HOECHSTE_BREITE
    if name == "jahr":
        return type(wert) is int and 1000 <= wert <= 9999
    return isinstance(wert, str) and wert.isprintable() and wert == wert.strip()


def _gemeinter_name(name, erlaubt):
    klein = name.strip().lower()
    if klein in erlaubt:
        return klein
    if _GEMEINT.get(klein) in erlaubt:
        return _GEMEINT[klein]
    aehnlich = get_close_matches(klein, erlaubt, n=1, cutoff=0.5)
    return aehnlich[0] if aehnlich else None


def _ohne_trennzeichen(text):
    stelle = next((i for i, zeichen in enumerate(text) if zeichen.isalnum()), 0)
    return text[stelle:]


def _zu_lang(kennzeichen):
    meldung = _(
        "kennzeichen_zu_lang",
        default="The number “${number}” has more than ${max} characters.",
        mapping={"number": kennzeichen, "max": HOECHSTE_LAENGE},
    )
    return Hindernis("kennzeichen-zu-lang", meldung)


def hindernis(code, meldung, ebene):
    return Hindernis(code, meldung, field=f"muster_{ebene}" if ebene else None)


def _aufzaehlung(namen):
    return ", ".join(in_klammern(name) for name in namen)


def in_klammern(name):
    return "{" + name + "}"
