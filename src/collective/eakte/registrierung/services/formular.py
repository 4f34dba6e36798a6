"""Files and fields of a ``multipart/form-data`` request."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.registrierung.dateien import pruefe_datei
from ZPublisher.HTTPRequest import FileUpload

import os


STANDARDTYP = "Dokument"


def ist_formular(request):
    """Whether the body of a request is a form with files."""
    typ = request.getHeader("Content-Type") or ""
    return typ.partition(";")[0].strip().lower() == "multipart/form-data"


def lies_formular(request):
    """Type, files and fields of a form.

    :param request: the request.
    :returns: tuple of type, list of uploads in the order of the form, and dict of
        fields.
    :raises Hindernisse: with all that is wrong with the files.
    """
    felder, dateien = {}, []
    # What stands in the address is no part of the form.
    for name, wert in request.form.items():
        werte = wert if isinstance(wert, list | tuple) else [wert]
        if any(isinstance(eintrag, FileUpload) for eintrag in werte):
            if name == "file":
                dateien += [eintrag for eintrag in werte if _gewaehlt(eintrag)]
            else:
                felder[name] = None
        elif wert != "":
            felder[name] = wert
    portal_type = felder.pop("@type", STANDARDTYP)
    gruende = _gegen_dateien(dateien)
    if len(dateien) > 1 and "title" in felder:
        gruende.append(
            Hindernis(
                "feld-nicht-erlaubt",
                _(
                    "titel_bei_mehreren",
                    default="Several files cannot share one subject: each takes the "
                    "name of its file.",
                ),
                field="title",
            )
        )
    if gruende:
        raise Hindernisse(gruende)
    return portal_type, dateien, felder


def _gewaehlt(eintrag):
    """Browsers send an upload without a name for a field that was left empty."""
    return isinstance(eintrag, FileUpload) and bool(eintrag.filename)


def _gegen_dateien(dateien):
    if not dateien:
        return [
            Hindernis(
                "datei-fehlt",
                _("datei_fehlt", default="Send at least one file as “file”."),
                field="file",
            )
        ]
    gruende = []
    for datei in dateien:
        datei.seek(0, os.SEEK_END)
        gruende += pruefe_datei(datei.filename, datei.tell())
        datei.seek(0)
    return gruende
