"""Jobs to begin, records that they speak of, and the background that does them."""

from collective.eakte import _
from collective.eakte.auftraege import api as auftraege
from collective.eakte.auftraege.aufgabe import Aufgabe
from collective.eakte.auftraege.aufgabe import Listenaufgabe
from collective.eakte.auftraege.botschaft import Verweis
from collective.eakte.config import QUEUE_AUFTRAG
from collective.eakte.hindernisse import Hindernisse
from collective.taskqueue.interfaces import ITaskQueueLayer
from collective.taskqueue.testing import run_tasks
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import createContentInContainer
from plone.uuid.interfaces import IUUID
from zope.component import getGlobalSiteManager
from zope.interface import Interface

import pytest
import transaction


ABLAUF = {}
"""What the running test wants: functions that are called on the way."""


class Zaehlen(Aufgabe):
    """Counts to what it is told, in the title of the site."""

    def portion(self):
        ABLAUF.get("vorher", lambda: None)()
        self.stelle = (self.stelle or 0) + 1
        self.context.title = f"{self.context.title}{self.stelle}"
        ABLAUF.get("nachher", lambda: None)()
        return self.stelle < self.angaben["bis"]

    def fortschritt(self):
        return self.stelle, self.angaben["bis"], _("test_zaehlt", default="Counting")

    def ergebnis(self):
        return _(
            "test_gezaehlt",
            default="Counted to ${n}",
            mapping={"n": self.stelle},
        )


class Umbenennen(Listenaufgabe):
    """Gives Dokumente another title; refuses some."""

    dauer = 0

    def dinge(self):
        return sorted(self.angaben["uids"])

    def bearbeite(self, ding):
        katalog = api.portal.get_tool("portal_catalog")
        (brain,) = katalog.unrestrictedSearchResults(UID=ding)
        obj = brain._unrestrictedGetObject()
        if obj.Title() == "Kaputt":
            obj.title = "Halb fertig"
            raise Hindernisse.eines("kaputt", "Das geht nicht.")
        obj.title = "Neu"
        obj.reindexObject()

    def fehler(self, ding, fehler):
        return (
            _(
                "test_fehler",
                default="${obj}: cannot be renamed",
                mapping={"obj": Verweis(ding)},
            ),
            ding,
        )

    def ziel(self):
        return IUUID(self.context), "@@angaben"


class Abgelehnt(Aufgabe):
    """Is refused."""

    def portion(self):
        self.context.title = "Das bleibt nicht"
        raise Hindernisse.eines("nein", _("test_nein", default="Not like this."))


class Kaputt(Aufgabe):
    """Fails, with a name in what it says."""

    def portion(self):
        raise KeyError("Geheimer Betreff")


SICHTEN = (Zaehlen, Umbenennen, Abgelehnt, Kaputt)


@pytest.fixture
def aufgaben(functional_portal):
    """The views above, for the queue: ``test-zaehlen`` and so on."""
    ABLAUF.clear()
    verwalter = getGlobalSiteManager()
    for klasse in SICHTEN:
        # What ZCML says by permission="zope.Public".
        klasse.__roles__ = klasse.__call____roles__ = None
        verwalter.registerAdapter(klasse, *_angaben(klasse))
    yield
    for klasse in SICHTEN:
        verwalter.unregisterAdapter(klasse, *_angaben(klasse))


def _angaben(klasse):
    name = f"test-{klasse.__name__.lower()}"
    return (Interface, ITaskQueueLayer), Interface, name


@pytest.fixture
def ablauf(aufgaben):
    """Functions that jobs call on their way."""
    return ABLAUF


@pytest.fixture
def akte(eakte_portal):
    with api.env.adopt_roles(["Manager"]):
        gewerbe = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
        akte = createContentInContainer(gewerbe, "Akte", title="Gasthaus Zum Löwen")
        for titel in ("Brief", "Antwort", "Kaputt"):
            createContentInContainer(akte, "Dokument", title=titel)
    transaction.commit()
    return akte


@pytest.fixture
def beginne(eakte_portal, aufgaben):
    """Begin a job as somebody: ``beginne("Registratur", context, "test-zaehlen")``."""

    def tue(wer, context, view, **params):
        login(eakte_portal, wer)
        uid = IUUID(context)
        kennung = auftraege.beginne(
            context,
            view,
            _("test_titel", default="Work on ${obj}", mapping={"obj": Verweis(uid)}),
            **params,
        )
        transaction.commit()
        return kennung

    return tue


@pytest.fixture
def arbeite(monkeypatch):
    """Do what waits; see the result."""
    monkeypatch.setattr("collective.taskqueue.progress.INTERVAL", 0)

    def tue(**angaben):
        getan = run_tasks(QUEUE_AUFTRAG, **angaben)
        transaction.begin()
        return getan

    return tue
