"""First come, first served: a lock whose waiters are served in their order."""

from collections import deque
from threading import get_ident
from threading import Lock


class Reihe:
    """A queue in front of one place.

    Writers that queue up are faster than writers that collide: a conflict costs the
    whole request and up to seconds of sleep, a turn in the queue only the time of
    those in front.
    """

    def __init__(self):
        self._schloss = Lock()
        self._wartende = deque()
        self._inhaber = None

    def stelle_an(self, frist):
        """Wait for the place.

        :param frist: longest time to wait, in seconds.
        :returns: ``True`` when the calling thread has the place now; ``False`` when
            its patience ended, or when it has the place already.
        """
        ich = get_ident()
        with self._schloss:
            if self._inhaber == ich:
                return False
            if self._inhaber is None:
                self._inhaber = ich
                return True
            signal = Lock()
            signal.acquire()
            platz = (ich, signal)
            self._wartende.append(platz)
        if signal.acquire(timeout=frist):
            return True
        with self._schloss:
            if platz in self._wartende:
                self._wartende.remove(platz)
                return False
        # The place was handed over in the very moment in which patience ended.
        return True

    def gib_frei(self):
        """Hand the place to the next in the queue; without the place do nothing."""
        with self._schloss:
            if self._inhaber != get_ident():
                return
            self._inhaber = None
            if self._wartende:
                naechster, signal = self._wartende.popleft()
                self._inhaber = naechster
                signal.release()


# Longer than any single request should take; after that the database decides.
GEDULD = 60

reihe = Reihe()
"""The one queue of this process."""
