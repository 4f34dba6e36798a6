"""What holds for every reason that people give; knows nothing of Plone."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis


LAENGSTER = 2_000
"""Characters of a comment or reason: it is kept for ever, in entries of the Protokoll
that lie beside others."""


def pruefe_grund(grund, feld="grund"):
    """The reasons against a reason.

    :param grund: reason as given by the person; may be ``None``.
    :param feld: name of its field.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    if not (grund or "").strip():
        return [
            Hindernis(
                "grund-fehlt",
                _("grund_fehlt", default="Please give a reason."),
                field=feld,
            )
        ]
    return pruefe_laenge(grund, feld)


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
