"""What was read from files does not outlive the site that they were in."""

from collective.eakte.config import QUEUE_TEXT
from collective.eakte.volltext import anschluss
from collective.eakte.volltext import beseitigung
from collective.eakte.volltext import console
from collective.eakte.volltext.anschluss import anschluss_von
from collective.eakte.volltext.beseitigung import verwaistes
from collective.eakte.volltext.interfaces import Lesestand
from collective.taskqueue.testing import run_tasks
from io import BytesIO
from pathlib import Path
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from plone.uuid.interfaces import IUUID
from weakref import WeakKeyDictionary

import importlib.util
import pytest
import transaction


PROFIL = "profile-collective.eakte:default"
DEINSTALLATION = "profile-collective.eakte:uninstall"

SCRIPT = Path(__file__).parents[2] / "instance" / "site_admin.py"
SPEC = importlib.util.spec_from_file_location("site_admin", SCRIPT)
site_admin = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(site_admin)


@pytest.fixture(params=["directory", "postgresql"])
def stelle(request, functional_portal, tmp_path, monkeypatch):
    """Texts are kept outside of the process, in both kinds of places."""
    wo = str(tmp_path / "texte")
    if request.param == "postgresql":
        wo = request.getfixturevalue("postgresql")
    monkeypatch.setenv("EAKTE_VOLLTEXT", wo)
    monkeypatch.setattr(anschluss, "_anschluesse", WeakKeyDictionary())
    stelle = anschluss.ort_von(functional_portal._p_jar.db())
    yield stelle
    for name in stelle.namen():
        stelle.entferne(name)


@pytest.fixture
def site(stelle, eakte_portal):
    """A site whose letter was read."""
    einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(einheit, "Akte", title="Gasthaus")
        datei = NamedBlobFile(b"Hopfen", "text/plain", "notiz.txt")
        createContentInContainer(akte, "Dokument", title="Notiz", file=datei)
    transaction.commit()
    run_tasks(QUEUE_TEXT)
    maschine = anschluss_von(eakte_portal).maschine()
    assert len(maschine.mit_stand(Lesestand.GELESEN)) == 1
    assert stelle.namen() == {stelle.name(IUUID(eakte_portal))}
    return eakte_portal


def test_texts_go_with_the_site_when_that_is_stored(stelle, site):
    app, da = site.aq_parent, stelle.namen()
    with api.env.adopt_roles(["Manager"]):
        app.manage_delObjects([site.getId()])
        transaction.abort()
        assert stelle.namen() == da
        app.manage_delObjects([site.getId()])
        assert stelle.namen() == da
        transaction.commit()
    assert stelle.namen() == set()


def test_a_site_that_comes_back_with_a_savepoint_keeps_its_texts(stelle, site):
    da = stelle.namen()
    with api.env.adopt_roles(["Manager"]):
        sicherung = transaction.savepoint()
        site.aq_parent.manage_delObjects([site.getId()])
        sicherung.rollback()
        transaction.commit()
    assert stelle.namen() == da


@pytest.mark.parametrize("stelle", ["directory"], indirect=True)
def test_a_site_keeps_its_texts_when_an_imported_copy_goes(stelle, site):
    app, da = site.aq_parent, stelle.namen()
    ausfuhr = BytesIO()
    app._p_jar.exportFile(site._p_oid, ausfuhr)
    ausfuhr.seek(0)
    with api.env.adopt_roles(["Manager"]):
        kopie = app._p_jar.importFile(ausfuhr)
        kopie._setId("kopie")
        app._setObject("kopie", kopie)
        transaction.commit()
        app.manage_delObjects(["kopie"])
        transaction.commit()
    assert stelle.namen() == da


@pytest.mark.parametrize("stelle", ["directory"], indirect=True)
def test_not_a_byte_of_a_file_stays_beside_it(site, tmp_path):
    (tmp_path / "texte").mkdir(exist_ok=True)
    with api.env.adopt_roles(["Manager"]):
        site.aq_parent.manage_delObjects([site.getId()])
        transaction.commit()
    assert list((tmp_path / "texte").iterdir()) == []


