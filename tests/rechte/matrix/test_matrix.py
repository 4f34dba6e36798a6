"""Who may do what, on every path: the table ``tafel.txt``, asked over HTTP.

Each cell is one test. What stands in it must work on the screen and over REST; what
does not stand there must be refused and change nothing. What a person finds in
searches and lists is compared with the whole table at once. There is no path by a task
yet; the room that brings the first one adds it to ``Wege``.
"""

from pathlib import Path
from plone import api
from types import SimpleNamespace

import pytest
import re
import transaction


TAFEL = Path(__file__).with_name("tafel.txt")

MOEGLICH = {
    "Akte": "sbazwxkurhvp",
    "Vorgang": "sbazwxkrhv",
    "Dokument": "slbzxkrhv",
    "Besondere Akte": "sbazwxkrhvp",
    "Dokument darin": "slbzxkrhv",
    "Einheit": "sbarhv",
}
"""What can be done with a kind of Schriftgut at all."""

VERAENDERT = "zwxkuvp"
"""After these the Schriftgut is in another situation."""


FORMULARE = {
    "b": "edit",
    "w": "zda-aufheben",
    "x": "stornieren",
    "k": "kennzeichen-setzen",
    "u": "umschreiben",
    "v": "eakte-freigeben",
    "p": "eakte-schuetzen",
}

ZIEL = {"z": ("zdA", "Endfassung"), "x": ("storniert",)}
"""Situations after an operation."""

OHNE_SEITE = "text/plain"
"""So a screen is refused in a few words, and not on a page of its own."""


def lies_tafel():
    """Read the cells.

    :returns: dict from (kind, person, situation) to the letters that stand there.
    """
    zellen, art, lagen = {}, None, ()
    for zeile in TAFEL.read_text("utf-8").splitlines():
        spalten = [spalte.strip() for spalte in zeile.split("|")]
        if len(spalten) == 1:
            continue
        if spalten[0].startswith("=="):
            art, lagen = spalten[0].strip("= "), spalten[1:]
            continue
        for lage, zelle in zip(lagen, spalten[1:], strict=True):
            zellen[art, spalten[0], lage] = frozenset(zelle.replace("-", "").split())
    return zellen


ZELLEN = lies_tafel()
PERSONEN = sorted({wer for _art, wer, _lage in ZELLEN})


def zelle(art, wer, lage):
    """What somebody may; who has no line in a table may what all may."""
    ohne_zeile = "Beschäftigte"
    return ZELLEN.get((art, wer, lage), ZELLEN[art, ohne_zeile, lage])


def test_the_table_says_something_of_everybody_everywhere():
    assert len(ZELLEN) > 250
    for (art, _wer, _lage), buchstaben in ZELLEN.items():
        assert buchstaben <= set(MOEGLICH[art])
        assert not buchstaben or "s" in buchstaben


@pytest.fixture(scope="module")
def schriftgut(stadt):
    """What the table speaks of: one for each situation, and one for each use of it.

    :returns: dict from (kind, situation), or (kind, person, situation, letter) for what
        is going to be changed, to a namespace of ``url``, ``uid`` ...
    """
    objekte = {}
    with api.env.adopt_roles(["Manager"]):
        for art, wer, lage in ZELLEN:
            if (art, lage) not in objekte:
                objekte[art, lage] = stadt.lagen.mache(art, lage)
            for buchstabe in ZELLEN[art, wer, lage] & set(VERAENDERT):
                objekte[art, wer, lage, buchstabe] = stadt.lagen.mache(art, lage)
    transaction.commit()
    return {stelle: _angaben(objekt) for stelle, objekt in objekte.items()}


def _angaben(objekt):
    return SimpleNamespace(
        url=objekt.absolute_url(),
        pfad="/".join(objekt.getPhysicalPath()),
        uid=api.content.get_uuid(objekt),
        title=objekt.title,
        kennzeichen=objekt.kennzeichen,
        typ=objekt.portal_type,
    )


