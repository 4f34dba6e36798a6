"""What is said of the version that the running operation makes."""

from contextlib import contextmanager
from threading import local


_stand = local()


def laufender_kommentar():
    """The comment for a version that comes into being now; ``""`` when there is none.

    :returns: text.
    """
    return getattr(_stand, "kommentar", "")


@contextmanager
def kommentieren(kommentar):
    """Give the versions of a block of code a comment, in this thread.

    :param kommentar: text; may be empty.
    """
    vorher = laufender_kommentar()
    _stand.kommentar = kommentar
    try:
        yield
    finally:
        _stand.kommentar = vorher
