"""Create a site without the E-Akte beside the other one: "zconsole run" it."""

from AccessControl.SecurityManagement import newSecurityManager
from Products.CMFPlone.factory import addPloneSite
from Testing.makerequest import makerequest

import transaction


def add_plain_site(app):
    """Add the site ``plain`` as Plone ships it.

    :param app: root of the database
    """
    users = app.acl_users
    newSecurityManager(None, users.getUser("admin").__of__(users))
    addPloneSite(
        makerequest(app),
        "plain",
        title="Plain Plone",
        distribution_name="classic",
        default_language="de",
        portal_timezone="Europe/Berlin",
        setup_content=False,
    )
    transaction.commit()


add_plain_site(app)  # noqa: F821 - zconsole gives it
