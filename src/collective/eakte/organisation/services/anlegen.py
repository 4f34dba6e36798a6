"""POST @organisation: make an office. POST @organisation/reorganisation and
@organisation/fortsetzung."""

from collective.eakte.auftraege.annahme import angenommen
from collective.eakte.config import ORGANISATION_PFLEGEN
from collective.eakte.organisation import api as organisation
from collective.eakte.organisation.services.ausgabe import als_angaben
from collective.eakte.organisation.services.basis import OrganisationService
from collective.eakte.organisation.services.eingabe import lies
from collective.eakte.organisation.services.eingabe import LISTE
from collective.eakte.organisation.services.eingabe import TAG
from collective.eakte.organisation.vorhaben import Vorhaben
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import verlange
from dataclasses import asdict
from zExceptions import NotFound


FELDER = {
    "name": str,
    "uebergeordnet": str,
    "leitung": LISTE,
    "stellvertretung": LISTE,
    "gruppen": LISTE,
    "gueltig_ab": TAG,
    "gueltig_bis": TAG,
    "aktiv_ab": TAG,
}

VORHABEN = {
    "art": str,
    "von": LISTE,
    "nach": str,
    "name": str,
    "uebergeordnet": str,
    "leitung": LISTE,
    "gruppen": LISTE,
    "einheiten": LISTE,
    "grund": str,
    "probelauf": bool,
}


class OrganisationAnlegen(OrganisationService):
    """Takes what is said of an office, or a reorganisation.

    A reorganisation is a dry run unless ``probelauf`` is ``false``.
    """

    def reply(self):
        erlaube_schreiben(self.request)
        verlange(ORGANISATION_PFLEGEN, self.context)
        if self.teil is None:
            return self.lege_an()
        if self.teil == "reorganisation":
            return self.reorganisiere()
        if self.teil == "fortsetzung":
            return angenommen(organisation.setze_fort(), self.request)
        raise NotFound(self.teil)

    def lege_an(self):
        """:returns: the new office."""
        angaben = lies(self.request, code=str, **FELDER)
        einheit = organisation.lege_an(
            angaben.pop("code", None) or "", angaben.pop("name", None) or "", **angaben
        )
        antwort = als_angaben(einheit, ganz=True)
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", antwort["@id"])
        return antwort

    def reorganisiere(self):
        """:returns: whether it was a dry run, and the numbers of what is concerned; a
        job where they are large."""
        angaben = lies(self.request, **VORHABEN)
        probelauf = angaben.pop("probelauf", True) is not False
        texte = {name: angaben.pop(name, None) or "" for name in _TEXTE}
        vorhaben = Vorhaben(von=angaben.pop("von", ()), **texte, **angaben)
        if probelauf:
            return self._antwort(organisation.reorganisiere(vorhaben), probelauf)
        ergebnis = organisation.reorganisiere_oder_beginne(vorhaben)
        if isinstance(ergebnis, organisation.Angenommen):
            auftrag = angenommen(ergebnis.auftrag, self.request)
            return {**self._antwort(ergebnis.umfang, probelauf), **auftrag}
        return self._antwort(ergebnis, probelauf)

    def _antwort(self, umfang, probelauf):
        return {"probelauf": probelauf, "umfang": asdict(umfang)}


_TEXTE = ("art", "nach", "name", "grund")
