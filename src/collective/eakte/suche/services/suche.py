"""GET @suche: hits with facets and pieces of text, or with ``format=xlsx`` a file."""

from collective.eakte import _
from collective.eakte.anmeldung import NurAngemeldet
from collective.eakte.anmeldung import pruefe_parameter
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.listen.services.schriftgut import zahl
from collective.eakte.rest import uebersetze
from collective.eakte.suche.anfrage import FILTER
from collective.eakte.suche.anfrage import ORT
from collective.eakte.suche.anfrage import RELEVANZ
from collective.eakte.suche.anfrage import SEITE
from collective.eakte.suche.anfrage import Suchanfrage
from collective.eakte.suche.anfrage import TEXT
from collective.eakte.suche.api import beantworte
from collective.eakte.suche.browser.datei import gib_aus
from plone.restapi.batching import HypermediaBatch
from plone.restapi.serializer.converters import json_compatible

import json


EIGENE = frozenset({TEXT, ORT, "sort", "b_start", "b_size", "facetten", "format"})


class Suchen(NurAngemeldet):
    """The search as JSON."""

    mehrfach = frozenset(FILTER)

    def render(self):
        """:returns: the answer; the hits are those of the user who asks."""
        self.nur_angemeldet()
        self.check_permission()
        pruefe_parameter(self.request.form, self.mehrfach)
        anfrage = self._anfrage()
        response = self.request.response
        response.setHeader("Cache-Control", "private, no-store")
        if self.request.form.get("format") == "xlsx":
            return gib_aus(self.context, self.request)
        mit_facetten = self.request.form.get("facetten") != "0"
        antwort = self._antwort(beantworte(anfrage, mit_facetten))
        response.setHeader("Content-Type", self.content_type)
        return json.dumps(antwort, indent=2, sort_keys=True)

    def _anfrage(self):
        form = self.request.form
        gruende = [
            Hindernis(
                "filter-unbekannt",
                _(
                    "liste_filter_unbekannt",
                    default="There is no filter “${name}”; possible: ${possible}.",
                    mapping={"name": name, "possible": ", ".join(FILTER)},
                ),
                field=name,
            )
            for name in form
            if name not in EIGENE and name not in FILTER and not name.startswith("_")
        ]
        if form.get("format") not in (None, "", "json", "xlsx"):
            gruende.append(
                Hindernis(
                    "format-unbekannt",
                    _(
                        "format_unbekannt",
                        default="There is no format “${name}”; possible: ${possible}.",
                        mapping={"name": form["format"], "possible": "json, xlsx"},
                    ),
                    field="format",
                )
            )
        if gruende:
            raise Hindernisse(gruende)
        werte = {name: form[name] for name in FILTER if form.get(name)}
        return Suchanfrage(
            text=" ".join((form.get(TEXT) or "").split()),
            ort=form.get(ORT) or "",
            filter={
                n: (w,) if isinstance(w, str) else tuple(w) for n, w in werte.items()
            },
            sort=form.get("sort") or RELEVANZ,
            start=zahl(form.get("b_start"), 0),
            size=zahl(form.get("b_size"), SEITE),
        )

    def _antwort(self, ergebnis):
        # The batch is only asked for its links: it need not hold any rows.
        batch = HypermediaBatch(self.request, range(ergebnis.gesamt))
        antwort = {
            "@id": batch.canonical_url,
            "items": [self._treffer(treffer) for treffer in ergebnis.treffer],
            "items_total": ergebnis.gesamt,
            "facetten": [self._facette(facette) for facette in ergebnis.facetten],
            "vorschlag": ergebnis.vorschlag or None,
            "gestoert": ergebnis.gestoert,
            "in": None if ergebnis.ort is None else _ort(ergebnis.ort),
        }
        if batch.links:
            antwort["batching"] = batch.links
        return antwort

    def _treffer(self, treffer):
        return {
            "@id": treffer.url,
            "@type": treffer.portal_type,
            "UID": treffer.uid,
            "art": treffer.art,
            "kennzeichen": treffer.kennzeichen or None,
            "title": treffer.betreff,
            "title_stuecke": _stuecke(treffer.titel),
            "review_state": treffer.stand or None,
            "liegt_in": [_ort(ort) for ort in treffer.orte],
            "schnipsel": _stuecke(treffer.schnipsel),
            "datum_des_schreibens": json_compatible(treffer.datum),
            "modified": json_compatible(treffer.geaendert),
            "dokumentart": treffer.dokumentart or None,
            "dateityp": treffer.dateityp or None,
            "nur_beim_oeffnen": treffer.nur_beim_oeffnen,
        }

    def _facette(self, facette):
        return {
            "name": facette.name,
            "title": uebersetze(facette.titel, self.request),
            "werte": [
                {
                    "wert": wert.wert,
                    "title": uebersetze(wert.titel, self.request),
                    "anzahl": wert.anzahl,
                    "gewaehlt": wert.gewaehlt,
                }
                for wert in facette.werte
            ],
        }


def _stuecke(stuecke):
    return [{"text": s.text, "marke": s.marke} for s in stuecke]


def _ort(ort):
    return {
        "@id": ort.url,
        "UID": ort.uid,
        "art": ort.art,
        "kennzeichen": ort.kennzeichen or None,
        "title": ort.titel,
    }
