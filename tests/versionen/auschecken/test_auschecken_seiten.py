"""Download, edit, send back: with a browser and nothing else."""

from urllib.parse import unquote

import html
import pytest
import re


NEU = b"%PDF-1.4 " + b"Bescheid, neu " * 50


@pytest.fixture(autouse=True)
def als_browser(leute):
    for sitzung in leute.values():
        sitzung.headers.update({"Accept": "text/html", "Accept-Language": "en"})


@pytest.fixture
def dokument(url, leute):
    """The address of the Dokument."""
    return url


def text(antwort):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", antwort.text)).split())


def sende(sitzung, seite, knopf="save", datei=None, **felder):
    """Fill a form in and send it, as a browser without scripts does."""
    formular = sitzung.get(seite)
    token = re.search(r'name="_authenticator"[^>]*value="([^"]+)"', formular.text)
    werte = {f"form.widgets.{name}": wert for name, wert in felder.items()}
    werte |= {"_authenticator": token[1], f"form.buttons.{knopf}": "x"}
    return sitzung.post(
        seite,
        data=werte,
        files={"form.widgets.datei": datei or ("", b"")},
        allow_redirects=False,
    )


def test_check_out_and_download_then_check_in(dokument, yilmaz, mensah):
    antwort = sende(yilmaz, f"{dokument}/@@auschecken")
    assert antwort.status_code == 302, text(antwort)
    weiter = antwort.headers["Location"]
    seite = yilmaz.get(weiter)
    adresse = seite.headers["Refresh"].partition("url=")[2]
    assert yilmaz.get(adresse).headers["Content-Disposition"].startswith("attachment")
    assert adresse in html.unescape(seite.text)

    sicht = mensah.get(f"{dokument}/view")
    assert "Checked out by sachbearbeitung since" in text(sicht)
    assert "@@auscheckung-zuruecknehmen" not in sicht.text

    antwort = sende(
        yilmaz,
        f"{dokument}/@@einchecken",
        datei=("Bescheid.pdf", NEU),
        kommentar="Nach Rücksprache",
    )
    assert antwort.status_code == 302, text(antwort)
    seite = yilmaz.get(antwort.headers["Location"])
    assert "is checked in with a new version" in text(seite)
    assert mensah.get(f"{dokument}/@@download/file").content == NEU


def test_a_file_that_comes_back_as_it_was_downloaded_keeps_its_name(
    dokument, token, yilmaz
):
    kopf = yilmaz.get(f"{dokument}/@@download/file").headers["Content-Disposition"]
    ausgegeben = unquote(kopf.partition("UTF-8''")[2])
    assert ausgegeben != "Bescheid.pdf"
    antwort = sende(yilmaz, f"{dokument}/@@einchecken", datei=(ausgegeben, NEU))
    seite = text(yilmaz.get(antwort.headers["Location"]))
    assert "is checked in with a new version" in seite
    assert "another name" not in seite
    assert "Bescheid.pdf" in seite


def test_cancel_is_the_last_button(dokument, yilmaz):
    seite = yilmaz.get(f"{dokument}/@@auschecken").text
    knoepfe = re.findall(r'name="form\.buttons\.(\w+)"', seite)
    assert knoepfe == ["save", "ohne_datei", "cancel"]


def test_check_out_only(dokument, yilmaz):
    antwort = sende(yilmaz, f"{dokument}/@@auschecken", knopf="ohne_datei")
    assert antwort.headers["Location"] == dokument
    assert "You have checked out this Dokument" in text(yilmaz.get(f"{dokument}/view"))


def test_another_type_is_accepted_but_said(dokument, token, yilmaz):
    antwort = sende(yilmaz, f"{dokument}/@@einchecken", datei=("Vermerk.txt", b"Text"))
    seite = text(yilmaz.get(antwort.headers["Location"]))
    assert "of another type than before: TXT instead of PDF" in seite
    assert "another name than before" in seite


