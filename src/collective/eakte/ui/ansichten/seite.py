"""What all pages of plan nodes and records have in common."""

from collective.eakte import _
from collective.eakte.config import RECHTE_ANSEHEN
from collective.eakte.lebenszyklus.api import zustand
from collective.eakte.ui.handlungen import handlungen
from collective.eakte.ui.interfaces import IReiter
from collective.eakte.ui.merkmale import merkmale
from plone import api
from Products.Five.browser import BrowserView
from zope.component import getAdapters
from zope.component import getMultiAdapter

import functools


class Seite(BrowserView):
    """A page in the shell with the head of a plan node or record."""

    reiter_name = "inhalt"

    def __call__(self):
        """:returns: HTML."""
        return self.index()

    @functools.cached_property
    def fmt(self):
        return getMultiAdapter((self.context, self.request), name="eakte-format")

    @functools.cached_property
    def zustand(self):
        """:returns: workflow state."""
        return zustand(self.context)

    @functools.cached_property
    def merkmale(self):
        """:returns: what applies, list of ``Merkmal``."""
        return merkmale(self.context, self.fmt)

    def handlungen(self, gruppe):
        """:returns: actions of a group."""
        return handlungen(self.context, self.request, gruppe)

    def reiter(self):
        """The pages that an object has.

        :returns: list of dicts with ``titel``, ``url``, ``aktuell``.
        """
        url = self.context.absolute_url()
        seiten = [
            (10, "inhalt", _("reiter_inhalt", default="Content"), ""),
            (20, "angaben", _("reiter_angaben", default="Details"), "/@@angaben"),
        ]
        if api.user.has_permission(RECHTE_ANSEHEN, obj=self.context):
            seiten.append(
                (90, "rechte", _("reiter_rechte", default="Rights"), "/@@rechte")
            )
        seiten += [
            (reiter.reihenfolge, name, reiter.titel, f"/{reiter.ziel}")
            for name, reiter in getAdapters((self.context, self.request), IReiter)
            if reiter.verfuegbar()
        ]
        return [
            {"titel": titel, "url": url + ziel, "aktuell": name == self.reiter_name}
            for _reihe, name, titel, ziel in sorted(seiten, key=lambda seite: seite[:2])
        ]

    @functools.cached_property
    def sieht_stornierte(self):
        """:returns: whether withdrawn records may be shown to the user."""
        return api.user.has_permission(
            "collective.eakte: View storniert", obj=self.context
        )
