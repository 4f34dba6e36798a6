"""Make the view or the PDF/A of one file; the one place that knows which way."""

from collective.eakte.programme import libreoffice as office
from collective.eakte.programme.lauf import mit_geduld
from collective.eakte.vorschau.erzeugen import ghostscript
from collective.eakte.vorschau.erzeugen import libreoffice
from collective.eakte.vorschau.erzeugen import pdfa_regeln
from collective.eakte.vorschau.erzeugen import quellen
from collective.eakte.vorschau.erzeugen import texterkennung
from collective.eakte.vorschau.erzeugen import verapdf
from collective.eakte.vorschau.erzeugen.unmoeglich import NICHT_ERREICHT
from collective.eakte.vorschau.erzeugen.unmoeglich import NICHT_UNTERSTUETZT
from collective.eakte.vorschau.erzeugen.unmoeglich import TEXT_VERLOREN
from collective.eakte.vorschau.erzeugen.unmoeglich import Unmoeglich
from collective.eakte.vorschau.erzeugen.unmoeglich import WERKZEUG_FEHLT
from collective.eakte.vorschau.erzeugen.unmoeglich import ZU_GROSS
from collective.eakte.vorschau.erzeugen.werkstatt import GRENZEN
from collective.eakte.vorschau.erzeugen.werkstatt import rufe
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import os


HOECHSTENS_BYTES = 200 * 1024 * 1024
"""Of a file of which something is made."""


@dataclass(frozen=True)
class Quelle:
    """The file of which something is made.

    :param pfad: where it lies.
    :param mime_type: its media type as registered.
    :param dateiname: its name as registered.
    """

    pfad: str
    mime_type: str
    dateiname: str

    @property
    def art(self):
        """What kind of file it is, see :mod:`.quellen`."""
        return quellen.art(self.mime_type, self.dateiname)


@dataclass(frozen=True)
class Ansicht:
    """What was made to look at.

    :param bild: path of the picture of the first page (WebP).
    :param breite: of the picture, in pixels.
    :param hoehe: of the picture, in pixels.
    :param pdf: path of the PDF view; ``None`` where the file is shown as it is.
    :param seiten: number of pages.
    :param werkzeug: names and versions of what has made it.
    """

    bild: str
    breite: int
    hoehe: int
    pdf: str | None
    seiten: int
    werkzeug: str


@dataclass(frozen=True)
class Wiedergabe:
    """A PDF/A-2b of a file.

    :param pfad: where it lies.
    :param seiten: number of pages.
    :param werkzeug: names and versions of what has made it.
    :param pruefer: name and version of what has looked at its structure.
    :param weggelassen: codes of what PDF/A does not take.
    :param urteil: :class:`~.verapdf.Urteil`, ``None`` without veraPDF.
    """

    pfad: str
    seiten: int
    werkzeug: str
    pruefer: str
    weggelassen: tuple[str, ...]
    urteil: verapdf.Urteil | None


def mache_ansicht(quelle, ordner, worte):
    """Make the picture of the first page, and a PDF where browsers need one.

    :param quelle: :class:`Quelle`.
    :param ordner: directory of its own, for all that is written.
    :param worte: texts of mails, see :func:`.blaetter.mail_auf_seiten`.
    :returns: :class:`Ansicht`.
    :raises Unmoeglich: with the reason.
    """
    art = _art(quelle)
    bild = str(Path(ordner) / "seite.webp")
    if art == quellen.BILD:
        masse = rufe("bild_von_bild", ordner, quelle=quelle.pfad, ziel=bild)
        pdf, werkzeuge = None, []
        if masse["seiten"] > 1 or not _zeigen_browser(quelle):
            pdf, werkzeuge = _als_pdf(quelle, art, ordner, worte)
    else:
        pdf, werkzeuge = (
            (quelle.pfad, [])
            if art == quellen.PDF
            else _als_pdf(quelle, art, ordner, worte)
        )
        masse = rufe("bild_von_pdf", ordner, quelle=pdf, ziel=bild)
        werkzeuge.append(_werkzeug("pypdfium2"))
    return Ansicht(
        bild=bild,
        breite=masse["breite"],
        hoehe=masse["hoehe"],
        pdf=None if art in (quellen.PDF, quellen.TEXT) else pdf,
        seiten=masse["seiten"],
        werkzeug=", ".join(werkzeuge or [_werkzeug("Pillow")]),
    )


