"""Suggestions while somebody types: numbers and words by their beginnings."""

from collective.eakte.suche.api import Suche
from collective.eakte.suche.sortierung import von_oben


class Schnellsuche(Suche):
    """A search by beginnings, for a short list."""

    def vorschlaege(self):
        """What may be meant.

        :returns: pair of a tuple of :class:`~.ergebnis.Treffer` and the number of all.
        """
        nummern = self._nach_nummer()
        bekannt = set(nummern)
        rids = nummern + [
            rid
            for rid in von_oben(self._menge(self.anfrage.text), self._lage.art)
            if rid not in bekannt
        ]
        ab = self.anfrage.start
        seite = rids[ab : ab + self.anfrage.size]
        return tuple(self._zeilen(seite)), len(rids)

    def _nach_nummer(self):
        text = self.anfrage.text
        if not any(map(str.isdigit, text)):
            return []
        gefunden = self._katalog.mit_nummer(text, self._arten, self._pfad)
        nummern = self._katalog.schluessel("kennzeichen_sort")
        kurz = self._katalog.schluessel("kennzeichen")
        return sorted(
            gefunden, key=lambda rid: (len(kurz.get(rid, "")), nummern.get(rid, ""))
        )
