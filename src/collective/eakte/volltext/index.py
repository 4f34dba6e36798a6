"""The index ``SearchableText``: a text index that leaves records to an engine.

Content of Plone is entered and found as ever. What is asked about plan units and
records goes to the engine of the site, and what it answers is cut: to what the database
has, and, where only the text of a file matches, to the files that the user may read.
Who sees the records is cut by the other indexes, as with every index.

Cost: entering a record writes nothing to the database. Of many matches those that are
shown are ranked, not all.
"""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from BTrees.IIBTree import difference
from BTrees.IIBTree import IIBucket
from BTrees.IIBTree import IISet
from BTrees.IIBTree import multiunion
from BTrees.IIBTree import union
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.rechte.index import BETRACHTER
from collective.eakte.rechte.index import Betrachter
from collective.eakte.rechte.index import Zugriffsindex
from collective.eakte.volltext.abfrage import LAENGSTE_FRAGE
from collective.eakte.volltext.abfrage import lies
from collective.eakte.volltext.angaben import angaben_von
from collective.eakte.volltext.anschluss import anschluss_von
from collective.eakte.volltext.eimer import auswahl
from collective.eakte.volltext.eimer import eimer
from collective.eakte.volltext.eimer import vereinigt
from collective.eakte.volltext.frage import NICHTS
from collective.eakte.volltext.interfaces import Fundstellen
from collective.eakte.volltext.interfaces import MaschineGestoert
from collective.eakte.volltext.nachholen import hole_nach
from collective.eakte.volltext.rangliste import Rangliste
from plone.indexer.interfaces import IIndexableObjectWrapper
from Products.PluginIndexes.interfaces import ITransposeQuery
from Products.ZCTextIndex.ParseTree import ParseError
from Products.ZCTextIndex.ZCTextIndex import ZCTextIndex
from zope.interface import implementer

import logging
import transaction


logger = logging.getLogger(__name__)

INDEX = "SearchableText"

SUCHE = "eakte_suche"
"""Option of a query that only this index sets: what else is asked, and who asks."""

RECHTE = "allowedRolesAndUsers"


_SEITE = ("b_start", "b_size")


class Suche:
    """A search of the catalog.

    :param weiteres: dict of what is asked of the other indexes.
    :param schluessel: keys of who asks, ``None`` for the system itself.
    """

    def __init__(self, weiteres=None, schluessel=()):
        self.weiteres = weiteres or {}
        self.schluessel = schluessel
        self.betrachter = Betrachter(schluessel) if schluessel else None


AM_KATALOG_VORBEI = Suche()
"""Who asks the index itself is told of no file."""

WENIGE = 3000
"""So few matches are what the other indexes are asked about."""

_KEINE = Fundstellen(IIBucket(), IIBucket())


