"""The engine in a database: apart from other sites, and it comes back."""

from collective.eakte.volltext import postgresql_schema
from collective.eakte.volltext.abfrage import lies
from collective.eakte.volltext.interfaces import Angaben
from collective.eakte.volltext.interfaces import Inhalt
from collective.eakte.volltext.interfaces import Lesestand
from collective.eakte.volltext.interfaces import MaschineGestoert
from collective.eakte.volltext.postgresql import Postgresql
from concurrent.futures import ThreadPoolExecutor

import psycopg2
import pytest


def angaben(rid, titel="Antrag"):
    return Angaben(rid, f"u{rid}", f"32.01-{rid}", titel)


def text(rid, was):
    return Inhalt(f"u{rid}", "ab", Lesestand.GELESEN, was)


def finde(maschine, frage):
    return set(maschine.suche(lies(frage)).gesamt)


@pytest.fixture
def maschine(postgresql):
    maschine = Postgresql(postgresql, "eine")
    maschine.leere()
    maschine.setze_angaben([angaben(1)])
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
    andere.setze_angaben([angaben(2)])
    assert finde(maschine, "antrag") == {1}
    assert finde(andere, "antrag") == {2}
    andere.leere()
    andere.schliesse()
    assert finde(maschine, "antrag") == {1}


def test_names_of_sites_do_not_run_into_each_other():
    name = postgresql_schema.name
    assert len({name("a-b"), name("ab"), name("A-b"), name("a_b")}) == 4
    assert len(name("x" * 500)) < 63


def test_what_another_has_written_is_found(maschine, postgresql):
    assert finde(maschine, "antrag") == {1}
    anderer = Postgresql(postgresql, "eine")
    anderer.setze_angaben([angaben(2)])
    anderer.setze_inhalt(text(2, "Bescheid"))
    assert finde(maschine, "antrag") == {1, 2}
    anderer.streiche(["u1"])
    assert finde(maschine, "antrag") == {2}
    anderer.leere()
    assert finde(maschine, "antrag") == set()
    anderer.schliesse()


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


def test_another_version_has_to_be_built_anew(maschine, postgresql):
    schema = maschine.schema
    sql(postgresql, f"UPDATE {schema}.stand SET wert = 'anders'")
    anderer = Postgresql(postgresql, "eine")
    with pytest.raises(MaschineGestoert, match="anew"):
        anderer.anzahl()
    anderer.leere()
    assert anderer.anzahl() == 0
    anderer.schliesse()


def test_lost_tables_are_a_disturbance_until_it_is_emptied(maschine, postgresql):
    sql(postgresql, f"DROP TABLE {maschine.schema}.texte")
    with pytest.raises(MaschineGestoert):
        maschine.suche(lies("antrag"))
    maschine.leere()
    maschine.setze_angaben([angaben(3)])
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


def test_threads_read_and_write_at_once(maschine):
    def arbeite(faden):
        for nummer in range(10):
            rid = 1000 * faden + nummer
            maschine.setze_angaben([angaben(rid)])
            maschine.setze_inhalt(text(rid, f"Bescheid{faden}"))
            assert rid in maschine.suche(lies(f"Bescheid{faden}")).gesamt
        return True

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(arbeite, range(1, 5)))
    assert maschine.anzahl() == 41
    assert len(finde(maschine, "antrag")) == 41


def test_words_that_come_too_often_are_found(maschine):
    maschine.setze_inhalt(text(1, "immer " * 20_000 + "am Ende Gebühr"))
    assert finde(maschine, '"immer am ende"') == {1}
    assert finde(maschine, '"am immer"') == set()
