"""The full text of the site: how it fares, compare it, renew it.

Nothing here asks for rights: services, screens and commands do.
"""

from collective.eakte import _
from collective.eakte.auftraege import api as auftraege
from collective.eakte.config import AUFTRAEGE_VERWALTEN
from collective.eakte.volltext import auszug
from collective.eakte.volltext import pruefung
from collective.eakte.volltext.anschluss import anschluss_von
from collective.eakte.volltext.aufgabe import ARTEN
from collective.eakte.volltext.aufgabe import ERNEUERN
from collective.eakte.volltext.aufgabe import NEU
from collective.eakte.volltext.aufgabe import PRUEFEN
from collective.eakte.volltext.interfaces import Lesestand
from collective.eakte.volltext.interfaces import MaschineGestoert
from collective.eakte.volltext.schalter import ist_an
from collective.eakte.volltext.schalter import schalte
from dataclasses import dataclass
from dataclasses import field
from plone import api


__all__ = ("ARTEN", "ERNEUERN", "NEU", "PRUEFEN", "Stand", "beginne", "schalte_ocr")

HOECHSTENS = 100_000
"""Files that are counted of one state."""

TITEL = {
    PRUEFEN: _("volltext_pruefen", default="Check of the full text index"),
    ERNEUERN: _("volltext_erneuern", default="Renewal of the full text index"),
    NEU: _("volltext_neu", default="Building the full text index anew"),
}

schalte_ocr = schalte


@dataclass(frozen=True)
class Stand:
    """How the full text fares.

    :param schriftgut: number of plan units and records of the database.
    :param eingetragen: number of those that the engine has; ``None`` when it does not
        answer.
    :param texte: dict from :class:`~.interfaces.Lesestand` to number of files.
    :param stoerungen: tuple of texts that say what is wrong with the engine.
    :param versaeumt: number of records that this process could not hand over.
    :param ocr: whether OCR is switched on.
    :param faehigkeiten: what can be read here, see :func:`.auszug.verfuegbar`.
    """

    schriftgut: int
    eingetragen: int | None
    texte: dict = field(default_factory=dict)
    stoerungen: tuple[str, ...] = ()
    versaeumt: int = 0
    ocr: bool = False
    faehigkeiten: dict = field(default_factory=dict)


def darf_verwalten():
    """Whether the user may look after the full text of the site."""
    return api.user.has_permission(AUFTRAEGE_VERWALTEN, obj=api.portal.get())


def beginne(art):
    """Compare or renew the index in the background.

    :param art: one of :data:`ARTEN`.
    :returns: id of the job.
    """
    return auftraege.beginne(
        api.portal.get(),
        "eakte-volltext-abgleich",
        TITEL[art],
        schluessel=f"volltext:{art}",
        art=art,
    )


def stand():
    """:returns: :class:`Stand`."""
    anschluss = anschluss_von()
    gemeinsam = {
        "schriftgut": pruefung.anzahl(),
        "versaeumt": len(anschluss.versaeumte),
        "ocr": ist_an(),
        "faehigkeiten": auszug.verfuegbar(),
    }
    try:
        maschine = anschluss.maschine()
        return Stand(
            eingetragen=maschine.anzahl(),
            texte={
                eines: len(maschine.mit_stand(eines, HOECHSTENS)) for eines in Lesestand
            },
            stoerungen=tuple(maschine.pruefe()),
            **gemeinsam,
        )
    except MaschineGestoert as fehler:
        return Stand(eingetragen=None, stoerungen=(str(fehler),), **gemeinsam)
