"""Read what an import asks for: JSON with base64, or a multipart form."""

from base64 import b64decode
from binascii import Error as Base64Fehler
from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from dataclasses import dataclass

import json


@dataclass(frozen=True)
class Anfrage:
    """The members of a request, checked for their types."""

    inhalt: bytes
    dateiname: str
    probelauf: bool
    zuordnung: dict
    werte: dict
    blatt: str | None
    zustand: str
    stand: str | None


class _Felder:
    """Takes members out of a request and notes what is wrong with them."""

    def __init__(self, daten):
        self.daten = daten
        self.gruende = []

    def melde(self, code, message, feld):
        self.gruende.append(Hindernis(code, message, field=feld))

    def text(self, name):
        wert = self.daten.get(name)
        if wert is None or isinstance(wert, str):
            return wert or None
        self.melde(
            "wert-ungueltig",
            _(
                "angabe_text",
                default="“${feld}” is a text.",
                mapping={"feld": name},
            ),
            name,
        )
        return None

    def ja_nein(self, name, vorgabe):
        wert = self.daten.get(name, vorgabe)
        # A form knows only text.
        wert = {"true": True, "1": True, "false": False, "0": False}.get(wert, wert)
        if isinstance(wert, bool):
            return wert
        self.melde(
            "wert-ungueltig",
            _(
                "angabe_ja_nein",
                default="“${feld}” is true or false.",
                mapping={"feld": name},
            ),
            name,
        )
        return vorgabe

    def tabelle(self, name, tiefe=1):
        """An object of texts, or an object of such objects."""
        wert = self.daten.get(name) or {}
        if isinstance(wert, str):
            try:
                wert = json.loads(wert)
            except ValueError:
                wert = None
        if _ist_tabelle(wert, tiefe):
            return wert
        self.melde(
            "wert-ungueltig",
            _(
                "plan_angabe_tabelle",
                default="“${feld}” is an object of names and texts.",
                mapping={"feld": name},
            ),
            name,
        )
        return {}

    def datei(self):
        datei = self.daten.get("file")
        name = self.daten.get("filename")
        if hasattr(datei, "read"):
            return datei.read(), name or datei.filename or ""
        inhalt, kodierung = datei, "base64"
        if isinstance(datei, dict):
            inhalt = datei.get("data")
            kodierung = datei.get("encoding", "base64")
            name = name or datei.get("filename")
        if isinstance(inhalt, str) and kodierung == "base64":
            try:
                return b64decode(inhalt, validate=True), str(name or "")
            except (Base64Fehler, ValueError):
                pass  # said below, with every other kind of unusable file
        self.melde(
            "datei-fehlt",
            _(
                "plan_angabe_datei",
                default="“file” is missing: send it as base64 text, as an object with "
                "data, encoding and filename, or as a part of a multipart form.",
            ),
            "file",
        )
        return b"", ""


def _ist_tabelle(wert, tiefe):
    if not isinstance(wert, dict):
        return False
    if tiefe > 1:
        return all(_ist_tabelle(innen, tiefe - 1) for innen in wert.values())
    return all(innen is None or isinstance(innen, str) for innen in wert.values())


def lies_anfrage(daten) -> Anfrage:
    """Check the members of a request.

    :param daten: mapping of the JSON body or of the form.
    :raises Hindernisse: with everything that is wrong with them.
    """
    felder = _Felder(daten)
    inhalt, dateiname = felder.datei()
    anfrage = Anfrage(
        inhalt=inhalt,
        dateiname=dateiname,
        probelauf=felder.ja_nein("dry_run", True),
        zuordnung=felder.tabelle("mapping"),
        werte=felder.tabelle("values", tiefe=2),
        blatt=felder.text("sheet"),
        zustand=felder.text("state") or "aktiv",
        stand=felder.text("digest"),
    )
    if felder.gruende:
        raise Hindernisse(felder.gruende)
    return anfrage
