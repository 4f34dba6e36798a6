"""Walk along attestations that are in order; knows nothing of Plone."""

from collective.eakte.protokoll.siegel import Zeuge
from dataclasses import dataclass


class Lesezeiger:
    """Reads forward only, so that only what is asked for is in memory.

    :param zeugen: iterator over :class:`~.siegel.Zeuge`, in order of their UUIDs.
    """

    def __init__(self, zeugen):
        self._zeugen = zeugen
        self._naechster = next(zeugen, None)

    def zu(self, uid):
        """What is attested of a chain.

        :param uid: UUID; not before the one asked for last.
        :returns: list of :class:`~.siegel.Zeuge`.
        """
        return [zeuge for zeuge in self.bis(uid) if zeuge.uid == uid]

    def bis(self, uid):
        """Go on behind a chain.

        :param uid: UUID, or ``None`` for the end.
        :returns: iterator over what was passed, that of the chain itself included.
        """
        while self._naechster is not None and (
            uid is None or self._naechster.uid <= uid
        ):
            zeuge = self._naechster
            self._naechster = next(self._zeugen, None)
            yield zeuge


@dataclass(frozen=True, order=True)
class Bezeugung(Zeuge):
    """What a certain seal attests of one chain.

    :param siegel: number of the seal.
    :param fremd: whether it was kept elsewhere.
    """

    siegel: int
    fremd: bool


def bezeuge(zeugen, siegel, fremd=False):
    """Say of attestations which seal they are of.

    :param zeugen: iterable of :class:`~.siegel.Zeuge`, or what has them (``zeugen()``).
    :param siegel: its number.
    :param fremd: whether it was kept elsewhere.
    :returns: iterator over :class:`Bezeugung`.
    """
    if hasattr(zeugen, "zeugen"):
        zeugen = zeugen.zeugen()
    for zeuge in zeugen:
        yield Bezeugung(zeuge.uid, zeuge.nr, zeuge.kopf, siegel, fremd)
