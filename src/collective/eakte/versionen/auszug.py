"""Program that takes the text out of one file: PDF, DOCX or ODT.

It runs as a process of its own, because a damaged file can make a library crash, hang
or ask for all memory. It imports nothing of this package. The file comes by the
standard input, its kind as the first argument, the path of the modules as the second;
one JSON object is the answer: ``text`` and ``gekuerzt``, or ``fehler``.

XML is read by expat without a document type: no entities, nothing is fetched.
"""

from xml.parsers import expat

import io
import json
import os
import re
import sys
import zipfile


HOECHSTENS_BYTES = 100 * 1024 * 1024
HOECHSTENS_ENTPACKT = 64 * 1024 * 1024
HOECHSTENS_SEITEN = 500
HOECHSTENS_ZEICHEN = 1_000_000

SPEICHER = 1024 * 1024 * 1024
RECHENZEIT = 15

VERSCHLUESSELT = "verschluesselt"
BESCHAEDIGT = "beschaedigt"
ZU_GROSS = "zu-gross"

_STUECK = 64 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# PDFium marks where a word was divided at the end of a line.
_TRENNSTELLE = re.compile("[\x02\ufffe]\\s*")


class Fehler(Exception):
    """The text cannot be read; the only argument is the code."""


class Fertig(Exception):
    """There is enough text."""


class Sammlung:
    """Collects lines of text up to a number of characters."""

    def __init__(self, hoechstens=HOECHSTENS_ZEICHEN):
        self.zeilen = []
        self.gekuerzt = False
        self.uebrig = hoechstens

    def nimm(self, zeile):
        """Add a line.

        :raises Fertig: there is enough.
        """
        self.zeilen.append(zeile[: self.uebrig])
        self.uebrig -= len(zeile) + 1
        if self.uebrig <= 0:
            self.gekuerzt = True
            raise Fertig


# ------------------------------------------------------------------------------- PDF


def lies_pdf(daten, sammlung):
    """Take the text out of a PDF, page after page."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(daten)
    except pypdfium2.PdfiumError as fehler:
        passwort = "password" in str(fehler).lower()
        raise Fehler(VERSCHLUESSELT if passwort else BESCHAEDIGT) from fehler
    for nummer in range(min(len(pdf), HOECHSTENS_SEITEN)):
        try:
            seite = pdf[nummer]
            text = seite.get_textpage().get_text_range()
        except pypdfium2.PdfiumError:
            # One damaged page does not hide the others.
            continue
        for zeile in _TRENNSTELLE.sub("", text).splitlines():
            sammlung.nimm(zeile)
        seite.close()
    sammlung.gekuerzt = len(pdf) > HOECHSTENS_SEITEN


# -------------------------------------------------------------------------- DOCX, ODT


def lies_docx(daten, sammlung):
    """Take the text out of an Office Open XML text: headers, body, notes, footers."""
    with oeffne_zip(daten) as archiv:
        namen = set(archiv.namelist())
        if "word/document.xml" not in namen:
            raise Fehler(BESCHAEDIGT)
        for muster in (
            r"word/header\d*\.xml",
            r"word/document\.xml",
            r"word/footnotes\.xml",
            r"word/endnotes\.xml",
            r"word/footer\d*\.xml",
        ):
            for name in sorted(name for name in namen if re.fullmatch(muster, name)):
                lies_xml(archiv, name, Docx(sammlung))


def lies_odt(daten, sammlung):
    """Take the text out of an OpenDocument text."""
    with oeffne_zip(daten) as archiv:
        namen = set(archiv.namelist())
        if "META-INF/manifest.xml" in namen and b"encryption-data" in b"".join(
            stuecke(archiv, "META-INF/manifest.xml")
        ):
            raise Fehler(VERSCHLUESSELT)
        if "content.xml" not in namen:
            raise Fehler(BESCHAEDIGT)
        lies_xml(archiv, "content.xml", Odt(sammlung))


def oeffne_zip(daten):
    """Open an archive.

    :raises Fehler: it is none.
    """
    if daten.startswith(_OLE):
        # Word puts what it encrypts into a file of this kind.
        raise Fehler(VERSCHLUESSELT)
    try:
        return zipfile.ZipFile(io.BytesIO(daten))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as fehler:
        raise Fehler(BESCHAEDIGT) from fehler


def stuecke(archiv, name):
    """Unpack a member piece by piece.

    :raises Fehler: it is encrypted or larger than is unpacked.
    """
    eintrag = archiv.getinfo(name)
    if eintrag.flag_bits & 1:
        raise Fehler(VERSCHLUESSELT)
    gelesen = 0
    with archiv.open(eintrag) as quelle:
        # What the archive says of the size is not believed.
        while stueck := quelle.read(_STUECK):
            gelesen += len(stueck)
            if gelesen > HOECHSTENS_ENTPACKT:
                raise Fehler(ZU_GROSS)
            yield stueck


def lies_xml(archiv, name, leser):
    """Give what stands in a member to a reader."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _kein_doctype
    parser.StartElementHandler = leser.anfang
    parser.EndElementHandler = leser.ende
    parser.CharacterDataHandler = leser.zeichen
    for stueck in stuecke(archiv, name):
        parser.Parse(stueck, False)
    parser.Parse(b"", True)


