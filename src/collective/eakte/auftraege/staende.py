"""How jobs stand, in the words of people; knows nothing of Plone."""

from collective.eakte import _


WARTET, LAEUFT, FERTIG, GESCHEITERT, ABGEBROCHEN = STAENDE = (
    "wartet",
    "laeuft",
    "fertig",
    "gescheitert",
    "abgebrochen",
)

OFFEN = frozenset({WARTET, LAEUFT})
"""What is not over."""

AUS_DER_QUEUE = {
    "queued": WARTET,
    "waiting": WARTET,
    "running": LAEUFT,
    "done": FERTIG,
    "failed": GESCHEITERT,
    "dead": GESCHEITERT,
    "cancelled": ABGEBROCHEN,
}
"""From the states of the ledger to ours."""

WORTE = {
    WARTET: _("auftrag_stand_wartet", default="waiting"),
    LAEUFT: _("auftrag_stand_laeuft", default="under way"),
    FERTIG: _("auftrag_stand_fertig", default="done"),
    GESCHEITERT: _("auftrag_stand_gescheitert", default="failed"),
    ABGEBROCHEN: _("auftrag_stand_abgebrochen", default="cancelled"),
}

ZEICHEN = {
    WARTET: "hourglass-split",
    LAEUFT: "arrow-repeat",
    FERTIG: "check-circle",
    GESCHEITERT: "exclamation-triangle",
    ABGEBROCHEN: "slash-circle",
}
"""Bootstrap icons; colour alone says nothing."""


def zustaende(staende):
    """The states of the ledger that some of ours stand for.

    :param staende: some of :data:`STAENDE`.
    :returns: tuple of names.
    """
    return tuple(name for name, stand in AUS_DER_QUEUE.items() if stand in staende)


def anteil(erledigt, gesamt):
    """How much is done.

    :param erledigt: number, or ``None``.
    :param gesamt: number, or ``None`` when it is not known.
    :returns: percent, an int from 0 to 100; ``None`` when it is not known.
    """
    if not gesamt or erledigt is None:
        return None
    return max(0, min(100, 100 * erledigt // gesamt))
