"""Dokumente with files of all kinds in a site that answers over HTTP."""

from collective.eakte.config import QUEUE_VORSCHAU
from collective.taskqueue.testing import run_tasks
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile

import pytest
import transaction


@pytest.fixture
def vorgang_dort(eakte_portal):
    """A Vorgang in the Akte of a site that answers over HTTP."""
    with api.env.adopt_roles(["Manager"]):
        einheit = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
        akte = createContentInContainer(einheit, "Akte", title="Gasthaus Zum Löwen")
        vorgang = createContentInContainer(akte, "Vorgang", title="Anmeldung")
    transaction.commit()
    return vorgang


@pytest.fixture
def lege_ab(vorgang_dort):
    """File a Dokument: ``lege_ab("brief.docx", daten, typ)``."""

    def ablegen(name, daten, typ, **angaben):
        with api.env.adopt_roles(["Manager"]):
            dokument = createContentInContainer(
                vorgang_dort,
                "Dokument",
                title="Schreiben",
                file=NamedBlobFile(daten, contentType=typ, filename=name),
                **angaben,
            )
        transaction.commit()
        return dokument

    return ablegen


@pytest.fixture
def arbeite_ab():
    """Work off what is queued; nothing of it fails."""

    def ab():
        transaction.commit()
        stati = [status for _id, status in run_tasks(QUEUE_VORSCHAU)]
        assert set(stati) <= {200, 204}
        return len(stati)

    return ab
