"""Several files at once become Dokumente: one request a file, or all in one."""

from AccessControl import Unauthorized
from collective.eakte import _
from collective.eakte.formulare.formular import Meldung
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.formulare.statusmeldung import verweis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.registrierung.browser.unveraenderlich import gegen_neues
from collective.eakte.registrierung.dateien import betreff_aus
from collective.eakte.registrierung.dateien import pruefe_datei
from collective.eakte.registrierung.dateien import sauberer_dateiname
from collective.eakte.vocabularies.werte import DOKUMENTARTEN
from dataclasses import dataclass
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18n import translate

import json
import transaction


RECHT = "collective.eakte: Add Dokument"


@dataclass(frozen=True)
class Ergebnis:
    """What became of one file.

    :param dateiname: its name.
    :param dokument: the new Dokument, or ``None``.
    :param gruende: why it was refused, translated.
    """

    dateiname: str
    dokument: object = None
    gruende: tuple = ()


def lege_ab(behaelter, upload, dokumentart="intern"):
    """Register one uploaded file as a Dokument.

    :param behaelter: Akte, Teilakte or Vorgang.
    :param upload: ``FileUpload`` of the publisher.
    :param dokumentart: kind of the Dokument.
    :returns: the Dokument.
    :raises Hindernisse: the file cannot be registered here.
    """
    upload.seek(0, 2)
    gruende = pruefe_datei(upload.filename, upload.tell())
    upload.seek(0)
    if gruende:
        raise Hindernisse(gruende)
    name = sauberer_dateiname(upload.filename)
    return createContentInContainer(
        behaelter,
        "Dokument",
        title=betreff_aus(name),
        dokumentart=dokumentart,
        file=NamedBlobFile(data=upload, filename=name),
    )


class Hochladen(BrowserView):
    """Page with a file input, and the place to which files are sent."""

    index = ViewPageTemplateFile("templates/hochladen.pt")
    ergebnisse = ()
    gruende = ()
    fehler = ()

    def __call__(self):
        """:returns: page; for scripts (``Accept: application/json``) the results."""
        self.gruende = tuple(gegen_neues(self.context))
        if not self.gruende and not darf_ablegen(self.context):
            raise Unauthorized(self.context.getId())
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        if not self.gruende:
            self.ergebnisse = tuple(self._lege_alle_ab())
        if self._will_json():
            return self._als_json()
        if self.ergebnisse and all(e.dokument is not None for e in self.ergebnisse):
            self._melde_erfolg()
            self.request.response.redirect(self.context.absolute_url())
            return ""
        if not self.ergebnisse and not self.gruende:
            self.fehler = (
                Meldung(
                    self._text(_("datei_waehlen", default="Choose at least one file.")),
                    "#eakte-dateien",
                ),
            )
        return self.index()

    @property
    def dokumentarten(self):
        """:returns: terms of the kinds of Dokumente."""
        return DOKUMENTARTEN

    @property
    def dokumentart(self):
        """:returns: the kind chosen for all files of this request."""
        wert = self.request.form.get("dokumentart")
        return wert if wert in dict(self.dokumentarten) else "intern"

    def gruende_als_meldungen(self):
        """:returns: why nothing can be filed here, as lines of a summary."""
        return [
            Meldung(self._text(grund.message), grund.url, grund.kennzeichen)
            for grund in self.gruende
        ]

    def _lege_alle_ab(self):
        dateien = self.request.form.get("dateien") or ()
        if not isinstance(dateien, list | tuple):
            dateien = [dateien]
        for upload in dateien:
            if getattr(upload, "filename", None):
                yield self._versuche(upload)

    def _versuche(self, upload):
        """Each file stands for itself: a refused one leaves nothing behind."""
        name = sauberer_dateiname(upload.filename)
        stand = transaction.savepoint(optimistic=True)
        try:
            return Ergebnis(name, lege_ab(self.context, upload, self.dokumentart))
        except Hindernisse as ablehnung:
            stand.rollback()
            return Ergebnis(
                name,
                gruende=tuple(self._text(h.message) for h in ablehnung.hindernisse),
            )

    def _will_json(self):
        return "application/json" in (self.request.getHeader("Accept") or "")

    def _als_json(self):
        self.request.response.setHeader("Content-Type", "application/json")
        self.request.response.setHeader("Cache-Control", "no-store")
        if self.gruende:
            self.request.response.setStatus(400)
        return json.dumps(
            {
                "gruende": [meldung.text for meldung in self.gruende_als_meldungen()],
                "ergebnisse": [
                    {
                        "dateiname": ergebnis.dateiname,
                        "gruende": list(ergebnis.gruende),
                        **(
                            {
                                "kennzeichen": ergebnis.dokument.kennzeichen,
                                "betreff": ergebnis.dokument.title,
                                "url": ergebnis.dokument.absolute_url(),
                            }
                            if ergebnis.dokument is not None
                            else {}
                        ),
                    }
                    for ergebnis in self.ergebnisse
                ],
            }
        )

    def _melde_erfolg(self):
        if len(self.ergebnisse) == 1:
            meldung = _(
                "status_datei_abgelegt",
                default="${verweis} has been filed.",
                mapping={"verweis": verweis(self.ergebnisse[0].dokument)},
            )
        else:
            meldung = _(
                "status_dateien_abgelegt",
                default="${count} Dokumente have been filed, from ${erstes} to "
                "${letztes}.",
                mapping={
                    "count": len(self.ergebnisse),
                    "erstes": verweis(self.ergebnisse[0].dokument),
                    "letztes": verweis(self.ergebnisse[-1].dokument),
                },
            )
        melde(meldung, self.request)

    def _text(self, meldung):
        return translate(meldung, context=self.request)


class HochladenFeld(BrowserView):
    """The drop zone, to be put into pages: ``context/@@hochladen-feld``."""

    index = ViewPageTemplateFile("templates/hochladen_feld.pt")

    def __call__(self):
        """:returns: HTML; nothing for those who cannot file here."""
        if gegen_neues(self.context) or not darf_ablegen(self.context):
            return ""
        return self.index()


def darf_ablegen(behaelter):
    """Whether the user may file Dokumente in a record."""
    return ISchriftgutobjekt.providedBy(behaelter) and api.user.has_permission(
        RECHT, obj=behaelter
    )
