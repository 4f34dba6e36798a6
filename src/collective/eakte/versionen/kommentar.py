"""What is said of the version that the running operation makes."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from contextlib import contextmanager
from threading import local


LAENGSTER = 2_000
"""Characters of a comment or reason: it is kept for ever, in entries of the Protokoll
that lie beside others."""

_stand = local()


def pruefe_laenge(text, feld):
    """The reason against what is said at too great length.

    :param text: comment or reason; may be ``None``.
    :param feld: name of its field.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    if len(text or "") <= LAENGSTER:
        return []
    return [
        Hindernis(
            "text-zu-lang",
            _(
                "text_zu_lang",
                default="This has at most ${max} characters.",
                mapping={"max": str(LAENGSTER)},
            ),
            field=feld,
        )
    ]


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
