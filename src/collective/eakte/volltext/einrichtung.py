"""Put the index in the place of Plone's text index, and take it away again."""

from collective.eakte.volltext.beseitigung import beseitige_nach_commit
from collective.eakte.volltext.index import INDEX
from collective.eakte.volltext.index import Textindex
from plone import api


def richte_ein():
    """Give the site the index; entries of other content are kept as they are."""
    katalog = api.portal.get_tool("portal_catalog")
    index = katalog._catalog.indexes.get(INDEX)
    if index is not None and not isinstance(index, Textindex):
        _ersetze(katalog, Textindex.aus(index))


def baue_ab():
    """Give the site the ordinary index again; there are no records any more,
    and nothing of their texts may stay."""
    katalog = api.portal.get_tool("portal_catalog")
    index = katalog._catalog.indexes.get(INDEX)
    if isinstance(index, Textindex):
        _ersetze(katalog, index.gewoehnlicher())
    beseitige_nach_commit(api.portal.get())


def _ersetze(katalog, index):
    katalog._catalog.delIndex(INDEX)
    katalog._catalog.addIndex(INDEX, index)
