"""A file that was handed over by its descriptor."""

import io
import os


class Quelle(io.RawIOBase):
    """Reads a file with a position of its own: the owner's stays where it is.

    :param nummer: descriptor of a file that can be read anywhere.
    :ivar stoerung: exception with which the system did not read it; libraries make
        other ones of it, as if the file were broken.
    """

    stoerung = None

    def __init__(self, nummer):
        self._nummer = nummer
        self._stelle = 0
        self.groesse = os.fstat(nummer).st_size

    def readable(self):
        return True

    def seekable(self):
        return True

    def tell(self):
        return self._stelle

    def seek(self, versatz, von=io.SEEK_SET):
        beginn = {
            io.SEEK_SET: 0,
            io.SEEK_CUR: self._stelle,
            io.SEEK_END: self.groesse,
        }[von]
        if beginn + versatz < 0:
            raise ValueError("before the beginning")
        self._stelle = beginn + versatz
        return self._stelle

    def readinto(self, puffer):
        try:
            gelesen = os.preadv(self._nummer, [puffer], self._stelle)
        except OSError as fehler:
            self.stoerung = fehler
            raise
        self._stelle += gelesen
        return gelesen


def groesse(datei):
    """:returns: size of an open file in bytes; its position is the beginning."""
    datei.seek(0, io.SEEK_END)
    ergebnis = datei.tell()
    datei.seek(0)
    return ergebnis
