"""Whether a PDF has the structure of PDF/A-2b; runs in the workshop only.

This is no validation: of the rules of ISO 19005-2 those are looked at that files break
in practice (numbers of clauses beside them). A validator is asked when one is set up.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import re


OHNE_KENNUNG = "ohne-kennung"
OHNE_FARBPROFIL = "ohne-farbprofil"
VERSCHLUESSELT = "verschluesselt"
VERSION = "version"
SCHRIFT = "schrift-nicht-eingebettet"
SKRIPT = "skript"
HANDLUNG = "handlung"
ANLAGE = "anlage"
FARBRAUM = "farbraum"
ANMERKUNG = "anmerkung"
FORMULAR = "formular"
FILTER = "filter"
INTERPOLATION = "interpolation"
EXTERN = "extern"
UNLESBAR = "unlesbar"

ARTEN = (
    OHNE_KENNUNG,
    OHNE_FARBPROFIL,
    VERSCHLUESSELT,
    VERSION,
    SCHRIFT,
    SKRIPT,
    HANDLUNG,
    ANLAGE,
    FARBRAUM,
    ANMERKUNG,
    FORMULAR,
    FILTER,
    INTERPOLATION,
    EXTERN,
    UNLESBAR,
)
"""Codes of what can be wrong."""

# ISO 19005-2, 6.5.1: these are no part of an archive.
VERBOTENE_HANDLUNGEN = frozenset(
    {
        "/Launch",
        "/Sound",
        "/Movie",
        "/ResetForm",
        "/ImportData",
        "/Hide",
        "/SetOCGState",
        "/Rendition",
        "/Trans",
        "/GoTo3DView",
        "/JavaScript",
    }
)
# 6.3.1
VERBOTENE_ANMERKUNGEN = frozenset(
    {"/3D", "/Sound", "/Screen", "/Movie", "/RichMedia", "/FileAttachment"}
)
# 6.1.7.2
_VERBOTENE_FILTER = frozenset({"/LZWDecode", "/Crypt"})

_HOECHSTENS_JE_ART = 10
_DRUCKEN, _UNSICHTBAR = 4, 1 | 2 | 32 | 256


@dataclass(frozen=True)
class Mangel:
    """Something that PDF/A-2b does not allow.

    :param code: one of :data:`ARTEN`.
    :param was: where or what, e.g. the name of a font.
    """

    code: str
    was: str = ""


def pruefe(pfad):
    """Look at the structure of a PDF.

    :param pfad: its path.
    :returns: list of :class:`Mangel`; nothing when it is as it shall be.
    """
    try:
        with pikepdf.open(pfad) as pdf:
            return _kuerze(_alle(pdf))
    except pikepdf.PasswordError:
        return [Mangel(VERSCHLUESSELT)]
    except (pikepdf.PdfError, ValueError, RecursionError) as fehler:
        return [Mangel(UNLESBAR, str(fehler)[:200])]


def pruefe_einfach(pfad):
    """As :func:`pruefe`, in plain values.

    :param pfad: its path.
    :returns: list of lists of code and what.
    """
    return [[mangel.code, mangel.was] for mangel in pruefe(pfad)]


def _kuerze(maengel):
    """Each once, and not a thousand of a kind."""
    gezaehlt, behalten = {}, []
    for mangel in dict.fromkeys(maengel):
        gezaehlt[mangel.code] = gezaehlt.get(mangel.code, 0) + 1
        if gezaehlt[mangel.code] <= _HOECHSTENS_JE_ART:
            behalten.append(mangel)
    return behalten


def _alle(pdf) -> Iterator[Mangel]:
    if pdf.is_encrypted:
        yield Mangel(VERSCHLUESSELT)
    if pdf.pdf_version > "1.7":
        yield Mangel(VERSION, pdf.pdf_version)
    yield from _kennung(pdf)
    profil = farbprofil(pdf)
    if profil is None:
        yield Mangel(OHNE_FARBPROFIL)
    yield from _wurzel(pdf)
    yield from _formular(pdf.Root.get("/AcroForm"))
    for objekt in pdf.objects:
        yield from _objekt(objekt, cmyk=profil == 4)
    for nummer, seite in enumerate(pdf.pages, 1):
        yield from _seite(seite, nummer, cmyk=profil == 4)


def _kennung(pdf):
    """6.6.4: what says that it is PDF/A."""
    try:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as x:
            teil, stufe = x.get("pdfaid:part"), x.get("pdfaid:conformance")
    except (ValueError, KeyError, pikepdf.PdfError):
        teil = stufe = None
    # What is of level a or u is of level b, too.
    if teil != "2" or stufe not in ("A", "B", "U"):
        yield Mangel(OHNE_KENNUNG, f"{teil or ''}{stufe or ''}")


def farbprofil(pdf):
    """6.2.3: for which colours of devices it is said what they mean.

    :param pdf: the open PDF.
    :returns: number of colour components: 1, 3 or 4; ``None`` without a profile.
    """
    for absicht in pdf.Root.get("/OutputIntents", ()):
        profil = absicht.get("/DestOutputProfile")
        if absicht.get("/S") == "/GTS_PDFA1" and isinstance(profil, pikepdf.Stream):
            return int(profil.get("/N", 0)) or None
    return None


def _wurzel(pdf):
    namen = pdf.Root.get("/Names") or {}
    if "/JavaScript" in namen:
        yield Mangel(SKRIPT, "Names")
    # 6.8: files within it would have to be PDF/A themselves.
    if "/EmbeddedFiles" in namen or "/AF" in pdf.Root or "/Collection" in pdf.Root:
        yield Mangel(ANLAGE)
    if "/AA" in pdf.Root:
        yield Mangel(HANDLUNG, "AA")
    for angabe in ("/AlternatePresentations",):
        if angabe in namen:
            yield Mangel(HANDLUNG, angabe[1:])


def _formular(formular):
    if isinstance(formular, pikepdf.Dictionary):
        if "/XFA" in formular or formular.get("/NeedAppearances") is True:
            yield Mangel(FORMULAR)


def _objekt(objekt, cmyk):
    if not isinstance(objekt, (pikepdf.Dictionary, pikepdf.Stream)):
        return
    art = objekt.get("/Type")
    if art == "/Font":
        yield from _schrift(objekt)
    if isinstance(objekt, pikepdf.Stream):
        yield from _strom(objekt, cmyk)
    # Actions need not say that they are: what one does is said by S.
    if isinstance(objekt.get("/S"), pikepdf.Name):
        yield from handlung(objekt)
    for name in ("/A", "/OpenAction", "/Next"):
        yield from handlung(objekt.get(name))
    if objekt.get("/Type") == "/ExtGState" and "/TR" in objekt:
        yield Mangel(FARBRAUM, "TR")


def handlung(objekt):
    """6.5.1: an action, and those that follow it.

    :param objekt: what may be an action.
    :returns: iterator of :class:`Mangel`.
    """
    if isinstance(objekt, pikepdf.Array):
        for eine in objekt:
            yield from handlung(eine)
    if not isinstance(objekt, pikepdf.Dictionary):
        return
    name = objekt.get("/S")
    if isinstance(name, pikepdf.Name) and str(name) in VERBOTENE_HANDLUNGEN:
        skript = name == "/JavaScript"
        if skript or objekt.get("/Type") in (None, "/Action"):
            yield Mangel(SKRIPT if skript else HANDLUNG, str(name)[1:])


def _schrift(schrift):
    """6.2.11.4.1: all fonts are embedded."""
    art = schrift.get("/Subtype")
    name = str(schrift.get("/BaseFont", ""))[1:]
    if art in ("/Type3", "/Type0"):
        # The descendant of Type0 is a font of its own.
        for eine in schrift.get("/DescendantFonts", ()):
            if not eine.is_indirect:
                yield from _schrift(eine)
        return
    beschreibung = schrift.get("/FontDescriptor") or {}
    if not any(n in beschreibung for n in ("/FontFile", "/FontFile2", "/FontFile3")):
        yield Mangel(SCHRIFT, re.sub(r"[^ -~]", "?", name)[:80])


def _strom(strom, cmyk):
    filter_ = strom.get("/Filter")
    namen = filter_ if isinstance(filter_, pikepdf.Array) else [filter_]
    for name in namen:
        if str(name) in _VERBOTENE_FILTER:
            yield Mangel(FILTER, str(name)[1:])
    if "/F" in strom:
        yield Mangel(EXTERN)
    if strom.get("/Subtype") == "/PS" or strom.get("/Subtype2") == "/PS":
        yield Mangel(EXTERN, "PostScript")
    if strom.get("/Subtype") == "/Image":
        if strom.get("/Interpolate") is True:
            yield Mangel(INTERPOLATION)
        if "/Alternates" in strom or "/OPI" in strom:
            yield Mangel(EXTERN, "Alternates")
        if not cmyk and ist_cmyk(strom.get("/ColorSpace")):
            yield Mangel(FARBRAUM, "DeviceCMYK")
    if strom.get("/Subtype") == "/Form" and not cmyk:
        yield from _farben(strom)


def ist_cmyk(raum):
    """Whether a colour space is the one of printers, without a profile.

    :param raum: colour space.
    """
    if raum == "/DeviceCMYK":
        return True
    if isinstance(raum, pikepdf.Array) and len(raum) > 1:
        return raum[0] in ("/Indexed", "/Pattern") and ist_cmyk(raum[1])
    return False


def _farben(strom):
    """6.2.4.3: colours of devices only where it is said what they mean."""
    ressourcen = strom.get("/Resources") or {}
    if "/DefaultCMYK" in (ressourcen.get("/ColorSpace") or {}):
        return
    try:
        befehle = pikepdf.parse_content_stream(strom, operators="k K cs CS")
    except pikepdf.PdfError:
        yield Mangel(UNLESBAR, "content stream")
        return
    for werte, befehl in befehle:
        if str(befehl) in ("k", "K") or (werte and werte[0] == "/DeviceCMYK"):
            yield Mangel(FARBRAUM, "DeviceCMYK")
            return


def _seite(seite, nummer, cmyk):
    if "/AA" in seite:
        yield Mangel(HANDLUNG, f"AA, p. {nummer}")
    if not cmyk:
        yield from _farben(seite.obj)
    for anmerkung in seite.get("/Annots", ()):
        if isinstance(anmerkung, pikepdf.Dictionary):
            yield from _anmerkung(anmerkung, nummer)


def _anmerkung(anmerkung, nummer):
    """6.3: what is written over the page."""
    art = str(anmerkung.get("/Subtype", ""))
    if art in VERBOTENE_ANMERKUNGEN:
        yield Mangel(ANMERKUNG, f"{art[1:]}, p. {nummer}")
    if "/AA" in anmerkung:
        yield Mangel(HANDLUNG, f"AA, p. {nummer}")
    # Not each is an object of its own.
    yield from handlung(anmerkung.get("/A"))
    if art == "/Popup":
        return
    zeichen = int(anmerkung.get("/F", 0))
    if zeichen & _UNSICHTBAR or not zeichen & _DRUCKEN:
        yield Mangel(ANMERKUNG, f"F={zeichen}, p. {nummer}")
    if art != "/Link" and "/AP" not in anmerkung and _hat_flaeche(anmerkung):
        yield Mangel(ANMERKUNG, f"{art[1:]} without AP, p. {nummer}")


def _hat_flaeche(anmerkung):
    ecken = [float(wert) for wert in anmerkung.get("/Rect", ())]
    return len(ecken) == 4 and ecken[0] != ecken[2] and ecken[1] != ecken[3]
