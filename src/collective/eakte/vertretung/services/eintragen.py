"""POST @vertretungen: say who stands in for somebody."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import lies_angaben
from collective.eakte.rest import nicht_berechtigt
from collective.eakte.vertretung.api import trage_ein
from collective.eakte.vertretung.services.ausgabe import als_angaben
from collective.eakte.vertretung.vertretung import ALLES
from datetime import date
from plone import api
from plone.restapi.services import Service


class Eintragen(Service):
    """Takes ``vertretung``, ``von``, ``bis``, and optionally ``abwesend``, ``umfang``,
    ``bezug`` and ``grund``; returns the Vertretung."""

    def reply(self):
        erlaube_schreiben(self.request)
        if api.user.is_anonymous():
            raise nicht_berechtigt()
        angaben = lies_angaben(
            self.request,
            vertretung=str,
            von=str,
            bis=str,
            abwesend=str,
            umfang=str,
            bezug=str,
            grund=str,
        )
        gruende = []
        for name in ("von", "bis"):
            angaben[name] = _tag(name, angaben[name], gruende)
        if gruende:
            raise Hindernisse(gruende)
        neue = trage_ein(
            angaben.pop("vertretung"),
            angaben.pop("von"),
            angaben.pop("bis"),
            **{
                **angaben,
                "abwesend": angaben["abwesend"] or None,
                "umfang": angaben["umfang"] or ALLES,
            },
        )
        antwort = als_angaben(neue, self.request)
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", antwort["@id"])
        return antwort


def _tag(name, wert, gruende):
    if not wert:
        return None
    try:
        return date.fromisoformat(wert)
    except ValueError:
        gruende.append(
            Hindernis(
                "wert-ungueltig",
                _(
                    "angabe_tag",
                    default="“${feld}” is a day such as 2026-03-10.",
                    mapping={"feld": name},
                ),
                field=name,
            )
        )
