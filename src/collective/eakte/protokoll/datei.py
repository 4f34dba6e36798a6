"""A seal as a file that is kept outside the database; knows nothing of Plone.

The first line is the canonical form of the seal: its SHA-256 (without the line break)
is the hash of the seal. Each further line is a leaf: UUID, position and hash of the
last entry, with a blank between them. ``docs/protokoll.md`` describes the form for
outsiders.
"""

from collective.eakte.protokoll import merkle
from collective.eakte.protokoll.eintrag import hashwert
from collective.eakte.protokoll.eintrag import kanonisch
from collective.eakte.protokoll.siegel import Zeuge

import json
import re


_ERSTE_ZEILE = 10_000
_ZEUGE = re.compile(rb"([0-9a-f]{32}) ([1-9][0-9]{0,17}) ([0-9a-f]{64})\n")
_FELDER = {"nr", "zeit", "ort", "vorher", "anzahl", "wurzel"}


class KeinSiegel(ValueError):
    """A file is no seal, or was changed."""


class Siegeldatei:
    """A seal that was kept elsewhere.

    :ivar nr: its number.
    :ivar ort: UUID of its site.
    :ivar hashwert: its hash, hexadecimal digits.
    """

    def __init__(self, oeffne):
        """
        :param oeffne: function that opens the file for reading bytes, each time from
            its beginning.
        :raises KeinSiegel: the file is no seal, or its leaves do not fit to it.
        """
        self._oeffne = oeffne
        with oeffne() as datei:
            zeile = datei.readline(_ERSTE_ZEILE).removesuffix(b"\n")
        angaben = _lies_angaben(zeile)
        self.nr = angaben["nr"]
        self.ort = angaben["ort"]
        self.hashwert = hashwert(zeile)
        anzahl = 0

        def blaetter():
            nonlocal anzahl
            for zeuge in self.zeugen():
                anzahl += 1
                yield merkle.blatt(bytes(zeuge))

        wurzel = merkle.wurzel(blaetter()).hex()
        if (wurzel, anzahl) != (angaben["wurzel"], angaben["anzahl"]):
            raise KeinSiegel("the leaves are not those of the root")

    def zeugen(self):
        """:returns: iterator over :class:`~.siegel.Zeuge`, as in the file.

        :raises KeinSiegel: a line is none.
        """
        with self._oeffne() as datei:
            datei.readline(_ERSTE_ZEILE)
            for zeile in datei:
                gelesen = _ZEUGE.fullmatch(zeile)
                if gelesen is None:
                    raise KeinSiegel("a line is no leaf")
                uid, nr, kopf = gelesen.groups()
                yield Zeuge(uid.decode(), int(nr), kopf.decode())

    def finde_mehrere(self, uids):
        """What it attests of some chains; as :meth:`~.siegel.Siegel.finde_mehrere`."""
        return [
            (stelle, zeuge)
            for stelle, zeuge in enumerate(self.zeugen())
            if zeuge.uid in uids
        ]


def zeilen(siegel):
    """Lines of the file of a seal.

    :param siegel: :class:`~.siegel.Siegel`.
    :returns: iterator of bytes.
    """
    yield siegel.kanonisch() + b"\n"
    for zeuge in siegel.zeugen():
        yield bytes(zeuge) + b"\n"


def hashwert_von(pfad):
    """Hash of the seal in a file, without looking at its leaves.

    :param pfad: path of the file.
    :returns: hexadecimal digits.
    """
    with open(pfad, "rb") as datei:
        return hashwert(datei.readline(_ERSTE_ZEILE).removesuffix(b"\n"))


def _lies_angaben(zeile):
    try:
        angaben = json.loads(zeile)
        gut = (
            isinstance(angaben, dict)
            and set(angaben) == _FELDER
            and type(angaben["nr"]) is int
            and kanonisch(angaben) == zeile
        )
    except ValueError:
        gut = False
    if not gut:
        raise KeinSiegel("the first line is no seal")
    return angaben
