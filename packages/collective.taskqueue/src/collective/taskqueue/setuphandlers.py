"""Install and remove the user plugin."""

from collective.taskqueue import pasplugin
from Products.CMFPlone.interfaces import INonInstallable
from Products.CMFPlone.interfaces import IPloneSiteRoot
from Products.PluggableAuthService.interfaces.authservice import IPluggableAuthService
from zope.interface import implementer


@implementer(INonInstallable)
class HiddenProfiles:
    """The uninstall profile is no add-on."""

    def getNonInstallableProfiles(self):
        return ["collective.taskqueue:uninstall"]


def install(context):
    """Let tasks run as users of the site and of the root."""
    site = context.getSite() if hasattr(context, "getSite") else context.aq_parent
    for folder in (site.acl_users, site.getPhysicalRoot().acl_users):
        if IPluggableAuthService.providedBy(folder):
            pasplugin.install(folder)


def uninstall(context):
    """Remove the plugin; from the root only when no other site needs it."""
    site = context.getSite() if hasattr(context, "getSite") else context.aq_parent
    root = site.getPhysicalRoot()
    pasplugin.uninstall(site.acl_users)
    others = [
        other
        for other in root.objectValues()
        if IPloneSiteRoot.providedBy(other)
        and pasplugin.PLUGIN_ID in other.acl_users.objectIds()
    ]
    if not others and IPluggableAuthService.providedBy(root.acl_users):
        pasplugin.uninstall(root.acl_users)
