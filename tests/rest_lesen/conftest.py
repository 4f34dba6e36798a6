"""Records that are there when a program asks."""

from collective.eakte.aktenzeichen.api import setze
from collective.eakte.lebenszyklus.api import storniere
from datetime import date
from datetime import datetime
from datetime import UTC
from plone import api
from plone.dexterity.utils import createContentInContainer

import base64
import json
import pytest
import re
import transaction


@pytest.fixture
def schriftgut(eakte_portal):
    """Akten 0001 to 0004 in 32.01.01 and one in 61.01.02; returns addresses.

    0003 is withdrawn, 0004 has another number today.
    """
    with api.env.adopt_roles(["Manager"]):
        plan = eakte_portal["org"]
        gewerbe = plan["32"]["32.01"]["32.01.01"]
        akten = [
            createContentInContainer(gewerbe, "Akte", title=titel)
            for titel in ("Gasthaus Zum Löwen", "Kiosk", "Versehen", "Bäckerei")
        ]
        vorgang = createContentInContainer(akten[0], "Vorgang", title="Anmeldung")
        dokument = createContentInContainer(vorgang, "Dokument", title="Antrag")
        bauplan = createContentInContainer(
            plan["61"]["61.01"]["61.01.02"], "Akte", title="Bebauungsplan 12"
        )
        storniere(akten[2], "doppelt angelegt")
        setze(akten[3], "Alt 7/2019", "Altbestand")
        transaction.commit()
        return {
            "site": eakte_portal.absolute_url(),
            "plan": plan.absolute_url(),
            "einheit": gewerbe.absolute_url(),
            "akte": akten[0].absolute_url(),
            "vorgang": vorgang.absolute_url(),
            "dokument": dokument.absolute_url(),
            "bauplan": bauplan.absolute_url(),
        }


@pytest.fixture
def codes():
    """The codes of a refusal."""

    def aus(antwort):
        assert antwort.status_code == 400, antwort.text
        return [h["code"] for h in antwort.json()["hindernisse"]]

    return aus


WURZEL = "https://akten.stadt.example"

ANFRAGEKOPF = (
    "Accept",
    "Authorization",
    "Content-Type",
    "Prefer",
    "Tus-Resumable",
    "Upload-Length",
    "Upload-Metadata",
    "Upload-Offset",
)
ANTWORTKOPF = (
    "Content-Type",
    "Content-Disposition",
    "Location",
    "Tus-Resumable",
    "Upload-Offset",
)

UID = re.compile(r"\b[0-9a-f]{32}\b")
ZEITPUNKT = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?(?=\")"
)


class Aufzeichnung:
    """Turns real requests into examples that are the same at every run.

    What changes from run to run (address, UIDs, today) is replaced by fixed values.

    :param wurzel: address of the site under test.
    """

    def __init__(self, wurzel):
        self.wurzel = wurzel
        self.uids = {}
        self.beispiele = {}

    def __call__(self, name, antwort):
        """Note a request and its answer as an example.

        :param name: name of the example.
        :param antwort: answer of ``requests``, which knows its request.
        :returns: the answer.
        """
        assert name not in self.beispiele
        self.beispiele[name] = (self._anfrage(antwort.request), self._antwort(antwort))
        return antwort

    def _anfrage(self, anfrage):
        pfad = anfrage.url.removeprefix(self.wurzel) or "/"
        kopf = [f"{anfrage.method} {pfad} HTTP/1.1", "Host: akten.stadt.example"]
        for name in ANFRAGEKOPF:
            wert = anfrage.headers.get(name)
            if wert and name == "Authorization":
                wert = f"Basic <{self._benutzer(wert)}:Kennwort in base64>"
            if wert:
                kopf.append(f"{name}: {wert}")
        return self._fest(kopf, anfrage.body, anfrage.headers.get("Content-Type", ""))

    def _antwort(self, antwort):
        kopf = [f"HTTP/1.1 {antwort.status_code} {antwort.reason}"]
        kopf += [
            f"{name}: {antwort.headers[name]}"
            for name in ANTWORTKOPF
            if name in antwort.headers
        ]
        return self._fest(
            kopf, antwort.content, antwort.headers.get("Content-Type", "")
        )

    def _benutzer(self, wert):
        return base64.b64decode(wert.split()[1]).decode().partition(":")[0]

    def _fest(self, kopf, koerper, typ):
        text = koerper.decode("utf-8-sig") if isinstance(koerper, bytes) else koerper
        text = (text or "").replace("\r\n", "\n")
        if text and typ.startswith("application/json"):
            text = json.dumps(
                json.loads(text), indent=2, ensure_ascii=False, sort_keys=False
            )
        text = "\n".join(kopf) + (f"\n\n{text.rstrip()}" if text else "") + "\n"
        text = text.replace(self.wurzel, WURZEL)
        text = ZEITPUNKT.sub("2026-02-03T09:30:00+00:00", text)
        for heute in (date.today(), datetime.now(UTC).date()):
            text = text.replace(heute.isoformat(), "2026-02-03")
        text = UID.sub(self._uid, text)
        return re.sub(r"[ \t]+\n", "\n", text)

    def _uid(self, fund):
        nummer = self.uids.setdefault(fund[0], len(self.uids) + 1)
        return f"{nummer:032x}"


@pytest.fixture
def zeichne_auf(eakte_portal):
    """Record examples: ``zeichne_auf("name", session.get(...))``."""
    return Aufzeichnung(eakte_portal.absolute_url())
