"""A catalog index that holds the types of files, to be counted only.

An ordinary index can be searched and sorted by, and would tell the type of a file to
everybody who sees its Dokument. This one answers no question; :mod:`.facetten` asks it
for files only that the user may read. The rows of the catalog know the type as well,
but reading tens of thousands of them costs seconds and fills the memory.

Cost: one entry in one direction; a bucket of it holds some sixty Dokumente.
"""

from BTrees.IIBTree import IIBTree
from BTrees.IIBTree import IISet
from BTrees.IIBTree import weightedIntersection
from BTrees.Length import Length
from collections import Counter
from collective.eakte.content.dokument import IDokument
from collective.eakte.ui.formate import dateityp
from OFS.SimpleItem import SimpleItem
from plone.indexer.interfaces import IIndexableObjectWrapper
from Products.PluginIndexes.interfaces import IPluggableIndex
from zope.interface import implementer


INDEX = "suche_dateityp"


@implementer(IPluggableIndex)
class Dateitypen(SimpleItem):
    """The type of the file of each Dokument, as people call it, e.g. ``"PDF"``."""

    meta_type = "EAkteDateitypen"
    id = INDEX

    def __init__(self):
        self.clear()

    def clear(self):
        """Forget everything."""
        self._nummern = IIBTree()
        self._typen = ()
        self._length = Length()

    # Entries

    def index_object(self, documentId, obj, threshold=None):
        """Enter an object; returns whether anything was written."""
        typ = _typ(obj)
        if not typ:
            return self.unindex_object(documentId)
        if typ not in self._typen:
            self._typen = (*self._typen, typ)
        nummer = self._typen.index(typ)
        vorher = self._nummern.get(documentId)
        if vorher == nummer:
            return 0
        self._nummern[documentId] = nummer
        if vorher is None:
            self._length.change(1)
        return 1

    def unindex_object(self, documentId):
        """Take an object out; returns whether it was there."""
        if self._nummern.pop(documentId, None) is None:
            return 0
        self._length.change(-1)
        return 1

    # What is counted

    def zaehle(self, rids):
        """How many files there are of each type.

        :param rids: set of record ids.
        :returns: dict from type to number.
        """
        anzahl = Counter(self._von(rids).values())
        return {self._typen[nummer]: n for nummer, n in anzahl.items()}

    def mit(self, rids, typen):
        """Those with a file of some types.

        :param rids: set of record ids.
        :param typen: types.
        :returns: set of record ids.
        """
        gesucht = {n for n, typ in enumerate(self._typen) if typ in typen}
        return IISet([rid for rid, n in self._von(rids).items() if n in gesucht])

    def _von(self, rids):
        return weightedIntersection(rids, self._nummern, 0, 1)[1]

    # What a catalog asks of each index

    def query_index(self, record, resultset=None):
        """Nothing: nobody searches by it."""
        return IISet()

    def _apply_index(self, request, resultset=None):
        """Nothing, see :meth:`query_index`."""
        return None

    def getEntryForObject(self, documentId, default=None):
        """The type, for the catalog's own pages."""
        nummer = self._nummern.get(documentId)
        return default if nummer is None else self._typen[nummer]

    def getIndexSourceNames(self):
        """What of an object is entered."""
        return ["file"]

    def getIndexQueryNames(self):
        """Nothing can be asked for."""
        return ()

    def numObjects(self):
        """Number of files with a type."""
        return self._length()

    def indexSize(self):
        """Number of types."""
        return len(self._typen)


def _typ(obj):
    objekt = obj._getWrappedObject() if IIndexableObjectWrapper.providedBy(obj) else obj
    if not IDokument.providedBy(objekt) or objekt.file is None:
        return None
    return dateityp(objekt.file.contentType, objekt.file.filename) or None
