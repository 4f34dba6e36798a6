"""Rows for pickers and for Plone's folder contents: nothing of unreadable files."""

from collective.eakte.rechte.inhalt import ANGABEN_DER_DATEI
from collective.eakte.rechte.inhalt import Leserecht
from collective.eakte.rechte.inhalt import sichtbare_hauptdokumente
from plone.app.content.browser.vocabulary import SourceView
from plone.app.content.browser.vocabulary import VocabularyView
from plone.app.vocabularies.catalog import CatalogVocabulary


class _OhneVerborgenes:
    """Mixin of the views that answer a picker with columns of the catalog."""

    def get_vocabulary(self):
        """:returns: the vocabulary; rows of the catalog with what the user may read."""
        vokabular = super().get_vocabulary()
        if not self.request.get("attributes"):
            return vokabular
        if isinstance(vokabular, CatalogVocabulary):
            # It knows the query already.
            return _Zeilen(lambda query: vokabular.brains)
        if hasattr(vokabular, "search_catalog"):
            return _Zeilen(vokabular.search_catalog)
        return vokabular


class Auswahl(_OhneVerborgenes, VocabularyView):
    """``@@getVocabulary``."""


class AuswahlImFormular(_OhneVerborgenes, SourceView):
    """``@@getSource`` of a field in a form."""


class _Zeilen:
    def __init__(self, suche):
        self._suche = suche

    def search_catalog(self, query):
        return _Ergebnis(self._suche(query), Leserecht())


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
