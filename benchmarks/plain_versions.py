"""Let plain Plone keep versions of a File: "zconsole run" it.

Plone ships Files without versions; this is what an administrator does to have them:
the behaviour, and a version at every change (control panel "Content Settings").
"""

from zope.component.hooks import setSite

import transaction


def keep_versions(app):
    """Version Files in the site ``plain``.

    :param app: root of the database
    """
    site = app["plain"]
    setSite(site)
    fti = site.portal_types.File
    fti.manage_changeProperties(behaviors=(*fti.behaviors, "plone.versioning"))
    repository = site.portal_repository
    repository.setVersionableContentTypes(
        [*repository.getVersionableContentTypes(), "File"]
    )
    for policy in ("at_edit_autoversion", "version_on_revert"):
        repository.addPolicyForContentType("File", policy)
    transaction.commit()


keep_versions(app)  # noqa: F821 - zconsole gives it
