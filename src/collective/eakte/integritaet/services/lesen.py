"""GET @integritaet: the runs; with an id one run and its findings."""

from collective.eakte.integritaet import ansicht
from collective.eakte.integritaet.als_json import befund_als_json
from collective.eakte.integritaet.als_json import DIENST
from collective.eakte.integritaet.als_json import lauf_als_json
from collective.eakte.integritaet.services.basis import Pruefdienst
from plone.restapi.batching import HypermediaBatch


class Lesen(Pruefdienst):
    """Without an id: all runs that are kept. With an id: the run, and a page of its
    findings (``b_start``, ``b_size``)."""

    def reply(self):
        """:returns: the answer.

        :raises NichtBerechtigt: it is not for this user.
        """
        self.verlange(ansicht.darf_ansehen)
        ort = self.context.absolute_url()
        if self.teile:
            return self._lauf(self.gemeint(), ort)
        laeufe = ansicht.laeufe(self.objekt)
        return {
            "@id": f"{ort}/{DIENST}",
            "items": [lauf_als_json(lauf, ort) for lauf in laeufe],
            "items_total": len(laeufe),
        }

    def _lauf(self, lauf, ort):
        seite = HypermediaBatch(self.request, lauf.zeilen)
        antwort = lauf_als_json(lauf, ort)
        antwort["items"] = [befund_als_json(zeile) for zeile in seite]
        antwort["items_total"] = seite.items_total
        if seite.links:
            antwort["batching"] = seite.links
        return antwort
