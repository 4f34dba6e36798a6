"""TUS uploads: large files in pieces, registered when they are complete.

Source: tus.io, protocol 1.0.0, core and the extension "creation".
"""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.registrierung.api import dateifeld
from collective.eakte.registrierung.api import lege_an
from collective.eakte.registrierung.api import verlange_aenderung
from collective.eakte.registrierung.api import verlange_anlage
from collective.eakte.registrierung.dateien import pruefe_datei
from collective.eakte.registrierung.services.formular import STANDARDTYP
from collective.eakte.rest import erlaube_schreiben
from plone import api
from plone.restapi.interfaces import IDeserializeFromJson
from plone.restapi.services.content.tus import TUSUpload
from plone.restapi.services.content.tus import UploadHead
from plone.restapi.services.content.tus import UploadPatch
from plone.restapi.services.content.tus import UploadPost
from plone.uuid.interfaces import IUUID
from zope.component import getMultiAdapter

import base64
import transaction


class Beginnen(UploadPost):
    """Accepts an upload, if the file could be registered here and now."""

    def reply(self):
        if not self.check_tus_version():
            return self.unsupported_version()
        angaben = lies_metadaten(self.request.getHeader("Upload-Metadata", ""))
        ersetzen = self.__name__.endswith("@tus-replace")
        if ersetzen:
            verlange_aenderung(self.context)
        else:
            portal_type = angaben.get("@type", STANDARDTYP)
            verlange_anlage(self.context, portal_type)
            dateifeld(portal_type)
        self._pruefe_laenge(angaben)
        antwort = super().reply()
        kennung = self.request.response.getHeader("Location").rpartition("/")[2]
        upload = TUSUpload(kennung)
        # Who began an upload goes on with it, and at the place where it was accepted.
        upload.initialize(
            {
                **upload.metadata(),
                "user": _wer(),
                "context": IUUID(self.context),
            }
        )
        return antwort

    def _pruefe_laenge(self, angaben):
        laenge = self.request.getHeader("Upload-Length", "")
        if laenge.isdecimal():
            gruende = pruefe_datei(angaben.get("filename"), int(laenge))
            if gruende:
                raise Hindernisse(gruende)


class _Eigener:
    """Uploads of others, and those that were begun elsewhere, are not there."""

    def tus_upload(self):
        upload = super().tus_upload()
        if upload is None:
            return None
        angaben = upload.metadata()
        if (angaben.get("user"), angaben.get("context")) != (
            _wer(),
            IUUID(self.context),
        ):
            return None
        return upload

    def check_add_modify_permission(self, mode):
        """Asked again, with reasons, when the upload is registered."""


class Stand(_Eigener, UploadHead):
    """Says how much of an upload has arrived."""


class Fortsetzen(_Eigener, UploadPatch):
    """Takes the next piece; the last one registers the file."""

    def reply(self):
        erlaube_schreiben(self.request)
        upload = self.tus_upload()
        stelle = self.request.getHeader("Upload-Offset", "")
        if upload is None or not self.check_tus_version() or not stelle.isdecimal():
            return super().reply()
        vorhanden, stelle = upload.offset(), int(stelle)
        if vorhanden == upload.length() and (
            # The publisher repeats a request after a conflict, when the piece is there
            # already; a client may try again what was refused.
            self.request.retry_count or stelle == vorhanden
        ):
            self.create_or_modify_content(upload)
            self.request.response.setHeader("Tus-Resumable", "1.0.0")
            self.request.response.setHeader("Upload-Offset", str(vorhanden))
            return self.reply_no_content()
        if stelle != vorhanden:
            return self.error("Conflict", f"The offset is {vorhanden}.", 409)
        if stelle + self._laenge() > upload.length():
            return self.error("Bad Request", "More than was announced.", 413)
        return super().reply()

    def create_or_modify_content(self, upload):
        """Register the complete file.

        :param upload: the upload; it is kept until the transaction has succeeded.
        :raises Hindernisse: with all reasons against it.
        """
        angaben = upload.metadata()
        if angaben.get("mode") == "replace":
            verlange_aenderung(self.context)
            feld = angaben.get("fieldname") or dateifeld(self.context.portal_type)
            obj = getMultiAdapter((self.context, self.request), IDeserializeFromJson)(
                data={feld: upload}
            )
        else:
            portal_type = angaben.get("@type", STANDARDTYP)
            felder = {dateifeld(portal_type): upload}
            if angaben.get("title"):
                felder["title"] = angaben["title"]
            obj = lege_an(self.context, portal_type, felder, self.request)
        transaction.get().addAfterCommitHook(_raeume_auf, (upload,))
        self.request.response.setHeader("Location", obj.absolute_url())

    def _laenge(self):
        laenge = self.request.getHeader("Content-Length", "")
        return int(laenge) if laenge.isdecimal() else 0


def lies_metadaten(kopf):
    """Decode the header ``Upload-Metadata``.

    :param kopf: pairs of key and base64 value, separated by commas.
    :returns: dict of texts, keys in small letters.
    :raises Hindernisse: a value is no base64 of UTF-8 text.
    """
    angaben = {}
    for eintrag in kopf.split(","):
        teile = eintrag.split()
        if len(teile) != 2:
            continue
        try:
            wert = base64.b64decode(teile[1], validate=True).decode()
        except ValueError as fehler:
            raise Hindernisse.eines(
                "metadaten-unlesbar",
                _(
                    "metadaten_unlesbar",
                    default="The value of “${name}” in “Upload-Metadata” is no text "
                    "in base64.",
                    mapping={"name": teile[0]},
                ),
                field=teile[0],
            ) from fehler
        angaben[teile[0].lower()] = wert
    return angaben


def _wer():
    return api.user.get_current().getId() or ""


def _raeume_auf(gelungen, upload):
    if gelungen:
        upload.close()
        upload.cleanup()
