"""The versions of a Dokument as they lie in the database, unchanged by any tool.

What is checked is what is stored: so the records of the versions are read themselves,
not what is made of them for people.
"""

from Acquisition import aq_base
from collective.eakte.integritaet.pruefregeln import DOKUMENT
from collective.eakte.integritaet.pruefregeln import FASSUNG
from collective.eakte.integritaet.pruefregeln import PROTOKOLL
from collective.eakte.integritaet.pruefregeln import Soll
from collective.eakte.interfaces import IProtokollfuehrung
from collective.eakte.protokoll.api import protokoll_von
from collective.eakte.protokoll.eintrag import lies
from dataclasses import dataclass
from dataclasses import field
from plone import api
from typing import Any
from zope.component import queryUtility


_DATEI = ".file"
_EINTRAG = b'"was":"fassung"'


@dataclass
class Stand:
    """What is kept of one version.

    :param solls: list of :class:`~.pruefregeln.Soll`.
    :param blobs: its files; as a rule one.
    :param verlangt: places that have to say something of it.
    """

    solls: list[Soll] = field(default_factory=list)
    blobs: list[Any] = field(default_factory=list)
    verlangt: set[str] = field(default_factory=set)


def staende(dokument):
    """All versions of which anything is known, from any place.

    :param dokument: the Dokument, in its place.
    :returns: dict from number to :class:`Stand`.
    """
    gesammelt = {}
    _sammle_fassungen(dokument, gesammelt)
    _sammle_eintraege(dokument, gesammelt)
    _sammle_heutige(aq_base(dokument), gesammelt)
    if queryUtility(IProtokollfuehrung) is not None:
        for stand in gesammelt.values():
            stand.verlangt.add(PROTOKOLL)
    return gesammelt


def _sammle_fassungen(dokument, gesammelt):
    geschichte = geschichte_von(dokument)
    for stelle in range(0 if geschichte is None else len(geschichte)):
        stand = gesammelt[stelle + 1] = Stand(verlangt={FASSUNG})
        try:
            eintrag = geschichte.retrieve(stelle)
            blobs = list(_blobs(eintrag.get("referenced_data") or {}))
            angaben = eintrag["metadata"].get("app_metadata") or {}
        except (KeyError, AttributeError):
            # Somebody has taken it out.
            continue
        stand.solls.append(_soll(FASSUNG, angaben))
        stand.blobs += blobs


def _blobs(verweise):
    """The file among the references that a version keeps."""
    for name, wert in verweise.items():
        if isinstance(wert, dict):
            yield from _blobs(wert)
        elif name.endswith(_DATEI):
            yield wert


def _sammle_eintraege(dokument, gesammelt):
    protokoll = protokoll_von(dokument)
    for daten in () if protokoll is None else protokoll:
        # Of thousands of entries only a few are about versions.
        if _EINTRAG not in daten:
            continue
        try:
            angaben = lies(daten).angaben
            nummer = int(angaben["nummer"])
        except (ValueError, TypeError, KeyError):
            # That is for the check of the chain to say.
            continue
        stand = gesammelt.setdefault(nummer, Stand())
        stand.solls.append(_soll(PROTOKOLL, angaben))


def _sammle_heutige(basis, gesammelt):
    datei, fassung = basis.file, basis._fassung
    if datei is None:
        return
    nummer = fassung.nummer if fassung is not None else max(gesammelt, default=1)
    stand = gesammelt.setdefault(nummer, Stand())
    stand.verlangt.add(DOKUMENT)
    if fassung is not None:
        stand.solls.append(Soll(DOKUMENT, fassung.sha256, fassung.groesse))
    if not any(blob._p_oid == datei._blob._p_oid for blob in stand.blobs):
        stand.blobs.append(datei._blob)


def geschichte_von(dokument):
    """The stored versions of a Dokument.

    :param dokument: the Dokument.
    :returns: what CMFEditions keeps of it, or ``None``.
    """
    kennung = api.portal.get_tool("portal_historyidhandler").queryUid(dokument, None)
    lager = api.portal.get_tool("portal_historiesstorage")
    if kennung is None or not lager.isRegistered(kennung):
        return None
    return lager.getHistoryMetadata(kennung)


def _soll(stelle, angaben):
    return Soll(stelle, angaben.get("sha256"), angaben.get("groesse"))
