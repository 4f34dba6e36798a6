"""What holds for every plan unit and record, on whichever path it comes in."""

from Acquisition import aq_base
from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.registrierung.dateien import betreff_aus
from collective.eakte.registrierung.dateien import pruefe_datei
from collective.eakte.registrierung.dateien import sauberer_dateiname
from collective.eakte.registrierung.einstufung import FELD as EINSTUFUNG
from collective.eakte.registrierung.einstufung import pruefe_einstufung
from zope.container.interfaces import IContainerModifiedEvent

import mimetypes


def einstufung_wird_geprueft(obj, event):
    """Nothing above VS-NfD is kept here.

    :raises Hindernisse: the grade is too high.
    """
    if IContainerModifiedEvent.providedBy(event):
        return
    gruende = pruefe_einstufung(getattr(aq_base(obj), EINSTUFUNG, None))
    if gruende:
        raise Hindernisse(gruende)


def datei_wird_geprueft(dokument, event):
    """A Dokument has a file under a safe name and a Betreff, which the file may lend.

    :raises Hindernisse: with all that is missing.
    """
    gruende = pruefe_betreff_und_datei(dokument)
    if gruende:
        raise Hindernisse(gruende)
    datei = dokument.file
    if datei is not None:
        name = sauberer_dateiname(datei.filename or _name_nach_betreff(dokument))
        if name != datei.filename:
            datei.filename = name
    if not _hat_betreff(dokument):
        dokument.title = betreff_aus(datei.filename)


def pruefe_betreff_und_datei(dokument):
    """Every reason why a Dokument cannot be registered as it is.

    :param dokument: the Dokument, filed or not.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    datei = getattr(aq_base(dokument), "file", None)
    if datei is not None:
        return pruefe_datei(datei.filename, datei.getSize())
    if _hat_betreff(dokument):
        return []
    return [
        Hindernis(
            "betreff-oder-datei-fehlt",
            _(
                "betreff_oder_datei_fehlt",
                default="A Dokument needs a subject or a file.",
            ),
            field="title",
        )
    ]


def _hat_betreff(obj):
    return bool((getattr(aq_base(obj), "title", None) or "").strip())


def _name_nach_betreff(dokument):
    endung = mimetypes.guess_extension(dokument.file.contentType or "") or ""
    return f"{dokument.title or ''}{endung}" if _hat_betreff(dokument) else None
