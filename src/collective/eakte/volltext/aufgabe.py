"""The task that reads the text of one file."""

from collective.eakte.volltext.lesen import lies
from Products.Five.browser import BrowserView


class TextLesen(BrowserView):
    """Reads the file of ``uid``, if it is still the one of ``sha256``.

    May be done twice, or for what is gone: then nothing happens.
    """

    def __call__(self):
        """:returns: what became of the text.

        :raises MaschineGestoert: the engine cannot be used now; the task is repeated.
        :raises WerkstattGestoert: no process could be had; the task is repeated.
        """
        form = self.request.form
        return lies(form["uid"], form["sha256"]) or ""
