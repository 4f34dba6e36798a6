"""Pictures: a site plan or the scan of a page with a receipt stamp."""

from collective.eakte.demo.modelle import Schriftstueck
from collective.eakte.demo.schriftstuecke.text import datum
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from PIL import Image
from PIL import ImageDraw
from PIL import ImageFont
from PIL.PngImagePlugin import PngInfo

import random
import textwrap


PAPIER, TINTE, STEMPEL = (252, 251, 247), (25, 25, 30), (150, 30, 45)
GRUEN, STRASSE, HAUS = (214, 230, 204), (225, 225, 228), (222, 184, 165)
FLURSTUECK = (246, 238, 214)


def erzeuge(schriftstueck: Schriftstueck) -> bytes:
    """Return the PNG file with title and author as text chunks."""
    zeichnen = {"lageplan": _lageplan, "scan": _scan}[schriftstueck.darstellung]
    bild = zeichnen(schriftstueck)
    angaben = PngInfo()
    angaben.add_itxt("Title", schriftstueck.betreff, lang="de")
    angaben.add_itxt("Author", schriftstueck.verfasser, lang="de")
    puffer = BytesIO()
    # few colours are enough for line drawings and keep the file small
    bild.quantize(32).save(
        puffer, "PNG", optimize=True, pnginfo=angaben, dpi=(100, 100)
    )
    return puffer.getvalue()


@cache
def _schrift(groesse: int) -> ImageFont.FreeTypeFont:
    """Return Roboto, which Plone's Classic theme ships; it has all umlauts.

    The font that Pillow carries knows ASCII only, and fonts of the system
    would make the picture differ from computer to computer.
    """
    paket = find_spec("plonetheme.barceloneta").submodule_search_locations[0]
    datei = Path(paket) / "theme" / "roboto" / "roboto-regular.ttf"
    return ImageFont.truetype(str(datei), groesse, layout_engine=ImageFont.Layout.BASIC)


def _lageplan(schriftstueck: Schriftstueck) -> Image.Image:
    """Draw streets, plots and houses, different for every key."""
    zufall = random.Random(schriftstueck.schluessel)
    bild = Image.new("RGB", (900, 680), GRUEN)
    stift = ImageDraw.Draw(bild)
    quer, laengs = zufall.randint(250, 330), zufall.randint(380, 520)
    _flurstuecke(stift, zufall, quer, laengs)
    stift.rectangle((0, quer, 900, quer + 46), fill=STRASSE)
    stift.rectangle((laengs, 0, laengs + 40, 560), fill=STRASSE)
    stift.text((30, quer + 13), schriftstueck.angaben[0][1], TINTE, _schrift(17))
    _nordpfeil(stift)
    stift.rectangle((0, 560, 900, 680), fill=PAPIER, outline=TINTE, width=2)
    stift.text((20, 572), schriftstueck.betreff, TINTE, _schrift(20))
    fuss = f"Maßstab 1 : 500   Gemarkung Lauterfels   {datum(schriftstueck.datum)}"
    stift.text((20, 608), fuss, TINTE, _schrift(16))
    stift.text((20, 638), f"Erstellt: {schriftstueck.verfasser}", TINTE, _schrift(16))
    return bild


def _flurstuecke(stift, zufall: random.Random, quer: int, laengs: int) -> None:
    """Draw plots of land with number and house; the one in question is hatched."""
    nummer = zufall.randint(110, 480)
    spalten = [*_spalten(14, laengs - 14), *_spalten(laengs + 54, 815)]
    zeilen = [(14, quer - 12), (quer + 60, 548)]
    gesucht = zufall.randrange(len(spalten) * len(zeilen))
    felder = [(x, y) for y in zeilen for x in spalten]
    for folge, ((links, rechts), (oben, unten)) in enumerate(felder):
        stift.rectangle((links, oben, rechts, unten), fill=FLURSTUECK, outline=TINTE)
        if folge == gesucht:
            for strich in range(oben, unten, 12):
                stift.line((links, strich, rechts, strich), fill=STEMPEL)
        haus = oben + 46 + zufall.randint(45, 80)
        kasten = (links + 16, oben + 46, rechts - 16, haus)
        stift.rectangle(kasten, fill=HAUS, outline=TINTE)
        stift.text((links + 14, oben + 10), f"{nummer + folge}/2", TINTE, _schrift(15))


def _spalten(von: int, bis: int, breite: int = 100) -> list[tuple[int, int]]:
    """Return left and right edges of plots that fill the space beside a street."""
    anzahl = (bis - von) // breite
    schritt = (bis - von) // anzahl
    return [(von + n * schritt, von + (n + 1) * schritt - 8) for n in range(anzahl)]


def _nordpfeil(stift) -> None:
    stift.polygon(((850, 20), (868, 78), (850, 64), (832, 78)), fill=TINTE)
    stift.text((843, 82), "N", TINTE, _schrift(20))


def _scan(schriftstueck: Schriftstueck) -> Image.Image:
    """Draw a page as it leaves the scanner: text and the stamp of receipt."""
    bild = Image.new("RGB", (827, 1169), PAPIER)
    stift = ImageDraw.Draw(bild)
    oben = _block(stift, 70, schriftstueck.absender, 19)
    oben = _block(stift, oben + 30, schriftstueck.empfaenger, 19)
    oben += 14
    for name, wert in schriftstueck.angaben:
        if name != "Eingang":  # stands in the stamp
            oben = _block(stift, oben, (f"{name}: {wert}",), 17)
    oben = _block(stift, oben + 30, textwrap.wrap(schriftstueck.betreff, 62), 22)
    for absatz in schriftstueck.absaetze:
        oben = _block(stift, oben + 14, textwrap.wrap(absatz, 76), 19)
    _block(stift, oben + 24, schriftstueck.schluss, 19)
    _stempel(bild, schriftstueck)
    return bild


def _block(stift, oben: int, zeilen, groesse: int) -> int:
    """Write lines below each other; return where the next one would start."""
    for zeile in zeilen:
        stift.text((80, oben), zeile, TINTE, _schrift(groesse))
        oben += int(groesse * 1.45)
    return oben


def _stempel(bild: Image.Image, schriftstueck: Schriftstueck) -> None:
    """Press the stamp of the Poststelle onto the page, slightly turned."""
    feld = Image.new("RGBA", (260, 110), (0, 0, 0, 0))
    stift = ImageDraw.Draw(feld)
    stift.rectangle((3, 3, 256, 106), outline=STEMPEL, width=4)
    stift.text((20, 14), "Stadt Lauterfels", STEMPEL, _schrift(22))
    stift.text((20, 42), "Eingegangen", STEMPEL, _schrift(20))
    eingang = dict(schriftstueck.angaben).get("Eingang", datum(schriftstueck.datum))
    stift.text((20, 70), eingang, STEMPEL, _schrift(22))
    gedreht = feld.rotate(6, expand=True, resample=Image.Resampling.BICUBIC)
    bild.paste(gedreht, (500, 60), gedreht)
