"""A Verlauf as JSON: the chains themselves, for whoever wants to check them.

``docs/protokoll.md`` describes the file, ``docs/pruefe_protokoll.py`` checks it.
"""

from collective.eakte.interfaces import ISchriftgutbehaelter
from collective.eakte.protokoll.api import beweis
from collective.eakte.protokoll.api import protokoll_von
from collective.eakte.protokoll.api import uid_von
from collective.eakte.protokoll.arten import ZUGRIFFSCODES
from collective.eakte.protokoll.eintrag import hashwert
from collective.eakte.protokoll.eintrag import schlicht
from collective.eakte.protokoll.eintrag import UNLESBAR
from collective.eakte.protokoll.verlauf import darf_sehen
from collective.eakte.protokoll.verlauf import darin
from collective.eakte.protokoll.verlauf import gelesene
from collective.eakte.protokoll.verlauf import sieht_zugriffe
from collective.eakte.protokoll.verlauf import Zeile
from datetime import datetime
from datetime import UTC
from plone import api

import json


ART, FASSUNG = "eakte-protokoll", 1


def schreibe_json(obj, auswahl, worte, hoechstens, *, mit_inhalt):
    """A file with chains of entries, each in its canonical form.

    :param obj: record or plan node; ``None`` for the site.
    :param auswahl: :class:`~collective.eakte.protokoll.auswahl.Auswahl`; only its
        period counts.
    :param worte: :class:`~collective.eakte.protokoll.worte.Worte`.
    :param hoechstens: entries that it may have.
    :param mit_inhalt: with the chains of what is in it.
    :returns: bytes; ``None`` when there are more entries.
    """
    tief = mit_inhalt and ISchriftgutbehaelter.providedBy(obj)
    protokolle, anzahl = [], 0
    for objekt in darin(obj) if tief else [obj]:
        if protokoll_von(objekt) is None or not darf_sehen(objekt):
            continue
        protokoll = _protokoll(objekt, auswahl.nur_zeitraum, worte, hoechstens - anzahl)
        if protokoll is None:
            return None
        anzahl += len(protokoll["eintraege"])
        if protokoll["eintraege"] or objekt is obj:
            protokolle.append(protokoll)
    datei = {
        "art": ART,
        "fassung": FASSUNG,
        "erstellt": schlicht(datetime.now(UTC)),
        "von": schlicht(auswahl.von),
        "bis": schlicht(auswahl.bis),
        "mit_inhalt": bool(tief),
        "ort": api.portal.get().absolute_url(),
        "protokolle": protokolle,
    }
    text = json.dumps(datei, ensure_ascii=False, indent=1, sort_keys=False)
    return text.encode("utf-8", "replace")


def _protokoll(obj, zeitraum, worte, hoechstens):
    """:returns: dict of one chain; ``None`` when it has too many entries."""
    protokoll, zugriffe = protokoll_von(obj), sieht_zugriffe(obj)
    eintraege = []
    for nr, eintrag, daten in gelesene(obj):
        if zeitraum.liegt_davor(eintrag):
            break
        if not zeitraum.passt(eintrag):
            continue
        if len(eintraege) >= hoechstens:
            return None
        offen = zugriffe or eintrag.was not in ZUGRIFFSCODES
        if eintrag.was == UNLESBAR:
            offen = False
        elif offen:
            _angaben, offen = worte.sicht.angaben(Zeile(obj, eintrag, daten))
        eintraege.append(
            json.loads(daten)
            if offen
            else {"nr": nr, "hash": hashwert(daten), "verdeckt": True}
        )
    eintraege.reverse()
    return {
        "objekt": uid_von(obj),
        "kennzeichen": getattr(obj, "kennzeichen", None),
        "titel": api.portal.get().title if obj is None else obj.title,
        "anzahl": protokoll.anzahl,
        "kopf": protokoll.kopf,
        "vollstaendig": len(eintraege) == protokoll.anzahl,
        "beweis": beweis(obj),
        "eintraege": eintraege,
    }
