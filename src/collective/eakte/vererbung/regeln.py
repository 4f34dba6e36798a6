"""Who inherits which value: the table of the records schedule, without Plone.

Source: metadata per level in the records model (marks M, O, A, I): an ``I`` that
stands alone is inherited and kept by the Registratur; ``M,I`` and ``O`` may be set
on the record itself.
"""

FRIST = ("aufbewahrungsdauer", "aufbewahrung_unbefristet")
"""Two fields, one statement: both are taken from the same place."""

AUFBEWAHRUNG = (*FRIST, "fristbeginn", "transferfrist", "aussonderungsart")

DATENSCHUTZ = ("personenbezug", "zweck", "rechtsgrundlage")

GEERBTE_FELDER = (
    "federfuehrung",
    "aktenfuehrung",
    "vertraulichkeitsstufe",
    *AUFBEWAHRUNG,
    *DATENSCHUTZ,
)

PLANFELDER = ("zugriffsvorgabe", "zugriffsprotokoll")
"""Taken by units from the plan above them; Akten have no copy."""

ERBLICHE_FELDER = (*GEERBTE_FELDER, *PLANFELDER)

# Below the Akte only the lead may differ; the rest is what the Akte says.
EIGENE_FELDER_UNTER_DER_AKTE = frozenset({"federfuehrung"})

VORGABEN = {
    "vertraulichkeitsstufe": "003",
    # Least right by default.
    "zugriffsvorgabe": "eigene_oe",
    "zugriffsprotokoll": False,
    # What nobody decided is offered to the archive (default of the records model).
    "aussonderungsart": "B",
}


def gesetzt(wert):
    """Whether a field says something; ``0`` years and ``False`` do."""
    return wert is not None and wert != ""


def sagt_etwas(feld, werte):
    """Whether a node speaks about a field.

    :param feld: name of the field.
    :param werte: function that returns the node's own value of a field.
    :returns: ``True`` when the node has a value of its own; for one half of the
        retention period also when it has the other half.
    """
    if feld in FRIST:
        return any(gesetzt(werte(name)) and werte(name) is not False for name in FRIST)
    if feld == "zugriffsprotokoll":
        # What was ordered above is not called off below.
        return werte(feld) is True
    return gesetzt(werte(feld))
