"""Who a task runs as."""

from AccessControl.class_init import InitializeClass
from collective.taskqueue.interfaces import ITaskQueueLayer
from collective.taskqueue.taskqueue import USER_FOLDER
from collective.taskqueue.taskqueue import USER_ID
from Products.PluggableAuthService.interfaces.plugins import IAuthenticationPlugin
from Products.PluggableAuthService.interfaces.plugins import IExtractionPlugin
from Products.PluggableAuthService.plugins.BasePlugin import BasePlugin
from zope.interface import implementer


PLUGIN_ID = "taskqueue"
INTERFACES = (IExtractionPlugin, IAuthenticationPlugin)


@implementer(*INTERFACES)
class TaskQueueUserPlugin(BasePlugin):
    """Believes the header of a task, and of nothing else.

    The headers of a request from the web may say what they like: only a consumer makes
    requests that provide the layer.
    """

    meta_type = "Task queue users"

    def __init__(self, id, title="Users of tasks"):  # noqa: A002
        self._setId(id)
        self.title = title

    def extractCredentials(self, request):
        if not ITaskQueueLayer.providedBy(request):
            return {}
        user_id = request.getHeader(USER_ID)
        folder = request.getHeader(USER_FOLDER)
        if not user_id or (folder and folder != self._folder()):
            return {}
        return {"task_user_id": user_id}

    def authenticateCredentials(self, credentials):
        if credentials.get("extractor") != self.getId():
            return None
        pas = self._getPAS()
        user = pas._verifyUser(pas.plugins, user_id=credentials["task_user_id"])
        return (user["id"], user["login"]) if user else None

    def _folder(self):
        return "/".join(self._getPAS().getPhysicalPath())


InitializeClass(TaskQueueUserPlugin)


def install(user_folder):
    """Add the plugin to a user folder and switch it on.

    :param user_folder: a PluggableAuthService
    """
    if PLUGIN_ID not in user_folder.objectIds():
        user_folder._setObject(PLUGIN_ID, TaskQueueUserPlugin(PLUGIN_ID))
    plugins = user_folder.plugins
    for interface in INTERFACES:
        if PLUGIN_ID not in plugins.listPluginIds(interface):
            plugins.activatePlugin(interface, PLUGIN_ID)


def uninstall(user_folder):
    """Remove the plugin from a user folder."""
    if PLUGIN_ID in user_folder.objectIds():
        for interface in INTERFACES:
            if PLUGIN_ID in user_folder.plugins.listPluginIds(interface):
                user_folder.plugins.deactivatePlugin(interface, PLUGIN_ID)
        user_folder._delObject(PLUGIN_ID)
