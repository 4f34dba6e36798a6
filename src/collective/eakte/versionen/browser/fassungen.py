"""The page of all versions of a Dokument."""

from collective.eakte import _
from collective.eakte.config import INHALT_LESEN
from collective.eakte.dokument.browser.datei import NICHT_LESBAR
from collective.eakte.rest import darf
from collective.eakte.ui.ansichten.seite import Seite
from collective.eakte.versionen import api as versionen
from collective.eakte.versionen.browser.zeile import Fassungszeile
from functools import cached_property
from Products.CMFCore.permissions import ModifyPortalContent
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


# These concern one version, and are said at that one.
_EINZELN = frozenset({"fassung-ist-aktuell", "fassung-unbekannt"})


class Fassungen(Seite):
    """Tab "Versionen"."""

    index = ViewPageTemplateFile("templates/fassungen.pt")
    reiter_name = "fassungen"
    nicht_lesbar = NICHT_LESBAR

    @cached_property
    def lesbar(self):
        """:returns: whether the user may read the file."""
        return darf(INHALT_LESEN, self.context)

    @cached_property
    def zeilen(self):
        """:returns: list of :class:`~.zeile.Fassungszeile`, newest first."""
        if not self.lesbar:
            return []
        return [
            Fassungszeile(self.context, fassung, self.fmt)
            for fassung in versionen.fassungen(self.context)
        ]

    @property
    def leer_text(self):
        """:returns: what will be here."""
        return _(
            "leer_fassungen",
            default="This Dokument has no file yet. Every file that is added later "
            "becomes a version.",
        )

    @cached_property
    def gegen_wiederherstellen(self):
        """:returns: messages why no version at all can be restored."""
        if len(self.zeilen) < 2:
            return []
        gruende = versionen.pruefe_wiederherstellen(
            self.context, self.zeilen[-1].nummer
        )
        meldungen = [g.message for g in gruende if g.code not in _EINZELN]
        if not meldungen and not darf(ModifyPortalContent, self.context):
            meldungen.append(
                _(
                    "handlung_nicht_erlaubt",
                    default="Your role does not permit this here.",
                )
            )
        return meldungen

    def wiederherstellbar(self, zeile):
        """:returns: whether the file of a version differs from the current one."""
        return not self.gegen_wiederherstellen and zeile.sha256 != self.zeilen[0].sha256
