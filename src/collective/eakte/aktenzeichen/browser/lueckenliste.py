"""The numbers that are not in use, as a page and as a file."""

from collective.eakte.aktenzeichen.luecken import ARTEN
from collective.eakte.aktenzeichen.luecken_ausgabe import zeilen
from collective.eakte.aktenzeichen.lueckenbericht import luecken
from collective.eakte.dokument.dateiname import content_disposition
from collective.eakte.rechte.vertreten import in_vertretung
from collective.eakte.tabellendatei import als_csv
from collective.eakte.tabellendatei import als_xlsx
from datetime import date
from functools import cached_property
from functools import partial
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode
from zope.i18n import translate


DATEIEN = {
    "csv": (als_csv, "text/csv; charset=utf-8"),
    "xlsx": (
        als_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


class Lueckenliste(BrowserView):
    """The gap report of a plan or a unit; filters stand in the address."""

    index = ViewPageTemplateFile("templates/lueckenliste.pt")
    arten = tuple(ARTEN.items())

    def __call__(self):
        """:returns: the page, or with ``format=csv`` or ``xlsx`` the file."""
        self.request.response.setHeader("Cache-Control", "private, no-store")
        format_ = self.request.form.get("format")
        return self._datei(format_) if format_ in DATEIEN else self.index()

    @cached_property
    def zeilen(self):
        """:returns: lines of the report, in natural order of their numbers."""
        return luecken(
            self.context,
            arten=[self.art] if self.art else None,
            von=self.tag("von"),
            bis=self.tag("bis"),
        )

    @property
    def art(self):
        """:returns: the kind that is asked for, or an empty string."""
        wert = self.request.form.get("art", "")
        return wert if isinstance(wert, str) and wert in ARTEN else ""

    def art_in_worten(self, art):
        """:returns: title of a kind."""
        return ARTEN.get(art, art)

    def tag(self, name):
        """:returns: a day from the address, or ``None``."""
        try:
            return date.fromisoformat(self.request.form.get(name) or "")
        except (TypeError, ValueError):
            return None

    def person(self, ereignis):
        """:returns: who it was, and for whom if she stood in for somebody."""
        person = self._name(ereignis.person)
        if not ereignis.fuer:
            return person
        return translate(
            in_vertretung(person, self._name(ereignis.fuer)), context=self.request
        )

    def _name(self, kennung):
        nutzer = api.user.get(userid=kennung) if kennung else None
        return (nutzer.getProperty("fullname") or kennung) if nutzer else kennung

    def datei_url(self, format_):
        """:returns: address of the report as a file."""
        form = {"format": format_, "art": self.art}
        form |= {n: tag.isoformat() for n in ("von", "bis") if (tag := self.tag(n))}
        return f"{self.context.absolute_url()}/@@lueckenliste?{urlencode(form)}"

    def _datei(self, format_):
        schreibe, typ = DATEIEN[format_]
        ereignisse = [zeile.ereignis for zeile in self.zeilen]
        response = self.request.response
        response.setHeader("Content-Type", typ)
        response.setHeader("X-Content-Type-Options", "nosniff")
        response.setHeader(
            "Content-Disposition",
            content_disposition(
                "attachment",
                f"Lückenliste {self.context.kennzeichen or ''}".strip() + f".{format_}",
            ),
        )
        return schreibe(zeilen(ereignisse, partial(translate, context=self.request)))
