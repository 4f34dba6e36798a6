"""POST @rechte: grant roles at a record or plan node."""

from collective.eakte.config import RECHTE_VERGEBEN
from collective.eakte.rechte.services import angaben
from collective.eakte.rechte.services.ausgabe import berechtigung_als_json
from collective.eakte.rechte.vergabe import vergib
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import verlange
from plone.restapi.services import Service


class Erteilen(Service):
    """Takes ``prinzipal``, ``rollen``, ``von``, ``bis`` and ``grund``; returns the
    grant."""

    def reply(self):
        erlaube_schreiben(self.request)
        verlange(RECHTE_VERGEBEN, self.context)
        daten = angaben.lies(
            self.request,
            prinzipal=angaben.text,
            rollen=angaben.texte,
            von=angaben.tag,
            bis=angaben.tag,
            grund=angaben.text,
        )
        berechtigung = vergib(
            self.context,
            daten["prinzipal"] or "",
            list(dict.fromkeys(daten["rollen"] or ())),
            grund=daten["grund"],
            von=daten["von"],
            bis=daten["bis"],
        )
        self.request.response.setStatus(201)
        antwort = berechtigung_als_json(self.context, berechtigung, self.request)
        self.request.response.setHeader("Location", antwort["@id"])
        return antwort
