"""Seals are stamped by a service that others trust; one that is away blocks nothing."""

from collective.eakte.protokoll import zeitstempel
from collective.eakte.protokoll.api import trage_ein
from collective.eakte.protokoll.api import uid_von
from collective.eakte.protokoll.ordner import stempelname
from collective.eakte.protokoll.pruefung import pruefe_site
from collective.eakte.protokoll.versiegeln import bringe_hinaus
from collective.eakte.protokoll.versiegeln import versiegele
from contextlib import contextmanager
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from http.server import BaseHTTPRequestHandler
from http.server import HTTPServer

import pytest
import shutil
import subprocess
import threading


OPENSSL = shutil.which("openssl")

pytestmark = pytest.mark.skipif(OPENSSL is None, reason="openssl is not installed")

KONFIGURATION = """
[tsa]
default_tsa = dienst
[dienst]
serial = {ordner}/serial
signer_cert = {ordner}/tsa.pem
signer_key = {ordner}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[zertifikat]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
"""


def openssl(ordner, *argumente, **weiteres):
    return subprocess.run(
        [OPENSSL, *argumente], cwd=ordner, check=True, capture_output=True, **weiteres
    )


def stelle_aus(ordner, name):
    """A certification authority and the certificate of a time stamping service."""
    ordner.mkdir()
    (ordner / "serial").write_text("01\n")
    (ordner / "conf").write_text(KONFIGURATION.format(ordner=ordner))
    art = ("-newkey", "rsa:2048", "-nodes", "-subj")
    openssl(
        ordner,
        *("req", "-x509", *art, f"/CN={name}", "-keyout", "ca.key", "-out", "ca.pem"),
    )
    openssl(
        ordner, *("req", *art, "/CN=Stempel", "-keyout", "tsa.key", "-out", "tsa.csr")
    )
    openssl(
        ordner,
        *("x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key"),
        *("-CAcreateserial", "-extfile", "conf", "-extensions", "zertifikat"),
        *("-out", "tsa.pem"),
    )
    return ordner


@pytest.fixture(scope="module")
def stelle(tmp_path_factory):
    return stelle_aus(tmp_path_factory.mktemp("tsa") / "a", "Wurzel")


@contextmanager
def dienst(antworte):
    """Serve answers of ``antworte(query)`` on a free local port."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            anfrage = self.rfile.read(int(self.headers["Content-Length"]))
            status, koerper = antworte(anfrage)
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(koerper)

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    faden = threading.Thread(target=server.serve_forever, daemon=True)
    faden.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def stempele(ordner, anfrage):
    (ordner / "anfrage.tsq").write_bytes(anfrage)
    openssl(
        ordner,
        *("ts", "-reply", "-config", "conf", "-section", "dienst"),
        *("-queryfile", "anfrage.tsq", "-out", "antwort.tsr"),
    )
    return (ordner / "antwort.tsr").read_bytes()


@pytest.fixture
def echter_dienst(stelle):
    with dienst(lambda anfrage: (200, stempele(stelle, anfrage))) as url:
        yield url


@pytest.fixture
def siegel(akte, monkeypatch):
    monkeypatch.delenv("EAKTE_ZEITSTEMPEL_URL", raising=False)
    trage_ein(akte, "notiz", text="eins")
    return versiegele()


def test_a_seal_is_stamped_and_openssl_finds_it_right(
    siegel, stelle, echter_dienst, monkeypatch, tmp_path
):
    monkeypatch.setenv("EAKTE_ZEITSTEMPEL_URL", echter_dienst)
    monkeypatch.setenv("EAKTE_ZEITSTEMPEL_CA", str(stelle / "ca.pem"))
    monkeypatch.setenv("EAKTE_SIEGEL_ORDNER", str(tmp_path))
    assert bringe_hinaus() == []
    wann = zeitstempel.pruefe(siegel.zeitstempel, siegel.kanonisch())
    assert abs(wann - datetime.now(UTC)) < timedelta(minutes=5)
    assert pruefe_site().in_ordnung
    kopie = tmp_path / uid_von(None) / stempelname(siegel.nr)
    (tmp_path / "siegel.json").write_bytes(siegel.kanonisch())
    openssl(
        tmp_path,
        *("ts", "-verify", "-in", str(kopie), "-data", "siegel.json"),
        *("-CAfile", str(stelle / "ca.pem"), "-untrusted", str(stelle / "tsa.pem")),
    )


def test_a_service_that_is_away_does_not_hold_up_seals_and_is_asked_again(
    siegel, echter_dienst, monkeypatch
):
    monkeypatch.setenv("EAKTE_ZEITSTEMPEL_URL", "http://127.0.0.1:9/")
    assert len(bringe_hinaus()) == 1
    assert siegel.zeitstempel is None
    assert pruefe_site().in_ordnung
    monkeypatch.setenv("EAKTE_ZEITSTEMPEL_URL", echter_dienst)
    zweites = versiegele()
    assert bringe_hinaus() == []
    assert siegel.zeitstempel and zweites.zeitstempel


@pytest.mark.parametrize(
    "antwort", [(500, b""), (200, b""), (200, b"<html>"), (404, b"")]
)
def test_an_answer_that_is_no_time_stamp_is_not_kept(siegel, monkeypatch, antwort):
    with dienst(lambda anfrage: antwort) as url:
        monkeypatch.setenv("EAKTE_ZEITSTEMPEL_URL", url)
        assert len(bringe_hinaus()) == 1
    assert siegel.zeitstempel is None


def test_a_stamp_of_something_else_is_not_kept_and_found_by_a_check(
    siegel, stelle, echter_dienst
):
    fremd = zeitstempel.hole(b"etwas anderes", echter_dienst)
    with dienst(lambda anfrage: (200, fremd)) as url:
        with pytest.raises(zeitstempel.StempelFehlt):
            zeitstempel.hole(siegel.kanonisch(), url)
    siegel.zeitstempel = fremd
    assert [(b.art, b.nr) for b in pruefe_site().befunde] == [("zeitstempel-falsch", 1)]


def test_an_old_answer_to_another_request_is_not_taken(siegel, echter_dienst):
    alt = zeitstempel.hole(siegel.kanonisch(), echter_dienst)
    with dienst(lambda anfrage: (200, alt)) as url:
        with pytest.raises(zeitstempel.StempelFehlt, match="another request"):
            zeitstempel.hole(siegel.kanonisch(), url)


def test_a_stamp_of_somebody_who_is_not_trusted_is_refused(
    siegel, echter_dienst, monkeypatch, tmp_path
):
    andere = stelle_aus(tmp_path / "b", "Andere Wurzel")
    monkeypatch.setenv("EAKTE_ZEITSTEMPEL_CA", str(andere / "ca.pem"))
    with pytest.raises(zeitstempel.StempelFehlt):
        zeitstempel.hole(siegel.kanonisch(), echter_dienst)


def test_only_addresses_of_the_web_are_called(siegel):
    with pytest.raises(zeitstempel.StempelFehlt, match="no address"):
        zeitstempel.hole(siegel.kanonisch(), "file:///etc/passwd")


def test_the_address_may_stand_in_the_registry(portal, monkeypatch):
    from plone import api

    monkeypatch.delenv("EAKTE_ZEITSTEMPEL_URL", raising=False)
    assert zeitstempel.adresse() == ""
    api.portal.set_registry_record(zeitstempel.REGISTRY, "https://tsa.example/")
    assert zeitstempel.adresse() == "https://tsa.example/"
    monkeypatch.setenv("EAKTE_ZEITSTEMPEL_URL", "")
    assert zeitstempel.adresse() == ""
