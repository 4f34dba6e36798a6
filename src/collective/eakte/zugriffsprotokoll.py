"""The access log: one line for each request, in the combined format of web servers.

As a filter in front of Zope (``zope.ini``)::

    [filter:zugriffe]
    paste.filter_factory = collective.eakte.zugriffsprotokoll:filter_factory

Paste's own filter writes the offset of the summer all the year where there is one.
"""

from functools import partial
from paste.translogger import TransLogger


ZEIT = "%d/%b/%Y:%H:%M:%S %z"

# Paste puts its own offset behind the time: it is cut off.
FORMAT = TransLogger.format.replace("%(time)s", "%(time).26s")


def filter_factory(global_conf, **local_conf):
    """Make the filter for PasteDeploy.

    :returns: function that wraps an application; lines go to the logger ``wsgi``.
    """
    return partial(
        TransLogger, format=FORMAT, time_format=ZEIT, setup_console_handler=False
    )
