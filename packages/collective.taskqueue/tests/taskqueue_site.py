"""The layers of the tests: a site with task views."""

from collective.taskqueue.testing import TASKQUEUE_FIXTURE
from plone.app.contenttypes.testing import PLONE_APP_CONTENTTYPES_FIXTURE
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.app.testing import PloneSandboxLayer
from plone.testing.zope import WSGI_SERVER_FIXTURE
from zope.configuration import xmlconfig


LAYER = "collective.taskqueue.interfaces.ITaskQueueLayer"
PAGE = """
  <browser:page
      name="{name}"
      for="*"
      class="taskqueue_views.{cls}"
      permission="{permission}"
      {layer}
      />
"""


def page(name, cls, permission="zope2.View", layer=f'layer="{LAYER}"'):
    """Return the directive that registers a view."""
    return PAGE.format(name=name, cls=cls, permission=permission, layer=layer)


VIEWS = """
<configure xmlns:browser="http://namespaces.zope.org/browser">
  <include package="Products.Five.browser" file="meta.zcml" />
  {pages}
</configure>
""".format(
    pages="".join(
        [
            page("task-write", "Write"),
            page("task-edit", "Write", "cmf.ModifyPortalContent"),
            page("task-public", "Write", "zope.Public"),
            page("task-fail", "Fail"),
            page("task-work", "Work"),
            page("task-cancel", "Cancel"),
            page("task-conflict", "Conflict"),
            page("web-add", "Add", layer=""),
        ]
    )
)


class TaskQueueSite(PloneSandboxLayer):
    """A site with task views."""

    defaultBases = (PLONE_APP_CONTENTTYPES_FIXTURE,)

    def setUpZope(self, app, configurationContext):
        import collective.taskqueue
        import plone.restapi

        self.loadZCML(package=plone.restapi)
        self.loadZCML(package=collective.taskqueue)
        xmlconfig.string(VIEWS, context=configurationContext)

    def setUpPloneSite(self, portal):
        applyProfile(portal, "collective.taskqueue:default")


FIXTURE = TaskQueueSite()
INTEGRATION_TESTING = IntegrationTesting(
    bases=(FIXTURE, TASKQUEUE_FIXTURE), name="collective.taskqueue:integration"
)
FUNCTIONAL_TESTING = FunctionalTesting(
    bases=(FIXTURE, WSGI_SERVER_FIXTURE, TASKQUEUE_FIXTURE),
    name="collective.taskqueue:functional",
)
