"""The forms: release, withdraw, protect, without any script."""

from collective.eakte.rechte.api import berechtigungen
from collective.eakte.rechte.api import bereich_von
from datetime import date
from datetime import timedelta
from plone import api
from plone.dexterity.utils import createContentInContainer
from urllib.parse import urljoin

import html
import pytest
import re
import transaction


IN_14_TAGEN = (date.today() + timedelta(days=14)).isoformat()


@pytest.fixture
def akte(eakte_portal):
    """An Akte in 32.01.01; a person and a group without rights."""
    with api.env.adopt_roles(["Manager"]):
        gewerbe = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
        akte = createContentInContainer(gewerbe, "Akte", title="Gasthaus Zum Löwen")
        for name, voll in (("yilmaz", "Ayşe Yılmaz"), ("klein", "Eva Klein")):
            api.user.create(
                email=f"{name}@stadt.example",
                username=name,
                password="Geheim-fuer-Tests-1",
                properties={"fullname": voll},
            )
        api.group.create("personalamt", title="Personalamt")
        api.group.add_user(groupname="personalamt", username="yilmaz")
    transaction.commit()
    return akte


@pytest.fixture
def formular(als):
    """Open a form as somebody and send it: ``formular("Leitung", "32")``."""

    class Browser:
        def __init__(self, session):
            self.session = session
            self.session.headers["Accept"] = "text/html"

        def oeffne(self, url):
            self.seite = self.session.get(url)
            self.url = url
            return self.seite

        def sende(self, knopf="save", **werte):
            marke = re.search(r'name="_authenticator" value="([^"]+)"', self.seite.text)
            ziel = re.search(
                r'<form class="eakte-form"[^>]*action="([^"]+)"', self.seite.text
            )
            daten = {f"form.widgets.{n}": wert for n, wert in werte.items()}
            daten[f"form.buttons.{knopf}"] = "1"
            if marke:
                daten["_authenticator"] = marke[1]
            self.seite = self.session.post(
                urljoin(self.url, html.unescape(ziel[1])) if ziel else self.url,
                files={name: (None, wert) for name, wert in daten.items()},
            )
            transaction.begin()
            return self.seite

    return lambda *wer: Browser(als(*wer))


def test_a_colleague_is_released_for_14_days_and_the_release_withdrawn(formular, akte):
    browser = formular("Leitung", "32")
    seite = browser.oeffne(f"{akte.absolute_url()}/@@eakte-freigeben")
    assert 'value="Personalamt (personalamt)"' in seite.text
    assert "Registratur</option>" not in seite.text
    seite = browser.sende(
        prinzipal="Ayşe Yılmaz", rollen="Einsicht", bis=IN_14_TAGEN, grund="Amtshilfe"
    )
    assert seite.url == f"{akte.absolute_url()}/@@rechte"
    assert "Ayşe Yılmaz" in seite.text
    (freigabe,) = berechtigungen(akte)
    assert (freigabe.prinzipal, freigabe.bis.isoformat()) == ("yilmaz", IN_14_TAGEN)
    assert formular_sieht(formular, akte)

    adresse = f"{akte.absolute_url()}/@@eakte-frist?kennung={freigabe.kennung}"
    assert "Ayşe Yılmaz" in browser.oeffne(adresse).text
    browser.sende(bis="")
    assert berechtigungen(akte)[0].bis is None

    adresse = f"{akte.absolute_url()}/@@eakte-entziehen?kennung={freigabe.kennung}"
    browser.oeffne(adresse)
    assert 'id="eakte-fehler"' in browser.sende(grund="").text
    assert len(berechtigungen(akte)) == 1
    browser.sende(grund="erledigt")
    assert berechtigungen(akte) == ()
    assert 'id="eakte-fehler"' in browser.oeffne(adresse).text


def formular_sieht(formular, akte):
    browser = formular("Anonymous")
    browser.session.auth = ("yilmaz", "Geheim-fuer-Tests-1")
    return browser.oeffne(akte.absolute_url()).status_code == 200


def test_without_the_token_of_the_form_nothing_is_released(formular, akte):
    browser = formular("Leitung", "32")
    browser.seite = browser.session.get(akte.absolute_url())
    browser.url = f"{akte.absolute_url()}/@@eakte-freigeben"
    daten = {
        "form.widgets.prinzipal": "yilmaz",
        "form.widgets.rollen": "Einsicht",
        "form.widgets.grund": "Test",
        "form.buttons.save": "1",
    }
    browser.session.post(browser.url, data=daten)
    transaction.begin()
    assert berechtigungen(akte) == ()


