"""What the screens show of versions, to whom, and how two of them are compared."""

from collective.eakte.versionen import api as versionen
from plone.namedfile.file import NamedBlobFile
from tests.versionen.conftest import ersetze
from zope.lifecycleevent import modified

import pytest
import re
import transaction


ALT = "Die Frist endet am 3. Mai 2024.\nAbsatz zwei.\nMit freundlichen Grüßen\nMuster"
NEU = "Die Frist endet am 17. Juni 2024.\nAbsatz zwei.\nMit freundlichen Grüßen\nMuster"


def textdatei(text, name="Bescheid.txt"):
    return NamedBlobFile(text.encode(), contentType="text/plain", filename=name)


@pytest.fixture
def bescheid(schreiben):
    """A Dokument with three versions: a PDF and two texts."""
    for text, betreff in ((ALT, "Bescheid"), (NEU, "Bescheid mit Frist")):
        schreiben.title = betreff
        schreiben.file = textdatei(text)
        modified(schreiben)
        transaction.commit()
    return schreiben


@pytest.fixture
def seite(als, bescheid):
    """Get a page of the Dokument: ``seite("Sachbearbeitung", "@@fassungen")``."""

    def hole(rolle, pfad, status=200, **angaben):
        person = als(rolle)
        person.headers["Accept"] = "text/html"
        antwort = person.get(f"{bescheid.absolute_url()}/{pfad}", **angaben)
        assert antwort.status_code == status, antwort.text[:500]
        return antwort.text

    return hole


def worte(html):
    html = re.sub(r"(?s)<(script|style|svg).*?</\1>", " ", html)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def inhalt(html):
    return html.partition('id="content"')[2]


class TestKasten:
    """The box beside the Dokument."""

    def test_the_newest_versions_stand_beside_the_dokument(self, seite):
        kasten = worte(seite("Einsicht", "").partition("eakte-fassungen")[2])
        assert "v3" in kasten and "v2" in kasten and "v1" in kasten
        assert "All versions (3)" in kasten
        assert "current" in kasten.partition("v2")[0]

    def test_only_some_versions_stand_there(self, seite, bescheid):
        for nummer in range(4):
            ersetze(bescheid, b"%d" % nummer)
        html = seite("Einsicht", "")
        assert "All versions (7)" in worte(html)
        assert ">v7<" in html and ">v4<" not in html

    def test_why_a_dokument_is_final_is_said_with_who_says_so(self, seite, bescheid):
        versionen.erteile_endfassung(bescheid, "Schlusszeichnung durch 32.1")
        transaction.commit()
        html = seite("Einsicht", "")
        assert "Schlusszeichnung durch 32.1" in html
        assert 'class="eakte-endfassung"' in html

    def test_a_new_entwurf_names_what_it_was_made_of(self, seite, bescheid, als):
        versionen.erteile_endfassung(bescheid, "Ende")
        entwurf = versionen.neuer_entwurf(bescheid)
        transaction.commit()
        person = als("Einsicht")
        person.headers["Accept"] = "text/html"
        html = person.get(entwurf.absolute_url()).text
        assert "Made of" in html
        assert f'href="{bescheid.absolute_url()}"' in html


