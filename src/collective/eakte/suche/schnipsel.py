"""Pieces of texts in which something was found, for those who may read them."""

from collective.eakte.suche.ergebnis import Stueck
from collective.eakte.suche.frage import lies
from collective.eakte.suche.maschine import maschine
from collective.eakte.volltext import schnipsel
from collective.eakte.volltext.interfaces import MaschineGestoert


_DAVOR, _ZWISCHEN, _DANACH = Stueck("… "), Stueck(" … "), Stueck(" …")


class Schnipsel:
    """Marks what was searched for.

    :param text: words as typed.
    """

    def __init__(self, text):
        self._frage = lies(text)

    def texte(self, uids):
        """The texts of some files; the caller has asked whether they may be read.

        :param uids: iterable of UUIDs.
        :returns: dict from UUID to text; empty while there is no engine.
        """
        uids = list(uids)
        if not uids:
            return {}
        try:
            engine = maschine()
            if engine is None:
                return {}
            return {uid: inhalt.text for uid, inhalt in engine.inhalte(uids).items()}
        except MaschineGestoert:
            return {}

    def markiere(self, text):
        """:returns: tuple of :class:`~.ergebnis.Stueck`, the whole text."""
        return tuple(Stueck(*s) for s in schnipsel.markiere(text, self._frage))

    def ausschnitt(self, text, weiteres):
        """The pieces that say most.

        :param text: text of the file, or nothing.
        :param weiteres: texts of the metadata, the remark first.
        :returns: tuple of :class:`~.ergebnis.Stueck`.
        """
        for quelle in (text, *weiteres):
            gefunden = schnipsel.schnipsel(quelle, self._frage) if quelle else ()
            if gefunden:
                return tuple(_verbunden(gefunden, quelle))
        bemerkung = schnipsel.anfang(weiteres[0])
        return (Stueck(bemerkung),) if bemerkung else ()


def _verbunden(gefunden, quelle):
    """The pieces one after the other; it is shown where the text goes on."""
    erstes, letztes = (
        "".join(text for text, _marke in gefunden[ort]) for ort in (0, -1)
    )
    # Blanks may be many in the text; of a long one the edges say enough.
    if not " ".join(quelle[: 4 * len(erstes)].split()).startswith(erstes):
        yield _DAVOR
    for nummer, stueck in enumerate(gefunden):
        if nummer:
            yield _ZWISCHEN
        for text, marke in stueck:
            yield Stueck(text, marke)
    if not " ".join(quelle[-4 * len(letztes) :].split()).endswith(letztes):
        yield _DANACH
