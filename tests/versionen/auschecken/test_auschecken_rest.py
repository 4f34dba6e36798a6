"""Check-outs and locks over HTTP: the same rules on every path."""

from base64 import b64encode
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.lebenszyklus.loeschen import loeschen_erlauben

import pytest
import transaction


INHALT = b"%PDF-1.4 " + b"Bescheid " * 50
NEU = b"%PDF-1.4 " + b"Bescheid, neu " * 50


def json_datei(inhalt=INHALT, name="Bescheid.pdf", typ="application/pdf"):
    return {
        "data": b64encode(inhalt).decode(),
        "encoding": "base64",
        "filename": name,
        "content-type": typ,
    }


def codes(antwort):
    return sorted(grund["code"] for grund in antwort.json()["hindernisse"])


def gesperrt(antwort):
    return antwort.status_code == 423 and codes(antwort) == ["ausgecheckt"]


def datei(sitzung, url):
    return sitzung.get(f"{url}/@@download/file").content


# -- the way of the work -------------------------------------------------------


def test_edit_and_check_in_with_json(url, token, yilmaz):
    antwort = yilmaz.post(
        f"{url}/@einchecken",
        json={"kommentar": "Nach Rücksprache", "file": json_datei(NEU)},
        headers={"Lock-Token": token},
    )
    assert antwort.status_code == 200, antwort.text
    assert antwort.json()["lock"]["locked"] is False
    assert antwort.json()["hinweise"] == []
    assert datei(yilmaz, url) == NEU


def test_edit_and_check_in_with_a_form(url, token, yilmaz):
    antwort = yilmaz.post(
        f"{url}/@einchecken",
        data={"kommentar": "Neu"},
        files={"file": ("Bescheid.pdf", NEU, "application/pdf")},
        headers={"Lock-Token": token},
    )
    assert antwort.status_code == 200, antwort.text
    assert datei(yilmaz, url) == NEU


def test_another_type_and_name_is_accepted_but_said(url, token, yilmaz):
    antwort = yilmaz.post(
        f"{url}/@einchecken",
        json={"file": json_datei(b"Text", "Vermerk.txt", "text/plain")},
        headers={"Lock-Token": token},
    )
    typ, name = antwort.json()["hinweise"]
    assert "TXT" in typ and "PDF" in typ
    assert "Vermerk.txt" in name and "Bescheid.pdf" in name


def test_a_check_in_needs_the_token(url, token, yilmaz):
    for kopf in ({}, {"Lock-Token": "f" * 32}):
        antwort = yilmaz.post(
            f"{url}/@einchecken", json={"file": json_datei(NEU)}, headers=kopf
        )
        assert (antwort.status_code, codes(antwort)) == (423, ["sperrtoken-fehlt"])
    assert datei(yilmaz, url) == INHALT


def test_what_is_wrong_with_a_check_in_is_said_and_changes_nothing(url, token, yilmaz):
    for angaben, erwartet in (
        ({"kommentar": 3, "farbe": "rot"}, ["feld-unbekannt", "wert-ungueltig"]),
        ({"file": json_datei(b"")}, ["datei-leer"]),
        ({"file": {"filename": "x.pdf"}}, ["datei-unlesbar"]),
        ({"file": "kein base64"}, ["datei-unlesbar"]),
    ):
        antwort = yilmaz.post(
            f"{url}/@einchecken", json=angaben, headers={"Lock-Token": token}
        )
        assert (antwort.status_code, codes(antwort)) == (400, erwartet)
    assert yilmaz.get(f"{url}/@lock").json()["locked"] is True


@pytest.mark.parametrize(
    "weg,angaben",
    [
        ("@einchecken", {"kommentar": "x" * 2001}),
        ("@uebergeben", {"an": "sachbearbeitung-32", "grund": "x" * 2001}),
        ("@zuruecknehmen", {"grund": "x" * 2001}),
    ],
)
def test_what_is_kept_for_ever_has_a_greatest_length(url, token, leute, weg, angaben):
    """Each entry of the Protokoll lies beside others that are read with it."""
    person = leute["registratur" if weg == "@zuruecknehmen" else "yilmaz"]
    kopf = {"Lock-Token": token}
    antwort = person.post(f"{url}/{weg}", json=angaben, headers=kopf)
    codes = [grund["code"] for grund in antwort.json()["hindernisse"]]
    assert "text-zu-lang" in codes
    assert person.get(f"{url}/@lock").json()["locked"]


def test_cancel(url, token, yilmaz, mensah):
    assert gesperrt(mensah.delete(f"{url}/@auschecken"))
    antwort = yilmaz.delete(f"{url}/@auschecken")
    assert antwort.json()["lock"]["locked"] is False


