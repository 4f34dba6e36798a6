"""GET @volltext of a Dokument: what became of the text of its file."""

from collective.eakte.anmeldung import NurAngemeldet
from collective.eakte.content.dokument import IDokument
from collective.eakte.interfaces import IEAkteLayer
from collective.eakte.rest import uebersetze
from collective.eakte.volltext.staende import GEFUNDEN
from collective.eakte.volltext.staende import WORTE
from collective.eakte.volltext.textstand import textstand
from plone.restapi.interfaces import IExpandableElement
from plone.restapi.services import Service
from zExceptions import NotFound
from zope.component import adapter
from zope.interface import implementer


DIENST = "@volltext"


def als_json(dokument, request):
    """What became of the text of a Dokument, as JSON.

    :returns: dict; ``None`` when there is nothing to tell this user.
    """
    inhalt = textstand(dokument)
    if inhalt is None:
        return None
    return {
        "@id": f"{dokument.absolute_url()}/{DIENST}",
        "stand": str(inhalt.stand),
        "title": uebersetze(WORTE[inhalt.stand], request),
        "durchsuchbar": inhalt.stand in GEFUNDEN,
        "sha256": inhalt.sha256,
        "werkzeug": inhalt.werkzeug or None,
    }


@implementer(IExpandableElement)
@adapter(IDokument, IEAkteLayer)
class Textangabe:
    """The component ``volltext`` of a Dokument."""

    def __init__(self, context, request):
        self.context = context
        self.request = request

    def __call__(self, expand=False):
        """:returns: dict; nothing for who may not read the file."""
        if not expand:
            return {"volltext": {"@id": f"{self.context.absolute_url()}/{DIENST}"}}
        angabe = als_json(self.context, self.request)
        return {} if angabe is None else {"volltext": angabe}


class Textstand(NurAngemeldet, Service):
    """For those who may read the file."""

    def reply(self):
        """:returns: what became of the text.

        :raises NotFound: there is no file, or none that the user may read.
        """
        self.request.response.setHeader("Cache-Control", "private, no-store")
        angabe = als_json(self.context, self.request)
        if angabe is None:
            raise NotFound(DIENST)
        return angabe
