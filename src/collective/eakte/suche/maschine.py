"""The engine that keeps the texts, if the catalog of the site has one."""

from collective.eakte.volltext.interfaces import MaschineGestoert
from plone import api


_MIT_MASCHINE = "EAkteTextindex"


def mit_maschine():
    """:returns: whether the text index of the site reads what people type."""
    katalog = api.portal.get_tool("portal_catalog")._catalog
    return katalog.getIndex("SearchableText").meta_type == _MIT_MASCHINE


def ist_gestoert():
    """:returns: whether the engine cannot be used, so that hits are missing."""
    try:
        engine = maschine()
        if engine is not None:
            engine.anzahl()
    except MaschineGestoert:
        return True
    return False


def maschine():
    """The engine of the site.

    :returns: :class:`collective.eakte.volltext.interfaces.ITextmaschine`, or ``None``.
    :raises MaschineGestoert: it cannot be used.
    """
    if not mit_maschine():
        return None
    from collective.eakte.volltext.anschluss import maschine as engine

    return engine()
