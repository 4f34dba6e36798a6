"""The demo's records: 120 Akten, 300 Vorgänge, 900 Dokumente, always the same.

``akten()`` builds the whole plan from the patterns in ``vorlagen``. Chance is a
``random.Random`` seeded per Akte, so that a changed pattern changes few others.
"""

from collective.eakte.demo.arbeitsstand import ENTWUERFE_AUS
from collective.eakte.demo.bestand.auswahl import waehle
from collective.eakte.demo.bestand.fuehrung import fuehre
from collective.eakte.demo.bestand.zustaende import setze_zustaende
from collective.eakte.demo.modelle import Akte
from collective.eakte.demo.vorlagen import VORLAGEN


ANZAHL_AKTEN = 120
ANZAHL_VORGAENGE = 300
ANZAHL_DOKUMENTE = 900


def akten() -> tuple[Akte, ...]:
    """Return every Akte of the demo with all that lies in it.

    :raises ValueError: the patterns cannot make the wanted number of records.
    """
    auswahl = waehle(VORLAGEN, ANZAHL_VORGAENGE, ANZAHL_DOKUMENTE)
    if len(auswahl) != ANZAHL_AKTEN:
        raise ValueError(f"The patterns describe {len(auswahl)} Akten")
    gefuehrt = fuehre(auswahl)
    setze_zustaende(gefuehrt)
    _setze_urspruenge(gefuehrt)
    return gefuehrt


def _setze_urspruenge(gefuehrt: tuple[Akte, ...]) -> None:
    """Say of which final Dokument some drafts are made."""
    for akte in gefuehrt:
        for vorgang in akte.alle_vorgaenge():
            nach_betreff = {d.betreff: d.schluessel for d in vorgang.dokumente}
            for dokument in vorgang.dokumente:
                if dokument.betreff in ENTWUERFE_AUS:
                    quelle = ENTWUERFE_AUS[dokument.betreff]
                    dokument.ursprung = nach_betreff[quelle]
