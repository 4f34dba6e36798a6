"""POST @auftraege/<id>/abbrechen and .../wiederholen: cancel a job, begin anew."""

from collective.eakte.auftraege import api as auftraege
from collective.eakte.auftraege.services.basis import Auftragsdienst
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import lies_angaben
from collective.eakte.rest import nicht_berechtigt
from zExceptions import NotFound


class Steuern(Auftragsdienst):
    """Takes nothing; the last part of the address says what is done."""

    def reply(self):
        """:returns: the job as it stands afterwards.

        :raises NotFound: there is no such job for this user, or nothing of that name.
        :raises NichtBerechtigt: only those who look after the site begin anew.
        :raises Hindernisse: the job is over, or has not failed.
        """
        self.nicht_gepuffert()
        erlaube_schreiben(self.request)
        tue = {"abbrechen": auftraege.brich_ab, "wiederholen": auftraege.wiederhole}
        if len(self.teile) != 2 or self.teile[1] not in tue:
            raise NotFound("/".join(self.teile))
        eine = self.gemeint()
        lies_angaben(self.request)
        if self.teile[1] == "wiederholen" and not auftraege.darf_verwalten():
            raise nicht_berechtigt()
        tue[self.teile[1]](eine.auftrag)
        return self.als_json(self.gemeint())