@pytest.mark.parametrize(
    "ansicht",
    ["@@eakte-freigeben", "@@eakte-entziehen", "@@eakte-frist", "@@eakte-schuetzen"],
)
@pytest.mark.parametrize("rolle", ["Sachbearbeitung", "Revision", "Poststelle"])
def test_others_get_no_form(formular, akte, rolle, ansicht):
    seite = formular(rolle, "32").oeffne(f"{akte.absolute_url()}/{ansicht}")
    assert "form.buttons.save" not in seite.text


def test_a_name_that_may_be_several_is_asked_back(formular, akte):
    with api.env.adopt_roles(["Manager"]):
        api.user.create(
            email="y2@stadt.example",
            username="yilmaz2",
            properties={"fullname": "Deniz Yılmaz"},
        )
    transaction.commit()
    browser = formular("Leitung", "32")
    browser.oeffne(f"{akte.absolute_url()}/@@eakte-freigeben")
    seite = browser.sende(prinzipal="Yılmaz", rollen="Einsicht", grund="Amtshilfe")
    assert "Deniz Yılmaz (yilmaz2)" in seite.text
    assert berechtigungen(akte) == ()


def test_an_akte_is_protected_for_a_group_and_a_person(formular, akte):
    browser = formular("Registratur")
    seite = browser.oeffne(f"{akte.absolute_url()}/@@eakte-schuetzen")
    assert seite.text.count(".prinzipal") == 5
    seite = browser.sende(
        "weitere",
        **{
            "kreis.zeilen": "5",
            "kreis.0.prinzipal": "Personalamt",
            "kreis.0.rolle": "Leitung",
        },
    )
    assert seite.text.count(".prinzipal") == 10
    assert 'value="Personalamt"' in seite.text
    assert 'id="eakte-fehler"' not in seite.text
    seite = browser.sende(
        **{
            "kreis.zeilen": "10",
            "kreis.0.prinzipal": "Personalamt",
            "kreis.0.rolle": "Leitung",
            "kreis.7.prinzipal": "klein",
            "kreis.7.rolle": "Einsicht",
            "grund": "Personalsache",
        }
    )
    assert bereich_von(akte).schutz.grund == "Personalsache"
    assert {(b.prinzipal, b.rollen) for b in berechtigungen(akte)} >= {
        ("personalamt", ("Leitung",)),
        ("klein", ("Einsicht",)),
    }
    # She lands where she still may be, and reads nothing of the Akte.
    assert seite.status_code == 200
    assert seite.url.rstrip("/").endswith("32.01.01")
    assert "Löwen" not in seite.text
    assert browser.oeffne(akte.absolute_url()).status_code != 200


def test_a_circle_that_nobody_leads_is_refused_with_all_reasons(formular, akte):
    browser = formular("Registratur")
    browser.oeffne(f"{akte.absolute_url()}/@@eakte-schuetzen")
    seite = browser.sende(
        **{
            "kreis.zeilen": "5",
            "kreis.1.prinzipal": "klein",
            "kreis.1.rolle": "Einsicht",
            "grund": "x",
        }
    )
    assert 'id="eakte-fehler"' in seite.text
    assert 'value="klein"' in seite.text
    assert bereich_von(akte) is None or bereich_von(akte).schutz is None


def test_the_circle_lifts_the_protection(formular, akte):
    browser = formular("Leitung", "32")
    browser.oeffne(f"{akte.absolute_url()}/@@eakte-schuetzen")
    browser.sende(
        **{
            "kreis.zeilen": "5",
            "kreis.0.prinzipal": "leitung-32",
            "kreis.0.rolle": "Leitung",
            "grund": "Personalsache",
        }
    )
    assert bereich_von(akte).schutz is not None
    assert "@@eakte-schutz-aufheben" in browser.oeffne(akte.absolute_url()).text
    browser.oeffne(f"{akte.absolute_url()}/@@eakte-schutz-aufheben")
    browser.sende(grund="erledigt")
    assert bereich_von(akte).schutz is None


