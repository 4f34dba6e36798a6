"""@history of plone.restapi: the same shape, with the right address of each version."""

from collective.eakte import _
from collective.eakte.config import INHALT_LESEN
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import darf
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import lies_json
from collective.eakte.rest import MitPfad
from collective.eakte.rest import unzulaessige_zeichen
from collective.eakte.rest import verlange
from collective.eakte.versionen import api as versionen
from collective.eakte.versionen.darstellung import download_url
from collective.eakte.versionen.darstellung import name
from plone import api
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.services import Service
from Products.CMFCore.permissions import ModifyPortalContent
from zExceptions import NotFound
from zope.component import getMultiAdapter
from zope.i18n import translate


GEAENDERT = _("verlauf_datei_geaendert", default="File replaced")
REGISTRIERT = _("verlauf_datei_registriert", default="File registered")


class Lesen(MitPfad):
    """The versions of a Dokument, newest first, or one of them as it was."""

    def reply(self):
        verlange(INHALT_LESEN, self.context)
        if self.teile:
            return self._eine()
        darf_zurueck = darf(ModifyPortalContent, self.context)
        alle = versionen.fassungen(self.context)
        return [
            self._eintrag(f, darf_zurueck and f.nummer != alle[0].nummer) for f in alle
        ]

    def _eine(self):
        version = "/".join(self.teile)
        if not (version.isascii() and version.isdigit() and len(version) < 10):
            raise NotFound(version)
        serialisierer = getMultiAdapter((self.context, self.request), ISerializeToJson)
        return serialisierer(version=version)

    def _eintrag(self, fassung, darf_zurueck):
        was = translate(
            REGISTRIERT if fassung.nummer == 1 else GEAENDERT, context=self.request
        )
        return {
            "@id": f"{self.context.absolute_url()}/@history/{fassung.version_id}",
            "type": "versioning",
            "action": was,
            "transition_title": was,
            "actor": {
                "@id": f"{api.portal.get().absolute_url()}/@users/{fassung.person}",
                "id": fassung.person,
                "fullname": name(fassung.person),
                "username": fassung.person,
            },
            "comments": fassung.kommentar,
            "time": fassung.zeit.isoformat(timespec="seconds"),
            "version": fassung.version_id,
            "may_revert": darf_zurueck,
            "nummer": fassung.nummer,
            "groesse": fassung.groesse,
            "sha256": fassung.sha256,
            "dateiname": fassung.dateiname,
            "mime_type": fassung.mime_type,
            "download": download_url(self.context, fassung),
        }


class Zuruecksetzen(Service):
    """``PATCH @history {"version": n}``: make an earlier version current again."""

    def reply(self):
        erlaube_schreiben(self.request)
        verlange(INHALT_LESEN, self.context)
        version = lies_json(self.request).get("version")
        if isinstance(version, str) and version.isascii() and version.isdigit():
            version = int(version)
        if type(version) is not int:
            raise Hindernisse([unzulaessige_zeichen("version")])
        fassung = versionen.stelle_wieder_her(self.context, version + 1)
        return {
            "message": translate(
                _(
                    "wiederhergestellt_als",
                    default="Version ${frueher} is current again, as version ${neu}.",
                    mapping={"frueher": f"v{version + 1}", "neu": fassung.bezeichnung},
                ),
                context=self.request,
            )
        }
