"""Versions in Plone's histories (CMFEditions).

Plone's repository tool asks for site permissions, registers the container of an object
and may drop old versions. Here the same storage is written and read below it: who may
do what is asked by the operations, nothing but the Dokument and its history is
written, and every version stays.
"""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte.versionen.fassung import als_angaben
from collective.eakte.versionen.fassung import aus_angaben
from collective.eakte.versionen.modifikator import gehoert_dazu
from contextlib import contextmanager
from plone import api
from Products.CMFEditions.ArchivistTool import ObjectData


def hat_versionen(dokument):
    """Whether anything of a Dokument is stored as a version.

    :param dokument: the Dokument.
    """
    return _geschichte(dokument) is not None


def anzahl(dokument):
    """How many versions of a Dokument are stored.

    :param dokument: the Dokument.
    """
    geschichte = _geschichte(dokument)
    return 0 if geschichte is None else len(geschichte)


def lege_ab(dokument, zustand, fassung):
    """Store a version.

    :param dokument: the Dokument, in its place.
    :param zustand: dict of its attributes at that time.
    :param fassung: the Fassung of that state.
    :raises RuntimeError: the number does not follow the last one that is stored.
    """
    lager = api.portal.get_tool("portal_historiesstorage")
    modifikatoren = api.portal.get_tool("portal_modifier")
    kennung = api.portal.get_tool("portal_historyidhandler").register(dokument)
    neu = not lager.isRegistered(kennung)
    erwartet = anzahl(dokument)
    if fassung.version_id != erwartet:
        raise RuntimeError(f"version {fassung.version_id} follows {erwartet - 1}")
    muster = _muster(dokument, zustand, fassung)
    verweise = modifikatoren.getReferencedAttributes(muster)
    groesse, klon, drinnen, draussen = api.portal.get_tool(
        "portal_archivist"
    )._cloneByPickle(muster)
    angaben, drinnen, draussen = modifikatoren.beforeSaveModifier(muster, klon)
    klon.version_id = fassung.version_id
    metadaten = {
        "sys_metadata": {
            "comment": fassung.kommentar,
            "timestamp": fassung.zeit.timestamp(),
            "originator": None,
            "principal": fassung.person,
            "approxSize": groesse,
            **angaben,
        },
        "app_metadata": als_angaben(fassung),
    }
    with _alles_bleibt():
        (lager.register if neu else lager.save)(
            kennung, ObjectData(klon, drinnen, draussen), verweise, metadaten
        )
    dokument.version_id = fassung.version_id
    dokument.location_id = 0


def abgelegte(dokument):
    """What is known of the stored versions, without reading them.

    :param dokument: the Dokument.
    :returns: list of Fassungen, oldest first.
    """
    geschichte = _geschichte(dokument)
    if geschichte is None:
        return []
    return [
        aus_angaben(geschichte.retrieve(nummer)["metadata"]["app_metadata"])
        for nummer in range(len(geschichte))
    ]


def hole(dokument, fassung):
    """The Dokument as it was.

    :param dokument: the Dokument, in its place.
    :param fassung: a stored Fassung.
    :returns: a Dokument that is not in the database, in the place of today's.
    """
    daten = api.portal.get_tool("portal_archivist").retrieve(
        obj=dokument, selector=fassung.version_id
    )
    return aq_base(daten.data.object).__of__(aq_parent(aq_inner(dokument)))


def vernichte(dokument):
    """Remove all versions of a Dokument for good.

    Plone's own way leaves a mark for each of them. The blobs are gone with the next
    packing, when nothing else refers to them.

    :param dokument: the Dokument.
    """
    griff = api.portal.get_tool("portal_historyidhandler")
    kennung = griff.queryUid(dokument, None)
    if kennung is None:
        return
    lager = api.portal.get_tool("portal_historiesstorage")
    if lager.isRegistered(kennung):
        geschichten = lager._getZVCRepo()._histories
        for name in _namen_der_geschichte(lager._getShadowHistory(kennung)):
            geschichten.pop(name, None)
        del lager._getShadowStorage()._storage[kennung]
    loese(dokument)


def loese(dokument):
    """Let a Dokument forget that it has versions; a copy has none.

    :param dokument: the Dokument.
    """
    basis = aq_base(dokument)
    basis._p_activate()
    for name in ("cmf_uid", "version_id", "location_id"):
        if name in vars(basis):
            delattr(basis, name)


def _geschichte(dokument):
    """The list of its versions, or ``None``."""
    kennung = api.portal.get_tool("portal_historyidhandler").queryUid(dokument, None)
    lager = api.portal.get_tool("portal_historiesstorage")
    if kennung is None or not lager.isRegistered(kennung):
        return None
    return lager._getShadowHistory(kennung)


def _namen_der_geschichte(geschichte):
    return {
        eintrag["vc_info"].history_id
        for eintrag in (geschichte.retrieve(n) for n in range(len(geschichte)))
    }


def _muster(dokument, zustand, fassung):
    """A stand-in with the attributes that belong to a version."""
    klasse = type(aq_base(dokument))
    muster = klasse.__new__(klasse)
    vars(muster).update(
        {name: wert for name, wert in zustand.items() if gehoert_dazu(name)},
        _fassung=fassung,
    )
    return muster.__of__(aq_parent(aq_inner(dokument)))


@contextmanager
def _alles_bleibt():
    """Keep the purge policy of the site from dropping versions of records.

    Grundsatz der Vollständigkeit: no version is lost before disposal. The setting is
    changed for this thread only, and not stored.
    """
    regel = aq_base(api.portal.get_tool("portal_purgepolicy"))
    regel._p_activate()
    angaben, name = vars(regel), "maxNumberOfVersionsToKeep"
    vorher = angaben.get(name)
    angaben[name] = -1
    try:
        yield
    finally:
        if vorher is None:
            del angaben[name]
        else:
            angaben[name] = vorher
