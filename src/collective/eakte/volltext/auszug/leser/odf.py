"""Texts, sheets, slides and drawings of OpenDocument."""

from collective.eakte.volltext.auszug.leser import xml
from collective.eakte.volltext.auszug.reinigung import ist_seitenzahl
from collective.eakte.volltext.auszug.sammlung import Fehler
from collective.eakte.volltext.interfaces import Lesestand


def lies(archiv, sammlung):
    """Take the text out of an OpenDocument file: headers and footers, then the body.

    :param archiv: :class:`~.archiv.Archiv`.
    :param sammlung: :class:`~collective.eakte.volltext.auszug.sammlung.Sammlung`.
    """
    if b"encryption-data" in archiv.lies("META-INF/manifest.xml"):
        raise Fehler(Lesestand.VERSCHLUESSELT)
    if archiv.hat("styles.xml"):
        xml.lies(archiv.stuecke("styles.xml"), Seitenrand(sammlung))
    xml.lies(archiv.stuecke("content.xml"), Odftext(sammlung))


class Odftext(xml.Absatzleser):
    """Mixed text; blanks are counted, deletions stand apart, comments within."""

    absatz = frozenset({"p", "h"})
    # The number of a note would stick to the word before it.
    stumm = frozenset({"tracked-changes", "note-citation"})
    stumm_im_kommentar = frozenset({"creator", "date", "creator-initials"})
    ersatz = {"tab": "\t", "line-break": "\n"}

    def __init__(self, sammlung):
        super().__init__(self._fertig)
        self.sammlung = sammlung
        self.im_kommentar = 0
        self.zeile = None
        self.blatt = False

    def anfang(self, name, werte):
        if name == "annotation" and not self.stille:
            self.im_kommentar += 1
        if self.im_kommentar and name in self.stumm_im_kommentar:
            name = "tracked-changes"
        super().anfang(name, werte)

    def ende(self, name):
        super().ende(name)
        if name == "annotation" and not self.stille:
            self.im_kommentar -= 1

    def element(self, name, werte):
        if name == "s":
            anzahl = xml.wert(werte, "c") or "1"
            self.zeichen(" " * min(int(anzahl), 1000) if anzahl.isdecimal() else " ")
        elif name in self.ersatz:
            self.zeichen(self.ersatz[name])
        elif name == "page":
            self.sammlung.umbruch()
        elif name == "spreadsheet":
            self.blatt = True
        elif name == "table":
            self._tabelle(werte)
        elif name == "table-row" and self.blatt:
            self.zeile = []

    def nach_element(self, name):
        if name == "table-row" and self.zeile is not None:
            zeile, self.zeile = self.zeile, None
            if zeile:
                self.sammlung.zeile("\t".join(zeile))
        elif name == "spreadsheet":
            self.blatt = False

    def _tabelle(self, werte):
        if self.blatt:
            self.sammlung.umbruch()
            self.sammlung.zeile(xml.wert(werte, "name"))

    def _fertig(self, text):
        if self.im_kommentar:
            self.sammlung.kommentar(text)
        elif self.zeile is not None:
            self.zeile.append(text)
        else:
            self.sammlung.zeile(text)


class Seitenrand(Odftext):
    """Headers and footers of the pages stand among the styles."""

    raender = frozenset(
        f"{rand}{seite}"
        for rand in ("header", "footer")
        for seite in ("", "-left", "-first")
    )

    def __init__(self, sammlung):
        super().__init__(sammlung)
        self.im_rand = 0

    def anfang(self, name, werte):
        self.im_rand += name in self.raender
        super().anfang(name, werte)

    def ende(self, name):
        super().ende(name)
        self.im_rand -= name in self.raender

    def _fertig(self, text):
        if self.im_rand and not ist_seitenzahl(text):
            super()._fertig(text)
