"""Entries name other records: they do not tell of those that the user may not see."""

from collective.eakte.protokoll.api import uid_von
from collective.eakte.rest import darf
from functools import cached_property
from plone import api
from plone.autoform.interfaces import READ_PERMISSIONS_KEY
from plone.dexterity.utils import iterSchemata
from plone.supermodel.utils import mergedTaggedValueDict
from zope.component import queryUtility
from zope.security.interfaces import IPermission

import re


LUECKEN_ANSEHEN = "collective.eakte: View number gaps"

NUMMERN_ANDERER = {
    "registriert": ("ort",),
    "kopiert-von": ("kennzeichen",),
    "entwurf-aus": ("kennzeichen",),
    "verschoben": ("von", "nach"),
    "geloescht": ("kennzeichen",),
}
"""Where numbers of other records stand in entries, by their code."""

_UID = re.compile(r"[0-9a-f]{32}")


class Sicht:
    """What of the entries of some records the user may read; for one request."""

    def __init__(self):
        self._bekannt = {}
        self._felder = {}

    def angaben(self, zeile):
        """What an entry says further, as far as the user may know it.

        :param zeile: :class:`~.verlauf.Zeile`.
        :returns: dict with ``None`` for what she may not know, and whether there is
            nothing of that kind.
        """
        if not zeile.eintrag.angaben:
            return {}, True
        fremd = [
            name
            for name, wert in zeile.eintrag.angaben.items()
            if not self._darf_wissen(zeile, name, wert)
        ]
        angaben = {**zeile.eintrag.angaben, **dict.fromkeys(fremd)}
        felder = self._lesbare(zeile, angaben.get("felder"))
        if felder is not None:
            fremd += set(angaben["felder"]) - set(felder)
            angaben["felder"] = felder
        return angaben, not fremd

    def _darf_wissen(self, zeile, name, wert):
        if not isinstance(wert, str) or not wert:
            return True
        if name in NUMMERN_ANDERER.get(zeile.eintrag.was, ()):
            return self._sieht_nummer(zeile.obj, wert)
        if _UID.fullmatch(wert):
            return self._sieht(zeile.obj, UID=wert)
        return True

    def _sieht_nummer(self, obj, nummer):
        # What its own number begins with is no secret of a record.
        eigene = (
            [] if obj is None else [obj.kennzeichen, *(obj.fruehere_kennzeichen or ())]
        )
        if any(eine and eine.startswith(nummer) for eine in eigene):
            return True
        return self._sieht(obj, kennzeichen=nummer)

    def _sieht(self, obj, **suche):
        schluessel = (*suche.items(), None if obj is None else uid_von(obj))
        if schluessel not in self._bekannt:
            self._bekannt[schluessel] = self._frage(obj, suche)
        return self._bekannt[schluessel]

    def _frage(self, obj, suche):
        if obj is not None and suche.get("UID") == uid_von(obj):
            return True
        alle = self._katalog.unrestrictedSearchResults(**suche)
        if alle:
            return bool(self._katalog(show_inactive=True, **suche))
        # It is gone, or has another number: that is told to those who audit numbers.
        return darf(LUECKEN_ANSEHEN, api.portal.get() if obj is None else obj)

    def _lesbare(self, zeile, felder):
        """Changed fields without those that have a permission of their own."""
        if zeile.obj is None or not isinstance(felder, dict):
            return None
        rechte = self._leserechte(zeile.obj)
        return {
            name: werte
            for name, werte in felder.items()
            if name not in rechte or darf(rechte[name], zeile.obj)
        }

    def _leserechte(self, obj):
        typ = obj.portal_type
        if typ not in self._felder:
            self._felder[typ] = {
                name: queryUtility(IPermission, kennung).title
                for schema in iterSchemata(obj)
                for name, kennung in mergedTaggedValueDict(
                    schema, READ_PERMISSIONS_KEY
                ).items()
                if queryUtility(IPermission, kennung) is not None
            }
        return self._felder[typ]

    @cached_property
    def _katalog(self):
        return api.portal.get_tool("portal_catalog")
