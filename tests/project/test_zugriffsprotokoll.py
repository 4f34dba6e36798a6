"""The access log tells the time of each request with its offset."""

from collective.eakte.zugriffsprotokoll import filter_factory

import logging
import pytest
import time


@pytest.fixture
def berlin(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("moment", "wanted"),
    [
        (1769936400, "[01/Feb/2026:10:00:00 +0100]"),
        (1785571200, "[01/Aug/2026:10:00:00 +0200]"),
    ],
)
def test_the_offset_is_that_of_the_day(berlin, monkeypatch, caplog, moment, wanted):
    now = time.localtime(moment)
    monkeypatch.setattr(time, "localtime", lambda: now)
    app = filter_factory({})(
        lambda environ, start_response: start_response("200 OK", [])
    )
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/eakte",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
    }
    with caplog.at_level(logging.INFO, logger="wsgi"):
        app(environ, lambda status, headers, exc_info=None: [])
    (record,) = [r for r in caplog.records if r.name == "wsgi"]
    assert f'127.0.0.1 - - {wanted} "GET /eakte HTTP/1.1" 200 - ' in record.getMessage()
