"""@volltext of the site: how the index fares; compare and renew it."""

from collective.eakte import _
from collective.eakte.anmeldung import NurAngemeldet
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import lies_angaben
from collective.eakte.rest import nicht_berechtigt
from collective.eakte.volltext import api as volltext
from collective.eakte.volltext.services.dokument import DIENST


class _Verwaltung(NurAngemeldet):
    def verlange(self):
        """:raises NichtBerechtigt: it is not for this user."""
        self.request.response.setHeader("Cache-Control", "private, no-store")
        if not volltext.darf_verwalten():
            raise nicht_berechtigt()


class Stand(_Verwaltung):
    """For those who look after the site."""

    def reply(self):
        """:returns: how the index fares.

        :raises NichtBerechtigt: it is not for this user.
        """
        self.verlange()
        stand = volltext.stand()
        return {
            "@id": f"{self.context.absolute_url()}/{DIENST}",
            "schriftgut": stand.schriftgut,
            "eingetragen": stand.eingetragen,
            "texte": {str(art): anzahl for art, anzahl in stand.texte.items()},
            "stoerungen": list(stand.stoerungen),
            "versaeumt": stand.versaeumt,
            "ocr": stand.ocr,
            "faehigkeiten": {
                name: {"da": f.da, "werkzeug": f.werkzeug or None}
                for name, f in stand.faehigkeiten.items()
            },
        }


class Beginnen(_Verwaltung):
    """Takes ``art``; answers at once with the job, which goes on in the background."""

    def reply(self):
        """:returns: the id of the job, and its address.

        :raises NichtBerechtigt: it is not for this user.
        :raises Hindernisse: there is nothing of that kind.
        """
        erlaube_schreiben(self.request)
        self.verlange()
        art = lies_angaben(self.request, art=str)["art"]
        if art not in volltext.ARTEN:
            raise Hindernisse.eines(
                "wert-ungueltig",
                _(
                    "volltext_art_ungueltig",
                    default="Say one of: ${moegliche}.",
                    mapping={"moegliche": ", ".join(volltext.ARTEN)},
                ),
                field="art",
            )
        kennung = volltext.beginne(art)
        ort = f"{self.context.absolute_url()}/@auftraege/{kennung}"
        self.request.response.setStatus(202)
        self.request.response.setHeader("Location", ort)
        return {"@id": ort, "kennung": kennung}
