"""Files of a request: base64 in JSON, a part of a form, or a finished TUS upload."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.interfaces import IEAkteLayer
from collective.eakte.registrierung.dateien import pruefe_datei
from collective.eakte.registrierung.dateien import sauberer_dateiname
from plone.namedfile.interfaces import INamedField
from plone.restapi.interfaces import IFieldDeserializer
from plone.restapi.services.content.tus import TUSUpload
from zope.component import adapter
from zope.interface import implementer
from zope.schema.interfaces import ValidationError
from ZPublisher.HTTPRequest import FileUpload

import base64
import codecs
import os
import re
import shutil
import uuid


UNBEKANNTER_TYP = "application/octet-stream"

_MEDIENTYP = re.compile(r"[\w.+-]+/[\w.+-]+")


class UngueltigeDatei(ValidationError):
    """A file cannot be registered.

    :param hindernis: the reason.
    """

    def __init__(self, hindernis):
        super().__init__(hindernis.message)
        self.hindernis = hindernis

    def doc(self):
        return self.hindernis.message


@implementer(IFieldDeserializer)
@adapter(INamedField, IEAkteInhalt, IEAkteLayer)
class DateiAusAnfrage:
    """Takes a file out of a request, whichever way it came."""

    def __init__(self, field, context, request):
        self.field = field.bind(context)
        self.context = context

    def __call__(self, value):
        """The value for the field.

        :param value: dict with ``data``, ``filename``, ``content-type`` and
            ``encoding``; an upload of a form; or a complete TUS upload. A dict
            without ``data`` is what a GET has returned and leaves the file as it is.
        :raises UngueltigeDatei: the file is empty or cannot be read.
        """
        if isinstance(value, FileUpload):
            datei = self._aus_formular(value)
        elif isinstance(value, TUSUpload):
            datei = self._aus_tus(value)
        elif isinstance(value, dict) and "data" in value:
            datei = self._aus_json(value)
        else:
            vorhanden = getattr(self.context, self.field.__name__, None)
            if not isinstance(value, dict) or vorhanden is None:
                raise self._unlesbar()
            return vorhanden
        self.field.validate(datei)
        return datei

    def _aus_formular(self, upload):
        upload.seek(0, os.SEEK_END)
        groesse = upload.tell()
        upload.seek(0)
        typ = upload.headers.get("Content-Type") if upload.headers else None
        return self._datei(upload, upload.filename, typ, groesse)

    def _aus_tus(self, upload):
        angaben = upload.metadata()
        # The database takes the file away; the upload keeps its own for the case that
        # the transaction has to be repeated.
        kopie = f"{upload.filepath}.{uuid.uuid4().hex}"
        try:
            os.link(upload.filepath, kopie)
        except OSError:
            shutil.copyfile(upload.filepath, kopie)
        with open(kopie, "rb") as datei:
            return self._datei(
                datei,
                angaben.get("filename"),
                angaben.get("content-type"),
                upload.offset(),
            )

    def _aus_json(self, angaben):
        data, kodierung = angaben["data"], angaben.get("encoding")
        name, typ = angaben.get("filename"), angaben.get("content-type")
        texte = [text for text in (kodierung, name, typ) if text is not None]
        if not all(isinstance(text, str) for text in (data, *texte)):
            raise self._unlesbar()
        try:
            data = _dekodiert(data, kodierung)
        except (LookupError, ValueError) as fehler:
            raise self._unlesbar() from fehler
        if isinstance(data, str):
            data = data.encode()
        return self._datei(data, name, typ, len(data))

    def _datei(self, data, name, typ, groesse):
        gruende = pruefe_datei(name, groesse)
        if gruende:
            raise UngueltigeDatei(gruende[0])
        typ = (typ or "").partition(";")[0].strip().lower()
        if not _MEDIENTYP.fullmatch(typ):
            typ = UNBEKANNTER_TYP
        return self.field._type(
            data=data,
            # With a name of its own an unknown type is derived from it.
            contentType=typ,
            filename=sauberer_dateiname(name) if name else None,
        )

    def _unlesbar(self):
        return UngueltigeDatei(
            Hindernis(
                "datei-unlesbar",
                _(
                    "datei_unlesbar",
                    default="The file cannot be read: send its content as “data”, "
                    "in base64 with “encoding”, and its name as “filename”.",
                ),
                field=self.field.__name__,
            )
        )


def _dekodiert(data, kodierung):
    """The bytes that a text stands for.

    Python knows more encodings, some of which unpack a small text to any size.

    :raises LookupError: there is no such encoding.
    :raises ValueError: the text is not written in it.
    """
    if not kodierung:
        return data.encode()
    if kodierung.lower() == "base64":
        # Line breaks are usual; anything else would be left out without a word.
        return base64.b64decode("".join(data.split()), validate=True)
    if not codecs.lookup(kodierung)._is_text_encoding:
        raise LookupError(kodierung)
    return codecs.decode(data.encode(), kodierung)
