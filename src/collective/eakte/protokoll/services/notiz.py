"""POST @protokoll: add a note."""

from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.protokoll.als_json import eintrag_als_json
from collective.eakte.protokoll.notizen import notiere
from collective.eakte.protokoll.verlauf import Zeile
from collective.eakte.protokoll.worte import Worte
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import lies_angaben
from plone.restapi.services import Service
from zope.component import getMultiAdapter


class Notiz(Service):
    """Takes ``text``; returns the new entry."""

    def reply(self):
        """:returns: the entry.

        :raises NichtBerechtigt: the Verlauf is not for this user.
        :raises Hindernisse: with everything that is wrong with the text.
        """
        erlaube_schreiben(self.request)
        obj = self.context if IEAkteInhalt.providedBy(self.context) else None
        eintrag = notiere(obj, lies_angaben(self.request, text=str)["text"])
        self.request.response.setStatus(201)
        worte = Worte(
            getMultiAdapter((self.context, self.request), name="eakte-format")
        )
        return eintrag_als_json(Zeile(obj, eintrag, eintrag.kanonisch()), worte)
