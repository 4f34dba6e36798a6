"""Tasks: read the text of one file; compare the engine with the database."""

from collective.eakte import _
from collective.eakte.auftraege.aufgabe import Aufgabe
from collective.eakte.volltext import pflege
from collective.eakte.volltext import pruefung
from collective.eakte.volltext.anschluss import maschine
from collective.eakte.volltext.lesen import lies
from collective.eakte.volltext.lesen import lies_bilder
from Products.Five.browser import BrowserView


class TextLesen(BrowserView):
    """Reads the file of ``uid``, if it is still the one of ``sha256``.

    May be done twice, or for what is gone: then nothing happens. Pages and pictures
    without text are left to :class:`BilderLesen`.
    """

    def __call__(self):
        """:returns: what became of the text.

        :raises MaschineGestoert: the engine cannot be used now; the task is repeated.
        :raises WerkstattGestoert: no process could be had; the task is repeated.
        :raises OSError: the file cannot be opened now; the task is repeated.
        """
        form = self.request.form
        return lies(form["uid"], form["sha256"], ocr_spaeter=True) or ""


class BilderLesen(BrowserView):
    """Reads what :class:`TextLesen` left: it takes seconds for each page."""

    def __call__(self):
        """:returns: what became of the text; see :class:`TextLesen`."""
        form = self.request.form
        return lies_bilder(form["uid"], form["sha256"]) or ""


class Aufraeumen(BrowserView):
    """Tidies up the engine; ``nach_texten`` when files that were to be read before are
    read, so that only now the place behind others is taken where nobody waits."""

    def __call__(self):
        """:returns: nothing.

        :raises MaschineGestoert: the engine cannot be used now; the task is repeated.
        """
        if self.request.form.get("nach_texten"):
            pflege.reihe_ein()
        else:
            pflege.raeume_auf()
        return ""


class Abgleich(Aufgabe):
    """Compares the engine with the database (``art``), and puts right what differs.

    :ivar stelle: UUID behind which to go on, number of records that were looked at,
        number of differences; ``None`` at the beginning.
    """

    def fuehre_portion_aus(self):
        """See :class:`~collective.eakte.auftraege.aufgabe.Aufgabe`."""
        nach, geprueft, anzahl = self.stelle or ("", 0, 0)
        if self.stelle is None and self._art == NEU:
            maschine().leere()
        if self._art == PRUEFEN:
            portion = pruefung.pruefe(nach)
        else:
            portion = pruefung.repariere(nach)
        falsches = [a for a in portion.abweichungen if a.art not in pruefung.WARTET]
        self.stelle = (
            portion.bis,
            geprueft + portion.geprueft,
            anzahl + len(falsches),
        )
        weiter = super().fuehre_portion_aus()
        if not weiter and self._art != PRUEFEN and self.stelle[2]:
            self.in_einer_transaktion(lambda: pflege.reihe_ein(nach_texten=True))
        return weiter

    def portion(self):
        """:returns: whether something is left; where to go on is stored with it."""
        return self.stelle[0] is not None

    def fortschritt(self):
        """See :class:`~collective.eakte.auftraege.interfaces.IAufgabe`."""
        return self.stelle[1], max(pruefung.anzahl(), self.stelle[1]), ""

    def ergebnis(self):
        """See :class:`~collective.eakte.auftraege.interfaces.IAufgabe`."""
        zahlen = {"geprueft": self.stelle[1], "anzahl": self.stelle[2]}
        if self._art == PRUEFEN:
            return _(
                "volltext_geprueft",
                default="${geprueft} records were looked at, ${anzahl} differences "
                "were found.",
                mapping=zahlen,
            )
        return _(
            "volltext_erneuert",
            default="${geprueft} records were looked at, ${anzahl} differences were "
            "put right. Texts that were missing are being read.",
            mapping=zahlen,
        )

    def ziel(self):
        """:returns: the screen of the full text."""
        return None, "@@eakte-volltext"

    @property
    def _art(self):
        return self.angaben.get("art")


PRUEFEN, ERNEUERN, NEU = ARTEN = ("pruefen", "erneuern", "neu")
"""Compare only; put right what differs; forget everything and enter it anew."""
