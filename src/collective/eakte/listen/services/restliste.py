"""GET @restliste: which Akten of a plan unit are still open."""

from collective.eakte.anmeldung import NurAngemeldet
from collective.eakte.listen.api import liste
from collective.eakte.listen.services.schriftgut import antwort
from collective.eakte.listen.services.schriftgut import zahl
from plone.restapi.batching import DEFAULT_BATCH_SIZE


class Restliste(NurAngemeldet):
    """List the Akten in Bearbeitung below a unit.

    A position that is stillgelegt takes nothing new, but what is open in it is
    finished there (RegR); this is the list of what remains to be done.
    """

    def reply(self):
        """:returns: one page of the list, sorted by number."""
        form = self.request.form
        return antwort(
            self.request,
            liste(
                self.context,
                arten=("Akte",),
                filter={"review_state": "in_bearbeitung"},
                tiefe=None,
                start=zahl(form.get("b_start"), 0),
                size=zahl(form.get("b_size"), DEFAULT_BATCH_SIZE),
            ),
        )
