"""Send a seal as a file."""

from collective.eakte.protokoll.datei import zeilen
from collective.eakte.protokoll.ordner import dateiname
from collective.eakte.protokoll.ordner import stempelname
from tempfile import NamedTemporaryFile
from ZPublisher.Iterators import filestream_iterator

import os


def sende(siegel, response):
    """Send a seal in the form that is kept elsewhere.

    :param siegel: :class:`~..siegel.Siegel`.
    :param response: the response; gets its headers.
    :returns: its body.
    """
    with NamedTemporaryFile(delete=False) as datei:
        datei.writelines(zeilen(siegel))
    try:
        koerper = filestream_iterator(datei.name, "rb")
    finally:
        # It stays readable until it is sent.
        os.unlink(datei.name)
    groesse = os.fstat(koerper.fileno()).st_size
    _kopf(response, "text/plain; charset=utf-8", dateiname(siegel.nr), groesse)
    return koerper


def sende_stempel(siegel, response):
    """Send the time stamp of a seal, as ``openssl ts`` reads it.

    :param siegel: :class:`~..siegel.Siegel` that has one.
    :param response: the response; gets its headers.
    :returns: its body.
    """
    stempel = siegel.zeitstempel
    name = stempelname(siegel.nr)
    _kopf(response, "application/timestamp-reply", name, len(stempel))
    return stempel


def _kopf(response, typ, name, groesse):
    response.setHeader("Content-Type", typ)
    response.setHeader("Content-Length", str(groesse))
    response.setHeader("Content-Disposition", f'attachment; filename="{name}"')
    response.setHeader("X-Content-Type-Options", "nosniff")
    response.setHeader("Cache-Control", "private, no-store")