def test_hand_over(url, token, yilmaz, mensah):
    antwort = yilmaz.post(f"{url}/@uebergeben", json={"an": "niemand"})
    assert (antwort.status_code, codes(antwort)) == (400, ["empfaenger-ungueltig"])
    antwort = yilmaz.post(
        f"{url}/@uebergeben", json={"an": "sachbearbeitung-32", "grund": "Urlaub"}
    )
    assert antwort.status_code == 200, antwort.text
    assert antwort.json()["lock"]["token"] is None
    neues = mensah.get(f"{url}/@lock").json()["token"]
    assert neues != token
    antwort = mensah.post(
        f"{url}/@einchecken",
        json={"file": json_datei(NEU)},
        headers={"Lock-Token": neues},
    )
    assert antwort.status_code == 200


def test_take_back_and_a_late_check_in(url, token, yilmaz, registratur, mensah):
    assert mensah.post(f"{url}/@zuruecknehmen", json={"grund": "x"}).status_code == 403
    antwort = registratur.post(f"{url}/@zuruecknehmen", json={})
    assert codes(antwort) == ["grund-fehlt"]
    antwort = registratur.post(f"{url}/@zuruecknehmen", json={"grund": "Krank"})
    assert antwort.json()["lock"]["locked"] is False
    spaet = {"json": {"file": json_datei(NEU)}, "headers": {"Lock-Token": token}}
    antwort = yilmaz.post(f"{url}/@einchecken", **spaet)
    assert (antwort.status_code, codes(antwort)) == (400, ["nicht-ausgecheckt"])
    assert "Krank" in antwort.json()["message"]
    neues = yilmaz.post(f"{url}/@auschecken").json()["lock"]["token"]
    spaet["headers"] = {"Lock-Token": neues}
    assert yilmaz.post(f"{url}/@einchecken", **spaet).status_code == 200
    assert datei(yilmaz, url) == NEU


def test_it_survives_a_new_log_in(url, token, als):
    nochmals = als("Sachbearbeitung")
    assert nochmals.get(f"{url}/@lock").json()["token"] == token


# -- @lock in restapi's shape ----------------------------------------------------


def test_lock_tells_what_restapi_tells(url, token, yilmaz):
    sperre = yilmaz.get(f"{url}/@lock").json()
    assert set(sperre) == {
        "locked",
        "stealable",
        "creator",
        "creator_name",
        "creator_url",
        "time",
        "created",
        "token",
        "name",
    }
    assert (sperre["locked"], sperre["creator"]) == (True, "sachbearbeitung")
    assert sperre["stealable"] is False


def test_only_who_may_take_it_back_is_told_that_it_can_be_stolen(
    url, token, mensah, registratur, gast
):
    for sitzung, erwartet in ((mensah, False), (gast, False), (registratur, True)):
        assert sitzung.get(f"{url}/@lock").json()["stealable"] is erwartet
        assert sitzung.get(url).json()["lock"]["stealable"] is erwartet


def test_nobody_but_the_holder_learns_the_token(url, token, leute, vorgang_url):
    for name, sitzung in leute.items():
        texte = [
            sitzung.get(adresse).text
            for adresse in (
                url,
                f"{url}/@lock",
                f"{url}?expand=actions,breadcrumbs,workflow",
                f"{vorgang_url}/@search?metadata_fields=_all",
                f"{vorgang_url}?fullobjects=1",
            )
        ]
        assert any(token in text for text in texte) is (name == "yilmaz")
        if sitzung is not leute["yilmaz"]:
            sitzung.headers["Accept"] = "text/html"
            for seite in ("view", "edit", "plone_lock_info/lock_info", "@@einchecken"):
                assert token not in sitzung.get(f"{url}/{seite}").text


def test_lock_and_unlock_are_check_out_and_cancel(url, yilmaz, mensah, gast):
    antwort = yilmaz.post(f"{url}/@lock", json={"stealable": False, "timeout": 3600})
    assert antwort.status_code == 200
    token = antwort.json()["token"]
    assert yilmaz.post(f"{url}/@lock", json={}).json()["token"] == token
    assert yilmaz.patch(f"{url}/@lock", json={}).json()["token"] == token
    assert gesperrt(mensah.post(f"{url}/@lock", json={}))
    assert gesperrt(mensah.patch(f"{url}/@lock", json={}))
    assert gesperrt(mensah.delete(f"{url}/@lock", json={}))
    assert gast.post(f"{url}/@lock", json={}).status_code in (403, 423)
    assert yilmaz.delete(f"{url}/@lock", json={}).json()["locked"] is False
    assert yilmaz.delete(f"{url}/@lock", json={}).json()["locked"] is False
    assert gast.post(f"{url}/@lock", json={}).status_code == 403