def _kein_doctype(*_angaben):
    raise Fehler(BESCHAEDIGT)


class _Leser:
    """Base of the readers: paragraphs can stand within paragraphs (text boxes).

    :cvar absatz: names of paragraphs.
    :cvar stumm: names of what is no text of the present version.
    """

    absatz = frozenset()
    stumm = frozenset()

    def __init__(self, sammlung):
        self.sammlung = sammlung
        self.absaetze = []
        self.stille = 0

    def anfang(self, name, werte):
        name = name.rpartition(" ")[2]
        if self.stille or name in self.stumm:
            self.stille += 1
        elif name in self.absatz:
            self.absaetze.append([])
        else:
            self.element(name, werte)

    def ende(self, name):
        name = name.rpartition(" ")[2]
        if self.stille:
            self.stille -= 1
        elif name in self.absatz:
            self.sammlung.nimm("".join(self.absaetze.pop()))
        else:
            self.nach_element(name)

    def zeichen(self, text):
        if not self.stille and self.absaetze:
            self.absaetze[-1].append(text)

    def element(self, name, werte):
        """A start tag that is no paragraph."""

    def nach_element(self, name):
        """An end tag that is no paragraph."""


class Docx(_Leser):
    """WordprocessingML: text stands in ``t``; what was deleted is left out."""

    absatz = frozenset({"p"})
    stumm = frozenset({"pPr", "rPr", "del", "moveFrom", "Fallback"})
    ersatz = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

    def __init__(self, sammlung):
        super().__init__(sammlung)
        self.im_text = False

    def element(self, name, werte):
        self.im_text = name == "t"
        if name in self.ersatz:
            super().zeichen(self.ersatz[name])

    def nach_element(self, name):
        if name == "t":
            self.im_text = False

    def zeichen(self, text):
        if self.im_text:
            super().zeichen(text)


class Odt(_Leser):
    """OpenDocument: mixed text; blanks are counted, deletions stand apart."""

    absatz = frozenset({"p", "h"})
    stumm = frozenset({"tracked-changes", "annotation"})
    ersatz = {"tab": "\t", "line-break": "\n"}

    def element(self, name, werte):
        if name == "s":
            anzahl = next(
                (wert for feld, wert in werte.items() if feld.endswith(" c")), "1"
            )
            self.zeichen(" " * min(int(anzahl), 1000) if anzahl.isdecimal() else " ")
        elif name in self.ersatz:
            self.zeichen(self.ersatz[name])


# --------------------------------------------------------------------------- process


LESER = {"pdf": lies_pdf, "docx": lies_docx, "odt": lies_odt}


def ziehe_aus(art, daten):
    """Take the text out of a file.

    :param art: ``"pdf"``, ``"docx"`` or ``"odt"``.
    :param daten: its bytes.
    :returns: the answer as a dict.
    """
    sammlung = Sammlung()
    if len(daten) > HOECHSTENS_BYTES:
        return {"fehler": ZU_GROSS}
    try:
        LESER[art](daten, sammlung)
    except Fertig:
        pass
    except Fehler as fehler:
        return {"fehler": fehler.args[0]}
    except MemoryError:
        return {"fehler": ZU_GROSS}
    except Exception:
        # Broken archives and XML fail in many ways; whatever it is, it is the file.
        return {"fehler": BESCHAEDIGT}
    return {"text": "\n".join(sammlung.zeilen), "gekuerzt": sammlung.gekuerzt}


def beschraenke():
    """Limit what this process may take."""
    import resource

    for was, wert in (
        (resource.RLIMIT_AS, SPEICHER),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(was, (wert, wert))
    # At the first limit the process ends by a signal that says why.
    resource.setrlimit(resource.RLIMIT_CPU, (RECHENZEIT, RECHENZEIT + 1))


def main():
    """Read the file from the standard input and write the answer."""
    sys.path[:] = sys.argv[2].split(os.pathsep)
    with open(os.dup(1), "w", encoding="ascii") as antwort:
        # A library that writes warnings must not spoil the answer.
        os.dup2(2, 1)
        beschraenke()
        daten = sys.stdin.buffer.read(HOECHSTENS_BYTES + 1)
        json.dump(ziehe_aus(sys.argv[1], daten), antwort)


if __name__ == "__main__":
    main()