class TestListe:
    """The page of all versions."""

    def test_every_version_has_its_row_with_its_digest(self, seite, bescheid):
        html = seite("Einsicht", "@@fassungen")
        for fassung in versionen.fassungen(bescheid):
            assert f'data-eakte-kopieren="{fassung.sha256}"' in html
            assert f"version_id={fassung.version_id}" in html

    def test_the_two_newest_are_chosen_for_a_comparison(self, seite):
        html = seite("Einsicht", "@@fassungen")
        gewaehlt = {
            (re.search(r'name="(\w+)"', feld)[1], re.search(r'value="(\d+)"', feld)[1])
            for feld in re.findall(r"<input[^>]*?>", html)
            if 'type="radio"' in feld and "checked" in feld
        }
        assert gewaehlt == {("von", "2"), ("bis", "3")}

    def test_who_may_not_change_the_dokument_reads_why_nothing_is_restored(self, seite):
        html = seite("Einsicht", "@@fassungen")
        assert "Your role does not permit this here." in html
        assert "@@fassung-wiederherstellen" not in html

    def test_why_nothing_can_be_restored_is_said(self, seite, bescheid):
        versionen.erteile_endfassung(bescheid, "Ende")
        transaction.commit()
        html = seite("Sachbearbeitung", "@@fassungen")
        assert "No earlier version can be restored" in html
        assert "@@fassung-wiederherstellen" not in html

    def test_what_is_current_is_not_offered_to_be_restored(self, seite):
        html = seite("Sachbearbeitung", "@@fassungen")
        angeboten = re.findall(r"@@fassung-wiederherstellen\?nummer=(\d)", html)
        assert angeboten == ["2", "1"]

    def test_the_versions_are_a_tab_of_the_dokument(self, seite):
        assert "/@@fassungen" in seite("Einsicht", "").partition("eakte-reiter")[2]


class TestAnsicht:
    """The page of an earlier version."""

    def test_an_earlier_version_says_that_it_is_not_the_current_one(self, seite):
        html = seite("Einsicht", "@@fassung?nummer=2")
        assert "You see version 2 of" in worte(html)
        assert "3. Mai" in html and "17. Juni" not in inhalt(html)
        assert "@@download-version?version_id=1" in html

    def test_the_current_version_is_the_page_of_the_dokument(self, seite):
        html = seite("Einsicht", "@@fassung?nummer=3")
        assert "not the current one" not in html
        assert "17. Juni" in html

    @pytest.mark.parametrize("nummer", ["0", "9", "x", "-1", "1&nummer=2", ""])
    def test_a_version_that_does_not_exist_is_not_found(self, seite, nummer):
        seite("Einsicht", f"@@fassung?nummer={nummer}", 404)


class TestVergleich:
    """Two versions side by side."""

    def test_changed_words_are_marked(self, seite):
        html = seite("Einsicht", "@@fassungsvergleich?von=2&bis=3")
        assert re.search(r"<del>(<span.*?</span>)3\. Mai", html)
        assert re.search(r"<ins>(<span.*?</span>)17\. Juni", html)
        assert "[removed:" in html and "[added:" in html

    def test_details_are_compared_field_by_field(self, seite):
        html = seite("Einsicht", "@@fassungsvergleich?von=2&bis=3")
        assert "<del>Bescheid</del>" in html
        assert "<ins>Bescheid mit Frist</ins>" in html

    def test_the_older_version_stands_on_the_left(self, seite):
        html = seite("Einsicht", "@@fassungsvergleich?von=3&bis=2")
        assert re.search(r"<del>(<span.*?</span>)3\. Mai", html)

    def test_a_version_without_text_says_so(self, seite):
        text = worte(seite("Einsicht", "@@fassungsvergleich?von=1&bis=3"))
        assert "v1: The file is damaged" in text

    def test_what_is_the_same_is_passed_over_until_one_asks(self, seite, bescheid):
        lang = "\n".join(f"Absatz {n}" for n in range(50))
        for anfang in ("alt", "neu"):
            bescheid.file = textdatei(f"{anfang}\n{lang}")
            modified(bescheid)
        transaction.commit()
        bescheid.file = textdatei(f"ganz neu\n{lang}")
        modified(bescheid)
        transaction.commit()
        adresse = "@@fassungsvergleich?von=4&bis=5"
        html = seite("Einsicht", adresse)
        assert "48 equal paragraphs or lines" in worte(html)
        assert "Absatz 40" not in html
        assert "Absatz 40" in seite("Einsicht", f"{adresse}&alles=1")

    def test_markup_in_a_file_is_text(self, seite, bescheid):
        for text in ("<script>alt</script>", "<script>neu</script>"):
            bescheid.file = textdatei(text)
            modified(bescheid)
            transaction.commit()
        html = seite("Einsicht", "@@fassungsvergleich?von=4&bis=5")
        assert "<script>neu" not in html and "&lt;" in html

    def test_without_two_versions_one_is_asked_to_choose(self, seite):
        for frage in ("", "?von=1", "?von=2&bis=2", "?von=a&bis=b"):
            html = seite("Einsicht", f"@@fassungsvergleich{frage}")
            assert "Please choose two different versions." in html

    def test_versions_that_do_not_exist_are_not_found(self, seite):
        seite("Einsicht", "@@fassungsvergleich?von=1&bis=9", 404)

    def test_a_blob_that_was_lost_is_a_message(self, seite, bescheid, monkeypatch):
        from plone.namedfile.file import NamedBlobFile
        from ZODB.POSException import POSKeyError

        def verloren(_datei, mode="r"):
            raise POSKeyError(b"\0" * 8)

        monkeypatch.setattr(NamedBlobFile, "open", verloren)
        text = worte(seite("Einsicht", "@@fassungsvergleich?von=2&bis=3"))
        assert "missing in the storage" in text


