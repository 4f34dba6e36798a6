"""DELETE @auftraege/<id>: cancel a job."""

from collective.eakte.auftraege import api as auftraege
from collective.eakte.auftraege.services.basis import Auftragsdienst
from collective.eakte.rest import erlaube_schreiben
from zExceptions import NotFound


class Abbrechen(Auftragsdienst):
    """What the job has stored so far is kept."""

    def reply(self):
        """:returns: nothing.

        :raises NotFound: there is no such job for this user.
        :raises Hindernisse: it is over.
        """
        self.nicht_gepuffert()
        erlaube_schreiben(self.request)
        if len(self.teile) != 1:
            raise NotFound("/".join(self.teile))
        auftraege.brich_ab(self.gemeint().auftrag)
        return self.reply_no_content()
