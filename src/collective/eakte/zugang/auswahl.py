"""Rows for pickers and for Plone's folder contents: nothing of unreadable files."""

from collective.eakte.rechte.inhalt import ANGABEN_DER_DATEI
from collective.eakte.rechte.inhalt import Leserecht
from collective.eakte.rechte.inhalt import sichtbare_hauptdokumente
from plone.app.content.browser.vocabulary import VocabularyView


class Auswahl(VocabularyView):
    """``@@getVocabulary``."""

    def get_vocabulary(self):
        """:returns: the vocabulary; rows of the catalog with what the user may read."""
        vokabular = super().get_vocabulary()
        if hasattr(vokabular, "search_catalog"):
            return _Zeilen(vokabular)
        return vokabular


class _Zeilen:
    def __init__(self, vokabular):
        self._vokabular = vokabular

    def __getattr__(self, name):
        return getattr(self._vokabular, name)

    def search_catalog(self, query):
        return _Ergebnis(self._vokabular.search_catalog(query), Leserecht())


class _Ergebnis:
    def __init__(self, treffer, liest):
        self._treffer = treffer
        self._liest = liest

    def __len__(self):
        return len(self._treffer)

    def __getitem__(self, stelle):
        if isinstance(stelle, slice):
            return _Ergebnis(self._treffer[stelle], self._liest)
        return _Zeile(self._treffer[stelle], self._liest)

    def __iter__(self):
        return (_Zeile(brain, self._liest) for brain in self._treffer)


class _Zeile:
    def __init__(self, brain, liest):
        self._brain = brain
        self._liest = liest

    def __getattr__(self, name):
        wert = getattr(self._brain, name)
        if name in ANGABEN_DER_DATEI and not self._liest(self._brain):
            return None
        if name == "hauptdokument" and wert not in sichtbare_hauptdokumente([wert]):
            return None
        return wert