class Wege:
    """What a person does with one piece of Schriftgut, on the screen and over REST."""

    def __init__(self, sitzung, angaben, lage):
        self.sitzung = sitzung
        self.angaben = angaben
        self.lage = lage

    def hole(self, weg="", accept="text/html"):
        """:returns: answer of a page, without the frame that all pages have."""
        rahmen = {} if accept == "application/json" else {"ajax_load": "1"}
        return self._frage("GET", weg, headers={"Accept": accept}, params=rahmen)

    def _frage(self, methode, weg="", **angaben):
        url = f"{self.angaben.url}/{weg}".rstrip("/")
        return self.sitzung.request(methode, url, allow_redirects=False, **angaben)

    def datei(self, accept="*/*"):
        """:returns: answers of all addresses of the file."""
        return [
            self.hole(weg, accept)
            for weg in ("@@download/file", "@@anzeige/file", "@@display-file/file")
        ]

    def formular(self, buchstabe, accept="text/html"):
        """:returns: answer of the page on which it is done."""
        return self.hole(self._formular(buchstabe), accept)

    def _formular(self, buchstabe):
        typ = self.angaben.typ
        if buchstabe == "z":
            return "endfassung-erteilen" if typ == "Dokument" else "zda-verfuegen"
        if buchstabe == "a":
            return f"++add++{self._neues()}"
        return FORMULARE[buchstabe]

    def _neues(self):
        return {"Aktenplaneinheit": "Akte", "Akte": "Vorgang"}.get(
            self.angaben.typ, "Dokument"
        )

    def rest(self, buchstabe):
        """:returns: answer of the service by which it is done."""
        return getattr(self, f"_rest_{buchstabe}")()

    def _rest_b(self):
        return self._frage("PATCH", json={"title": self.angaben.title})

    def _rest_a(self):
        return self._frage("POST", json={"@type": self._neues(), "title": "Neu"})

    def _rest_z(self):
        dokument = self.angaben.typ == "Dokument"
        name = "endfassung_erteilen" if dokument else "zda_verfuegen"
        return self._frage("POST", f"@workflow/{name}", json={"comment": "geprüft"})

    def _rest_w(self):
        return self._frage("POST", "@workflow/zda_aufheben", json={})

    def _rest_x(self):
        return self._frage("POST", "@stornieren", json={"grund": "doppelt"})

    def _rest_k(self):
        neu = {"kennzeichen": f"{self.angaben.kennzeichen}a", "grund": "Altbestand"}
        return self._frage("POST", "@kennzeichen", json=neu)

    def _rest_u(self):
        neu = {"ziel": "32.01.02", "grund": "falsch eingeordnet"}
        return self._frage("POST", "@umschreiben", json=neu)

    def _rest_v(self):
        neu = {"prinzipal": "beschaeftigte", "rollen": ["Einsicht"], "grund": "Bitte"}
        return self._frage("POST", "@rechte", json=neu)

    def _rest_p(self):
        kreis = [{"prinzipal": "sachbearbeitung", "rollen": ["Leitung"]}]
        return self._frage("POST", "@schutz", json={"kreis": kreis, "grund": "Anlass"})

    def rechte(self, accept="text/html"):
        """:returns: answers of page and service that tell who may see it, and why."""
        return [self.hole("@@rechte", accept), self.hole("@rechte", "application/json")]

    def verlauf(self, accept="text/html"):
        """:returns: answers of page and service of the Verlauf, and of a note."""
        return [
            self.hole("@@verlauf", accept),
            self.hole("@protokoll", "application/json"),
            self._frage("POST", "@protokoll", json={"text": "Notiz"}),
        ]


@pytest.fixture
def wege(schriftgut, sitzung):
    """Paths to a piece of Schriftgut: ``wege("Leitung", "Akte", "zdA")``."""

    def zu(wer, art, lage, buchstabe=None):
        stelle = (art, lage) if buchstabe is None else (art, wer, lage, buchstabe)
        return Wege(sitzung(wer), schriftgut[stelle], lage)

    return zu


def ist_offen(antwort):
    """Whether a page of an operation lets it be done: it has its button."""
    return antwort.status_code == 200 and re.search(
        r'name="form\.buttons\.(save|pruefen)"', antwort.text
    )


def ist_geliefert(antwort):
    """Whether an answer is the file."""
    return antwort.status_code == 200 and antwort.content == b"Inhalt"


def ist_verweigert(antwort):
    """Whether a page is refused to somebody who sees the Schriftgut."""
    return antwort.status_code == 403 or (
        antwort.status_code == 302 and "require_login" in antwort.headers["Location"]
    )


def ist_schon_so(buchstabe, lage):
    """Whether the state is there already: then restapi says yes and does nothing."""
    if buchstabe == "w":
        return lage not in ("zdA", "storniert")
    return lage in ZIEL.get(buchstabe, ())


def ist_unbekannt(wer, antwort):
    """Whether an answer is the one for what does not exist."""
    if wer == "Besucher":
        return antwort.status_code == 401 or (
            antwort.status_code == 302
            and "require_login" in antwort.headers["Location"]
        )
    return antwort.status_code == 404


def ist_abgelehnt(antwort):
    """Whether REST refuses with reasons what the user sees."""
    return antwort.status_code in (400, 403) and antwort.json()["hindernisse"]


