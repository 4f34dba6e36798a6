"""The rows of the catalog, in small buckets.

A row of a record has some 600 bytes, and the rows of a bucket are all written again
when one is filed beside them. Plone keeps up to sixty together; a dozen makes filing a
record some fifteen kilobytes cheaper, and a listing hardly dearer: it reads rows one by
one.
"""

from BTrees.IOBTree import IOBTree


class Zeilen(IOBTree):
    """Rows by record id."""

    max_leaf_size = 12


def richte_ein(katalog):
    """Give a catalog small buckets.

    :param katalog: the ``_catalog`` of the catalog tool.
    """
    if not isinstance(katalog.data, Zeilen):
        katalog.data = Zeilen(katalog.data)


def baue_ab(katalog):
    """Give a catalog ordinary buckets again.

    :param katalog: the ``_catalog`` of the catalog tool.
    """
    if isinstance(katalog.data, Zeilen):
        katalog.data = IOBTree(katalog.data)
