"""GET @aktenplan-baum: the plan tree, loaded level by level, or filtered."""

from collective.eakte import _
from collective.eakte.aktenplan.baum import finde_einheiten
from collective.eakte.aktenplan.baum import plaene
from collective.eakte.aktenplan.baum import zweige
from collective.eakte.anmeldung import NurAngemeldet
from collective.eakte.config import HOECHSTE_EBENE
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IPlanknoten


class AktenplanBaum(NurAngemeldet):
    """List the plans of a site, or the units below a plan or unit."""

    def reply(self):
        """:returns: nodes with the question whether there is more below them."""
        text = (self.request.form.get("filter") or "").strip()
        adresse = f"{self.context.absolute_url()}/@aktenplan-baum"
        if text:
            knoten, gesamt = finde_einheiten(self.context, text)
            return {
                "@id": adresse,
                "filter": text,
                "items": [_knoten(k, mit_pfad=True) for k in knoten],
                "items_total": gesamt,
            }
        ebenen = self._ebenen()
        knoten = (
            zweige(self.context, ebenen)
            if IPlanknoten.providedBy(self.context)
            else plaene()
        )
        return {
            "@id": adresse,
            "items": [_knoten(k) for k in knoten],
            "items_total": len(knoten),
        }

    def _ebenen(self):
        wert = self.request.form.get("ebenen") or "1"
        if wert not in [str(ebenen) for ebenen in range(1, HOECHSTE_EBENE + 1)]:
            raise Hindernisse.eines(
                "ebenen-ungueltig",
                _(
                    "baum_ebenen_ungueltig",
                    default="1 to ${max} levels can be loaded at once.",
                    mapping={"max": str(HOECHSTE_EBENE)},
                ),
                field="ebenen",
            )
        return int(wert)


def _knoten(knoten, mit_pfad=False):
    daten = {
        "@id": knoten.url,
        "@type": knoten.portal_type,
        "UID": knoten.uid,
        "kennzeichen": knoten.kennzeichen,
        "title": knoten.title,
        "typ": knoten.typ,
        "review_state": knoten.review_state,
        "ebene": knoten.ebene,
        "has_children": knoten.hat_einheiten,
    }
    if knoten.items:
        daten["items"] = [_knoten(kind) for kind in knoten.items]
    if mit_pfad:
        daten["pfad"] = [
            {"@id": k.url, "kennzeichen": k.kennzeichen, "title": k.title}
            for k in knoten.oben
        ]
    return daten
