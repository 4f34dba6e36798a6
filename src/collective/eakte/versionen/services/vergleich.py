"""GET @fassungen/vergleich: what differs between two versions."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import uebersetze
from collective.eakte.versionen.darstellung import fassung_als_json
from collective.eakte.versionen.gegenueber import stelle_gegenueber
from collective.eakte.versionen.interfaces import IFassungsauskunft
from collective.eakte.versionen.vergleich import Abschnitt
from collective.eakte.versionen.vergleich import falte
from plone.restapi.serializer.converters import json_compatible
from zExceptions import NotFound
from zope.interface import implementer


HOECHSTENS_ZEILEN = 5000
"""Lines in one answer."""


@implementer(IFassungsauskunft)
class Vergleich:
    """Takes ``von`` and ``bis``; ``alles=1`` gives the lines that are the same, too."""

    def __init__(self, context, request):
        self.context = context
        self.request = request

    def reply(self):
        paar = stelle_gegenueber_oder_404(self.context, self.request)
        url = f"{self.context.absolute_url()}/@fassungen/vergleich"
        return {
            "@id": f"{url}?von={paar.alt.nummer}&bis={paar.neu.nummer}",
            "von": fassung_als_json(self.context, paar.alt),
            "bis": fassung_als_json(self.context, paar.neu),
            "angaben": [
                {
                    "feld": unterschied.name,
                    "titel": uebersetze(unterschied.feld.title, self.request),
                    "alt": json_compatible(unterschied.alt),
                    "neu": json_compatible(unterschied.neu),
                }
                for unterschied in paar.felder
            ],
            "gleiche_datei": paar.gleiche_datei,
            "text": self._text(paar.text) if paar.text is not None else None,
            "ohne_text": [
                {
                    "nummer": grund.fassung.nummer,
                    "code": grund.code,
                    "message": uebersetze(grund.message, self.request),
                }
                for grund in paar.ohne_text
            ],
        }

    def _text(self, text):
        alles = self.request.form.get("alles") == "1"
        abschnitte = [Abschnitt(text.zeilen, 0, False)] if alles else falte(text.zeilen)
        zeilen = []
        for abschnitt in abschnitte:
            if abschnitt.gefaltet:
                anzahl = len(abschnitt.zeilen)
                zeilen.append({"art": "ausgelassen", "anzahl": anzahl})
            else:
                zeilen += abschnitt.zeilen[: HOECHSTENS_ZEILEN + 1]
        return {
            "gleich": text.gleich,
            "grob": text.grob,
            "gekuerzt": text.gekuerzt or len(zeilen) > HOECHSTENS_ZEILEN,
            "zeilen": [_zeile(zeile) for zeile in zeilen[:HOECHSTENS_ZEILEN]],
        }


def stelle_gegenueber_oder_404(dokument, request):
    """Compare the versions that a request names.

    :param dokument: the Dokument.
    :param request: the request, with ``von`` and ``bis``.
    :returns: :class:`~..gegenueber.Gegenueberstellung`.
    :raises Hindernisse: a number is missing, or is none.
    :raises NotFound: there is no version with a number.
    """
    nummern, gruende = [], []
    for name in ("von", "bis"):
        wert = request.form.get(name)
        if isinstance(wert, str) and wert.isascii() and wert.isdigit():
            nummern.append(int(wert[:10]))
        else:
            gruende.append(_keine_nummer(name))
    if gruende:
        raise Hindernisse(gruende)
    try:
        return stelle_gegenueber(dokument, *nummern)
    except LookupError as fehler:
        raise NotFound(str(fehler)) from fehler


def _keine_nummer(name):
    return Hindernis(
        "wert-ungueltig",
        _(
            "vergleich_nummer",
            default="“${feld}” is the number of a version, e.g. 2.",
            mapping={"feld": name},
        ),
        field=name,
    )


def _zeile(zeile):
    if isinstance(zeile, dict):
        return zeile
    return {
        "art": zeile.art,
        **{
            seite: [
                {"text": stueck.text, "markiert": stueck.markiert}
                for stueck in getattr(zeile, seite)
            ]
            for seite in ("links", "rechts")
        },
    }
