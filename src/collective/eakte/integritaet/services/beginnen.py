"""POST @integritaet: begin a check; with an id: go on with one."""

from collective.eakte.auftraege.annahme import angenommen
from collective.eakte.integritaet import ansicht
from collective.eakte.integritaet import api as integritaet
from collective.eakte.integritaet.als_json import lauf_als_json
from collective.eakte.integritaet.services.basis import Pruefdienst
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import lies_angaben


class Beginnen(Pruefdienst):
    """Takes nothing; answers at once with the run, which goes on in the background."""

    def reply(self):
        """:returns: the run.

        :raises NichtBerechtigt: it is not for this user.
        :raises Hindernisse: the same is being checked already, or the run has ended.
        """
        erlaube_schreiben(self.request)
        self.verlange(ansicht.darf_pruefen)
        lies_angaben(self.request)
        ort = self.context.absolute_url()
        if self.teile:
            kennung = self.gemeint().lauf.kennung
            integritaet.setze_fort(integritaet.lauf_mit(kennung))
        else:
            kennung = integritaet.beginne(self.objekt).kennung
        antwort = lauf_als_json(ansicht.lauf_mit(kennung, self.objekt), ort)
        auftrag = integritaet.lauf_mit(kennung).auftrag
        antwort.update(angenommen(auftrag, self.request))
        # It says more than the job.
        self.request.response.setHeader("Location", antwort["@id"])
        return antwort
