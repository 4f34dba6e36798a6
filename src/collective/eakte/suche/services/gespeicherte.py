"""@gespeicherte-suchen: the searches that the user keeps."""

from collective.eakte.anmeldung import NurAngemeldet
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import lies_angaben
from collective.eakte.rest import MitPfad
from collective.eakte.suche import gespeichert
from plone import api
from plone.restapi.services import Service
from zExceptions import NotFound


def als_angaben(eine):
    """A kept search as JSON.

    :param eine: :class:`~..gespeichert.Gespeicherte`.
    :returns: dict.
    """
    site = api.portal.get().absolute_url()
    return {
        "@id": f"{site}/@gespeicherte-suchen/{eine.kennung}",
        "kennung": eine.kennung,
        "name": eine.name,
        "frage": eine.frage,
        "suche": f"{site}/@suche?{eine.frage}",
        "seite": f"{site}/@@search?{eine.frage}",
    }


class Lesen(NurAngemeldet):
    """GET: all of them."""

    def reply(self):
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return {
            "@id": f"{self.context.absolute_url()}/@gespeicherte-suchen",
            "items": [als_angaben(eine) for eine in gespeichert.meine()],
        }


class Merken(Service):
    """POST ``name`` and ``frage``: keep one."""

    def reply(self):
        erlaube_schreiben(self.request)
        angaben = lies_angaben(self.request, name=str, frage=str)
        antwort = als_angaben(gespeichert.merke(**angaben))
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", antwort["@id"])
        return antwort


class _MitKennung(MitPfad):
    def kennung(self):
        """:returns: id of one of the user's searches.

        :raises NotFound: she has none with this id.
        """
        if len(self.teile) != 1 or gespeichert.eine(self.teile[0]) is None:
            raise NotFound("/".join(self.teile))
        return self.teile[0]


class Umbenennen(_MitKennung):
    """PATCH ``name``."""

    def reply(self):
        erlaube_schreiben(self.request)
        angaben = lies_angaben(self.request, name=str)
        return als_angaben(gespeichert.benenne_um(self.kennung(), angaben["name"]))


class Loeschen(_MitKennung):
    """DELETE one."""

    def reply(self):
        erlaube_schreiben(self.request)
        gespeichert.loesche(self.kennung())
        return self.reply_no_content()
