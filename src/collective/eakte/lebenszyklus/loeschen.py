"""The one door through which a record may be removed."""

from contextlib import contextmanager
from threading import local


_stand = local()


def loeschen_erlaubt():
    """Whether the running operation may remove records."""
    return getattr(_stand, "erlaubt", False)


@contextmanager
def loeschen_erlauben():
    """Allow the removal of records for a block of code in this thread.

    For disposal, which has asked the archive and two people before.
    """
    vorher = loeschen_erlaubt()
    _stand.erlaubt = True
    try:
        yield
    finally:
        _stand.erlaubt = vorher
