"""Files in the database, and what somebody does to them."""

from collective.eakte.config import QUEUE_AUFTRAG
from collective.eakte.config import QUEUE_PRUEFUNG
from collective.eakte.integritaet import api as integritaet
from collective.taskqueue.testing import run_tasks
from pathlib import Path
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import os
import pytest
import transaction


def _datei(inhalt, name="Brief.txt"):
    return NamedBlobFile(inhalt, "text/plain", filename=name)


@pytest.fixture
def akte(eakte_portal):
    with api.env.adopt_roles(["Manager"]):
        gewerbe = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
        return createContentInContainer(gewerbe, "Akte", title="Gasthaus Zum Löwen")


@pytest.fixture
def dokument(akte):
    """A Dokument with two versions of its file, in the database."""
    with api.env.adopt_roles(["Manager"]):
        dokument = createContentInContainer(
            akte, "Dokument", title="Brief", file=_datei(b"Erste Fassung")
        )
        transaction.commit()
        dokument.file = _datei(b"Zweite Fassung")
        notify(ObjectModifiedEvent(dokument))
    transaction.commit()
    return dokument


@pytest.fixture
def ort():
    """Path of the file of a blob."""
    return _ort


@pytest.fixture
def schreibe():
    """Overwrite a file on the disk, past the database."""
    return _schreibe


@pytest.fixture
def pruefe():
    """Check the site or a record, and wait for the result."""
    return _pruefe


@pytest.fixture
def datei():
    """Make a file of a Dokument."""
    return _datei


@pytest.fixture
def warte(eakte_portal):
    """Let the checks that wait in the background be done, and see the result."""

    def warte():
        return [*run_tasks(QUEUE_AUFTRAG), *run_tasks(QUEUE_PRUEFUNG)]

    return warte


def _ort(blob):
    blob._p_activate()
    return Path(blob.committed())


def _schreibe(pfad, inhalt):
    os.chmod(pfad, 0o600)
    pfad.write_bytes(inhalt)


def _pruefe(objekt=None):
    lauf = integritaet.beginne(objekt, im_hintergrund=False)
    integritaet.fuehre_aus(lauf)
    return lauf
