"""GET @luecken: which numbers are not in use, and why."""

from collective.eakte import _
from collective.eakte.aktenzeichen.luecken import ARTEN
from collective.eakte.aktenzeichen.luecken_ausgabe import zeilen
from collective.eakte.aktenzeichen.lueckenbericht import ANSEHEN
from collective.eakte.aktenzeichen.lueckenbericht import luecken
from collective.eakte.anmeldung import NurAngemeldet
from collective.eakte.anmeldung import pruefe_parameter
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import verlange
from collective.eakte.tabellendatei import als_csv
from collective.eakte.tabellendatei import als_xlsx
from datetime import date
from functools import partial
from zope.i18n import translate

import json


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATE = ("json", "csv", "xlsx")


class Luecken(NurAngemeldet):
    """The gap report as JSON, or as a file for a spreadsheet."""

    mehrfach = frozenset({"art"})

    def antworte(self):
        """:returns: the lines in natural order of their numbers."""
        form = self.request.form
        gruende = []
        anfrage = {
            "arten": _art(form.get("art"), gruende),
            "von": _tag("von", form.get("von"), gruende),
            "bis": _tag("bis", form.get("bis"), gruende),
        }
        format_ = _format(form.get("format"), gruende)
        if gruende:
            raise Hindernisse(gruende)
        gefunden = luecken(self.context, **anfrage)
        if format_ == "json":
            return self._json(gefunden)
        return self._datei([luecke.ereignis for luecke in gefunden], format_)

    def render(self):
        """Answer with JSON or a file.

        :raises NichtBerechtigt: the report is not for this user.
        """
        self.nur_angemeldet()
        self.check_permission()
        verlange(ANSEHEN, self.context)
        pruefe_parameter(self.request.form, self.mehrfach)
        return self.antworte()

    def _json(self, gefunden):
        self.request.response.setHeader("Content-Type", self.content_type)
        daten = {
            "@id": f"{self.context.absolute_url()}/@luecken",
            "items": [self._luecke(luecke) for luecke in gefunden],
            "items_total": len(gefunden),
        }
        return json.dumps(daten, indent=2, sort_keys=True)

    def _luecke(self, luecke):
        ereignis = luecke.ereignis
        return {
            "@id": luecke.url,
            "kennzeichen": ereignis.kennzeichen,
            "art": ereignis.art,
            "art_title": translate(ARTEN[ereignis.art], context=self.request),
            "grund": ereignis.grund,
            "person": ereignis.person,
            **({"in_vertretung_fuer": ereignis.fuer} if ereignis.fuer else {}),
            "zeit": ereignis.zeit.isoformat(timespec="seconds"),
            "neu": ereignis.neu,
        }

    def _datei(self, ereignisse, format_):
        tabelle = zeilen(ereignisse, partial(translate, context=self.request))
        inhalt = als_csv(tabelle) if format_ == "csv" else als_xlsx(tabelle)
        response = self.request.response
        response.setHeader(
            "Content-Type", "text/csv; charset=utf-8" if format_ == "csv" else XLSX
        )
        response.setHeader(
            "Content-Disposition", f'attachment; filename="luecken.{format_}"'
        )
        return inhalt


def _art(wert, gruende):
    if not wert:
        return None
    arten = [wert] if isinstance(wert, str) else wert
    unbekannt = [art for art in arten if art not in ARTEN]
    gruende += [
        Hindernis(
            "luecken-art-unbekannt",
            _(
                "luecken_art_unbekannt",
                default="There is no kind “${name}”; possible: ${possible}.",
                mapping={"name": art, "possible": ", ".join(ARTEN)},
            ),
            field="art",
        )
        for art in unbekannt
    ]
    return arten


def _tag(feld, wert, gruende):
    if not wert:
        return None
    try:
        return date.fromisoformat(wert)
    except (TypeError, ValueError):
        gruende.append(
            Hindernis(
                "datum-ungueltig",
                _(
                    "datum_ungueltig",
                    default="“${value}” is not a date: write it like 2026-02-28.",
                    mapping={"value": str(wert)},
                ),
                field=feld,
            )
        )
        return None


def _format(wert, gruende):
    format_ = wert or "json"
    if format_ not in FORMATE:
        gruende.append(
            Hindernis(
                "format-unbekannt",
                _(
                    "format_unbekannt",
                    default="There is no format “${name}”; possible: ${possible}.",
                    mapping={"name": str(wert), "possible": ", ".join(FORMATE)},
                ),
                field="format",
            )
        )
    return format_