def test_check_in_without_a_file(dokument, token, yilmaz):
    antwort = sende(yilmaz, f"{dokument}/@@einchecken", kommentar="Nichts geändert")
    seite = text(yilmaz.get(antwort.headers["Location"]))
    assert "checked in without a new file" in seite


def test_an_empty_file_is_refused_at_its_field(dokument, token, yilmaz):
    antwort = sende(yilmaz, f"{dokument}/@@einchecken", datei=("leer.pdf", b""))
    assert antwort.status_code == 200
    assert "is empty" in text(antwort)
    assert "You have checked out" in text(yilmaz.get(f"{dokument}/view"))


def test_cancel(dokument, token, yilmaz):
    antwort = sende(yilmaz, f"{dokument}/@@auschecken-abbrechen")
    assert antwort.status_code == 302
    assert "@@auschecken" in yilmaz.get(f"{dokument}/view").text


def test_hand_over(dokument, token, yilmaz, mensah):
    seite = f"{dokument}/@@auscheckung-uebergeben"
    antwort = sende(yilmaz, seite, an="niemand")
    assert "no person, group or office" in text(antwort)
    antwort = sende(yilmaz, seite, an="einsicht-32")
    assert "another person who may change the Dokument" in text(antwort)
    antwort = sende(yilmaz, seite, an="sachbearbeitung-32")
    assert antwort.status_code == 302, text(antwort)
    assert "You have checked out" in text(mensah.get(f"{dokument}/view"))


def test_take_back_with_a_reason(dokument, token, registratur, yilmaz, mensah):
    seite = f"{dokument}/@@auscheckung-zuruecknehmen"
    assert seite in registratur.get(f"{dokument}/view").text
    antwort = sende(registratur, seite, grund="")
    assert "Please fill in this field" in text(antwort)
    antwort = sende(registratur, seite, grund="Frau Yilmaz ist krank")
    assert antwort.status_code == 302, text(antwort)
    sicht = text(yilmaz.get(f"{dokument}/view"))
    assert "Your check-out was ended by registratur" in sicht
    assert "Frau Yilmaz ist krank" in sicht
    assert "Frau Yilmaz" not in text(mensah.get(f"{dokument}/view"))
    spaet = text(yilmaz.get(f"{dokument}/@@einchecken"))
    assert "Check the Dokument out again" in spaet


def test_nobody_else_gets_the_forms(dokument, token, mensah, gast):
    for name in ("auschecken", "einchecken", "auschecken-abbrechen", "edit"):
        antwort = mensah.get(f"{dokument}/@@{name}")
        assert "has been checked out by sachbearbeitung" in text(antwort), name
        assert (
            'type="submit"'
            not in antwort.text.partition("<main")[2]
            .partition("eakte-content")[2]
            .partition("<footer")[0]
            or "form.buttons.save" not in antwort.text
        )
    antwort = mensah.get(f"{dokument}/@@auscheckung-zuruecknehmen")
    assert "form.buttons.save" not in antwort.text


def test_the_form_of_the_details_is_refused_to_others(dokument, yilmaz, mensah):
    seite = f"{dokument}/edit"
    formular = mensah.get(seite)
    token = re.search(r'name="_authenticator"[^>]*value="([^"]+)"', formular.text)[1]
    yilmaz.post(f"{dokument}/@auschecken", headers={"Accept": "application/json"})
    mensah.post(
        seite,
        data={
            "_authenticator": token,
            "form.widgets.IBetreffOderDatei.title": "Geändert",
            "form.buttons.save": "x",
        },
    )
    assert "Geändert" not in mensah.get(f"{dokument}/view").text


def test_lists_show_by_whom_it_is_checked_out(dokument, token, gast, vorgang_url):
    assert "checked out by sachbearbeitung" in text(gast.get(f"{vorgang_url}/view"))


def test_closing_says_what_is_checked_out(dokument, token, registratur, vorgang_url):
    seite = text(registratur.get(f"{vorgang_url}/@@zda-verfuegen"))
    assert "has been checked out by sachbearbeitung" in seite
