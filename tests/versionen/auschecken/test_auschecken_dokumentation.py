"""The page of the integrator's guide about check-outs."""

import base64


def datei(inhalt, name="Bescheid.pdf"):
    return {
        "data": base64.b64encode(inhalt).decode(),
        "encoding": "base64",
        "filename": name,
        "content-type": "application/pdf",
    }


def test_the_examples_are_what_the_server_answers(
    url, yilmaz, mensah, registratur, zeichne_auf, pruefe_beispiele
):
    def auf(name, antwort, status=200):
        assert antwort.status_code == status, (name, antwort.text)
        return zeichne_auf(name, antwort)

    auf("sperren", yilmaz.post(f"{url}/@lock", json={}))
    token = yilmaz.get(f"{url}/@lock").json()["token"]
    auf("sperre_anderer", mensah.get(f"{url}/@lock"))
    auf("gesperrt", mensah.patch(url, json={"title": "Anders"}), 423)
    auf("ohne_token", yilmaz.patch(url, json={"title": "Anders"}), 423)
    yilmaz.delete(f"{url}/@lock", json={}).raise_for_status()

    auschecken = yilmaz.post(f"{url}/@auschecken")
    assert auschecken.status_code == 200
    token = auschecken.json()["lock"]["token"]
    auf(
        "einchecken",
        yilmaz.post(
            f"{url}/@einchecken",
            json={"kommentar": "Nach Rücksprache", "file": datei(b"%PDF-1.4 neu")},
            headers={"Lock-Token": token, "Prefer": "return=minimal"},
        ),
    )
    yilmaz.post(f"{url}/@auschecken").raise_for_status()
    auf(
        "uebergeben_fehler",
        yilmaz.post(f"{url}/@uebergeben", json={"an": "einsicht-32"}),
        400,
    )
    yilmaz.post(
        f"{url}/@uebergeben", json={"an": "sachbearbeitung-32", "grund": "Urlaub"}
    ).raise_for_status()
    auf(
        "entsperren",
        registratur.delete(
            f"{url}/@lock", json={"force": True, "grund": "Frau Mensah ist erkrankt"}
        ),
    )
    auf("einchecken_zu_spaet", mensah.post(f"{url}/@einchecken", json={}), 400)
    pruefe_beispiele("auschecken", "rest-auschecken.md")
