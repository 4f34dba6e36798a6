"""GET @pdfa: how the PDF/A of a file stands; POST: have one made."""

from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import lies_angaben
from collective.eakte.vorschau.als_json import pdfa_als_json
from collective.eakte.vorschau.anfordern import fordere_pdfa
from collective.eakte.vorschau.anfordern import verlange_lesen
from plone.restapi.services import Service


class Lesen(Service):
    """The state, what was made, and what checks have said of it."""

    def reply(self):
        """:returns: how it stands.

        :raises NotFound: the user may not read the file.
        """
        verlange_lesen(self.context)
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return pdfa_als_json(self.context, self.request)


class Anfordern(Service):
    """Takes nothing; answers 202, or 200 when there is one already."""

    def reply(self):
        """:returns: how it stands."""
        erlaube_schreiben(self.request)
        lies_angaben(self.request)
        self.request.response.setStatus(202 if fordere_pdfa(self.context) else 200)
        return pdfa_als_json(self.context, self.request)
