"""What engines have in common: answering from sets that are kept."""

from collective.eakte.volltext.auswertung import Auswertung
from collective.eakte.volltext.auswertung import Erweiterungen
from collective.eakte.volltext.mengen import Mengen
from collective.eakte.volltext.mengen import Verlauf
from collective.eakte.volltext.vorschlaege import aehnliche
from collective.eakte.volltext.vorschlaege import schlage_vor
from threading import RLock


_MEISTE_ANTWORTEN = 32


class Textmaschine:
    """Base of engines; they provide ``_lesen()``, a context with a reader."""

    def __init__(self):
        self._verlauf = Verlauf()
        self._mengen = Mengen(self._verlauf)
        self._erweiterungen = Erweiterungen()
        self._antworten = {}
        self._geladen = None
        self._ladend = RLock()
        # Words that are entered, in texts and in metadata: nothing has to be done.
        self._bekannte_woerter = set()
        self._woerter_der_angaben = set()
        self._woerter_von = None

    def _vergiss(self):
        """Keep nothing of what was read."""
        self._geladen = None
        self._erweiterungen.vergiss()
        self._antworten = {}
        self._vergiss_woerter()

    def _vergiss_woerter(self):
        self._bekannte_woerter = set()
        self._woerter_der_angaben = set()

    def _kenne_woerter(self, kennung):
        """Forget known words when somebody has cleaned up meanwhile."""
        if self._woerter_von != kennung:
            self._vergiss_woerter()
            self._woerter_von = kennung

    def _hole_nach(self, leser):
        """Take along what was written since the last question."""
        if self._geladen == leser.kennung and leser.stand <= self._verlauf.stand:
            return
        with self._ladend:
            aenderungen = None
            if self._geladen == leser.kennung:
                aenderungen = leser.aenderungen(self._verlauf.stand)
            if aenderungen is not None:
                self._verlauf.ergaenze(aenderungen)
                return
            self._vergiss()
            self._verlauf.lade(leser.stand, leser.angaben(), leser.texte())
            self._geladen = leser.kennung

    def setze_inhalt(self, inhalt):
        """See :meth:`.interfaces.ITextmaschine.setze_inhalt`."""
        self.setze_inhalte([inhalt])

    def suche(self, frage):
        """See :meth:`.interfaces.ITextmaschine.suche`."""
        with self._lesen() as leser:
            self._hole_nach(leser)
            # Pages, facets and counts ask the same question one after the other.
            schluessel = (frage, leser.stand, self._verlauf.ausgabe)
            gefunden = self._antworten.get(schluessel)
            if gefunden is None:
                auswertung = Auswertung(
                    leser, self._mengen, self._erweiterungen, self._verlauf.alter
                )
                gefunden = auswertung.suche(frage)
                self._merke(schluessel, gefunden)
            return gefunden

    def _merke(self, schluessel, gefunden):
        with self._ladend:
            while len(self._antworten) >= _MEISTE_ANTWORTEN:
                self._antworten.pop(next(iter(self._antworten)))
            self._antworten[schluessel] = gefunden

    def vorschlaege(self, frage, bekannte=None):
        """See :meth:`.interfaces.ITextmaschine.vorschlaege`."""
        with self._lesen() as leser:
            return schlage_vor(frage, leser, bekannte)

    def aehnliche(self, worte):
        """See :meth:`.interfaces.ITextmaschine.aehnliche`."""
        with self._lesen() as leser:
            return {wort: aehnliche(wort, leser) for wort in worte}
