"""What can be found: kinds of records, and the other content of the site."""

from collective.eakte import _
from collective.eakte.content.arten import typen_mit
from collective.eakte.listen.api import ARTEN
from plone import api


SEITE = "seite"

TITEL = {
    "Aktenplan": _("suche_art_plan", default="File plan"),
    "Aktenplaneinheit": _("suche_art_einheit", default="Plan unit"),
    "Akte": _("suche_art_akte", default="Akte"),
    "Teilakte": _("suche_art_teilakte", default="Teilakte"),
    "Vorgang": _("suche_art_vorgang", default="Vorgang"),
    "Dokument": _("suche_art_dokument", default="Dokument"),
    SEITE: _("suche_art_seite", default="Page of the site"),
}
"""What people call the kinds, in the order of the screen."""

PLANKNOTEN = frozenset({"Aktenplan", "Aktenplaneinheit"})


class Arten:
    """Which type is which kind.

    :ivar nach_typ: dict from portal type to a kind of :data:`TITEL`; types that the
        site does not search are missing.
    """

    def __init__(self):
        plone = api.portal.get_tool("plone_utils")
        self.nach_typ = dict.fromkeys(plone.getUserFriendlyTypes(), SEITE)
        for art, interface in ARTEN.items():
            for typ in typen_mit(interface):
                self.nach_typ[typ] = art

    def typen(self, art):
        """:returns: list of portal types that are of a kind."""
        return [typ for typ, eine in self.nach_typ.items() if eine == art]
