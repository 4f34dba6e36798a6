"""The file of a Dokument over HTTP."""

from AccessControl import Unauthorized
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte import _
from collective.eakte.config import INHALT_LESEN
from collective.eakte.dokument.darstellung import INLINE
from collective.eakte.dokument.darstellung import medientyp
from collective.eakte.dokument.darstellung import TEXT
from collective.eakte.dokument.dateiname import content_disposition
from collective.eakte.dokument.dateiname import downloadname
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.rest import darf
from collective.eakte.versionen.api import datei as fassungsdatei
from collective.eakte.versionen.api import fassung
from collective.eakte.versionen.fassung import name_der_fassung
from plone.namedfile.browser import Download
from plone.namedfile.interfaces import INamed
from Products.Five.browser import BrowserView
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from zope.publisher.interfaces import NotFound


# Nothing that comes in a file may load, run or send anything.
RICHTLINIE = "default-src 'none'; frame-ancestors 'self'; form-action 'none'"

# The viewer of Chromium is a page with scripts and styles of its own; a sandbox would
# keep it from starting.
RICHTLINIE_PDF = (
    "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; "
    "plugin-types application/pdf; frame-ancestors 'self'; form-action 'none'"
)


class Herunterladen(Download):
    """``@@download``: the file as an attachment with a name that tells its place."""

    def _getFile(self):
        # Asked first: whether there is a file is told to those only who may read it.
        verlange_lesen(self.context)
        datei = super()._getFile()
        if not INamed.providedBy(datei):
            raise NotFound(self, self.fieldname, self.request)
        return datei

    def set_headers(self, file):
        self.liefere(file, "attachment", "application/octet-stream")

    def liefere(self, datei, disposition, fallback):
        """Set the headers of a delivery.

        :param datei: the named file.
        :param disposition: ``"attachment"`` or ``"inline"``.
        :param fallback: type that is told when the file has none.
        """
        response = self.request.response
        typ = medientyp(datei.contentType) or fallback
        response.setHeader("Content-Type", typ)
        response.setHeader("Content-Length", datei.getSize())
        response.setHeader("Accept-Ranges", "bytes")
        response.setHeader(
            "Content-Disposition",
            content_disposition(disposition, self.name(datei)),
        )
        response.setHeader("X-Content-Type-Options", "nosniff")
        response.setHeader("Cache-Control", "private, no-store")
        sicher = "sandbox; " + RICHTLINIE
        response.setHeader("Content-Security-Policy", sicher)

    def name(self, datei):
        """:returns: name under which the file is saved."""
        return name_zum_speichern(self.context)


class _EinerFassung:
    """Mixin for views that deliver the version ``version_id``, if it is given."""

    _fassung = None

    def _getFile(self):
        nummer = self.request.form.get("version_id")
        if nummer is None:
            return super()._getFile()
        verlange_lesen(self.context)
        if self.request.form.get("field_id", "file") != "file":
            raise NotFound(self, str(self.request.form["field_id"]), self.request)
        try:
            # Plone counts from 0.
            self._fassung = fassung(self.context, _zahl(nummer) + 1)
            return fassungsdatei(self.context, self._fassung.nummer)
        except LookupError as fehler:
            raise NotFound(self, str(nummer), self.request) from fehler

    def name(self, datei):
        if self._fassung is None:
            return super().name(datei)
        name = name_zum_speichern(self.context, datei)
        return name_der_fassung(name, self._fassung.nummer)


class Anzeigen(_EinerFassung, Herunterladen):
    """``@@anzeige``: the file for display, if it is on the list of what is harmless."""

    def set_headers(self, file):
        typ = medientyp(file.contentType)
        if typ not in INLINE:
            super().set_headers(file)
            return
        self.liefere(file, "inline", typ)
        response = self.request.response
        if INLINE[typ] == TEXT:
            # Without a charset browsers guess, some of them even an unsafe one.
            response.setHeader("Content-Type", "text/plain; charset=utf-8")
        if typ == "application/pdf":
            response.setHeader("Content-Security-Policy", RICHTLINIE_PDF)


class HerunterladenDerFassung(_EinerFassung, Herunterladen):
    """``@@download-version``: the file as it was in an earlier version."""

    def _getFile(self):
        verlange_lesen(self.context)
        if "version_id" not in self.request.form:
            raise NotFound(self, "version_id", self.request)
        return super()._getFile()


class KeineDatei(BrowserView):
    """``@@download-version`` of what has no file."""

    def __call__(self):
        """:raises NotFound: always."""
        raise NotFound(self, "", self.request)


@implementer(IPublishTraverse)
class KeineBilder(BrowserView):
    """``@@images``: no scales of files; they are delivered by the views above only."""

    def publishTraverse(self, request, name):
        """:raises NotFound: always."""
        raise NotFound(self, name, request)

    def __call__(self):
        """:raises NotFound: always."""
        raise NotFound(self, "", self.request)

    def scale(self, *args, **kwargs):
        """:returns: nothing."""

    tag = scale


def verlange_lesen(dokument):
    """Refuse the file to who may see the Dokument without reading it.

    :raises Unauthorized: the user may not read it.
    """
    if not darf(INHALT_LESEN, dokument):
        raise Unauthorized(NICHT_LESBAR)


NICHT_LESBAR = _(
    "inhalt_nicht_lesbar",
    default="You see that there is this Dokument, but you are not entitled to read its "
    "file.",
)
"""What is said instead of anything about the file."""


def _zahl(text):
    """A number from an address.

    :raises LookupError: it is none, or there are several.
    """
    if isinstance(text, str) and text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    raise LookupError(text)


def name_zum_speichern(dokument, datei=None):
    """Name under which the file of a Dokument is saved.

    :param dokument: the Dokument.
    :param datei: the file; the current one by default.
    :returns: see :func:`~collective.eakte.dokument.dateiname.downloadname`.
    """
    kette = []
    objekt = dokument
    while ISchriftgutobjekt.providedBy(objekt):
        kette.insert(0, objekt.kennzeichen or objekt.getId())
        objekt = aq_parent(aq_inner(objekt))
    datei = datei or dokument.file
    dateiname = datei.filename if datei is not None else ""
    return downloadname(kette, dokument.title, dateiname)
