"""Runs and findings for programs."""

from collective.eakte import gegenstand


DIENST = "@integritaet"


def lauf_als_json(ansicht, ort):
    """A run.

    :param ansicht: :class:`~.ansicht.Laufansicht`.
    :param ort: address of the object at which it is asked for.
    :returns: dict.
    """
    lauf, zahlen = ansicht.lauf, ansicht.mit_zahlen
    return {
        "@id": f"{ort}/{DIENST}/{lauf.kennung}",
        "kennung": lauf.kennung,
        "umfang": lauf.umfang,
        "gegenstand": gegenstand.als_json(ansicht.gegenstand),
        "person": lauf.person,
        "stand": lauf.stand,
        "phase": lauf.phase,
        "unterbrochen": ansicht.unterbrochen,
        "begonnen": lauf.begonnen.isoformat(),
        "lebenszeichen": lauf.lebenszeichen.isoformat(),
        "beendet": lauf.beendet.isoformat() if lauf.beendet else None,
        "gesamt": lauf.gesamt if zahlen else None,
        "dokumente": lauf.dokumente if zahlen else None,
        "dateien": lauf.dateien if zahlen else None,
        "bytes": lauf.bytes if zahlen else None,
        "sekunden": round(lauf.sekunden, 1) if zahlen else None,
        "ablage_verglichen": lauf.ablage_lesbar,
        "noch_nicht_gepackt": lauf.alte,
        "befunde": len(ansicht.zeilen),
        "verborgene_befunde": ansicht.hat_verborgene,
    }


def befund_als_json(zeile):
    """A finding.

    :param zeile: :class:`~.ansicht.Zeile`.
    :returns: dict.
    """
    befund = zeile.befund
    return {
        "art": befund.art,
        "fassung": befund.nummer,
        "stellen": list(befund.stellen),
        "erwartet": befund.erwartet or None,
        "gefunden": befund.gefunden or None,
        "gegenstand": gegenstand.als_json(zeile.gegenstand),
        "ort": befund.ort or None,
    }
