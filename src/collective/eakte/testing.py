"""Layers for tests of this package and of add-ons to it."""

from collective.taskqueue.testing import TASKQUEUE_FIXTURE
from plone import api
from plone.app.contenttypes.testing import PLONE_APP_CONTENTTYPES_FIXTURE
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.app.testing import PloneSandboxLayer
from plone.dexterity.utils import createContentInContainer
from plone.testing.zope import WSGI_SERVER_FIXTURE

import os


class EAkteLayer(PloneSandboxLayer):
    """A Plone site with the E-Akte."""

    defaultBases = (PLONE_APP_CONTENTTYPES_FIXTURE,)

    def setUpZope(self, app, configurationContext):
        import collective.eakte
        import collective.taskqueue
        import plone.classicui
        import plone.restapi

        # Nothing happens in tests by itself.
        os.environ["EAKTE_ZEITPLAN"] = "0"
        self.loadZCML(package=plone.restapi)
        self.loadZCML(package=plone.classicui)
        self.loadZCML(package=collective.taskqueue)
        self.loadZCML(package=collective.eakte)

    def setUpPloneSite(self, portal):
        applyProfile(portal, "collective.taskqueue:default")
        applyProfile(portal, "collective.eakte:default")


FIXTURE = EAkteLayer()

INTEGRATION_TESTING = IntegrationTesting(
    bases=(FIXTURE, TASKQUEUE_FIXTURE), name="collective.eakte:integration"
)

FUNCTIONAL_TESTING = FunctionalTesting(
    bases=(FIXTURE, WSGI_SERVER_FIXTURE, TASKQUEUE_FIXTURE),
    name="collective.eakte:functional",
)


def baue_plan(portal, einheiten):
    """Build an Aktenplan that is in force.

    :param portal: the site.
    :param einheiten: iterable of number, title, kind and further values (dict) of each
        unit, those above before those below.
    :returns: dict from number to unit; the plan itself has none (``""``).
    """
    plan = createContentInContainer(
        portal, "Aktenplan", id="org", title="Organisation", kennzeichen="ORG"
    )
    api.content.transition(plan, "aktivieren")
    knoten = {"": plan}
    for kennzeichen, title, typ, angaben in einheiten:
        einheit = createContentInContainer(
            knoten[kennzeichen.rpartition(".")[0]],
            "Aktenplaneinheit",
            kennzeichen=kennzeichen,
            title=title,
            typ=typ,
            aktenfuehrung=kennzeichen.partition(".")[0],
            **angaben,
        )
        api.content.transition(einheit, "aktivieren")
        knoten[kennzeichen] = einheit
    return knoten
