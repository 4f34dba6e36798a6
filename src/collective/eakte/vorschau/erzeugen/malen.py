"""First pages as pictures; runs in the workshop only (:mod:`.werkstatt`)."""

from collective.eakte.vorschau.erzeugen.unmoeglich import BESCHAEDIGT
from collective.eakte.vorschau.erzeugen.unmoeglich import Unmoeglich
from collective.eakte.vorschau.erzeugen.unmoeglich import VERSCHLUESSELT
from collective.eakte.vorschau.erzeugen.unmoeglich import ZU_GROSS
from PIL import Image
from PIL import ImageOps

import pypdfium2


BREITE, HOEHE = 800, 1132
"""Pixels that a picture has at most: a page of A4 is that high when it is so wide."""

HOECHSTENS_PIXEL = 120_000_000
"""Of an image that is opened: a plan of A0 with 300 dots per inch has 139 million."""

GUETE = 75

Image.MAX_IMAGE_PIXELS = HOECHSTENS_PIXEL


def von_pdf(quelle, ziel):
    """Draw the first page of a PDF.

    :param quelle: path of the PDF.
    :param ziel: path of the WebP that is written.
    :returns: dict with ``breite`` and ``hoehe`` in pixels, and ``seiten``.
    :raises Unmoeglich: with the reason.
    """
    pdf = _oeffne(quelle)
    try:
        pdf.init_forms()
        seite = pdf[0]
        breite, hoehe = seite.get_size()
        if not (breite > 0 and hoehe > 0):
            raise Unmoeglich(BESCHAEDIGT)
        massstab = min(BREITE / breite, HOEHE / hoehe, 4)
        bild = seite.render(scale=massstab, may_draw_forms=True).to_pil()
    except pypdfium2.PdfiumError as fehler:
        raise Unmoeglich(BESCHAEDIGT, str(fehler)) from fehler
    return {**_speichere(bild, ziel), "seiten": len(pdf)}


def von_bild(quelle, ziel):
    """Make an image smaller, as it is to be looked at.

    :param quelle: path of the image.
    :param ziel: path of the WebP that is written.
    :returns: as :func:`von_pdf`.
    :raises Unmoeglich: with the reason.
    """
    bild = oeffne_bild(quelle)
    seiten = getattr(bild, "n_frames", 1) if bild.format == "TIFF" else 1
    # JPEG need not be unpacked as large as it is.
    bild.draft("RGB", (2 * BREITE, 2 * HOEHE))
    return {**_speichere(gedreht(bild), ziel), "seiten": seiten}


def zaehle_seiten(quelle):
    """How many pages a PDF has.

    :param quelle: path of the PDF.
    :raises Unmoeglich: it cannot be read.
    """
    return len(_oeffne(quelle))


def text_von(quelle, hoechstens=50):
    """The letters and digits of the first pages of a PDF, to be compared.

    :param quelle: path of the PDF.
    :param hoechstens: number of pages.
    :returns: list of texts, one a page, without blanks and marks.
    """
    pdf = _oeffne(quelle)
    texte = []
    for nummer in range(min(len(pdf), hoechstens)):
        try:
            text = pdf[nummer].get_textpage().get_text_range()
        except pypdfium2.PdfiumError:
            text = ""
        texte.append("".join(z for z in text if z.isalnum()))
    return texte


def oeffne_bild(quelle):
    """Open an image, without reading all of it.

    :param quelle: path of the image.
    :raises Unmoeglich: it is none, or too large.
    """
    try:
        return Image.open(quelle, formats=("BMP", "GIF", "JPEG", "PNG", "TIFF", "WEBP"))
    except Image.DecompressionBombError as fehler:
        raise Unmoeglich(ZU_GROSS) from fehler
    except (OSError, ValueError, SyntaxError) as fehler:
        raise Unmoeglich(BESCHAEDIGT, str(fehler)) from fehler


def gedreht(bild):
    """An image as it is to be looked at: turned as the camera says, with white behind.

    :param bild: image.
    :returns: image in RGB or grey.
    :raises Unmoeglich: it cannot be read.
    """
    try:
        bild = ImageOps.exif_transpose(bild)
        if bild.mode in ("L", "RGB"):
            return bild
        if bild.mode == "1":
            return bild.convert("L")
        if bild.mode.startswith("I") or bild.mode == "F":
            return ImageOps.autocontrast(bild.convert("F").convert("L"))
        if "A" in bild.getbands() or "transparency" in bild.info:
            bild = bild.convert("RGBA")
            grund = Image.new("RGB", bild.size, "white")
            grund.paste(bild, mask=bild.getchannel("A"))
            return grund
        return bild.convert("RGB")
    except Image.DecompressionBombError as fehler:
        raise Unmoeglich(ZU_GROSS) from fehler
    except (OSError, ValueError, SyntaxError) as fehler:
        raise Unmoeglich(BESCHAEDIGT, str(fehler)) from fehler


def _oeffne(quelle):
    try:
        pdf = pypdfium2.PdfDocument(quelle)
        if len(pdf):
            return pdf
    except pypdfium2.PdfiumError as fehler:
        passwort = "password" in str(fehler).lower()
        raise Unmoeglich(
            VERSCHLUESSELT if passwort else BESCHAEDIGT, str(fehler)
        ) from fehler
    raise Unmoeglich(BESCHAEDIGT)


def _speichere(bild, ziel):
    bild = bild.convert("RGB") if bild.mode not in ("L", "RGB") else bild
    bild.thumbnail((BREITE, HOEHE))
    bild.save(ziel, "WEBP", quality=GUETE, method=4)
    return {"breite": bild.width, "hoehe": bild.height}