def test_a_site_from_which_the_records_are_gone_keeps_no_texts(
    stelle, functional_portal
):
    setup = api.portal.get_tool("portal_setup")
    maschine = anschluss_von(functional_portal).maschine()
    assert maschine.anzahl() == 0
    assert stelle.namen()
    with api.env.adopt_roles(["Manager"]):
        setup.runAllImportStepsFromProfile(DEINSTALLATION)
        transaction.commit()
        assert stelle.namen() == set()
        # who installs it again begins with nothing
        setup.runAllImportStepsFromProfile(PROFIL)
        transaction.commit()
    assert anschluss_von(functional_portal).maschine().anzahl() == 0
    assert len(stelle.namen()) == 1


def test_they_go_with_a_demo_that_is_built_anew(stelle, site, monkeypatch):
    monkeypatch.setattr(site_admin, "SITE_ID", site.getId())
    app = site.aq_parent
    site_admin.drop_site(app)
    assert stelle.namen()
    transaction.commit()
    assert site.getId() not in app.objectIds()
    assert stelle.namen() == set()


@pytest.fixture
def frage(site, monkeypatch, capsys):
    """Run ``eakte-volltext verwaistes``: exit code and lines."""

    def frage(*angaben):
        app = site.aq_parent
        monkeypatch.setattr(console, "mit_anwendung", lambda conf, tue: tue(app))
        code = console.main(["verwaistes", "--conf", "zope.conf", *angaben])
        return code, capsys.readouterr().out.splitlines()

    return frage


def test_what_belongs_to_no_site_is_named_and_removed(stelle, site, frage):
    eigenes = stelle.name(IUUID(site))
    assert frage() == (0, ["orphans: 0"])
    fremd = "0123456789abcdef" * 2
    stelle.eroeffne(fremd).anzahl()
    name = stelle.name(fremd)
    assert stelle.namen() == {eigenes, name}
    code, zeilen = frage()
    assert code == 1
    assert zeilen == [f"orphan: {name} ({stelle})", "orphans: 1"]
    assert [eines.name for eines in verwaistes(site.aq_parent)] == [name]
    code, zeilen = frage("--entfernen")
    assert code == 0
    assert zeilen == [f"removed: {name} ({stelle})", "removed: 1"]
    assert stelle.namen() == {eigenes}
    assert frage() == (0, ["orphans: 0"])


def test_what_others_keep_at_the_same_place_is_left_alone(tmp_path, monkeypatch):
    stelle = anschluss.ort(str(tmp_path))
    (tmp_path / "tasks.sqlite").write_text("")
    (tmp_path / "notiz.txt").write_text("")
    rest = tmp_path / f"{'ab' * 16}.sqlite-wal"
    rest.write_text("Inhalt")
    assert stelle.namen() == {f"{'ab' * 16}.sqlite"}
    stelle.entferne(*stelle.namen())
    assert {pfad.name for pfad in tmp_path.iterdir()} == {"tasks.sqlite", "notiz.txt"}


def test_no_password_is_shown():
    stelle = anschluss.ort("postgresql://eakte:geheim@127.0.0.1:1/eakte")
    assert "geheim" not in str(stelle)
    with pytest.raises(anschluss.MaschineGestoert) as fehler:
        stelle.namen()
    assert "geheim" not in str(fehler.value)


@pytest.mark.parametrize("stelle", ["directory"], indirect=True)
def test_nothing_is_removed_where_no_site_of_the_database_has_texts(
    stelle, site, frage, monkeypatch
):
    da = stelle.namen()
    monkeypatch.setattr(beseitigung, "_sites", lambda app: iter(()))
    assert frage("--entfernen")[0] == 2
    assert stelle.namen() == da
