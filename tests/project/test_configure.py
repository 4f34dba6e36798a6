"""The environment decides where an instance runs and keeps its data."""

from pathlib import Path

import configparser
import importlib.util
import pytest
import stat
import subprocess
import sys


ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "instance" / "configure.py"
SPEC = importlib.util.spec_from_file_location("configure", SCRIPT)
configure = importlib.util.module_from_spec(SPEC)
sys.modules["configure"] = configure
SPEC.loader.exec_module(configure)

POSTGRESQL = "postgresql://eakte:geheim@db.example:5432/akten"
STORAGES = ["filestorage", POSTGRESQL, "zeo://db.example:8100"]


def settings(tmp_path, **environ):
    return configure.read_settings({"EAKTE_VAR": str(tmp_path / "var"), **environ})


def storage_conf(tmp_path, storage):
    return configure.render(settings(tmp_path, EAKTE_STORAGE=storage))["storage.conf"]


def loaded(tmp_path, storage, **environ):
    """Return the database section as Zope reads it."""
    options = pytest.importorskip("Zope2.Startup.options")
    chosen = settings(tmp_path, EAKTE_STORAGE=storage, **environ)
    configure.write(chosen)
    root = options.ZopeWSGIOptions(str(chosen.etc / "zope.conf"))().configroot
    (database,) = root.databases
    return root, database


def test_without_any_variable_the_data_stays_below_the_instance():
    chosen = configure.read_settings({})
    assert chosen.var == ROOT / "instance" / "var"
    assert chosen.storage == "filestorage"
    assert chosen.demo


def test_only_this_machine_reaches_the_server_by_default(tmp_path):
    parser = configparser.RawConfigParser()
    parser.read_string(configure.render(settings(tmp_path))["zope.ini"])
    assert parser["server:main"]["host"] == "127.0.0.1"
    assert parser["server:main"]["port"] == "8080"


def test_host_and_port_come_from_the_environment(tmp_path):
    chosen = settings(tmp_path, EAKTE_HOST="0.0.0.0", EAKTE_PORT="9090")
    ini = configure.render(chosen)["zope.ini"]
    assert "host = 0.0.0.0" in ini
    assert "port = 9090" in ini


def test_the_address_shown_is_one_that_plone_shows_with_its_theme(tmp_path):
    assert settings(tmp_path).url == "http://localhost:8080/eakte"
    chosen = settings(tmp_path, EAKTE_HOST="akte.example", EAKTE_PORT="80")
    assert chosen.url == "http://akte.example:80/eakte"


def test_filestorage_keeps_objects_and_files_below_the_data_directory(tmp_path):
    text = storage_conf(tmp_path, "filestorage")
    assert f"path {tmp_path}/var/filestorage/Data.fs" in text
    assert f"blob-dir {tmp_path}/var/blobstorage" in text


def test_an_address_of_postgresql_is_the_only_setting_of_relstorage(tmp_path):
    text = storage_conf(tmp_path, POSTGRESQL)
    assert (
        "dsn host='db.example' port='5432' dbname='akten' user='eakte'"
        " password='geheim'"
    ) in text


def test_a_password_may_hold_any_character(tmp_path):
    text = storage_conf(tmp_path, "postgresql://u:a$b%20c%27d%5Ce%23@h/akten")
    assert r"password='a$$b c\'d\\e#'" in text


def test_further_keywords_of_postgresql_are_passed_on(tmp_path):
    text = storage_conf(tmp_path, f"{POSTGRESQL}?sslmode=require")
    assert "sslmode='require'" in text


def test_zeo_takes_host_and_port(tmp_path):
    assert "server db.example:8100" in storage_conf(tmp_path, "zeo://db.example:8100")


@pytest.mark.parametrize("storage", STORAGES)
def test_zope_understands_the_configuration_of_each_storage(tmp_path, storage):
    root, database = loaded(tmp_path, storage)
    assert root.instancehome == str(tmp_path / "var")
    assert database.config.cache_size == 30000
    assert root.environment["zope_i18n_compile_mo_files"] == "true"


