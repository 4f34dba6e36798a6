"""POST: create plan units and records, and file uploads."""

from collective.eakte.registrierung.api import dateifeld
from collective.eakte.registrierung.api import lege_an
from collective.eakte.registrierung.services.formular import ist_formular
from collective.eakte.registrierung.services.formular import lies_formular
from collective.eakte.rest import als_json
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import lies_json
from plone.restapi.services.content.add import FolderPost


class Anlegen(FolderPost):
    """Creates what the JSON body describes, or a Dokument of each file of a form.

    Everything is created or nothing; whoever may see the container learns why it takes
    nothing.
    """

    def reply(self):
        erlaube_schreiben(self.request)
        if ist_formular(self.request):
            return self.aus_formular()
        angaben = lies_json(self.request)
        obj = lege_an(self.context, angaben.get("@type"), angaben, self.request)
        return als_json(obj, self.request, status=201)

    def aus_formular(self):
        """One object, or a list of objects in the order of the files."""
        portal_type, dateien, felder = lies_formular(self.request)
        feld = dateifeld(portal_type)
        objekte = [
            lege_an(self.context, portal_type, {**felder, feld: datei}, self.request)
            for datei in dateien
        ]
        # The serializers must neither take the parts of the form for a query, nor look
        # for a query in the body.
        self.request.form.clear()
        self.request.form["include_items"] = False
        antworten = [als_json(obj, self.request, status=201) for obj in objekte]
        if len(antworten) == 1:
            return antworten[0]
        self.request.response.setHeader("Location", self.context.absolute_url())
        return {"items": antworten}
