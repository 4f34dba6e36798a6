"""Commands for operators that work on the database of a site that is not running."""

import argparse
import os
import sys


FERTIG, FALSCH = 0, 2


def ort_der_datenbank():
    """What a command is told that concerns no single site: which database.

    :returns: parser to be the parent of others.
    """
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--conf", required=True, help="zope.conf of the instance")
    return parser


def ort_der_site():
    """What every other command is told: which database, and which site of it.

    :returns: parser to be the parent of others.
    """
    parser = argparse.ArgumentParser(add_help=False, parents=[ort_der_datenbank()])
    parser.add_argument("--site", required=True, help="id of the Plone site")
    return parser


def mit_site(conf, site, aufgabe):
    """Open the database, run a task as the system in a site, and commit.

    :param conf: path of ``zope.conf``.
    :param site: id of the site.
    :param aufgabe: function of the site, returns an exit code; anything but 0 rolls
        back.
    """

    def in_der_site(app):
        from zope.component.hooks import setSite

        if site not in app.objectIds():
            return beende(f"There is no site {site!r}.")
        setSite(app[site])
        return aufgabe(app[site])

    return mit_anwendung(conf, in_der_site)


def mit_anwendung(conf, aufgabe):
    """Open the database, run a task as the system, and commit.

    :param conf: path of ``zope.conf``.
    :param aufgabe: function of the root of the database, returns an exit code; anything
        but 0 rolls back.
    """
    from AccessControl.SecurityManagement import newSecurityManager
    from AccessControl.users import system
    from Testing.makerequest import makerequest
    from zc.lockfile import LockError
    from ZConfig import ConfigurationError
    from ZODB.POSException import POSError
    from zope.globalrequest import setRequest
    from Zope2.Startup.run import configure_wsgi

    import transaction
    import Zope2

    try:
        configure_wsgi(os.path.abspath(conf))
        app = makerequest(Zope2.app())
    except (ConfigurationError, LockError, OSError, POSError) as fehler:
        return beende(
            f"The database cannot be opened (is the server running?): {fehler}"
        )
    newSecurityManager(None, system)
    setRequest(app.REQUEST)
    code = aufgabe(app)
    if code == FERTIG and not transaction.isDoomed():
        transaction.commit()
    else:
        transaction.abort()
    return code


def beende(text):
    """Say what is wrong with a call.

    :param text: the message.
    :returns: exit code.
    """
    print(text, file=sys.stderr)
    return FALSCH
