"""Slides of Office Open XML (PresentationML)."""

from collective.eakte.volltext.auszug.leser import xml
from collective.eakte.volltext.auszug.leser.docx import passende
from collective.eakte.volltext.auszug.leser.docx import Wordtext

import posixpath


_KOMMENTARE = r"ppt/comments/[^/]+\.xml"
_SCHAUBILDER = r"ppt/diagrams/data\d*\.xml"


def lies(archiv, sammlung):
    """Take the text out of slides, each with its notes, hidden ones too.

    :param archiv: :class:`~.archiv.Archiv`.
    :param sammlung: :class:`~collective.eakte.volltext.auszug.sammlung.Sammlung`.
    """
    for name in _folien(archiv):
        sammlung.umbruch()
        xml.lies(archiv.stuecke(name), Folie(sammlung.zeile))
        for notiz in _verweise(archiv, name).values():
            if notiz.startswith("ppt/notesSlides/") and archiv.hat(notiz):
                xml.lies(archiv.stuecke(notiz), Folie(sammlung.zeile))
    for name in passende(archiv, _SCHAUBILDER):
        xml.lies(archiv.stuecke(name), Folie(sammlung.zeile))
    for name in passende(archiv, _KOMMENTARE):
        xml.lies(archiv.stuecke(name), Kommentar(sammlung.kommentar))


def _folien(archiv):
    """:returns: names of the slides in the order in which they are shown."""
    vorhanden = passende(archiv, r"ppt/slides/slide\d+\.xml")
    mappe = "ppt/presentation.xml"
    if not archiv.hat(mappe):
        return vorhanden
    leser = _Reihenfolge()
    xml.lies(archiv.stuecke(mappe), leser)
    ziele = _verweise(archiv, mappe)
    genannt = [ziele.get(kennung) for kennung in leser.kennungen]
    genannt = [name for name in dict.fromkeys(genannt) if name in vorhanden]
    return [*genannt, *(name for name in vorhanden if name not in genannt)]


def _verweise(archiv, name):
    """:returns: dict from id to member to which a member refers."""
    ordner, datei = posixpath.split(name)
    rels = f"{ordner}/_rels/{datei}.rels"
    leser = _Verweise(ordner)
    if archiv.hat(rels):
        xml.lies(archiv.stuecke(rels), leser)
    return leser.ziele


class Folie(Wordtext):
    """DrawingML has the names of WordprocessingML; a field is its own."""

    def anfang(self, name, werte):
        # The number of the slide says nothing.
        seitenzahl = name == "fld" and werte.get("type") == "slidenum"
        super().anfang("del" if seitenzahl else name, werte)


class Kommentar(xml.Absatzleser):
    """Old comments have ``text``; those of today have paragraphs."""

    absatz = frozenset({"text", "p"})


class _Reihenfolge(xml.Absatzleser):
    def __init__(self):
        super().__init__(None)
        self.kennungen = []

    def element(self, name, werte):
        if name == "sldId":
            # Two attributes are called so; that with a namespace is the reference.
            self.kennungen += [wert for feld, wert in werte.items() if " id" in feld]


class _Verweise(xml.Absatzleser):
    def __init__(self, ordner):
        super().__init__(None)
        self.ordner = ordner
        self.ziele = {}

    def element(self, name, werte):
        if name == "Relationship" and werte.get("TargetMode") != "External":
            ziel = posixpath.join("/", self.ordner, werte.get("Target", ""))
            self.ziele[werte.get("Id", "")] = posixpath.normpath(ziel).lstrip("/")
