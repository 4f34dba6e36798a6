"""Two versions of a Dokument side by side: their text and what was said of it."""

from collective.eakte.ui.feldwerte import lesbare_felder
from collective.eakte.versionen import api as versionen
from collective.eakte.versionen.fassung import Fassung
from collective.eakte.versionen.textauszug import KeinText
from collective.eakte.versionen.textauszug import lies_text
from collective.eakte.versionen.vergleich import Vergleich
from collective.eakte.versionen.vergleich import vergleiche
from dataclasses import dataclass
from dataclasses import replace
from typing import Any


# Of another Dokument only what the page of this one tells.
_OHNE = frozenset({"hauptdokument"})


@dataclass(frozen=True)
class Feldunterschied:
    """A field with another value.

    :param name: name of the field.
    :param feld: the field.
    :param alt: value in the older version.
    :param neu: value in the newer version.
    """

    name: str
    feld: Any
    alt: Any
    neu: Any


@dataclass(frozen=True)
class OhneText:
    """A version whose text could not be read.

    :param fassung: the version.
    :param code: see :class:`~.textauszug.KeinText`.
    :param message: sentence for people.
    """

    fassung: Fassung
    code: str
    message: str


@dataclass(frozen=True)
class Gegenueberstellung:
    """What differs between two versions.

    :param alt: the older :class:`~.fassung.Fassung`.
    :param neu: the newer one.
    :param felder: list of :class:`Feldunterschied`.
    :param gleiche_datei: the files are the same, byte by byte; nothing was read.
    :param text: :class:`~.vergleich.Vergleich`, or ``None`` without text.
    :param ohne_text: list of :class:`OhneText`.
    """

    alt: Fassung
    neu: Fassung
    felder: list
    gleiche_datei: bool
    text: Vergleich | None
    ohne_text: list


def stelle_gegenueber(dokument, von, bis):
    """Compare two versions of a Dokument.

    For those who may read its content; nobody is asked for rights here, but fields
    that the user may not read are left out.

    Cost: up to some seconds for large files.

    :param dokument: the Dokument, in its place.
    :param von: number of a version.
    :param bis: number of another one; whichever is older stands on the left.
    :returns: :class:`Gegenueberstellung`.
    :raises LookupError: there is no version with one of the numbers.
    """
    alt, neu = (versionen.fassung(dokument, n) for n in sorted((von, bis)))
    gleich = alt.sha256 == neu.sha256
    text, ohne_text = (None, []) if gleich else _texte(dokument, alt, neu)
    return Gegenueberstellung(
        alt, neu, _felder(dokument, alt, neu), gleich, text, ohne_text
    )


def _felder(dokument, alt, neu):
    damals = versionen.metadaten(dokument, alt.nummer)
    danach = versionen.metadaten(dokument, neu.nummer)
    return [
        Feldunterschied(name, feld, damals.get(name), danach.get(name))
        for name, (_schema, feld) in lesbare_felder(dokument).items()
        if name not in _OHNE and _anders(damals.get(name), danach.get(name))
    ]


def _anders(alt, neu):
    """Whether two values differ; nothing is nothing, whatever its type."""
    if not isinstance(alt, bool | int) and not alt:
        alt = None
    if not isinstance(neu, bool | int) and not neu:
        neu = None
    return alt != neu


def _texte(dokument, alt, neu):
    auszuege, ohne_text = [], []
    for fassung in (alt, neu):
        try:
            auszuege.append(lies_text(versionen.datei(dokument, fassung.nummer)))
        except KeinText as fehler:
            ohne_text.append(OhneText(fassung, fehler.code, fehler.message))
    if ohne_text:
        return None, ohne_text
    ergebnis = vergleiche(auszuege[0].text, auszuege[1].text)
    gekuerzt = ergebnis.gekuerzt or any(auszug.gekuerzt for auszug in auszuege)
    return replace(ergebnis, gekuerzt=gekuerzt), []
