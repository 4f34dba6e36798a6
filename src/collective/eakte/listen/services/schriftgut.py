"""GET @schriftgut: a list of records with columns, filters, order and pages."""

from collective.eakte import _
from collective.eakte.anmeldung import NurAngemeldet
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.listen.anfrage import WERTFILTER
from collective.eakte.listen.api import arten_in
from collective.eakte.listen.api import liste
from plone.restapi.batching import DEFAULT_BATCH_SIZE
from plone.restapi.batching import HypermediaBatch
from plone.restapi.serializer.converters import json_compatible
from zope.i18n import translate


EIGENE_PARAMETER = frozenset(
    {
        "art",
        "spalten",
        "sort_on",
        "sort_order",
        "b_start",
        "b_size",
        "tiefe",
        "text",
        "stornierte",
    }
)
JA = ("1", "true", "ja")
NEIN = ("", "0", "false", "nein")


class Schriftgut(NurAngemeldet):
    """List what lies in a container."""

    mehrfach = frozenset({"art", "spalten", *WERTFILTER})

    def reply(self):
        """:returns: one page of the list, and what its columns mean."""
        form = self.request.form
        hindernisse = []
        angaben = {
            "arten": _mehrere(form.get("art")) or arten_in(self.context),
            "spalten": _mehrere(form.get("spalten")) or None,
            "sort_on": form.get("sort_on") or "kennzeichen",
            "sort_order": form.get("sort_order") or "ascending",
            "start": zahl(form.get("b_start"), 0),
            "size": zahl(form.get("b_size"), DEFAULT_BATCH_SIZE),
            "text": form.get("text"),
            "tiefe": self._tiefe(hindernisse),
            "stornierte": self._stornierte(hindernisse),
            "filter": {
                name: wert
                for name, wert in form.items()
                if name not in EIGENE_PARAMETER and not name.startswith("_")
            },
        }
        if hindernisse:
            raise Hindernisse(hindernisse)
        return antwort(self.request, liste(self.context, **angaben))

    def _tiefe(self, hindernisse):
        vorgabe = "1" if IEAkteInhalt.providedBy(self.context) else "alle"
        wert = self.request.form.get("tiefe") or vorgabe
        if wert not in ("1", "alle"):
            hindernisse.append(
                Hindernis(
                    "tiefe-unbekannt",
                    _(
                        "liste_tiefe_unbekannt",
                        default="The depth is 1 (directly in it) or “alle” "
                        "(everything below).",
                    ),
                    field="tiefe",
                )
            )
        return 1 if wert == "1" else None

    def _stornierte(self, hindernisse):
        wert = self.request.form.get("stornierte", "").casefold()
        if wert not in (*JA, *NEIN):
            hindernisse.append(
                Hindernis(
                    "stornierte-unbekannt",
                    _(
                        "liste_stornierte_unbekannt",
                        default="Say 1 to see withdrawn records, or 0.",
                    ),
                    field="stornierte",
                )
            )
        return wert in JA


def antwort(request, ergebnis):
    """A list as JSON.

    :param request: the request that is answered.
    :param ergebnis: :class:`~collective.eakte.listen.api.Liste`.
    """
    # The batch is only asked for its links: it need not hold any rows.
    batch = HypermediaBatch(request, range(ergebnis.gesamt))
    daten = {
        "@id": batch.canonical_url,
        "items": [_zeile(zeile) for zeile in ergebnis.items],
        "items_total": ergebnis.gesamt,
        "spalten": [_spalte(spalte, request) for spalte in ergebnis.spalten],
    }
    if batch.links:
        daten["batching"] = batch.links
    return daten


def _zeile(zeile):
    return {
        "@id": zeile.url,
        "@type": zeile.portal_type,
        "UID": zeile.uid,
        **{name: json_compatible(wert) for name, wert in zeile.werte.items()},
    }


def _spalte(spalte, request):
    return {
        "name": spalte.name,
        "title": translate(spalte.title, context=request),
        "art": spalte.art,
        "sortierbar": spalte.index is not None,
        "vokabular": spalte.vokabular,
    }


def _mehrere(wert):
    """Several values: repeated in the address, or with commas between them."""
    werte = [wert] if isinstance(wert, str) else wert or []
    return tuple(
        teil.strip() for text in werte for teil in text.split(",") if teil.strip()
    )


def zahl(wert, vorgabe):
    """A whole number; what is none is left to the check of the list."""
    if wert in (None, ""):
        return vorgabe
    try:
        return int(wert)
    except (TypeError, ValueError):
        return wert
