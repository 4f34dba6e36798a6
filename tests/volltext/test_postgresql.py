"""The engine in a database: apart from other sites, and it comes back."""

from collective.eakte.volltext import postgresql as postgresql_modul
from collective.eakte.volltext import postgresql_schema
from collective.eakte.volltext.abfrage import lies
from collective.eakte.volltext.interfaces import MaschineGestoert
from collective.eakte.volltext.postgresql import Postgresql
from tests.volltext.maschinen import angaben
from tests.volltext.maschinen import antrag
from tests.volltext.maschinen import finde
from tests.volltext.maschinen import text

import psycopg2
import pytest


@pytest.fixture
def maschine(postgresql):
    maschine = Postgresql(postgresql, "eine")
    maschine.leere()
    maschine.setze_angaben([antrag(1)])
    yield maschine
    maschine.schliesse()


def sql(url, frage):
    v = psycopg2.connect(url)
    try:
        v.autocommit = True
        with v.cursor() as c:
            c.execute(frage)
            return c.fetchall() if c.description else None
    finally:
        v.close()


def test_sites_do_not_see_each_other(maschine, postgresql):
    andere = Postgresql(postgresql, "andere")
    andere.leere()
    andere.setze_angaben([antrag(2)])
    assert finde(maschine, "antrag") == {1}
    assert finde(andere, "antrag") == {2}
    andere.leere()
    andere.schliesse()
    assert finde(maschine, "antrag") == {1}


def test_names_of_sites_do_not_run_into_each_other():
    name = postgresql_schema.name
    assert len({name("a-b"), name("ab"), name("A-b"), name("a_b")}) == 4
    assert len(name("x" * 500)) < 63


def test_it_connects_again(maschine, postgresql):
    assert finde(maschine, "antrag") == {1}
    sql(
        postgresql,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE application_name = 'eakte-volltext'",
    )
    maschine.setze_inhalt(text(1, "Bescheid"))
    assert finde(maschine, "bescheid") == {1}


@pytest.mark.parametrize(
    "ort",
    [
        "postgresql://eakte:geheimnis7@127.0.0.1:1/nichts",
        "postgresql:host=127.0.0.1 port=1 user=eakte password=geheimnis7",
        "postgresql:password=geheimnis7 unsinn",
        "postgresql://eakte:geheimnis7@[/nichts",
    ],
)
def test_no_password_is_in_an_error(ort):
    with pytest.raises(MaschineGestoert) as fehler:
        Postgresql(ort, "eine").anzahl()
    assert "geheimnis7" not in str(fehler.value)
    assert "geheimnis7" not in repr(fehler.value.__cause__)
    assert fehler.value.__suppress_context__


def test_lost_tables_are_a_disturbance_until_it_is_emptied(maschine, postgresql):
    sql(postgresql, f"DROP TABLE {maschine.schema}.texte")
    with pytest.raises(MaschineGestoert):
        maschine.suche(lies("antrag"))
    maschine.leere()
    maschine.setze_angaben([antrag(3)])
    assert finde(maschine, "antrag") == {3}


def test_it_works_without_an_extension(postgresql, monkeypatch):
    def ohne(v, c):
        """As for a user who may not make extensions."""

    monkeypatch.setattr(postgresql_schema, "_mit_trigrammen", ohne)
    maschine = Postgresql(postgresql, "ohne")
    maschine.setze_angaben([angaben(1, "Straßenausbaubeiträge")])
    assert finde(maschine, "ausbau") == {1}
    assert maschine.vorschlaege(lies("Straßenausbubeiträge")) == [
        "Straßenausbaubeiträge"
    ]
    maschine.schliesse()


def test_a_user_without_rights_to_make_extensions_is_no_obstacle(postgresql):
    sql(postgresql, "CREATE ROLE klein LOGIN PASSWORD 'klein'")
    name = postgresql.rpartition("/")[2]
    sql(postgresql, f"GRANT CREATE ON DATABASE {name} TO klein")
    ort = postgresql.replace("postgres:", "klein:", 1)
    ort = f"postgresql://klein:klein@{ort.rpartition('@')[2]}"
    maschine = Postgresql(ort, "klein")
    maschine.setze_angaben([angaben(1, "Straßenausbaubeiträge")])
    assert finde(maschine, "ausbau") == {1}
    maschine.leere()
    maschine.schliesse()
    sql(postgresql, f"DROP SCHEMA {maschine.schema} CASCADE")
    sql(postgresql, f"REVOKE CREATE ON DATABASE {name} FROM klein")
    sql(postgresql, "DROP ROLE klein")


def test_words_that_come_too_often_are_found(maschine):
    maschine.setze_inhalt(text(1, "immer " * 20_000 + "am Ende Gebühr"))
    assert finde(maschine, '"immer am ende"') == {1}
    assert finde(maschine, '"am immer"') == set()


def test_who_files_does_not_wait_for_words_that_are_forgotten(
    maschine, postgresql, monkeypatch
):
    maschine.setze_angaben([angaben(2, "Hopfen Malz Hefe Wasser Gerste")])
    maschine.streiche(["u2"])
    monkeypatch.setattr(postgresql_modul, "_SCHRITT", 2)
    finde_verwaiste = postgresql_schema.verwaiste_worte
    vergiss = postgresql_schema.vergiss_worte
    schritte = []

    def verwaiste_worte(c):
        worte = finde_verwaiste(c)
        # While all texts are gone through somebody files a word that was unused.
        anderer = Postgresql(postgresql, "eine")
        anderer.setze_angaben([angaben(99, "Hefe")])
        anderer.schliesse()
        return worte

    def vergiss_worte(c, worte):
        schritte.append(len(worte))
        vergiss(c, worte)

    monkeypatch.setattr(postgresql_schema, "verwaiste_worte", verwaiste_worte)
    monkeypatch.setattr(postgresql_schema, "vergiss_worte", vergiss_worte)
    maschine.raeume_auf()
    assert schritte == [2, 2, 1]
    assert finde(maschine, "Hef*") == {99}
    monkeypatch.undo()
    with maschine._lesen() as leser:
        assert finde_verwaiste(leser.c) == []
