"""POST @protokoll-ausgabe: the Verlauf as a file."""

from collective.eakte import _
from collective.eakte.dokument.dateiname import content_disposition
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.protokoll.anfrage import auswahl_aus
from collective.eakte.protokoll.ausgabe.api import gib_aus
from collective.eakte.protokoll.verlauf import darf_sehen
from collective.eakte.protokoll.worte import Worte
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import falscher_typ
from collective.eakte.rest import feld_unbekannt
from collective.eakte.rest import lies_json
from collective.eakte.rest import nicht_berechtigt
from plone.restapi.services import Service
from zope.component import getMultiAdapter


class Protokollausgabe(Service):
    """Takes ``format``, ``von``, ``bis``, ``gruppe`` and ``mit_inhalt``.

    It is no GET: that a Verlauf was given out is entered.
    """

    def render(self):
        """:returns: the file.

        :raises NichtBerechtigt: the Verlauf is not for this user.
        :raises Hindernisse: with everything that is wrong.
        """
        self.check_permission()
        erlaube_schreiben(self.request)
        obj = self.context if IEAkteInhalt.providedBy(self.context) else None
        if not darf_sehen(obj):
            raise nicht_berechtigt()
        angaben = _lies(self.request)
        fmt = getMultiAdapter((self.context, self.request), name="eakte-format")
        ausgabe = gib_aus(
            obj,
            angaben.get("format") or "json",
            auswahl_aus(angaben),
            Worte(fmt),
            mit_inhalt=angaben.get("mit_inhalt") or False,
        )
        return liefere(self.request.response, ausgabe)


def liefere(response, ausgabe):
    """Answer with a file.

    :param response: the response.
    :param ausgabe: :class:`~collective.eakte.protokoll.ausgabe.api.Ausgabe`.
    :returns: the body.
    """
    response.setHeader("Content-Type", ausgabe.mime_type)
    response.setHeader("X-Content-Type-Options", "nosniff")
    response.setHeader("Cache-Control", "private, no-store")
    response.setHeader(
        "Content-Disposition", content_disposition("attachment", ausgabe.name)
    )
    return ausgabe.daten


def _lies(request):
    daten = lies_json(request)
    typen = {"format": str, "von": str, "bis": str, "mit_inhalt": bool}
    gruende = []
    for name, wert in daten.items():
        if name == "gruppe":
            if not _sind_texte(wert):
                gruende.append(
                    Hindernis(
                        "wert-ungueltig",
                        _(
                            "angabe_text",
                            default="“${feld}” is a text.",
                            mapping={"feld": name},
                        ),
                        field=name,
                    )
                )
        elif name not in typen:
            gruende.append(feld_unbekannt(name))
        elif wert is not None and not isinstance(wert, typen[name]):
            gruende.append(falscher_typ(name, typen[name]))
    if gruende:
        raise Hindernisse(gruende)
    return daten


def _sind_texte(wert):
    return isinstance(wert, str) or (
        isinstance(wert, list) and all(isinstance(einer, str) for einer in wert)
    )
