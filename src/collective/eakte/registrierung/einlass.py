"""The entrance: writers wait before the database is opened for them.

Who waits with an open connection to the database has to load anew, when it is her
turn, whatever those before her have changed. Who waits outside gets the connection
that the one before her has just given back, with everything still in its cache.

As a filter in front of Zope (``zope.ini``)::

    [filter:einlass]
    paste.filter_factory = collective.eakte.registrierung.einlass:filter_factory

Without the filter, writers wait after traversal. Outside it is only known of an
address whether it lies in a file plan when somebody has written there before.
"""

from collective.eakte.registrierung.reihe import GEDULD
from collective.eakte.registrierung.reihe import reihe


SCHREIBENDE_METHODEN = frozenset({"POST", "PUT", "PATCH", "DELETE"})

# These only read, or write to other places than the database.
OHNE_REIHE = frozenset({"@querystring-search", "@tus-replace", "@tus-upload"})

# There are only some plans; more is somebody who plays with host names.
HOECHSTENS = 1000

_GEWARTET = "collective.eakte.gewartet"

_orte = set()


def filter_factory(global_conf, **local_conf):
    """Make the filter for PasteDeploy.

    :returns: function that wraps an application.
    """
    return Einlass


class Einlass:
    """Let writers to file plans in one after the other.

    :param app: WSGI application behind the entrance.
    """

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        """Wait if need be, and call the application.

        :param environ: WSGI environment.
        :param start_response: WSGI callable.
        :returns: what the application returns.
        """
        if not (schreibt(environ) and _im_plan(environ) and reihe.stelle_an(GEDULD)):
            return self.app(environ, start_response)
        environ[_GEWARTET] = True
        try:
            return self.app(environ, start_response)
        finally:
            reihe.gib_frei()


def schreibt(environ):
    """Whether a request is going to write to the database.

    :param environ: WSGI environment.
    """
    return (
        environ["REQUEST_METHOD"] in SCHREIBENDE_METHODEN
        and environ.get("PATH_INFO", "").rstrip("/").rpartition("/")[2]
        not in OHNE_REIHE
    )


def hat_gewartet(environ):
    """Whether a request was let in here.

    :param environ: WSGI environment.
    """
    return environ.get(_GEWARTET, False)


def merke_ort(environ, plan_id):
    """Remember the address of a file plan.

    :param environ: WSGI environment of a request to something in the plan.
    :param plan_id: id of the plan, a part of the address.
    """
    teile = environ.get("PATH_INFO", "").split("/")
    if plan_id in teile and len(_orte) < HOECHSTENS:
        _orte.add("/".join(teile[: teile.index(plan_id) + 1]))


def _im_plan(environ):
    pfad = environ.get("PATH_INFO", "")
    return any(pfad == ort or pfad.startswith(f"{ort}/") for ort in _orte)
