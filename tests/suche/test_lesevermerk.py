"""Where each look is entered, no piece of a text is shown without one."""

from collective.eakte.config import QUEUE_TEXT
from collective.taskqueue.testing import run_tasks
from lxml import html
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from zope.lifecycleevent import modified

import pytest
import transaction


@pytest.fixture
def einheit(eakte_portal):
    """The unit in which the Akte lies."""
    return eakte_portal["org"]["32"]["32.01"]["32.01.01"]


@pytest.fixture
def brief(einheit):
    """A letter whose file speaks of chimneys, and whose remark of a guest house."""
    with api.env.adopt_roles(["Manager"]):
        akte = createContentInContainer(einheit, "Akte", title="Kehrbezirk")
        dokument = createContentInContainer(
            akte,
            "Dokument",
            title="Anzeige",
            description="Betrifft das Gasthaus",
            file=NamedBlobFile(
                b"Der Schornstein brennt.", "text/plain", filename="a.txt"
            ),
        )
    transaction.commit()
    assert {status for _id, status in run_tasks(QUEUE_TEXT)} == {200}
    return dokument


@pytest.fixture
def suche(als, eakte_portal):
    """What a search tells programs, and what it shows: hit, and page as text."""

    def frage(worte):
        person, site = als("Sachbearbeitung"), eakte_portal.absolute_url()
        angaben = {"SearchableText": worte}
        (treffer,) = person.get(f"{site}/@suche", params=angaben).json()["items"]
        seite = person.get(
            f"{site}/@@search", params=angaben, headers={"Accept": "text/html"}
        )
        assert seite.status_code == 200
        text = " ".join(html.fromstring(seite.content).text_content().split())
        return treffer, text

    return frage


HINWEIS = "The content is shown only when the file is opened"


def stuecke(treffer):
    """A piece as text."""
    return "".join(stueck["text"] for stueck in treffer["schnipsel"])


def test_elsewhere_a_hit_shows_where_the_word_stands(brief, suche):
    treffer, seite = suche("Schornstein")
    assert stuecke(treffer) == "Der Schornstein brennt."
    assert treffer["nur_beim_oeffnen"] is False
    assert "Schornstein brennt" in seite
    assert HINWEIS not in seite


def test_where_looks_are_entered_the_text_is_had_by_opening(brief, einheit, suche):
    einheit.zugriffsprotokoll = True
    modified(einheit)
    transaction.commit()
    treffer, seite = suche("Schornstein")
    assert treffer["@id"] == brief.absolute_url()
    assert "brennt" not in str(treffer)
    assert treffer["nur_beim_oeffnen"] is True
    assert "brennt" not in seite
    assert HINWEIS in seite
    # The remark is shown in lists, too.
    assert "Gasthaus" in stuecke(suche("Gasthaus")[0])


def test_nor_in_confidential_records(brief, suche):
    with api.env.adopt_roles(["Manager"]):
        brief.aq_parent.vertraulichkeitsstufe = "002"
        modified(brief.aq_parent)
    transaction.commit()
    treffer, seite = suche("Schornstein")
    assert "brennt" not in str(treffer) + seite
    assert treffer["nur_beim_oeffnen"] is True
