"""``@@ajax-search``: what is offered while somebody types."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.suche.anfrage import HOECHSTE_SEITE
from collective.eakte.suche.anfrage import ORT
from collective.eakte.suche.anfrage import Suchanfrage
from collective.eakte.suche.anfrage import TEXT
from collective.eakte.suche.browser.suche import ICONS
from collective.eakte.suche.schnell import Schnellsuche
from contextlib import suppress
from Products.Five.browser import BrowserView
from zope.component import getMultiAdapter

import json


class Vorschlaege(BrowserView):
    """As Plone's, so that its live search takes it; titles say numbers."""

    def __call__(self):
        """:returns: JSON with ``total`` and ``items``."""
        response = self.request.response
        response.setHeader("Content-Type", "application/json")
        response.setHeader("Cache-Control", "private, no-store")
        text = " ".join(self._text(TEXT).split())
        size = min(max(self._zahl("perPage", 10), 1), HOECHSTE_SEITE)
        seite = max(self._zahl("page", 1), 1)
        treffer, gesamt = (), 0
        if text:
            anfrage = Suchanfrage(
                text, self._text(ORT), start=(seite - 1) * size, size=size
            )
            # A place that is not there holds nothing.
            with suppress(Hindernisse):
                treffer, gesamt = Schnellsuche(anfrage).vorschlaege()
        return json.dumps(
            {"total": gesamt, "items": list(map(self._als_json, treffer))}
        )

    def _als_json(self, treffer):
        fmt = getMultiAdapter((self.context, self.request), name="eakte-format")
        ort = treffer.orte[-1] if treffer.orte else None
        return {
            "id": treffer.uid,
            "title": f"{treffer.kennzeichen} {treffer.betreff}".strip(),
            "description": f"{ort.kennzeichen} {ort.titel}".strip() if ort else "",
            "url": treffer.url,
            "state": treffer.stand or None,
            "img_tag": None,
            "kennzeichen": treffer.kennzeichen,
            "betreff": treffer.betreff,
            "icon": fmt.icon(ICONS[treffer.art]),
        }

    def _text(self, name):
        wert = self.request.form.get(name)
        return wert if isinstance(wert, str) else ""

    def _zahl(self, name, sonst):
        wert = self._text(name)
        return (
            int(wert) if wert.isascii() and wert.isdigit() and len(wert) < 7 else sonst
        )
