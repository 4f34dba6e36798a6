"""Give a PDF the structure of PDF/A-2b without drawing its pages anew.

What is to be seen stays as it is: what PDF/A forbids beside the pages is left out
(scripts, actions, files within it), and what it demands is added (what the colours
mean, what the file is). Runs in the workshop only (:mod:`.werkstatt`).
"""

from collective.eakte.vorschau.erzeugen import pdfa_regeln
from collective.eakte.vorschau.erzeugen.unmoeglich import BESCHAEDIGT
from collective.eakte.vorschau.erzeugen.unmoeglich import Unmoeglich
from collective.eakte.vorschau.erzeugen.unmoeglich import VERSCHLUESSELT
from PIL import ImageCms

import pikepdf


_DRUCKEN, _VERSTECKT = 4, 1 | 2 | 32


def richte(quelle, ziel, angaben_aus=None):
    """Write a PDF with the structure of PDF/A-2b.

    Whether it has come to it is said by :func:`.pdfa_regeln.pruefe` afterwards: fonts
    that are missing cannot be added here.

    :param quelle: path of the PDF.
    :param ziel: path of what is written.
    :param angaben_aus: path of the PDF whose title, author and dates are taken; by
        default its own.
    :returns: list of what was left out: codes of :mod:`.pdfa_regeln`.
    :raises Unmoeglich: it cannot be read.
    """
    try:
        with pikepdf.open(quelle) as pdf:
            weg = set(_lasse_weg(pdf))
            if angaben_aus is not None:
                _uebernimm_angaben(pdf, angaben_aus)
            _setze_farbprofil(pdf)
            _setze_kennung(pdf)
            pdf.save(
                ziel,
                encryption=False,
                force_version="1.7" if pdf.pdf_version > "1.7" else "",
                min_version="1.4",
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
            )
            return sorted(weg)
    except pikepdf.PasswordError as fehler:
        raise Unmoeglich(VERSCHLUESSELT) from fehler
    except (pikepdf.PdfError, ValueError, RecursionError) as fehler:
        raise Unmoeglich(BESCHAEDIGT, str(fehler)) from fehler


def _lasse_weg(pdf):
    wurzel = pdf.Root
    namen = wurzel.get("/Names") or {}
    for behaelter, name, code in (
        (namen, "/JavaScript", pdfa_regeln.SKRIPT),
        (namen, "/EmbeddedFiles", pdfa_regeln.ANLAGE),
        (namen, "/AlternatePresentations", pdfa_regeln.HANDLUNG),
        (wurzel, "/AF", pdfa_regeln.ANLAGE),
        (wurzel, "/Collection", pdfa_regeln.ANLAGE),
        (wurzel, "/AA", pdfa_regeln.HANDLUNG),
    ):
        if name in behaelter:
            del behaelter[name]
            yield code
    formular = wurzel.get("/AcroForm")
    if isinstance(formular, pikepdf.Dictionary):
        for name in ("/XFA", "/NeedAppearances"):
            if name in formular:
                del formular[name]
                yield pdfa_regeln.FORMULAR
    for seite in pdf.pages:
        if "/AA" in seite:
            del seite["/AA"]
            yield pdfa_regeln.HANDLUNG
        yield from _anmerkungen(seite)
    for objekt in pdf.objects:
        yield from _objekt(objekt)
    _ebenen(wurzel.get("/OCProperties"))


def _objekt(objekt):
    if not isinstance(objekt, (pikepdf.Dictionary, pikepdf.Stream)):
        return
    for name in ("/A", "/OpenAction", "/Next"):
        maengel = list(pdfa_regeln.handlung(objekt.get(name)))
        if maengel:
            del objekt[name]
            yield maengel[0].code
    # Scripts of fields stand in the field, not in its annotation.
    if "/AA" in objekt and "/FT" in objekt:
        del objekt["/AA"]
        yield pdfa_regeln.HANDLUNG
    if isinstance(objekt, pikepdf.Stream):
        for name in ("/Interpolate", "/Alternates", "/OPI"):
            if name in objekt:
                del objekt[name]
        if objekt.get("/Subtype") == "/Image" and "/Metadata" in objekt:
            # What other programs say of an image follows no schema of PDF/A.
            del objekt["/Metadata"]
    elif objekt.get("/Type") == "/ExtGState" and "/TR" in objekt:
        del objekt["/TR"]


def _anmerkungen(seite):
    if "/Annots" not in seite:
        return
    behalten = pikepdf.Array()
    for anmerkung in seite["/Annots"]:
        if not isinstance(anmerkung, pikepdf.Dictionary):
            continue
        art = str(anmerkung.get("/Subtype", ""))
        zeichen = int(anmerkung.get("/F", 0))
        if art in pdfa_regeln.VERBOTENE_ANMERKUNGEN:
            yield pdfa_regeln.ANMERKUNG
            continue
        if zeichen & _VERSTECKT and art != "/Popup":
            # Nobody sees it: it must not come to light here.
            continue
        yield from _objekt(anmerkung)
        if "/AA" in anmerkung:
            del anmerkung["/AA"]
            yield pdfa_regeln.HANDLUNG
        if art != "/Popup":
            anmerkung["/F"] = zeichen & ~256 | _DRUCKEN
        behalten.append(anmerkung)
    seite["/Annots"] = behalten


def _ebenen(ebenen):
    """6.9: layers have names, and nothing switches them by itself."""
    if not isinstance(ebenen, pikepdf.Dictionary):
        return
    for angabe in [ebenen.get("/D"), *ebenen.get("/Configs", ())]:
        if isinstance(angabe, pikepdf.Dictionary):
            if "/AS" in angabe:
                del angabe["/AS"]
            if "/Name" not in angabe:
                angabe["/Name"] = pikepdf.String("Ebenen")


def _uebernimm_angaben(pdf, pfad):
    with pikepdf.open(pfad) as andere:
        if "/Info" not in andere.trailer:
            return
        for name, wert in andere.docinfo.items():
            if isinstance(wert, pikepdf.String):
                pdf.docinfo[name] = pikepdf.String(str(wert))


def _setze_farbprofil(pdf):
    if pdfa_regeln.farbprofil(pdf) is not None:
        return
    profil = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    strom = pdf.make_stream(profil)
    strom["/N"] = 3
    pdf.Root["/OutputIntents"] = pikepdf.Array(
        [
            pdf.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name("/OutputIntent"),
                    S=pikepdf.Name("/GTS_PDFA1"),
                    OutputConditionIdentifier=pikepdf.String("sRGB"),
                    Info=pikepdf.String("sRGB IEC61966-2.1"),
                    RegistryName=pikepdf.String("http://www.color.org"),
                    DestOutputProfile=strom,
                )
            )
        ]
    )


def _setze_kennung(pdf):
    # Schemas of other programs would have to be described; what a PDF says of itself
    # in its old place is said again in the new one.
    if "/Metadata" in pdf.Root:
        del pdf.Root["/Metadata"]
    for seite in pdf.pages:
        if "/Metadata" in seite:
            del seite["/Metadata"]
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        if "/Info" in pdf.trailer:
            xmp.load_from_docinfo(pdf.docinfo, raise_failure=False)
        xmp["pdfaid:part"] = "2"
        xmp["pdfaid:conformance"] = "B"
