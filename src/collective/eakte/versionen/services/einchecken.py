"""POST @einchecken: file what was edited, with a comment."""

from collective.eakte import _
from collective.eakte.content.dokument import IDokument
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.registrierung.dateifeld import UngueltigeDatei
from collective.eakte.registrierung.services.formular import ist_formular
from collective.eakte.rest import als_json
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import falscher_typ
from collective.eakte.rest import feld_unbekannt
from collective.eakte.rest import hat_unzulaessige_zeichen
from collective.eakte.rest import lies_json
from collective.eakte.rest import uebersetze
from collective.eakte.rest import unzulaessige_zeichen
from collective.eakte.versionen.auscheckung_api import checke_ein
from collective.eakte.versionen.auscheckung_worte import abweichungen
from collective.eakte.versionen.rueckgabe import behalte_namen
from plone.restapi.interfaces import IFieldDeserializer
from plone.restapi.services import Service
from zope.component import getMultiAdapter
from ZPublisher.HTTPRequest import FileUpload


FELDER = ("kommentar", "file")


class Einchecken(Service):
    """Takes ``kommentar`` and ``file``, in JSON (base64) or as a form with a file.

    Without ``file`` no version is made. Returns the Dokument, and under ``hinweise``
    in what the file differs from the one before.
    """

    def reply(self):
        erlaube_schreiben(self.request)
        angaben, gruende = self.lies()
        datei = None
        if not gruende and angaben.get("file") is not None:
            datei, gruende = self.datei(angaben["file"])
        if gruende:
            raise Hindernisse(gruende)
        behalte_namen(self.context, datei)
        hinweise = abweichungen(self.context, datei)
        checke_ein(
            self.context,
            datei,
            angaben.get("kommentar") or "",
            token=(self.request.getHeader("Lock-Token") or "").strip(),
        )
        antwort = als_json(self.context, self.request)
        antwort["hinweise"] = [uebersetze(text, self.request) for text in hinweise]
        return antwort

    def lies(self):
        """What was sent.

        :returns: pair of a dict, and of reasons against it.
        """
        if ist_formular(self.request):
            angaben = dict(self.request.form)
            datei = angaben.get("file")
            if isinstance(datei, FileUpload) and not datei.filename:
                # Browsers send one for a field that was left empty.
                del angaben["file"]
        else:
            angaben = lies_json(self.request)
        gruende = [feld_unbekannt(name) for name in sorted(set(angaben) - set(FELDER))]
        kommentar = angaben.get("kommentar")
        if kommentar is not None and not isinstance(kommentar, str):
            gruende.append(falscher_typ("kommentar", str))
        elif hat_unzulaessige_zeichen(kommentar):
            gruende.append(unzulaessige_zeichen("kommentar"))
        return angaben, gruende

    def datei(self, wert):
        """The file that was sent.

        :returns: pair of a named file or ``None``, and of reasons against it.
        """
        if isinstance(wert, dict) and "data" not in wert:
            return None, [_ohne_inhalt()]
        lesen = getMultiAdapter(
            (IDokument["file"], self.context, self.request), IFieldDeserializer
        )
        try:
            return lesen(wert), []
        except UngueltigeDatei as fehler:
            return None, [fehler.hindernis]


def _ohne_inhalt():
    return Hindernis(
        "datei-unlesbar",
        _(
            "datei_unlesbar",
            default="The file cannot be read: send its content as “data”, in base64 "
            "with “encoding”, and its name as “filename”.",
        ),
        field="file",
    )
