"""What operators can switch off; by environment variables, which zope.conf can set."""

import os


VORSCHAU = "EAKTE_VORSCHAU"
PDFA = "EAKTE_PDFA"

_AUS = frozenset({"aus", "off", "0", "nein", "no", "false"})


def ist_an(name):
    """Whether something is made.

    :param name: :data:`VORSCHAU` or :data:`PDFA`.
    """
    return os.environ.get(name, "").strip().lower() not in _AUS