def test_force_unlocks_at_the_first_call_for_those_who_may_and_say_why(
    url, yilmaz, mensah, registratur
):
    yilmaz.post(f"{url}/@lock", json={"stealable": False})
    antwort = mensah.delete(f"{url}/@lock", json={"force": True, "grund": "Eilt"})
    assert antwort.status_code == 403
    antwort = registratur.delete(f"{url}/@lock", json={"force": True})
    assert (antwort.status_code, codes(antwort)) == (400, ["grund-fehlt"])
    assert yilmaz.get(f"{url}/@lock").json()["locked"] is True
    antwort = registratur.delete(f"{url}/@lock", json={"force": True, "grund": "Krank"})
    assert (antwort.status_code, antwort.json()["locked"]) == (200, False)
    assert mensah.get(f"{url}/@lock").json()["locked"] is False
    assert mensah.patch(url, json={"title": "Neu"}).status_code == 204


# -- foreign locks hold ------------------------------------------------------------


def test_a_foreign_lock_holds_against_patch(url, token, mensah, yilmaz, registratur):
    for sitzung in (mensah, registratur):
        assert gesperrt(sitzung.patch(url, json={"title": "Neu"}))
        assert gesperrt(
            sitzung.patch(url, json={"title": "Neu"}, headers={"Lock-Token": token})
        )
    antwort = yilmaz.patch(url, json={"title": "Neu"})
    assert (antwort.status_code, codes(antwort)) == (423, ["sperrtoken-fehlt"])
    antwort = yilmaz.patch(url, json={"title": "Neu"}, headers={"Lock-Token": token})
    assert antwort.status_code == 204


def tus(sitzung, url, inhalt, **kopf):
    antwort = sitzung.post(
        f"{url}/@tus-replace",
        headers={
            "Tus-Resumable": "1.0.0",
            "Upload-Length": str(len(inhalt)),
            "Upload-Metadata": f"filename {b64encode(b'Bescheid.pdf').decode()}",
            **kopf,
        },
    )
    if antwort.status_code != 201:
        return antwort
    return sitzung.patch(
        antwort.headers["Location"],
        data=inhalt,
        headers={
            "Tus-Resumable": "1.0.0",
            "Upload-Offset": "0",
            "Content-Type": "application/offset+octet-stream",
            **kopf,
        },
    )


def test_a_foreign_lock_holds_against_tus(url, token, mensah, yilmaz):
    assert gesperrt(tus(mensah, url, NEU))
    assert codes(tus(yilmaz, url, NEU)) == ["sperrtoken-fehlt"]
    assert datei(yilmaz, url) == INHALT
    antwort = tus(yilmaz, url, NEU, **{"Lock-Token": token})
    assert antwort.status_code == 204, antwort.text
    assert datei(yilmaz, url) == NEU


def test_an_upload_that_began_before_the_check_out_is_refused_at_its_end(
    url, mensah, yilmaz
):
    antwort = mensah.post(
        f"{url}/@tus-replace",
        headers={
            "Tus-Resumable": "1.0.0",
            "Upload-Length": str(len(NEU)),
            "Upload-Metadata": f"filename {b64encode(b'Bescheid.pdf').decode()}",
        },
    )
    yilmaz.post(f"{url}/@auschecken")
    antwort = mensah.patch(
        antwort.headers["Location"],
        data=NEU,
        headers={
            "Tus-Resumable": "1.0.0",
            "Upload-Offset": "0",
            "Content-Type": "application/offset+octet-stream",
        },
    )
    assert gesperrt(antwort)
    assert datei(yilmaz, url) == INHALT


def test_locks_hold_against_transitions(url, token, registratur, yilmaz):
    for uebergang, angaben in (
        ("endfassung_erteilen", {"comment": "Unterschrieben"}),
        ("stornieren", {"comment": "Doppelt"}),
    ):
        antwort = registratur.post(f"{url}/@workflow/{uebergang}", json=angaben)
        assert gesperrt(antwort), antwort.text
    assert gesperrt(registratur.post(f"{url}/@stornieren", json={"grund": "Doppelt"}))
    assert yilmaz.get(url).json()["review_state"] == "entwurf"


def test_ones_own_lock_holds_against_transitions_too(url, registratur):
    registratur.post(f"{url}/@auschecken")
    antwort = registratur.post(f"{url}/@stornieren", json={"grund": "Doppelt"})
    assert gesperrt(antwort)


def test_locks_hold_against_closing_and_withdrawing_what_holds_it(
    url, token, vorgang_url, akte_url, registratur
):
    antwort = registratur.post(f"{vorgang_url}/@workflow/zda_verfuegen", json={})
    assert codes(antwort) == ["ausgecheckt"]
    [grund] = antwort.json()["hindernisse"]
    assert grund["url"] == url
    antwort = registratur.post(
        f"{akte_url}/@stornieren", json={"grund": "Doppelt", "mit_inhalt": True}
    )
    assert codes(antwort) == ["ausgecheckt"]


