"""Where readers put the text that they find, until it is enough."""

import time


class Fehler(Exception):
    """The text cannot be read; the only argument is the Lesestand."""


class Fertig(Exception):
    """There is enough text, or no time for more."""


class Sammlung:
    """Collects lines of text up to a number of characters and a point in time.

    :param hoechstens: characters.
    :param bis: function that says after which point in time (``time.monotonic``)
        nothing more is taken.
    :param mit_kommentaren: whether comments are taken.
    """

    def __init__(self, hoechstens, bis=lambda: float("inf"), mit_kommentaren=True):
        self.stuecke = []
        self.kommentare = []
        self.gekuerzt = False
        self.hoechstens = hoechstens
        self._bis = bis
        self._mit_kommentaren = mit_kommentaren
        self._uebrig = hoechstens
        self._trenner = ""

    def zeile(self, text):
        """Add a line.

        :raises Fertig: there is enough.
        """
        self._miss(text)
        self.stuecke.append(f"{self._trenner}{text}")
        self._trenner = "\n"

    def kommentar(self, text):
        """Add a comment: it stands behind the text of its file.

        :raises Fertig: there is enough.
        """
        if self._mit_kommentaren:
            self._miss(text)
            self.kommentare.append(text)

    def umbruch(self):
        """A page, a sheet, a slide or an attached file begins."""
        if self.stuecke:
            self._trenner = "\f"

    def abschluss(self):
        """A file is at its end: its comments follow."""
        kommentare, self.kommentare = self.kommentare, []
        if kommentare:
            self.umbruch()
        for kommentar in kommentare:
            self.stuecke.append(f"{self._trenner}{kommentar}")
            self._trenner = "\n"

    def text(self):
        """:returns: all that was collected, as it came."""
        self.abschluss()
        return "".join(self.stuecke)

    def _miss(self, text):
        if self._uebrig <= 0 or time.monotonic() > self._bis():
            self.gekuerzt = True
            raise Fertig
        self._uebrig -= len(text) + 1
        if self._uebrig < 0:
            self.gekuerzt = True