def mache_pdfa(quelle, ordner, worte):
    """Make a PDF/A-2b of a file, and look whether it is one.

    :param quelle: :class:`Quelle`.
    :param ordner: directory of its own, for all that is written.
    :param worte: texts of mails, see :func:`.blaetter.mail_auf_seiten`.
    :returns: :class:`Wiedergabe`.
    :raises Unmoeglich: with the reason.
    """
    art = _art(quelle)
    pdf, werkzeuge = quelle.pfad, []
    if art != quellen.PDF:
        pdf, werkzeuge = _als_pdf(quelle, art, ordner, worte, pdfa=True)
    if art in (quellen.PDF, quellen.BILD) and texterkennung.eingeschaltet():
        mit_text = str(Path(ordner) / "text.pdf")
        if texterkennung.lies_ein(pdf, mit_text, ordner):
            pdf = mit_text
            werkzeuge.append(texterkennung.version())
    ziel, weggelassen, womit = _gerichtet(pdf, ordner)
    return Wiedergabe(
        pfad=ziel,
        seiten=rufe("zaehle_seiten", ordner, quelle=ziel),
        werkzeug=", ".join([*werkzeuge, *womit]),
        pruefer=f"collective.eakte ({_werkzeug('pikepdf')})",
        weggelassen=tuple(weggelassen),
        urteil=verapdf.urteile(ziel, ordner),
    )


_LANGE = mit_geduld(GRENZEN, 180)


def _art(quelle):
    art = quelle.art
    if art is None:
        raise Unmoeglich(NICHT_UNTERSTUETZT)
    if os.path.getsize(quelle.pfad) > HOECHSTENS_BYTES:
        raise Unmoeglich(ZU_GROSS)
    return art


def _als_pdf(quelle, art, ordner, worte, *, pdfa=False):
    """A PDF of what is none: its path, and what has made it."""
    if art == quellen.OFFICE:
        endung = quellen.endung_von(quelle.mime_type, quelle.dateiname)
        pdf = libreoffice.wandle_um(quelle.pfad, endung, ordner, pdfa=pdfa)
        return pdf, [office.version(office.programm())]
    ziel = str(Path(ordner) / "blatt.pdf")
    angaben = {"quelle": quelle.pfad, "ziel": ziel}
    if art == quellen.BILD:
        rufe("bild_auf_seiten", ordner, grenzen=_LANGE, **angaben)
    else:
        was = "mail" if art in (quellen.EML, quellen.MSG) else "text"
        rufe(f"{was}_auf_seiten", ordner, art=art, worte=worte, **angaben)
    return ziel, [_werkzeug("fpdf2")]


def _gerichtet(pdf, ordner):
    """A PDF with the structure of PDF/A: path, what was left out, what has made it.

    :raises Unmoeglich: it cannot be brought to it.
    """
    ziel = str(Path(ordner) / "pdfa.pdf")
    if not _maengel(pdf, ordner):
        # It has come to it already: bytes that nobody touches say most.
        return pdf, [], []
    weg = rufe("richte", ordner, grenzen=_LANGE, quelle=pdf, ziel=ziel)
    maengel = _maengel(ziel, ordner)
    if not maengel:
        return ziel, weg, [_werkzeug("pikepdf")]
    if ghostscript.programm() is None:
        raise Unmoeglich(WERKZEUG_FEHLT, f"Ghostscript: {_in_worten(maengel)}")
    neu = str(Path(ordner) / "neu.pdf")
    # What is forbidden is out already, also a password that lets read.
    ghostscript.zeichne_neu(ziel, neu, ordner)
    zweites = str(Path(ordner) / "pdfa-2.pdf")
    weg += rufe(
        "richte", ordner, grenzen=_LANGE, quelle=neu, ziel=zweites, angaben_aus=ziel
    )
    maengel = _maengel(zweites, ordner)
    if maengel:
        raise Unmoeglich(NICHT_ERREICHT, _in_worten(maengel))
    _vergleiche_text(ziel, zweites, ordner)
    womit = [ghostscript.version(ghostscript.programm()), _werkzeug("pikepdf")]
    return zweites, sorted(set(weg)), womit


def _vergleiche_text(vorher, nachher, ordner):
    """Refuse a rendition with another text than the file has.

    :raises Unmoeglich: there is a page on which they differ.
    """
    alte, neue = (
        rufe("text_von", ordner, grenzen=_LANGE, quelle=pfad)
        for pfad in (vorher, nachher)
    )
    if alte != neue:
        seite = next(
            (
                nr
                for nr, (a, b) in enumerate(zip(alte, neue, strict=False), 1)
                if a != b
            ),
            min(len(alte), len(neue)) + 1,
        )
        raise Unmoeglich(TEXT_VERLOREN, f"p. {seite}")


def _maengel(pdf, ordner):
    gefunden = rufe("pruefe", ordner, grenzen=_LANGE, pfad=pdf)
    return [pdfa_regeln.Mangel(*mangel) for mangel in gefunden]


def _in_worten(maengel):
    return "; ".join(f"{m.code} {m.was}".strip() for m in maengel)[:1000]


def _zeigen_browser(quelle):
    typ = quelle.mime_type.split(";")[0].strip().lower()
    return typ in ("image/gif", "image/jpeg", "image/png", "image/webp")


def _werkzeug(name):
    return f"{name} {version(name)}"
