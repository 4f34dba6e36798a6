"""DELETE @integritaet/<id>: cancel a check."""

from collective.eakte.integritaet import ansicht
from collective.eakte.integritaet import api as integritaet
from collective.eakte.integritaet.services.basis import Pruefdienst
from collective.eakte.rest import erlaube_schreiben


class Abbrechen(Pruefdienst):
    """What the run has found so far is kept."""

    def reply(self):
        """:returns: nothing.

        :raises NichtBerechtigt: it is not for this user.
        :raises Hindernisse: the run has ended.
        """
        erlaube_schreiben(self.request)
        self.verlange(ansicht.darf_pruefen)
        integritaet.brich_ab(self.gemeint().lauf)
        return self.reply_no_content()
