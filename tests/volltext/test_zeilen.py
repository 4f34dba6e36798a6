"""Filing writes few rows of the catalog, and uninstalling leaves Plone's own tree."""

from BTrees.IOBTree import IOBTree
from collective.eakte.indexers import zeilen
from plone import api


def test_the_rows_lie_in_small_buckets(portal):
    katalog = api.portal.get_tool("portal_catalog")._catalog
    assert isinstance(katalog.data, zeilen.Zeilen)
    vorher = dict(katalog.data)
    zeilen.baue_ab(katalog)
    assert type(katalog.data) is IOBTree
    assert dict(katalog.data) == vorher
    zeilen.richte_ein(katalog)
    assert dict(katalog.data) == vorher
    for rid in range(1, 100):
        katalog.data[rid] = ()
    eimer, groessen = katalog.data._firstbucket, []
    while eimer is not None:
        groessen.append(len(eimer))
        eimer = eimer._next
    assert max(groessen) <= zeilen.Zeilen.max_leaf_size
