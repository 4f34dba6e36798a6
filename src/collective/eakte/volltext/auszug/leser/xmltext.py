"""XML of any kind, and JSON: the texts in them, one a line."""

from collective.eakte.volltext.auszug.leser import odf
from collective.eakte.volltext.auszug.leser import text
from collective.eakte.volltext.auszug.leser import xml
from collective.eakte.volltext.auszug.sammlung import Fehler

import json
import re


_MARKE = re.compile(r"<[^<>]*>")
_FLACH = re.compile(rb"<office:document[\s>]")


def lies(daten, sammlung):
    """Take the texts of the elements out of XML.

    What is no good XML, or declares entities, is taken as it stands, without its tags.

    :param daten: bytes.
    :param sammlung: :class:`~collective.eakte.volltext.auszug.sammlung.Sammlung`.
    """
    if _FLACH.search(daten[:4096]):
        xml.lies([daten], odf.Odftext(sammlung))
        return
    leser = _Texte()
    try:
        xml.lies([daten], leser)
        zeilen = "".join(leser.stuecke)
    except Fehler:
        zeilen = _MARKE.sub("\n", text.dekodiere(daten))
    for zeile in zeilen.splitlines():
        if zeile := " ".join(zeile.split()):
            sammlung.zeile(zeile)


class _Texte:
    def __init__(self):
        self.stuecke = []

    def anfang(self, name, werte):
        self.stuecke.append("\n")

    def ende(self, name):
        self.stuecke.append("\n")

    def zeichen(self, inhalt):
        self.stuecke.append(inhalt)


def lies_json(daten, sammlung):
    """Take the values out of JSON: umlauts may be escaped in it.

    :param daten: bytes.
    :param sammlung: :class:`~collective.eakte.volltext.auszug.sammlung.Sammlung`.
    :returns: whether it is JSON.
    """
    try:
        wert = json.loads(text.dekodiere(daten))
    except (ValueError, RecursionError):
        return False
    offen = [wert]
    while offen:
        teil = offen.pop()
        if isinstance(teil, dict):
            for name, inhalt in reversed(teil.items()):
                offen += [inhalt, name]
        elif isinstance(teil, list):
            offen += reversed(teil)
        elif teil is not None:
            sammlung.zeile(str(teil))
    return True
