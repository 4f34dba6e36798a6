"""A seal: what all chains that grew looked like at one moment.

Knows the database, but nothing of Plone. ``docs/protokoll.md`` describes the form for
outsiders.
"""

from collective.eakte.protokoll import merkle
from collective.eakte.protokoll.eintrag import hashwert
from collective.eakte.protokoll.eintrag import kanonisch
from collective.eakte.protokoll.eintrag import ZEITFORM
from dataclasses import dataclass
from datetime import UTC
from itertools import islice
from persistent import Persistent
from struct import Struct
from ZODB.blob import Blob


BLOCK = 1024
"""Leaves whose common hash is kept; a power of two, so that they are one subtree."""

PORTION = 128
"""Leaves that are read at once."""

LESEN_STATT_SUCHEN = 10
"""How many leaves are read in the time that it takes to look for one."""

_satz = Struct(">16sQ32s")


@dataclass(frozen=True, order=True)
class Zeuge:
    """What a seal attests of one chain.

    :param uid: UUID of the record, 32 hexadecimal digits.
    :param nr: position of its last entry.
    :param kopf: hash of that entry, 64 hexadecimal digits.
    """

    uid: str
    nr: int
    kopf: str

    def __bytes__(self):
        return f"{self.uid} {self.nr} {self.kopf}".encode("ascii")


class Siegel(Persistent):
    """One seal; never changed but for its time stamp, which may come later.

    :ivar nr: number, from 1.
    :ivar zeit: when, in UTC, as in entries.
    :ivar ort: UUID of the site.
    :ivar vorher: hash of the seal before, ``None`` for the first one.
    :ivar anzahl: number of leaves.
    :ivar wurzel: root of the tree over them, hexadecimal digits.
    :ivar zeitstempel: answer of a time stamping service (RFC 3161, DER), or ``None``.
    """

    zeitstempel = None

    def __init__(self, nr, zeit, ort, vorher, zeugen):
        """
        :param zeit: with time zone.
        :param zeugen: iterable of :class:`Zeuge`, in order of their UUIDs.
        """
        self.nr = nr
        self.zeit = zeit.astimezone(UTC).strftime(ZEITFORM)
        self.ort = ort
        self.vorher = vorher
        self.anzahl = 0
        self.saetze = Blob()
        bloecke = []
        zeugen = iter(zeugen)
        with self.saetze.open("w") as datei:
            while block := list(islice(zeugen, BLOCK)):
                datei.writelines(map(_schreibe, block))
                bloecke.append(merkle.wurzel(map(_blatt, block)))
                self.anzahl += len(block)
        self.bloecke = b"".join(bloecke)
        self.wurzel = merkle.wurzel(bloecke).hex()

    def angaben(self):
        """:returns: dict of plain values, what is hashed; without the leaves."""
        return {
            "nr": self.nr,
            "zeit": self.zeit,
            "ort": self.ort,
            "vorher": self.vorher,
            "anzahl": self.anzahl,
            "wurzel": self.wurzel,
        }

    def kanonisch(self):
        """:returns: their canonical form, bytes."""
        return kanonisch(self.angaben())

    @property
    def hashwert(self):
        """SHA-256 of the canonical form, 64 hexadecimal digits."""
        return hashwert(self.kanonisch())

    def zeugen(self, ab=0, bis=None, portion=PORTION):
        """What it attests, in order of the UUIDs.

        The file is not kept open: somebody may read all seals side by side.

        :param ab: position of the first, from 0.
        :param bis: position behind the last; ``None`` for all.
        :param portion: how many are read at once.
        :returns: iterator over :class:`Zeuge`; they are read as needed.
        """
        while bis is None or ab < bis:
            anzahl = portion if bis is None else min(portion, bis - ab)
            with self.saetze.open("r") as datei:
                datei.seek(ab * _satz.size)
                saetze = datei.read(anzahl * _satz.size)
            for werte in _satz.iter_unpack(
                saetze[: len(saetze) - len(saetze) % _satz.size]
            ):
                yield _mache(*werte)
            if len(saetze) < anzahl * _satz.size:
                return
            ab += anzahl

    def finde(self, uid):
        """What it attests of one chain.

        :param uid: UUID of the record.
        :returns: position and :class:`Zeuge`; ``None`` and ``None`` when it does not
            know the chain.
        """
        with self.saetze.open("r") as datei:
            return self._suche(datei, uid)

    def finde_mehrere(self, uids):
        """What it attests of some chains.

        :param uids: set of UUIDs.
        :returns: list of pairs as :meth:`finde` returns them, of those that it knows.
        """
        if len(uids) * LESEN_STATT_SUCHEN < self.anzahl:
            with self.saetze.open("r") as datei:
                gesucht = [self._suche(datei, uid) for uid in uids]
            return [(stelle, zeuge) for stelle, zeuge in gesucht if zeuge is not None]
        alle = enumerate(self.zeugen(portion=BLOCK))
        return [(stelle, zeuge) for stelle, zeuge in alle if zeuge.uid in uids]

    def _suche(self, datei, uid):
        ab, bis = 0, self.anzahl
        while ab < bis:
            mitte = (ab + bis) // 2
            datei.seek(mitte * _satz.size)
            satz = datei.read(_satz.size)
            if len(satz) < _satz.size:
                return None, None
            zeuge = _lies(satz)
            if zeuge.uid == uid:
                return mitte, zeuge
            if zeuge.uid < uid:
                ab = mitte + 1
            else:
                bis = mitte
        return None, None

    def pfad(self, stelle):
        """Proof that a leaf is in the tree, see :func:`.merkle.pfad`.

        Reads the leaves of one block only.

        :param stelle: position of the leaf, from 0.
        """
        nummer, innen = divmod(stelle, BLOCK)
        ab = nummer * BLOCK
        blaetter = list(map(_blatt, self.zeugen(ab, ab + BLOCK)))
        bloecke = [self.bloecke[i : i + 32] for i in range(0, len(self.bloecke), 32)]
        return merkle.pfad(blaetter, innen) + merkle.pfad(bloecke, nummer)

    def stimmt(self):
        """Whether its root and number of leaves are those of its leaves, which are in
        order."""
        anzahl, davor, in_folge = 0, "", True

        def blaetter():
            nonlocal anzahl, davor, in_folge
            for zeuge in self.zeugen(portion=BLOCK):
                anzahl += 1
                in_folge = in_folge and davor < zeuge.uid
                davor = zeuge.uid
                yield _blatt(zeuge)

        wurzel = merkle.wurzel(blaetter()).hex()
        return in_folge and (wurzel, anzahl) == (self.wurzel, self.anzahl)

    def beweist(self, stelle, zeuge):
        """Whether a leaf leads to the root.

        :param stelle: position of the leaf, from 0.
        :param zeuge: what :meth:`finde` returned with it.
        """
        wurzel = merkle.folge(_blatt(zeuge), self.pfad(stelle))
        return wurzel.hex() == self.wurzel


def _blatt(zeuge):
    return merkle.blatt(bytes(zeuge))


def _schreibe(zeuge):
    return _satz.pack(bytes.fromhex(zeuge.uid), zeuge.nr, bytes.fromhex(zeuge.kopf))


def _lies(satz):
    return _mache(*_satz.unpack(satz))


def _mache(uid, nr, kopf):
    return Zeuge(uid.hex(), nr, kopf.hex())
