"""Read the patterns of one office from its TOML file."""

from collections.abc import Iterator
from collective.eakte.demo.vorlagen.bausteine import Ablauf
from collective.eakte.demo.vorlagen.bausteine import Aktenvorlage
from collective.eakte.demo.vorlagen.bausteine import Gegenstand
from collective.eakte.demo.vorlagen.bausteine import Schritt
from importlib.resources import files

import tomllib


def lade(datei: str) -> Iterator[Aktenvorlage]:
    """Yield the kinds of Akten of one office.

    :param datei: name of the file in ``daten``, without ``.toml``.
    :raises TypeError: a key is unknown or a mandatory one is missing.
    :raises KeyError: an Akte names a course that the file does not describe.
    """
    text = files(__package__).joinpath("daten", f"{datei}.toml").read_text("utf-8")
    daten = tomllib.loads(text)
    ablaeufe = {name: _ablauf(name, werte) for name, werte in daten["ablauf"].items()}
    for werte in daten["akte"]:
        namen = werte.pop("ablaeufe")
        zeilen = werte.pop("gegenstaende")
        yield Aktenvorlage(
            ablaeufe=tuple(ablaeufe[name] for name in namen),
            gegenstaende=tuple(_gegenstand(zeile) for zeile in zeilen),
            orte=tuple(tuple(ort) for ort in werte.pop("orte")),
            teilakten=tuple(werte.pop("teilakten", ())),
            **werte,
        )


def _ablauf(name: str, werte: dict) -> Ablauf:
    schritte = tuple(_schritt(schritt) for schritt in werte.pop("schritte"))
    for liste in ("anlaesse", "betraege"):
        if liste in werte:
            werte[liste] = tuple(werte[liste])
    return Ablauf(name, schritte=schritte, **werte)


def _schritt(werte: dict) -> Schritt:
    tabelle = tuple(tuple(zeile) for zeile in werte.pop("tabelle", ()))
    text = "\n\n".join(_absaetze(werte.pop("text")))
    return Schritt(text=text, tabelle=tabelle, **werte)


def _absaetze(text: str) -> Iterator[str]:
    """Yield paragraphs; the line breaks inside them belong to the file only."""
    for absatz in text.strip().split("\n\n"):
        yield " ".join(absatz.split())


def _gegenstand(zeile: str) -> Gegenstand:
    """Read ``kurz | lang | person | anschrift``; what follows kurz may miss."""
    return Gegenstand(*(teil.strip() for teil in zeile.split("|")))