def test_zope_hands_the_password_to_postgresql_as_it_was_given(tmp_path):
    storage = "postgresql://u:a$b%20c%27d@h/akten"
    _, database = loaded(tmp_path, storage)
    assert r"password='a$b c\'d'" in database.config.storage.config.adapter.config.dsn


@pytest.mark.parametrize(
    "storage",
    [
        "mysql://u:geheim@h/akten",
        "sqlite:///akten.db",
        "postgresql://",
        "postgresql://u:geheim@h",
        "postgresql://u:geheim@h:port/akten",
        "postgresql://u:geheim/@h/akten",
        f"{POSTGRESQL}?sslmode",
        "postgresql://u:geheim%0A@h/akten",
        "postgresql://u:geheim x@h/akten",
        "zeo://h",
        "zeo://h:8100/1",
        "/var/lib/Data.fs",
    ],
)
def test_an_unknown_storage_is_refused_without_showing_its_password(storage):
    with pytest.raises(configure.ConfigurationError) as refusal:
        configure.read_settings({"EAKTE_STORAGE": storage})
    assert "EAKTE_STORAGE" in str(refusal.value)
    assert "geheim" not in str(refusal.value)


@pytest.mark.parametrize(
    "address",
    [
        "amqp://u:geheim@h",
        "redis://",
        "redis://:geheim@h:port",
        "redis://:geheim/@h",
        "redis://:geheim x@h",
        "unix:///run/redis.sock",
    ],
)
def test_an_unknown_queue_is_refused_without_showing_its_password(address):
    with pytest.raises(configure.ConfigurationError) as refusal:
        configure.read_settings({"EAKTE_QUEUE": address})
    assert "EAKTE_QUEUE" in str(refusal.value)
    assert "geheim" not in str(refusal.value)


