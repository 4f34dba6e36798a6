"""What the services of jobs share."""

from collective.eakte.anmeldung import NurAngemeldet
from collective.eakte.auftraege import ansicht
from collective.eakte.auftraege.als_json import einer_als_json
from collective.eakte.rest import MitPfad
from zExceptions import NotFound


class Auftragsdienst(MitPfad, NurAngemeldet):
    """Base: the address may name a job, and what is done with it."""

    def gemeint(self):
        """The job that the address names.

        :returns: :class:`~..ansicht.Auftragsansicht`.
        :raises NotFound: there is none, or none for this user.
        """
        gefunden = ansicht.auftrag_mit(self.teile[0]) if self.teile else None
        if gefunden is None:
            raise NotFound("/".join(self.teile))
        return gefunden

    def nicht_gepuffert(self):
        """Keep the answer out of every cache."""
        self.request.response.setHeader("Cache-Control", "private, no-store")

    def als_json(self, eine):
        """:returns: a job with all that has failed, dict."""
        return einer_als_json(eine, self.context.absolute_url(), self.request)
