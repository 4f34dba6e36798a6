"""Work on the database that needs Zope: "zconsole run zope.conf site_admin.py COMMAND".

Commands: create, reset-demo, set-password. instance/control.py calls them; what they
need comes from the environment (EAKTE_DEMO, EAKTE_ADMIN_PASSWORD). Each one commits
once, at its end: killed half-way, it has changed nothing.
"""

from AccessControl.SecurityManagement import newSecurityManager
from Products.CMFPlone.factory import addPloneSite
from Products.PluggableAuthService.interfaces.authservice import IPluggableAuthService
from zope.component.hooks import setSite

import logging
import os
import sys
import time
import transaction


SITE_ID = "eakte"
ADMIN = "admin"
PLAN_KEEPERS = ("Registratur", "Fachadministration")
DEFAULT_PROFILE = "collective.eakte:default"
DEMO_PROFILE = "collective.eakte:demo"


def set_password(app):
    """Give the Zope administrator the password of the environment.

    The user folder of a new database is plain; with the first site it becomes a
    pluggable one.
    """
    password = os.environ["EAKTE_ADMIN_PASSWORD"]
    users = app.acl_users
    if users.getUser(ADMIN) is None:
        users._doAddUser(ADMIN, password, ["Manager"], [])
    elif IPluggableAuthService.providedBy(users):
        users.users.updateUserPassword(ADMIN, password)
    else:
        users._doChangeUser(ADMIN, password, ["Manager"], [])


def add_site(app, demo):
    """Create the site and apply the profiles, without committing.

    :param demo: whether the demo content belongs to it
    """
    newSecurityManager(None, app.acl_users.getUser(ADMIN).__of__(app.acl_users))
    site = addPloneSite(
        app,
        SITE_ID,
        title="E-Akte",
        distribution_name="classic",
        default_language="de",
        portal_timezone="Europe/Berlin",
        setup_content=False,
    )
    setSite(site)
    setup = site.portal_setup
    setup.runAllImportStepsFromProfile(f"profile-{DEFAULT_PROFILE}")
    # A site of its own begins with its file plans, and those who keep them create
    # them; a site that has other content keeps its front page and its permissions.
    site.setLayout("eakte-start")
    site.manage_permission(
        "Add portal content",
        [*PLAN_KEEPERS, "Manager", "Site Administrator", "Owner", "Contributor"],
    )
    if demo:
        setup.runAllImportStepsFromProfile(f"profile-{DEMO_PROFILE}")


def is_demo(site):
    """Return whether the demo profile was applied to a site."""
    setup = site.portal_setup
    return setup.getLastVersionForProfile(DEMO_PROFILE) != "unknown"


def drop_site(app):
    """Take the site out of the database.

    Without events: they would ask every record whether it may be deleted, and that it
    may not is the point of a record.
    """
    app._objects = tuple(item for item in app._objects if item["id"] != SITE_ID)
    app._delOb(SITE_ID)


def create(app):
    """Create the administrator and the site, unless there is a site."""
    if SITE_ID in app.objectIds():
        print(f"The site {SITE_ID} exists already; nothing is changed.")
        return
    set_password(app)
    add_site(app, demo=os.environ["EAKTE_DEMO"] == "1")
    transaction.commit()


def reset_demo(app):
    """Replace the demo site by a new one and free the space of the old one.

    :raises SystemExit: with the reason, when the site is none of the demo
    """
    if SITE_ID not in app.objectIds():
        sys.exit(f"There is no site {SITE_ID}: 'make start' creates it.")
    if not is_demo(app[SITE_ID]):
        sys.exit(
            f"The site {SITE_ID} was not created as a demo: its data stays as it is."
        )
    drop_site(app)
    add_site(app, demo=True)
    transaction.commit()
    app._p_jar.db().pack(time.time())


def change_password(app):
    """Set the administrator's password."""
    set_password(app)
    transaction.commit()


COMMANDS = {
    "create": create,
    "reset-demo": reset_demo,
    "set-password": change_password,
}

if __name__ == "__main__":
    # Plone's own profiles warn about tools that are gone
    logging.getLogger().setLevel(logging.ERROR)
    COMMANDS[sys.argv[-1]](app)  # noqa: F821 - zconsole provides app
