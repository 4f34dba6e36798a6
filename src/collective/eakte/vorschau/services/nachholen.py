"""POST @vorschau-nachholen: have made what is missing in the whole site."""

from collective.eakte import _
from collective.eakte.auftraege.annahme import angenommen
from collective.eakte.config import DATEIEN_PRUEFEN
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import lies_angaben
from collective.eakte.rest import verlange
from collective.eakte.vorschau import nachholen
from plone.restapi.services import Service


class Nachholen(Service):
    """Takes ``was``: ``vorschau``, ``pdfa`` or ``pdfa-pruefen``; answers 202."""

    def reply(self):
        """:returns: the job.

        :raises NichtBerechtigt: it is not for this user.
        :raises Hindernisse: ``was`` is none of these.
        """
        erlaube_schreiben(self.request)
        verlange(DATEIEN_PRUEFEN, self.context)
        was = lies_angaben(self.request, was=str)["was"]
        if was not in nachholen.WAS:
            raise Hindernisse.eines(
                "wert-ungueltig",
                _(
                    "wert_ungueltig",
                    default="“${feld}” cannot be read: please check the value.",
                    mapping={"feld": "was"},
                ),
                field="was",
            )
        return angenommen(nachholen.beginne(was), self.request)