@pytest.mark.parametrize("wer", PERSONEN)
def test_searches_and_lists_show_what_the_table_says(stadt, schriftgut, sitzung, wer):
    sichtbar = {
        angaben.uid: "s" in zelle(art, wer, lage)
        for (art, lage), angaben in einzelne(schriftgut).items()
    }
    suche = f"{stadt.portal.absolute_url()}/@search"
    alle = sitzung(wer).get(suche, params={"metadata_fields": "UID", "b_size": 5000})
    gefunden = {treffer["UID"] for treffer in alle.json()["items"]}
    assert gefunden & set(sichtbar) == {uid for uid in sichtbar if sichtbar[uid]}
    assert alle.json()["items_total"] == len(alle.json()["items"])
    for uid, zu_sehen in sichtbar.items():
        einzeln = sitzung(wer).get(suche, params={"UID": uid})
        assert einzeln.json()["items_total"] == int(zu_sehen)


@pytest.mark.parametrize("wer", PERSONEN)
def test_numbers_lead_to_what_the_table_says(stadt, schriftgut, sitzung, wer):
    for (art, lage), angaben in einzelne(schriftgut).items():
        if art == "Einheit":
            continue
        antwort = sitzung(wer).get(
            f"{stadt.portal.absolute_url()}/@kennzeichen",
            params={"nummer": angaben.kennzeichen},
        )
        erwartet = [angaben.url] if "s" in zelle(art, wer, lage) else []
        gefunden = [treffer["@id"] for treffer in antwort.json().get("items", ())]
        assert gefunden == erwartet, (art, lage, antwort.text)


def einzelne(schriftgut):
    """What stands for a situation, without what is going to be changed."""
    return {stelle: a for stelle, a in schriftgut.items() if len(stelle) == 2}


@pytest.mark.parametrize(
    "art,wer,lage", ZELLEN, ids=["-".join(stelle) for stelle in ZELLEN]
)
def test_cell(wege, art, wer, lage):
    erlaubt = ZELLEN[art, wer, lage]
    weg = wege(wer, art, lage)
    if not erlaubt:
        _gibt_es_nicht(wer, art, weg)
        return
    assert weg.hole().status_code == 200
    assert weg.hole(accept="application/json").status_code == 200
    for buchstabe in MOEGLICH[art]:
        if buchstabe == "s":
            continue
        if buchstabe == "l":
            liest = ist_geliefert if "l" in erlaubt else ist_verweigert
            assert all(map(liest, weg.datei())), "l"
        elif buchstabe == "r":
            _rechte(weg, "r" in erlaubt)
        elif buchstabe == "h":
            _verlauf(weg, "h" in erlaubt)
        elif buchstabe in erlaubt:
            einmal = buchstabe if buchstabe in VERAENDERT else None
            frisch = wege(wer, art, lage, einmal)
            assert ist_offen(frisch.formular(buchstabe)), buchstabe
            antwort = frisch.rest(buchstabe)
            assert antwort.status_code in (200, 201, 204), (buchstabe, antwort.text)
        else:
            assert not ist_offen(weg.formular(buchstabe, OHNE_SEITE)), buchstabe
            antwort = weg.rest(buchstabe)
            if not ist_schon_so(buchstabe, lage):
                assert ist_abgelehnt(antwort), (buchstabe, antwort.text)


def _rechte(weg, erlaubt):
    seite, rest = weg.rechte()
    if erlaubt:
        assert (seite.status_code, rest.status_code) == (200, 200)
    else:
        assert ist_verweigert(seite)
        assert ist_abgelehnt(rest)


def _verlauf(weg, erlaubt):
    seite, rest, notiz = weg.verlauf("text/html" if erlaubt else OHNE_SEITE)
    if erlaubt:
        stati = (seite.status_code, rest.status_code, notiz.status_code)
        assert stati == (200, 200, 201), notiz.text
    else:
        assert ist_verweigert(seite)
        assert ist_abgelehnt(rest)
        assert ist_abgelehnt(notiz)


def _gibt_es_nicht(wer, art, weg):
    antworten = [weg.hole(accept="application/json"), weg.hole(accept=OHNE_SEITE)]
    for buchstabe in MOEGLICH[art]:
        if buchstabe == "l":
            antworten += weg.datei(OHNE_SEITE)
        elif buchstabe == "r":
            antworten += weg.rechte(OHNE_SEITE)
        elif buchstabe == "h":
            antworten += weg.verlauf(OHNE_SEITE)
        elif buchstabe != "s":
            antworten.append(weg.formular(buchstabe, OHNE_SEITE))
            antworten.append(weg.rest(buchstabe))
    fremd = [
        (antwort.request.method, antwort.url, antwort.status_code)
        for antwort in antworten
        if not ist_unbekannt(wer, antwort)
    ]
    assert fremd == []
