"""Banner on every page: for whom one acts today."""

from collective.eakte.vertretung.darstellung import name
from collective.eakte.vertretung.darstellung import umfang_in_worten
from collective.eakte.vertretung.sichten import nach_vertretenden
from collective.eakte.vertretung.vertretung import ALLES
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class Hinweis(ViewletBase):
    """Says for whom the user stands in."""

    index = ViewPageTemplateFile("templates/hinweis.pt")

    def update(self):
        """Cost: next to nothing for those who stand in for nobody."""
        super().update()
        laufende = ()
        if not api.user.is_anonymous():
            person = api.user.get_current().getId()
            laufende = nach_vertretenden().get(person, ())
        self.zeilen = [
            {
                "abwesend": name(vertretung.abwesend),
                "bis": vertretung.bis,
                "umfang": None
                if vertretung.umfang == ALLES
                else umfang_in_worten(vertretung, self.request),
            }
            for vertretung in laufende
        ]

    @property
    def url(self):
        return f"{self.site_url}/@@eakte-vertretung"

    def render(self):
        """:returns: HTML, nothing for most people."""
        return self.index() if self.zeilen else ""