class TestWiederherstellen:
    """The form that makes an earlier version current again."""

    def sende(self, als, bescheid, rolle, nummer, **werte):
        person = als(rolle)
        person.headers["Accept"] = "text/html"
        adresse = (
            f"{bescheid.absolute_url()}/@@fassung-wiederherstellen?nummer={nummer}"
        )
        html = person.get(adresse).text
        token = re.search(r'name="_authenticator"\s+value="(\w+)"', html)
        ziel = re.search(r'action="([^"]*fassung-wiederherstellen[^"]*)"', html)
        assert ziel and token, worte(inhalt(html))
        return person.post(
            ziel[1],
            data={"_authenticator": token[1], "form.buttons.save": "x", **werte},
        )

    def test_an_earlier_version_becomes_the_newest_one(self, als, bescheid):
        antwort = self.sende(
            als,
            bescheid,
            "Sachbearbeitung",
            2,
            **{"form.widgets.kommentar": "Frist war falsch"},
        )
        assert antwort.status_code == 200
        transaction.begin()
        neueste = versionen.fassungen(bescheid)[0]
        assert (neueste.nummer, neueste.kommentar) == (4, "Frist war falsch")
        assert neueste.sha256 == versionen.fassung(bescheid, 2).sha256
        assert neueste.person == "sachbearbeitung"

    def test_without_a_comment_it_says_what_it_is(self, als, bescheid):
        self.sende(als, bescheid, "Sachbearbeitung", 1)
        transaction.begin()
        assert versionen.fassungen(bescheid)[0].kommentar == "Restored from v1"

    def test_the_current_version_is_not_restored(self, seite):
        html = seite("Sachbearbeitung", "@@fassung-wiederherstellen?nummer=3")
        assert "is the current one" in html
        assert "form.buttons.save" not in html

    def test_who_may_only_read_gets_no_form(self, als, bescheid):
        person = als("Einsicht")
        person.headers["Accept"] = "text/html"
        antwort = person.get(
            f"{bescheid.absolute_url()}/@@fassung-wiederherstellen?nummer=1"
        )
        assert "form.buttons.save" not in antwort.text

    def test_a_version_that_does_not_exist_is_not_found(self, seite):
        seite("Sachbearbeitung", "@@fassung-wiederherstellen?nummer=9", 404)


class TestListeDerDokumente:
    """Lists say which version is current, once there are several."""

    def test_a_list_names_the_version_of_what_was_changed(self, als, bescheid):
        vorgang = bescheid.aq_parent
        person = als("Einsicht")
        zeilen = person.get(
            f"{vorgang.absolute_url()}/@schriftgut", params={"spalten": "title,fassung"}
        ).json()["items"]
        assert [zeile["fassung"] for zeile in zeilen] == [3]
        html = person.get(vorgang.absolute_url(), headers={"Accept": "text/html"}).text
        assert "v3" in worte(html)

    def test_a_first_version_is_not_worth_a_word(self, als, schreiben):
        html = (
            als("Einsicht")
            .get(schreiben.aq_parent.absolute_url(), headers={"Accept": "text/html"})
            .text
        )
        assert "v1" not in worte(html)
