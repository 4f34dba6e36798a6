"""Work on the database that needs Zope: "zconsole run zope.conf site_admin.py COMMAND".

Commands: create, reset-demo, set-password. instance/control.py calls them; what they
need comes from the environment (EAKTE_DEMO, EAKTE_ADMIN_PASSWORD). A site is to be
seen in the database when it is complete: killed half-way, create has changed nothing
that anybody sees, and after a killed reset-demo there is no site.
"""

from AccessControl.SecurityManagement import newSecurityManager
from Acquisition import aq_base
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


def add_demo(app):
    """Create the site with the demo in two transactions, without committing the second.

    The demo's versions are made of files that are stored already. In between the site
    is not listed: a build that is killed leaves nothing that looks like a site.
    """
    from collective.eakte.demo.aufbau import arbeite

    add_site(app, demo=True)
    listed = app._objects
    app._objects = unlisted(app)
    transaction.commit()
    app._objects = listed
    arbeite(app[SITE_ID])


def store(app):
    """Commit, and wait for what has to follow outside of the database."""
    from collective.eakte.protokoll.versiegeln import warte_ab

    transaction.commit()
    warte_ab()


def unlisted(app):
    """Return the list of the root's objects without the site."""
    return tuple(item for item in app._objects if item["id"] != SITE_ID)


def drop_site(app):
    """Take the site out of the database, also one that is not complete.

    Without events: they would ask every record whether it may be deleted, and that it
    may not is the point of a record. What was read of its files goes, too.
    """
    from collective.eakte.volltext.beseitigung import beseitige_nach_commit

    app._objects = unlisted(app)
    if SITE_ID in vars(aq_base(app)):
        beseitige_nach_commit(app._getOb(SITE_ID))
        app._delOb(SITE_ID)


def create(app):
    """Create the administrator and the site, unless there is a site."""
    if SITE_ID in app.objectIds():
        print(f"The site {SITE_ID} exists already; nothing is changed.")
        return
    drop_site(app)
    set_password(app)
    if os.environ["EAKTE_DEMO"] == "1":
        add_demo(app)
    else:
        add_site(app, demo=False)
    store(app)


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
    add_demo(app)
    store(app)
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
