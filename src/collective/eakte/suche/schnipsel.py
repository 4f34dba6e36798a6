"""Pieces of texts in which something was found, for those who may read them."""

from collective.eakte.suche import marken
from collective.eakte.suche.ergebnis import Stueck
from collective.eakte.volltext.interfaces import ITextmaschine
from collective.eakte.volltext.interfaces import MaschineGestoert
from zope.component import queryUtility


_LAENGE_OHNE_FUND = 200


class Schnipsel:
    """Marks what was searched for.

    :param frage: words as typed.
    """

    def __init__(self, frage):
        self._gesucht = marken.worte(frage)

    def texte(self, uids):
        """The texts of some files; the caller has asked whether they may be read.

        :param uids: iterable of UUIDs.
        :returns: dict from UUID to text; empty while there is no engine.
        """
        uids = list(uids)
        maschine = queryUtility(ITextmaschine)
        if maschine is None or not uids or not self._gesucht:
            return {}
        try:
            return {uid: i.text for uid, i in maschine.inhalte(uids).items()}
        except MaschineGestoert:
            return {}

    def markiere(self, text):
        """:returns: tuple of :class:`~.ergebnis.Stueck`, the whole text."""
        return marken.markiere(text, self._gesucht)

    def ausschnitt(self, text, weiteres):
        """The piece that says most.

        :param text: text of the file, or nothing.
        :param weiteres: texts of the metadata, the remark first.
        :returns: tuple of :class:`~.ergebnis.Stueck`.
        """
        for quelle in (text, *weiteres):
            stuecke = marken.ausschnitt(quelle, self._gesucht) if quelle else ()
            if stuecke:
                return stuecke
        bemerkung = " ".join(weiteres[0].split()) if weiteres else ""
        if len(bemerkung) > _LAENGE_OHNE_FUND:
            bemerkung = f"{bemerkung[:_LAENGE_OHNE_FUND].rsplit(' ', 1)[0]} …"
        return (Stueck(bemerkung),) if bemerkung else ()
