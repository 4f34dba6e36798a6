"""Archives (ZIP) that office files are: unpacked piece by piece, up to a limit."""

from collective.eakte.volltext.auszug.sammlung import Fehler
from collective.eakte.volltext.interfaces import Lesestand

import zipfile


_STUECK = 64 * 1024

HOECHSTENS_TEILE = 20_000


class Archiv:
    """An archive that is read with care.

    :param datei: open binary file.
    :param vorrat: :class:`Vorrat` that all archives of a file share.
    :raises Fehler: it is none.
    """

    def __init__(self, datei, vorrat):
        self._vorrat = vorrat
        try:
            self._zip = zipfile.ZipFile(datei)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as fehler:
            raise Fehler(Lesestand.BESCHAEDIGT) from fehler
        self.namen = self._zip.namelist()
        if len(self.namen) > HOECHSTENS_TEILE:
            raise Fehler(Lesestand.ZU_GROSS)
        self.hat = frozenset(self.namen).__contains__

    def eintraege(self):
        """:returns: what the archive says of its members."""
        return self._zip.infolist()

    def stuecke(self, name):
        """Unpack a member piece by piece.

        :param name: of a member.
        :raises Fehler: it is encrypted, damaged or larger than is unpacked.
        """
        eintrag = self._zip.getinfo(name)
        if eintrag.flag_bits & 1:
            raise Fehler(Lesestand.VERSCHLUESSELT)
        try:
            with self._zip.open(eintrag) as quelle:
                # What the archive says of the size is not believed.
                while stueck := quelle.read(_STUECK):
                    self._vorrat.nimm(len(stueck))
                    yield stueck
        except (zipfile.BadZipFile, NotImplementedError, EOFError) as fehler:
            raise Fehler(Lesestand.BESCHAEDIGT) from fehler

    def lies(self, name):
        """:returns: all bytes of a member; empty when there is none."""
        return b"".join(self.stuecke(name)) if self.hat(name) else b""


class Vorrat:
    """Bytes that may still be unpacked.

    :param anzahl: bytes.
    """

    def __init__(self, anzahl):
        self._uebrig = anzahl

    def nimm(self, anzahl):
        """Take some.

        :raises Fehler: there are no more.
        """
        self._uebrig -= anzahl
        if self._uebrig < 0:
            raise Fehler(Lesestand.ZU_GROSS)