def test_a_process_that_owns_its_database_cannot_leave_the_tasks_to_others():
    with pytest.raises(configure.ConfigurationError, match="EAKTE_WORKER=0 needs"):
        configure.read_settings({"EAKTE_WORKER": "0"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EAKTE_SHARED", "/srv/100%"),
        ("EAKTE_VOLLTEXT", "/srv/$HOME"),
        ("EAKTE_WORKER", "nein"),
        ("EAKTE_PORT", "0"),
        ("EAKTE_PORT", "65536"),
        ("EAKTE_PORT", "http"),
        ("EAKTE_HOST", "localhost\nthreads = 100"),
        ("EAKTE_DEMO", "nein"),
        ("EAKTE_VAR", "/srv/100%"),
        ("EAKTE_VAR", "/srv/$HOME"),
        ("EAKTE_VAR", "/srv/'akte'"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_name(name, value):
    with pytest.raises(configure.ConfigurationError, match=name):
        configure.read_settings({name: value})


def test_the_data_directory_may_have_blanks_in_its_name(tmp_path):
    chosen = settings(tmp_path / "E Akte")
    configure.write(chosen)
    assert (chosen.etc / "zope.conf").is_file()


@pytest.mark.parametrize("storage", STORAGES)
def test_only_the_owner_reads_configuration_and_data(tmp_path, storage):
    chosen = settings(tmp_path, EAKTE_STORAGE=storage)
    configure.write(chosen)
    for path in [chosen.var, *chosen.var.rglob("*")]:
        expected = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == expected, path


def test_a_change_of_the_storage_replaces_the_configuration(tmp_path):
    configure.write(settings(tmp_path, EAKTE_STORAGE=POSTGRESQL))
    configure.write(settings(tmp_path))
    etc = tmp_path / "var" / "etc"
    names = sorted(path.name for path in etc.iterdir())
    assert names == [
        "site.zcml",
        "storage.conf",
        "taskqueue.conf",
        "zope.conf",
        "zope.ini",
    ]
    for name in names:
        assert "geheim" not in (etc / name).read_text(encoding="utf-8"), name


def queues(root):
    """The queues of a configuration, and the names of those this process works off."""
    config = pytest.importorskip("collective.taskqueue.config")
    found = {q.queue: q for q in config.sections(config.Queue, root)}
    return found, set(config.served_queues(root))


def test_the_queues_are_those_that_the_add_on_uses():
    config = pytest.importorskip("collective.eakte.config")
    used = {v for name, v in vars(config).items() if name.startswith("QUEUE_")}
    assert used == set(configure.QUEUES)


def test_alone_a_process_keeps_and_does_its_tasks_itself(tmp_path):
    root, _ = loaded(tmp_path, "filestorage")
    found, servers = queues(root)
    assert list(found) == list(configure.QUEUES)
    assert servers == set(configure.QUEUES)
    assert {q.type for q in found.values()} == {"sqlite"}
    assert {q.address for q in found.values()} == {
        f"{tmp_path}/var/taskqueue/tasks.sqlite"
    }
    assert root.product_config["eakte"]["volltext"] == f"{tmp_path}/var/volltext"


def test_with_postgresql_tasks_and_texts_are_in_the_database_too(tmp_path):
    storage = "postgresql://u:a$b%20c%27d@h/akten?sslmode=require"
    root, _ = loaded(tmp_path, storage)
    found, servers = queues(root)
    assert servers == set(configure.QUEUES)
    assert {(q.type, q.address) for q in found.values()} == {("postgresql", storage)}
    assert root.product_config["eakte"]["volltext"] == storage


def test_redis_carries_the_messages_and_the_database_keeps_the_tasks(tmp_path):
    redis = "redis://:ge$heim@h:6379/1"
    root, _ = loaded(tmp_path, POSTGRESQL, EAKTE_QUEUE=redis)
    found, _servers = queues(root)
    assert {(q.type, q.address, q.ledger) for q in found.values()} == {
        ("redis", redis, POSTGRESQL)
    }


def test_processes_at_a_zeo_server_share_a_directory(tmp_path):
    root, _ = loaded(
        tmp_path, "zeo://db.example:8100", EAKTE_SHARED=str(tmp_path / "shared")
    )
    found, _servers = queues(root)
    assert {q.address for q in found.values()} == {
        f"{tmp_path}/shared/taskqueue/tasks.sqlite"
    }
    assert root.product_config["eakte"]["volltext"] == f"{tmp_path}/shared/volltext"
    assert (tmp_path / "shared" / "taskqueue").is_dir()


def test_a_server_may_leave_the_tasks_to_workers(tmp_path):
    root, _ = loaded(tmp_path, POSTGRESQL, EAKTE_WORKER="0")
    found, servers = queues(root)
    assert set(found) == set(configure.QUEUES)
    assert servers == set()


@pytest.mark.parametrize("place", ["/srv/volltext", "postgresql://u:p@h/texte"])
def test_the_texts_may_be_somewhere_else(tmp_path, place):
    root, _ = loaded(tmp_path, "filestorage", EAKTE_VOLLTEXT=place)
    assert root.product_config["eakte"]["volltext"] == place


def test_the_script_needs_nothing_but_the_standard_library(tmp_path):
    done = subprocess.run(
        [sys.executable, "-I", "-S", SCRIPT],
        env={"EAKTE_VAR": str(tmp_path / "var")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(tmp_path / "var" / "etc" / "zope.conf")


def test_the_script_says_what_is_wrong_and_writes_nothing(tmp_path):
    done = subprocess.run(
        [sys.executable, "-I", "-S", SCRIPT],
        env={"EAKTE_VAR": str(tmp_path / "var"), "EAKTE_STORAGE": "oracle://h/akten"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "EAKTE_STORAGE takes" in done.stderr
    assert not (tmp_path / "var").exists()
