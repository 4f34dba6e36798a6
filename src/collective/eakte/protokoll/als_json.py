"""An entry as programs read it."""

from collective.eakte.protokoll.eintrag import hashwert
from collective.eakte.protokoll.eintrag import UNLESBAR
from plone import api

import json


def eintrag_als_json(zeile, worte):
    """An entry with its hash and in words.

    :param zeile: :class:`~.verlauf.Zeile`.
    :param worte: :class:`~.worte.Worte`.
    :returns: dict: what is hashed (``verdeckt`` is true when something is left out of
        it), ``hash``, and in words ``satz``, ``titel``, ``person``.
    """
    angaben, vollstaendig = worte.sicht.angaben(zeile)
    return {
        # Of one that was damaged, what is shown in its place.
        **json.loads(zeile.eintrag.kanonisch()),
        "angaben": angaben,
        "hash": hashwert(zeile.daten),
        "verdeckt": not vollstaendig or zeile.eintrag.was == UNLESBAR,
        "ort": ort_als_json(zeile.obj),
        "person": worte.wer(zeile),
        "satz": worte.satz(zeile),
        "titel": worte.titel(zeile),
    }


def ort_als_json(obj):
    """Of which record an entry is.

    :param obj: record or plan node; ``None`` for the site.
    """
    if obj is None:
        portal = api.portal.get()
        return {"@id": portal.absolute_url(), "title": portal.title}
    return {
        "@id": obj.absolute_url(),
        "@type": obj.portal_type,
        "kennzeichen": obj.kennzeichen,
        "title": obj.title,
    }