@implementer(ITransposeQuery)
class Textindex(ZCTextIndex):
    """Full text of everything."""

    meta_type = "EAkteTextindex"
    query_options = (*ZCTextIndex.query_options, SUCHE)

    @classmethod
    def aus(cls, index):
        """An index with the entries of an ordinary text index.

        :param index: the index that is replaced.
        """
        return _mit_zustand(cls, index)

    def gewoehnlicher(self):
        """An ordinary text index with the entries of other content."""
        return _mit_zustand(ZCTextIndex, self)

    # Entries

    def index_object(self, documentId, obj, threshold=None):
        """Enter an object.

        :returns: 1 when something was entered, 0 otherwise.
        """
        objekt = _objekt(obj)
        if not IEAkteInhalt.providedBy(objekt):
            return super().index_object(documentId, obj, threshold)
        super().unindex_object(documentId)
        uebergabe = self._uebergabe()
        if uebergabe is not None:
            uebergabe.setze(angaben_von(documentId, objekt))
        return 1

    def unindex_object(self, docid):
        """Take an object out."""
        if self.index.has_doc(docid):
            super().unindex_object(docid)
            return
        uid = self._uid(docid)
        uebergabe = self._uebergabe() if uid else None
        if uebergabe is not None:
            uebergabe.entferne(docid, uid)

    def _uebergabe(self):
        """What the running transaction changes; ``None`` outside of any site."""
        anschluss = anschluss_von(self)
        if anschluss is None:
            return None
        uebergabe = anschluss.uebergabe()
        if anschluss.versaeumte and not uebergabe.holt_nach:
            uebergabe.holt_nach = True
            transaction.get().addBeforeCommitHook(hole_nach, (anschluss,))
        return uebergabe

    def _uid(self, rid):
        katalog = aq_parent(aq_inner(self))
        stelle = katalog.schema.get("UID")
        zeile = katalog.data.get(rid)
        if stelle is None or zeile is None:
            return None
        return zeile[stelle] if isinstance(zeile[stelle], str) else None

    def clear(self):
        """Forget everything."""
        super().clear()
        uebergabe = self._uebergabe()
        if uebergabe is not None:
            uebergabe.leere()

    # Questions

    def make_query(self, query):
        """Take over what is asked of the other indexes, to be the last.

        The catalog ranks the matches of the index that it asks last as that index
        returns them, and only it knows who asks.

        :param query: dict of what is asked of all indexes.
        :returns: dict.
        """
        if self.id not in query:
            return query
        weiteres = {
            name: wert
            for name, wert in query.items()
            if name != self.id and name not in _SEITE
        }
        suche = Suche(weiteres, _schluessel(query.get(RECHTE)))
        if suche.betrachter is not None:
            weiteres[RECHTE] = _werte(query[RECHTE], BETRACHTER, suche.betrachter)
        frage = {self.id: _werte(query[self.id], SUCHE, suche)}
        return frage | {name: query[name] for name in _SEITE if name in query}

    def getIndexNames(self):
        """:returns: names of other indexes that this one answers for: none."""
        return ()

    def query_index(self, record, resultset=None):
        """Records and other content that match.

        :param record: query, with words as people type them.
        :param resultset: candidates, or ``None`` for everything.
        :returns: mapping from record id to score; ``None`` when nothing is asked.
        """
        text = " ".join(wort for wort in record.keys if isinstance(wort, str))
        if not text:
            return None
        suche = record.get(SUCHE)
        if not isinstance(suche, Suche):
            suche = AM_KATALOG_VORBEI
        eigenes, anderes = self._eigenes(text), self._anderes(text, record)
        alles = (eigenes.gesamt, eigenes.angaben, anderes)
        if resultset is not None:
            alles = [auswahl(punkte, resultset) for punkte in alles]
        if suche.weiteres:
            gefunden = self._frage_weitere(suche.weiteres, alles)
            if gefunden is not None:
                alles = [auswahl(punkte, gefunden) for punkte in alles]
        gesamt, angaben = self._bewertet(*alles[:2], suche)
        weiteres = vereinigt(alles[2], angaben)
        if weiteres:
            return Rangliste(vereinigt(gesamt, weiteres))
        return Rangliste(gesamt, eigenes.vorn)

    def _eigenes(self, text):
        """:returns: :class:`~.interfaces.Fundstellen` of the engine."""
        frage = lies(text)
        anschluss = anschluss_von(self)
        if frage == NICHTS or anschluss is None or self._rechteindex() is None:
            return _KEINE
        try:
            return anschluss.suche(frage)
        except MaschineGestoert as fehler:
            logger.error("The full text index does not answer: %s", fehler)
            return _KEINE

    def _anderes(self, text, record):
        """:returns: bucket of what matches of other content."""
        if len(text) > LAENGSTE_FRAGE or not self.index.document_count():
            return IIBucket()
        try:
            return eimer(super().query_index(record) or {})
        except (ParseError, RecursionError):
            # The engine makes sense of whatever is typed, also of many brackets.
            return IIBucket()

    def _frage_weitere(self, weiteres, alles):
        """What the other indexes find, asked as the catalog does.

        :param weiteres: dict of what is asked of them.
        :param alles: buckets of what matches here.
        :returns: set of record ids, ``None`` for everything.
        """
        katalog = aq_parent(aq_inner(self))
        frage = katalog.make_query(weiteres)
        gefunden = None
        if sum(map(len, alles)) <= WENIGE:
            # They need not look at more.
            gefunden = multiunion(alles)
        plan = katalog.getCatalogPlan(frage)
        plan.start()
        # A plan also names indexes that answer no question.
        gefragte = katalog._sorted_search_indexes(frage)
        for name in plan.plan() or gefragte:
            if name in gefragte and (gefunden or gefunden is None):
                gefunden = katalog._search_index(plan, name, frage, gefunden) or IISet()
        plan.stop()
        return gefunden

    def _bewertet(self, gesamt, angaben, suche):
        """What of the matches with texts and of those without them is told.

        :param suche: :class:`Suche`.
        :returns: pair of buckets; no record is in both.
        """
        rechte = self._rechteindex()
        if not (gesamt or angaben):
            return gesamt, angaben
        if suche.schluessel is None:
            return rechte.vorhandene(gesamt), IIBucket()
        if suche.betrachter is None:
            return IIBucket(), angaben
        # Where she reads the file its text counts, also when it is to be excluded.
        menge = union(angaben, gesamt) if angaben else gesamt
        lesbar = rechte.lesbare(suche.schluessel, menge, suche.betrachter)
        return auswahl(gesamt, lesbar), difference(angaben, lesbar)

    def _rechteindex(self):
        katalog = aq_parent(aq_inner(self))
        if not isinstance(aq_base(katalog.indexes.get(RECHTE)), Zugriffsindex):
            return None
        return katalog.getIndex(RECHTE)


def _werte(frage, name, wert):
    """:returns: dict of what an index is asked, with one option more."""
    if not hasattr(frage, "keys"):
        return {"query": frage, name: wert}
    # What the publisher makes of a form has keys, but cannot be iterated.
    return {n: frage.get(n) for n in frage.keys()} | {name: wert}  # noqa: SIM118


def _schluessel(frage):
    """:returns: tuple of keys of who asks, ``None`` when rights are not asked for."""
    if hasattr(frage, "keys"):
        frage = frage.get("query")
    if frage is None:
        return None
    return (frage,) if isinstance(frage, str) else tuple(frage)


def _mit_zustand(klasse, index):
    aq_base(index)._p_activate()
    neu = klasse.__new__(klasse)
    neu.__dict__.update(
        (name, wert)
        for name, wert in aq_base(index).__dict__.items()
        if not name.startswith(("_v_", "_p_"))
    )
    return neu


def _objekt(obj):
    if IIndexableObjectWrapper.providedBy(obj):
        return obj._getWrappedObject()
    return obj
