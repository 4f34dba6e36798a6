"""Entries name other records: they do not tell of those that the user may not see."""

from collective.eakte.config import INHALT_LESEN
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

UID_ZU = {
    "kennzeichen": "uid",
    "nach": "nach_uid",
    "ort": "ort_uid",
    "von": "von_uid",
}
"""Names of ``angaben`` that are numbers of other records, and of those with their
UUIDs."""

VOM_INHALT = {
    "endfassung": frozenset({"sha256"}),
    "entwurf-aus": frozenset({"sha256"}),
    "fassung": frozenset({"dateiname", "kommentar", "sha256"}),
}
"""What tells of a file: for those only who may read it."""

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
        eintrag = zeile.eintrag
        if name in VOM_INHALT.get(eintrag.was, ()):
            return zeile.obj is None or darf(INHALT_LESEN, zeile.obj)
        if not isinstance(wert, str):
            return True
        uid = eintrag.angaben.get(UID_ZU.get(name))
        if uid is not None:
            # What its own number begins with is no secret of a record.
            return _beginnt_mit(zeile.obj, wert) or self._sieht(zeile.obj, uid)
        return _UID.fullmatch(wert) is None or self._sieht(zeile.obj, wert)

    def _sieht(self, obj, uid):
        eigene = uid_von(obj)
        if uid in (eigene, uid_von(None)):
            return True
        if (eigene, uid) not in self._bekannt:
            self._bekannt[eigene, uid] = self._frage(obj, uid)
        return self._bekannt[eigene, uid]

    def _frage(self, obj, uid):
        if self._katalog.unrestrictedSearchResults(UID=uid):
            return bool(self._katalog(show_inactive=True, UID=uid))
        # It was removed: that is told to those who audit numbers.
        return darf(LUECKEN_ANSEHEN, api.portal.get() if obj is None else obj)

    def _lesbare(self, zeile, felder):
        """Changed fields without those that have a permission of their own."""
        if zeile.obj is None or not isinstance(felder, dict):
            return None
        rechte = self._leserechte(zeile.obj)
        return {
            name: werte
            for name, werte in felder.items()
            if (name not in rechte or darf(rechte[name], zeile.obj))
            and all(self._darf_wissen(zeile, "", wert) for wert in werte)
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


def _beginnt_mit(obj, nummer):
    if obj is None:
        return False
    eigene = [obj.kennzeichen, *(getattr(obj, "fruehere_kennzeichen", None) or ())]
    return any(eine and eine.startswith(nummer) for eine in eigene)
