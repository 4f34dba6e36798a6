"""What is written of the catalog at filing, in small leaves.

Found by counting the bytes that filing a record writes: these trees, which have an
entry of their own for each record, were half of them. Other indexes have entries
of a few bytes, and plain Plone's leaves do.
"""

from collective.eakte.baeume import KleinerIOBTree
from collective.eakte.baeume import uebertrage
from collective.eakte.baeume import vergroessere
from collective.eakte.baeume import verkleinere
from zope.component import queryUtility
from zope.intid.interfaces import IIntIds


class Zeilen(KleinerIOBTree):
    """Rows by record id."""


DES_KATALOGS = ("uids", "paths")

# What lists are sorted by is read through by record id: it stays in large leaves.
DER_INDEXE = {
    "UID": ("_index", "_unindex"),
    "kennzeichen": ("_index", "_unindex"),
    "kennzeichen_sort": ("_index",),
    "path": ("_index_items", "_unindex"),
    "sortable_title": ("_index",),
}

# The way back, from object to number, stays in large leaves: all processes add to its
# end, and when one divides the leaf to which another one adds, they are in conflict.
DER_NUMMERN = ("refs",)
"""Plone gives each object a number, by which relations name it."""


def richte_ein(katalog):
    """Give a catalog and the numbers of a site small leaves.

    :param katalog: the ``_catalog`` of the catalog tool.
    """
    if not isinstance(katalog.data, Zeilen):
        katalog.data = uebertrage(katalog.data, Zeilen)
    for halter, name in _baeume(katalog):
        verkleinere(halter, name)


def baue_ab(katalog):
    """Give a catalog and the numbers of a site Plone's own trees again.

    :param katalog: the ``_catalog`` of the catalog tool.
    """
    vergroessere(katalog, "data")
    for halter, name in _baeume(katalog):
        vergroessere(halter, name)


def _baeume(katalog):
    for name in DES_KATALOGS:
        yield katalog, name
    for index, namen in DER_INDEXE.items():
        if index in katalog.indexes:
            for name in namen:
                yield katalog.indexes[index], name
    nummern = queryUtility(IIntIds)
    if nummern is not None:
        for name in DER_NUMMERN:
            yield nummern, name
