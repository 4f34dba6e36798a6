"""GET @vorschau: how the view of a file stands, its picture, its PDF; POST: anew."""

from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import lies_angaben
from collective.eakte.rest import MitPfad
from collective.eakte.vorschau import api
from collective.eakte.vorschau.als_json import vorschau_als_json
from collective.eakte.vorschau.anfordern import erneuere_vorschau
from collective.eakte.vorschau.anfordern import verlange_lesen
from zExceptions import NotFound
from zope.component import getMultiAdapter


_DATEIEN = {"bild": "vorschau-bild", "pdf": "vorschau-pdf"}


class Lesen(MitPfad):
    """The state; with ``bild`` or ``pdf`` behind it, what was made.

    Who asks for the first time has it made.
    """

    def render(self):
        """:returns: JSON, or the file."""
        self.check_permission()
        if not self.teile:
            return super().render()
        if len(self.teile) != 1 or self.teile[0] not in _DATEIEN:
            raise NotFound("/".join(self.teile))
        name = _DATEIEN[self.teile[0]]
        return getMultiAdapter((self.context, self.request), name=name)()

    def reply(self):
        """:returns: how it stands.

        :raises NotFound: the user may not read the file.
        """
        verlange_lesen(self.context)
        self.request.response.setHeader("Cache-Control", "private, no-store")
        stand = api.bei_blick(self.context)
        return vorschau_als_json(self.context, self.request, stand)


class Erneuern(MitPfad):
    """Takes nothing; answers 202, for it is made in the background."""

    def reply(self):
        """:returns: how it stands."""
        if self.teile:
            raise NotFound("/".join(self.teile))
        erlaube_schreiben(self.request)
        lies_angaben(self.request)
        erneuere_vorschau(self.context)
        self.request.response.setStatus(202)
        return vorschau_als_json(self.context, self.request)
