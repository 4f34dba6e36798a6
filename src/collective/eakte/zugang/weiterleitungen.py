"""Which addresses lead on to others is told to those only who manage them.

The address of a record is its number. restapi's service ``@aliases`` asks for a
permission, but its expander, ``?expand=aliases`` at any object, does not: it would list
the former and present numbers of all records that were moved, to everybody. And who
manages addresses need not see every record: its former ones are left out of the lists.
"""

from collective.eakte.interfaces import IEAkteLayer
from collective.eakte.rest import darf
from collective.eakte.zugang.ehemalige import fuehrt_weiter
from plone import api
from plone.base.batch import Batch
from plone.base.interfaces import IPloneSiteRoot
from plone.memoize.view import memoize
from plone.restapi.batching import HypermediaBatch
from plone.restapi.serializer.converters import datetimelike_to_iso
from plone.restapi.services.aliases.get import Aliases
from plone.restapi.services.aliases.get import AliasesGet
from Products.CMFPlone.controlpanel.browser.redirects import RedirectionSet
from Products.CMFPlone.controlpanel.browser.redirects import RedirectsControlPanel
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.component import adapter
from zope.component import queryUtility
from zope.interface import Interface
from zope.security.interfaces import IPermission

import csv
import io
import Products.CMFPlone.controlpanel.browser


RECHT_AN_DER_SITE = "Products.CMFPlone.ManagePortalAliases"
RECHT = "Products.CMFPlone.ManageContextAliases"


class SichtbareWeiterleitungen(RedirectionSet):
    """Former addresses, without those of records that the user may not see."""

    def __init__(self, **angaben):
        super().__init__(**angaben)
        person = api.user.get_current()
        self.data = [
            pfad
            for pfad in self.data
            if fuehrt_weiter(self.storage.get(pfad) or "", person)
        ]


@adapter(Interface, IEAkteLayer)
class WeiterleitungenFuerVerwaltung(Aliases):
    """Expander ``aliases``: only its address for those who manage none."""

    def __call__(self, expand=False):
        """:returns: dict for ``@components``."""
        return super().__call__(expand=expand and self._erlaubt())

    def reply(self, query, manual, start, end):
        """:returns: triple of the rows of a page, their number, and links."""
        if not IPloneSiteRoot.providedBy(self.context):
            return super().reply(query, manual, start, end)
        alle = SichtbareWeiterleitungen(
            query=query or "",
            manual={True: "yes", False: "no"}.get(manual, ""),
            start=start or "",
            end=end or "",
        )
        seite = HypermediaBatch(self.request, range(len(alle)))
        self.request.response.setStatus(200)
        self.request.response.setHeader("Content-Type", "application/json")
        zeilen = [_zeile(alle[stelle]) for stelle in seite]
        return zeilen, seite.items_total, seite.links

    def reply_root_csv(self):
        """:returns: all rows as a file."""
        self.request.response.setHeader("Content-Type", "text/csv")
        self.request.response.setHeader(
            "Content-Disposition", "attachment; filename=redirects.csv"
        )
        return als_csv()

    def _erlaubt(self):
        an_der_site = IPloneSiteRoot.providedBy(self.context)
        recht = queryUtility(IPermission, RECHT_AN_DER_SITE if an_der_site else RECHT)
        return recht is not None and darf(recht.title, self.context)


class Weiterleitungsdienst(AliasesGet):
    """GET @aliases of the site."""

    def reply(self):
        """:returns: as restapi does."""
        return WeiterleitungenFuerVerwaltung(self.context, self.request)(expand=True)[
            "aliases"
        ]


class Bedienfeld(RedirectsControlPanel):
    """``@@redirection-controlpanel``."""

    index = ViewPageTemplateFile(
        "redirects-controlpanel.pt", Products.CMFPlone.controlpanel.browser.__path__[0]
    )

    @memoize
    def redirects(self):
        """:returns: the page of rows that is shown."""
        form = self.request.form
        return Batch(
            SichtbareWeiterleitungen(
                query=form.get("q", ""),
                created=form.get("datetime", ""),
                start=form.get("start", ""),
                end=form.get("end", ""),
                manual=form.get("manual", ""),
            ),
            int(form.get("b_size", "15")),
            int(form.get("b_start", "0")),
            orphan=1,
        )

    def download(self):
        """:returns: all rows as a file."""
        self.request.response.setHeader("Content-Type", "text/csv")
        self.request.response.setHeader(
            "Content-Disposition", "attachment; filename=redirects.csv"
        )
        return als_csv()


def als_csv():
    """All former addresses that the user may be told, as Plone exports them."""
    ziel = io.StringIO(newline="")
    schreiber = csv.writer(ziel)
    schreiber.writerow(("old path", "new path", "datetime", "manual"))
    alle = SichtbareWeiterleitungen()
    for stelle in range(len(alle)):
        schreiber.writerow(_zeile(alle[stelle]).values())
    return ziel.getvalue()


def _zeile(eintrag):
    return {
        "path": eintrag["path"],
        "redirect-to": eintrag["redirect-to"],
        "datetime": datetimelike_to_iso(eintrag["datetime"]),
        "manual": eintrag["manual"],
    }
