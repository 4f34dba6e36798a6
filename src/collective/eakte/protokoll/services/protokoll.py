"""GET @protokoll: what was done to a record, plan node or the site."""

from collective.eakte import _
from collective.eakte.anmeldung import NurAngemeldet
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.protokoll.als_json import eintrag_als_json
from collective.eakte.protokoll.anfrage import auswahl_aus
from collective.eakte.protokoll.anfrage import ja_nein
from collective.eakte.protokoll.anfrage import MEHRFACH
from collective.eakte.protokoll.anfrage import PARAMETER
from collective.eakte.protokoll.anfrage import pruefe_namen
from collective.eakte.protokoll.anfrage import SEITENPARAMETER
from collective.eakte.protokoll.api import protokoll_von
from collective.eakte.protokoll.verlauf import darf_sehen
from collective.eakte.protokoll.verlauf import HOECHSTE_SEITE
from collective.eakte.protokoll.verlauf import lies_seite
from collective.eakte.protokoll.verlauf import ZEILEN_JE_SEITE
from collective.eakte.protokoll.worte import Worte
from collective.eakte.rest import nicht_berechtigt
from urllib.parse import urlencode
from zope.component import getMultiAdapter


class Protokoll(NurAngemeldet):
    """Entries, the newest first; older ones behind the address in ``batching``."""

    mehrfach = MEHRFACH

    def reply(self):
        """:returns: a page of the Verlauf.

        :raises NichtBerechtigt: the Verlauf is not for this user.
        :raises Hindernisse: a parameter is wrong or unknown.
        """
        self.request.response.setHeader("Cache-Control", "private, no-store")
        obj = self.context if IEAkteInhalt.providedBy(self.context) else None
        if not darf_sehen(obj):
            raise nicht_berechtigt()
        form = self.request.form
        pruefe_namen(form, PARAMETER | SEITENPARAMETER)
        seite = lies_seite(
            obj,
            auswahl_aus(form),
            mit_inhalt=ja_nein(form, "mit_inhalt"),
            vor=form.get("vor") or "",
            ab=_zahl(form, "b_start", 0, 0, 10**6),
            anzahl=_zahl(form, "b_size", ZEILEN_JE_SEITE, 1, HOECHSTE_SEITE),
        )
        worte = Worte(
            getMultiAdapter((self.context, self.request), name="eakte-format")
        )
        antwort = {
            "@id": self._adresse(form),
            "items": [eintrag_als_json(zeile, worte) for zeile in seite.zeilen],
        }
        if seite.weiter is not None:
            weiter = {k: w for k, w in form.items() if k not in ("vor", "b_start")}
            antwort["batching"] = {
                "next": self._adresse({**weiter, "vor": seite.weiter})
            }
        protokoll = protokoll_von(obj)
        antwort["kopf"] = getattr(protokoll, "kopf", None)
        return antwort

    def _adresse(self, angaben):
        teile = urlencode(
            {name: wert for name, wert in angaben.items() if name[:1] != "_"},
            doseq=True,
        )
        url = f"{self.context.absolute_url()}/@protokoll"
        return f"{url}?{teile}" if teile else url


def _zahl(form, name, sonst, mindestens, hoechstens):
    wert = form.get(name) or ""
    if not wert:
        return sonst
    if wert.isdecimal() and len(wert) < 9 and mindestens <= int(wert) <= hoechstens:
        return int(wert)
    raise Hindernisse.eines(
        "seite-ungueltig",
        _(
            "verlauf_seite_ungueltig",
            default="“${feld}” is a whole number from ${min} to ${max}.",
            mapping={
                "feld": name,
                "min": str(mindestens),
                "max": str(hoechstens),
            },
        ),
        field=name,
    )
