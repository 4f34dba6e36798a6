"""What screens say of the view and of the PDF/A alike."""

from collective.eakte.vorschau.anfordern import darf_verwalten
from collective.eakte.vorschau.worte import GRUND


class Stueck:
    """Mixin: how something stands; ``auskunft`` says it.

    :ivar auskunft: :class:`~..auskunft.Auskunft`.
    """

    @property
    def stueck(self):
        """:returns: what is there, or ``None``."""
        return self.auskunft.fertig

    @property
    def grund(self):
        """:returns: message why it is not there."""
        return GRUND.get(self.auskunft.grund, "")

    @property
    def naeheres(self):
        """:returns: what a tool has said of it, for administrators."""
        stueck = self.auskunft.stueck
        return stueck.naeheres if stueck is not None and darf_verwalten() else ""
