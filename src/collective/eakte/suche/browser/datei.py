"""``@@eakte-suche-datei``: the hits as a table file."""

from AccessControl import Unauthorized
from collective.eakte import _
from collective.eakte.protokollieren import vermerke_lesen
from collective.eakte.rechte.bericht.datei import als_datei
from collective.eakte.suche.anfrage import aus_form
from collective.eakte.suche.api import alle_treffer
from collective.eakte.suche.tabelle import als_tabelle
from plone import api
from Products.Five.browser import BrowserView
from zope.component import getMultiAdapter


class Datei(BrowserView):
    """What the user finds, and no more; the Protokoll notes what was taken along."""

    def __call__(self):
        """:returns: the file (XLSX).

        :raises Unauthorized: nobody is logged in.
        :raises Hindernisse: the search cannot be answered.
        """
        if api.user.is_anonymous():
            raise Unauthorized("Please log in.")
        return gib_aus(self.context, self.request)


def gib_aus(context, request):
    """Answer with the hits as a file, and enter that.

    :param context: the site.
    :param request: the request; its form is the search.
    :returns: the body.
    :raises Hindernisse: the search cannot be answered.
    """
    anfrage = aus_form(request.form)
    treffer, gesamt = alle_treffer(anfrage)
    vermerke_lesen(
        None,
        "bericht",
        bericht="suche",
        format="xlsx",
        frage=anfrage.adresse(),
        anzahl=len(treffer),
    )
    fmt = getMultiAdapter((context, request), name="eakte-format")
    return als_datei(
        request.response,
        als_tabelle(treffer, gesamt, fmt),
        "xlsx",
        fmt.uebersetze(_("suche_dateiname", default="Hits")),
    )