@pytest.mark.parametrize("zeilen", ["-5", "zehn", "999999"])
def test_rubbish_in_the_number_of_rows_does_no_harm(formular, akte, zeilen):
    browser = formular("Registratur")
    browser.oeffne(f"{akte.absolute_url()}/@@eakte-schuetzen")
    seite = browser.sende(**{"kreis.zeilen": zeilen, "grund": ""})
    assert seite.status_code == 200
    assert 5 <= seite.text.count('.prinzipal"') <= 100


class TestGeschuetzte:
    """The list of protected records and what is done from it."""

    @pytest.fixture
    def liste(self, eakte_portal, akte):
        from collective.eakte.rechte.api import schuetze

        schuetze(akte, [("klein", ["Leitung"])], "Personalsache")
        transaction.commit()
        return f"{eakte_portal['org'].absolute_url()}/@@eakte-geschuetzte"

    def test_the_registratur_works_with_numbers(self, formular, liste, akte):
        browser = formular("Registratur")
        seite = browser.oeffne(liste).text
        assert "32.01.01-0001" in seite
        assert "Löwen" not in seite
        browser.oeffne(self.schritt(seite, "aufbewahrung"))
        assert re.search(
            r'name="form.widgets.aufbewahrungsdauer"[^>]*value="5"', browser.seite.text
        )
        angaben = {
            "aufbewahrungsdauer": "30",
            "fristbeginn:list": "zdA",
            "transferfrist": "12",
            "aussonderungsart:list": "B",
        }
        assert 'id="eakte-fehler"' in browser.sende(grund="", **angaben).text
        browser.sende(grund="Tarifvertrag", **angaben)
        assert akte.aufbewahrungsdauer == 30
        browser.oeffne(self.schritt(seite, "zda"))
        seite = browser.sende(bemerkung="abgeschlossen").text
        browser.oeffne(self.schritt(seite, "zda-aufheben"))
        seite = browser.sende(grund="Widerspruch").text
        browser.oeffne(self.schritt(seite, "stornieren"))
        seite = browser.sende(
            **{"grund": "doppelt", "mit_inhalt-empty-marker": "1"}
        ).text
        assert "Löwen" not in seite
        assert akte.storno.grund == "doppelt"

    @pytest.mark.parametrize("rolle", ["Manager", "Sachbearbeitung", "Revision"])
    def test_others_get_no_list_and_no_form(self, formular, liste, akte, rolle):
        browser = formular(rolle)
        uid = api.content.get_uuid(akte)
        assert "32.01.01-0001" not in browser.oeffne(liste).text
        assert "form.buttons" not in browser.oeffne(f"{liste}-zda?uid={uid}").text

    def test_what_is_not_protected_has_no_form(self, formular, liste):
        seite = formular("Registratur").oeffne(f"{liste}-zda?uid=x")
        assert 'id="eakte-fehler"' in seite.text
        assert "form.buttons" not in seite.text

    def schritt(self, seite, name):
        return html.unescape(
            re.search(rf'href="([^"]+@@eakte-geschuetzte-{name}\?[^"]+)"', seite)[1]
        )

    def test_a_recovery_is_asked_for_and_confirmed(
        self, formular, liste, akte, eakte_portal
    ):
        adresse = f"{eakte_portal.absolute_url()}/@@eakte-wiederherstellung"
        reg, dsb = formular("Registratur"), formular("Datenschutz")
        reg.oeffne(adresse)
        seite = reg.sende(kennzeichen="99", prinzipal="Ayşe Yılmaz", grund="verstorben")
        assert 'id="eakte-fehler"' in seite.text
        reg.sende(
            kennzeichen="32.01.01-0001", prinzipal="Ayşe Yılmaz", grund="verstorben"
        )
        seite = dsb.oeffne(adresse).text
        assert "32.01.01-0001" in seite
        assert "Löwen" not in seite
        ort = html.unescape(re.search(r'href="([^"]+-bestaetigen\?[^"]+)"', seite)[1])
        reg.oeffne(ort)
        assert 'id="eakte-fehler"' in reg.sende().text
        assert len(berechtigungen(akte)) == 1
        dsb.oeffne(ort)
        assert 'id="eakte-fehler"' in dsb.sende("verwerfen", grund="").text
        dsb.sende()
        assert berechtigungen(akte)[-1].prinzipal == "yilmaz"
        seite = formular("Sachbearbeitung").oeffne(adresse)
        assert "form.buttons" not in seite.text