def test_locks_hold_against_moves(url, token, vorgang_url, akte_url, registratur):
    anderer = registratur.post(
        akte_url, json={"@type": "Vorgang", "title": "Anderer"}
    ).json()["@id"]
    assert gesperrt(registratur.post(f"{anderer}/@move", json={"source": url}))
    assert gesperrt(registratur.post(f"{anderer}/@move", json={"source": vorgang_url}))
    antwort = registratur.post(
        f"{akte_url}/@umschreiben", json={"ziel": "32.01.02", "grund": "Falsch"}
    )
    assert codes(antwort) == ["ausgecheckt"]


def test_ones_own_lock_holds_against_moves(url, token, akte_url, yilmaz):
    anderer = yilmaz.post(
        akte_url, json={"@type": "Vorgang", "title": "Anderer"}
    ).json()["@id"]
    antwort = yilmaz.post(
        f"{anderer}/@move", json={"source": url}, headers={"Lock-Token": token}
    )
    assert gesperrt(antwort)


def test_neither_it_nor_what_holds_it_is_deleted(
    url, token, vorgang_url, akte_url, registratur, eakte_portal
):
    for adresse in (url, vorgang_url, akte_url):
        assert registratur.delete(adresse).status_code == 400
    assert registratur.get(url).status_code == 200


def test_locks_hold_against_disposal(url, token, akte_url, eakte_portal):
    transaction.begin()
    pfad = akte_url.removeprefix(eakte_portal.absolute_url()).strip("/")
    akte = eakte_portal.unrestrictedTraverse(pfad)
    with loeschen_erlauben(), pytest.raises(Hindernisse) as fehler:
        akte.aq_parent._delObject(akte.getId())
    assert [grund.code for grund in fehler.value.hindernisse] == ["ausgecheckt"]
    transaction.abort()


def test_a_foreign_lock_holds_against_restoring(url, mensah, yilmaz):
    neues = yilmaz.post(f"{url}/@auschecken").json()["lock"]["token"]
    yilmaz.post(
        f"{url}/@einchecken",
        json={"file": json_datei(NEU)},
        headers={"Lock-Token": neues},
    )
    yilmaz.post(f"{url}/@auschecken")
    antwort = mensah.patch(f"{url}/@history", json={"version": 0})
    assert antwort.status_code in (400, 403, 423), antwort.text
    assert datei(yilmaz, url) == NEU


# -- what goes on meanwhile ----------------------------------------------------------


def test_reading_copying_and_renumbering_go_on(
    url, token, vorgang_url, akte_url, gast, registratur
):
    assert gast.get(url).status_code == 200
    assert datei(gast, url) == INHALT
    antwort = registratur.post(f"{vorgang_url}/@copy", json={"source": url})
    assert antwort.status_code == 200, antwort.text
    assert (
        registratur.get(antwort.json()[0]["target"]).json()["lock"]["locked"] is False
    )
    antwort = registratur.post(
        f"{akte_url}/@kennzeichen", json={"kennzeichen": "32.01.01-X", "grund": "Alt"}
    )
    assert antwort.status_code in (200, 204), antwort.text
    assert "32.01.01-X" in registratur.get(url).json()["kennzeichen"]


def test_lists_say_by_whom_it_is_checked_out(url, token, vorgang_url, gast):
    antwort = gast.get(f"{vorgang_url}/@schriftgut")
    [zeile] = antwort.json()["items"]
    assert zeile["ausgecheckt_von"] == "sachbearbeitung"
    treffer = gast.get(
        f"{vorgang_url}/@search",
        params={"portal_type": "Dokument", "metadata_fields": "ausgecheckt_von"},
    ).json()["items"]
    assert [t["ausgecheckt_von"] for t in treffer] == ["sachbearbeitung"]


# -- people who may not see it --------------------------------------------------------


def test_who_may_not_see_it_learns_nothing(url, token, als):
    fremd = als("Sachbearbeitung", "61")
    fehlt = fremd.get(f"{url}-gibt-es-nicht/@lock")
    for methode, dienst in (
        ("GET", "@lock"),
        ("POST", "@lock"),
        ("PATCH", "@lock"),
        ("DELETE", "@lock"),
        ("POST", "@auschecken"),
        ("DELETE", "@auschecken"),
        ("POST", "@einchecken"),
        ("POST", "@uebergeben"),
        ("POST", "@zuruecknehmen"),
    ):
        antwort = fremd.request(methode, f"{url}/{dienst}", json={})
        assert antwort.status_code == 404 == fehlt.status_code
        assert token not in antwort.text
