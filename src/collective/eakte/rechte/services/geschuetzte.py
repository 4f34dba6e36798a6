"""@geschuetzte: protected records by number, and what the Registratur does to them."""

from collective.eakte.config import GESCHUETZTE_VERWALTEN
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rechte import verwaltung
from collective.eakte.rechte.services import angaben
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import feld_unbekannt
from collective.eakte.rest import lies_json
from collective.eakte.rest import MitPfad
from collective.eakte.rest import verlange
from plone.restapi.services import Service
from zExceptions import NotFound


DIENST = "@geschuetzte"


class Liste(Service):
    """Protected records below a node of the plan; no Betreff."""

    def reply(self):
        eintraege = verwaltung.geschuetzte(self.context)
        return {
            "@id": f"{self.context.absolute_url()}/{DIENST}",
            "items": [_als_json(self.context, e) for e in eintraege],
            "items_total": len(eintraege),
        }


class Operation(MitPfad):
    """``@geschuetzte/<uid>/<operation>``: ``zda`` takes ``bemerkung``, ``zda-aufheben``
    takes ``grund``, ``stornieren`` takes ``grund`` and ``mit_inhalt``, ``aufbewahrung``
    takes ``grund`` and the values to change. Returns what the list says of it."""

    def reply(self):
        erlaube_schreiben(self.request)
        verlange(GESCHUETZTE_VERWALTEN, self.context)
        operation = OPERATIONEN.get(self.teile[-1]) if len(self.teile) == 2 else None
        obj = verwaltung.finde(self.context, self.teile[0]) if operation else None
        if obj is None:
            raise NotFound("/".join(self.teile))
        operation(obj, self.request)
        return _als_json(self.context, verwaltung.auskunft(obj))


def _zda(obj, request):
    daten = angaben.lies(request, bemerkung=angaben.text)
    verwaltung.verfuege_zda(obj, daten["bemerkung"] or "")


def _zda_aufheben(obj, request):
    daten = angaben.lies(request, grund=angaben.text)
    verwaltung.hebe_zda_auf(obj, daten["grund"])


def _stornieren(obj, request):
    daten = angaben.lies(request, grund=angaben.text, mit_inhalt=angaben.ja_nein)
    verwaltung.storniere_geschuetzte(
        obj, daten["grund"] or "", mit_inhalt=bool(daten["mit_inhalt"])
    )


def _aufbewahrung(obj, request):
    daten = lies_json(request)
    werte = {name: wert for name, wert in daten.items() if name in verwaltung.FELDER}
    fremd = sorted(set(daten) - set(werte) - {"grund"})
    if fremd:
        raise Hindernisse(map(feld_unbekannt, fremd))
    try:
        grund = angaben.text(daten.get("grund") or "")
    except ValueError as fehler:
        raise Hindernisse([angaben.unlesbar("grund")]) from fehler
    verwaltung.aendere_aufbewahrung(obj, werte, grund)


OPERATIONEN = {
    "zda": _zda,
    "zda-aufheben": _zda_aufheben,
    "stornieren": _stornieren,
    "aufbewahrung": _aufbewahrung,
}


def _als_json(knoten, eintrag):
    return {
        "@id": f"{knoten.absolute_url()}/{DIENST}/{eintrag.uid}",
        "UID": eintrag.uid,
        "@type": eintrag.art,
        "kennzeichen": eintrag.kennzeichen,
        "einheit": eintrag.einheit,
        "review_state": eintrag.stand,
        "geschuetzt_seit": eintrag.seit.isoformat(),
        "geschuetzt_von": eintrag.person,
        **eintrag.aufbewahrung,
    }
