"""The box "PDF/A" beside the view of a Dokument."""

from Acquisition import aq_base
from collective.eakte.config import INHALT_LESEN
from collective.eakte.rest import darf
from collective.eakte.vorschau import api
from collective.eakte.vorschau.bestand import AUSSTEHEND
from collective.eakte.vorschau.bestand import KEINE
from collective.eakte.vorschau.bestand import NICHT_MOEGLICH
from collective.eakte.vorschau.bestand import NICHT_VERFUEGBAR
from collective.eakte.vorschau.browser.stueck import Stueck
from collective.eakte.vorschau.worte import WEGGELASSEN
from functools import cached_property
from plone.app.layout.viewlets.common import ViewletBase
from Products.CMFCore.permissions import ModifyPortalContent
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.component import getMultiAdapter


class PdfaKasten(Stueck, ViewletBase):
    """How the PDF/A stands, where one is expected or can be had."""

    index = ViewPageTemplateFile("templates/pdfa.pt")
    weight = 20

    def render(self):
        """:returns: HTML; nothing for those who may not read the file."""
        return self.index() if self._gezeigt() else ""

    def _gezeigt(self):
        if not darf(INHALT_LESEN, self.context) or self.auskunft.stand == KEINE:
            return False
        basis = aq_base(self.context)
        return (
            basis._endfassung is not None
            or self.auskunft.stueck is not None
            or (
                basis._eingefroren
                and self.auskunft.stand in (AUSSTEHEND, NICHT_MOEGLICH)
            )
            or (
                self.auskunft.stand in (AUSSTEHEND, NICHT_MOEGLICH)
                and darf(ModifyPortalContent, self.context)
            )
        )

    @cached_property
    def auskunft(self):
        """:returns: :class:`~..auskunft.Auskunft`."""
        return api.pdfa(self.context)

    @cached_property
    def fmt(self):
        """:returns: ``@@eakte-format``."""
        return getMultiAdapter((self.context, self.request), name="eakte-format")

    @property
    def knopf(self):
        """:returns: ``"erstellen"``, ``"wiederholen"`` or ``""``."""
        stand = self.auskunft.stand
        if stand == AUSSTEHEND:
            return "erstellen"
        versucht = self.auskunft.stueck is not None
        verfehlt = stand in (NICHT_MOEGLICH, NICHT_VERFUEGBAR)
        return "wiederholen" if versucht and verfehlt else ""

    @property
    def weggelassen(self):
        """:returns: what was left out, in words."""
        return ", ".join(
            self.fmt.uebersetze(WEGGELASSEN[code])
            for code in self.stueck.weggelassen
            if code in WEGGELASSEN
        )

    @property
    def urteil(self):
        """:returns: what veraPDF has said: ``"gueltig"``, ``"ungueltig"``,
        ``"gescheitert"``, or ``""``."""
        return self.stueck.urteil.ergebnis if self.stueck.urteil else ""
