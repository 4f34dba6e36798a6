"""The index ``allowedRolesAndUsers``: an ordinary keyword index that knows domains.

For content of Plone it is what it replaces. A record is entered under its access domain
and the roles that may see it by its workflow state; who holds which role in which
domain is asked when somebody searches. So a grant costs the same whatever lies below,
and holds at once.

Cost: entering a record writes one entry in each direction. A search asks for each
domain once; with few candidates only for theirs.
"""

from AccessControl.Permission import getPermissionIdentifier
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from BTrees.IIBTree import difference
from BTrees.IIBTree import IIBTree
from BTrees.IIBTree import IISet
from BTrees.IIBTree import IITreeSet
from BTrees.IIBTree import intersection
from BTrees.IIBTree import multiunion
from BTrees.IIBTree import union
from BTrees.IIBTree import weightedIntersection
from BTrees.IOBTree import IOBTree
from collective.eakte.config import INHALT_LESEN
from collective.eakte.content.dokument import IDokument
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.rechte.interfaces import IZugriffsregister
from collective.eakte.rechte.sicht import betritt
from collective.eakte.rechte.sicht import liest_dort
from collective.eakte.rechte.sicht import OHNE_DATEI
from collective.eakte.rechte.sicht import PLANKNOTEN
from collective.eakte.rechte.sicht import sieht_dort
from collective.eakte.rechte.sichten import sichten_nach_schluesseln
from collective.eakte.rechte.uhr import heute
from functools import cached_property
from itertools import zip_longest
from plone.indexer.interfaces import IIndexableObjectWrapper
from Products.PluginIndexes.KeywordIndex.KeywordIndex import KeywordIndex
from zope.component import queryUtility


_PROFIL_BITS = 7
_PROFIL = (1 << _PROFIL_BITS) - 1

# Up to so many candidates are looked at one by one, if there are as many domains, or so
# many times as many records in the catalog; more are cut out as sets.
EINZELN_BIS = 3000
WENIGE = 100
_JE_EINZELNEM = 30

_LESEN = getPermissionIdentifier(INHALT_LESEN)


BETRACHTER = "eakte_betrachter"
"""Option of a query that only the E-Akte sets: what is known of who asks."""


class Zugriffsindex(KeywordIndex):
    """Who may see what."""

    meta_type = "EAkteZugriffsindex"
    query_options = (*KeywordIndex.query_options, BETRACHTER)

    # Of each profile the roles that read the file. What was entered before they were
    # noted is read by nobody until it is entered anew.
    _leseprofile = ()

    def clear(self):
        """Forget everything that was indexed."""
        super().clear()
        self._bereiche = IOBTree()
        self._schluessel = IIBTree()
        self._profile = ()
        self._leseprofile = ()

    @classmethod
    def aus(cls, index):
        """An index with the entries of an ordinary keyword index.

        :param index: the index that is replaced.
        """
        neu = cls(index.id, extra={"indexed_attrs": index.getIndexSourceNames()})
        neu._uebernimm(index)
        return neu

    def gewoehnlicher(self):
        """An ordinary keyword index with the entries for other content."""
        alt = KeywordIndex(self.id, extra={"indexed_attrs": self.getIndexSourceNames()})
        Zugriffsindex._uebernimm(alt, self)
        return alt

    def _uebernimm(self, index):
        self._index = index._index
        self._unindex = index._unindex
        self._length = index._length

    # Entries

    def _index_object(self, documentId, obj, threshold=None, attr=""):
        objekt = _objekt(obj)
        if not IEAkteInhalt.providedBy(objekt):
            self._streiche(documentId)
            return super()._index_object(documentId, obj, threshold, attr)
        _verlasse_dich_auf_die_umgebung(objekt)
        bereich = naechster_bereich(objekt)
        if bereich is None or bereich.nummer is None:
            # Without the register nobody can be asked who sees it: nobody does.
            self._streiche(documentId)
            return 1
        if documentId in self._unindex:
            super().unindex_object(documentId)
        schluessel = self._schluessel_fuer(
            bereich.nummer, profil_von(objekt), leseprofil_von(objekt)
        )
        if self._schluessel.get(documentId) != schluessel:
            self._increment_counter()
            self._setze(documentId, schluessel)
        return 1

    def unindex_object(self, documentId):
        """Take an object out."""
        if not self._streiche(documentId):
            super().unindex_object(documentId)

    def _schluessel_fuer(self, nummer, profil, leseprofil=None):
        profile = (profil, leseprofil)
        bekannte = list(zip_longest(self._profile, self._leseprofile))
        if profile not in bekannte:
            if len(bekannte) == 1 << _PROFIL_BITS:
                raise ValueError("more kinds of visibility than the index has room for")
            bekannte.append(profile)
            self._profile, self._leseprofile = zip(*bekannte, strict=True)
        return nummer << _PROFIL_BITS | bekannte.index(profile)

    def _setze(self, rid, schluessel):
        self._streiche(rid)
        menge = self._bereiche.get(schluessel)
        if menge is None:
            menge = self._bereiche[schluessel] = IITreeSet()
        menge.insert(rid)
        self._schluessel[rid] = schluessel

    def _streiche(self, rid):
        schluessel = self._schluessel.pop(rid, None)
        if schluessel is None:
            return False
        self._increment_counter()
        menge = self._bereiche[schluessel]
        menge.remove(rid)
        if not menge:
            del self._bereiche[schluessel]
        return True

    def ziehe_um(self, rids, bereich, hoechstens):
        """Enter records under a domain that has come between them and theirs.

        :param rids: record ids of all that lies in the place of the domain.
        :param bereich: the domain.
        :param hoechstens: number of records to enter now.
        :returns: number of records entered.
        """
        register = queryUtility(IZugriffsregister)
        darunter = {b.nummer for b in register.in_diesem(bereich.ort)}
        anzahl = 0
        for rid in rids:
            schluessel = self._schluessel.get(rid)
            if schluessel is None or schluessel >> _PROFIL_BITS in darunter:
                continue
            if anzahl == hoechstens:
                break
            self._setze(rid, bereich.nummer << _PROFIL_BITS | schluessel & _PROFIL)
            anzahl += 1
        return anzahl

    # Questions

    def query_index(self, record, resultset=None):
        """Record ids that somebody may see.

        :param record: query; its keys are roles, and ids of users and groups with
            ``user:`` before them, as Plone's catalog makes them.
        :param resultset: candidates, or ``None`` for everything.
        """
        # The ordinary index writes into the query.
        schluessel = tuple(record.keys or ())
        # The catalog says who asks, but not that nobody may add this option in an
        # address: she would be shown what all see whose keys sort behind hers.
        record.range = None
        anderes = super().query_index(record, resultset)
        if not self._schluessel:
            return anderes
        if not schluessel:
            # Who asks for nobody, or for all but somebody, is shown no record.
            return difference(anderes, self._schluessel)
        betrachter = record.get(BETRACHTER)
        if not isinstance(betrachter, Betrachter):
            betrachter = Betrachter(schluessel)
        sichtbares = self._erlaubtes(betrachter, resultset, sieht_dort, self._profile)
        if not anderes:
            return sichtbares
        return union(anderes, sichtbares)

    def getRequestCache(self):
        """No cache: what is seen depends on more than the entries of the index."""

    def lesbare(self, schluessel, kandidaten, betrachter=None):
        """Records whose files somebody may read, as the permission says at each.

        Who reads the file of a Dokument is asked as who sees it is; the same domains
        are gone through. Records without a file have nothing to hide.

        :param schluessel: roles, and ids of users and groups with ``user:`` before
            them, as Plone's catalog makes them; see
            :meth:`collective.eakte.rechte.inhalt.Leserecht` for a single row.
        :param kandidaten: set of record ids of records.
        :param betrachter: :class:`Betrachter` with these keys, when there is one.
        :returns: set of those that she may read.
        """
        betrachter = betrachter or Betrachter(schluessel)
        return self._erlaubtes(betrachter, kandidaten, liest_dort, self._leseprofile)

    def _erlaubtes(self, betrachter, kandidaten, darf, profile):
        """Records that somebody sees, or reads.

        :param darf: function of :mod:`.sicht` that says it for a domain and a profile.
        :param profile: the profiles of the keys, in their order.
        """
        if betrachter.register is None:
            return IISet()
        frage = _Frage(betrachter, darf, profile)
        offene = self._offene(betrachter.register)
        # Looking at a domain costs about as much as looking at a record, and putting
        # records together a fraction of it for each.
        alle = len(aq_parent(aq_inner(self))) // _JE_EINZELNEM
        einzeln_bis = min(EINZELN_BIS, max(WENIGE, len(self._bereiche), alle))
        if kandidaten is not None and _hoechstens(kandidaten, einzeln_bis):
            return self._einzeln(frage, offene, kandidaten)
        mengen, ganze = [], []
        for wert, menge in self._bereiche.items():
            nummer, profil = wert >> _PROFIL_BITS, wert & _PROFIL
            if nummer in offene:
                mengen += _geteilt(frage, profil, nummer, menge, offene[nummer])
            elif frage.darf(nummer, profil):
                ganze.append((wert, menge))
        ergebnis = betrachter.vereint(ganze)
        if mengen:
            ergebnis = multiunion([ergebnis, *mengen])
        return ergebnis if kandidaten is None else intersection(ergebnis, kandidaten)

    def _einzeln(self, frage, offene, kandidaten):
        sichtbar, erlaubt, schluessel = [], {None: False}, self._schluessel.get
        for rid in kandidaten:
            wert = schluessel(rid)
            if wert not in erlaubt:
                nummer, profil = wert >> _PROFIL_BITS, wert & _PROFIL
                if nummer in offene:
                    # Each of its records may lie in another one already.
                    nummer = next(
                        (o.nummer for o in offene[nummer] if o.enthaelt(rid)), nummer
                    )
                    if frage.darf(nummer, profil):
                        sichtbar.append(rid)
                    continue
                erlaubt[wert] = frage.darf(nummer, profil)
            if erlaubt[wert]:
                sichtbar.append(rid)
        return IISet(sichtbar)

    def _lies(self, wert):
        return wert >> _PROFIL_BITS, self._profile[wert & _PROFIL]

    def _offene(self, register):
        """Domains whose records have not all been entered under them yet.

        :returns: dict from the number of each domain around one to a list of
            :class:`_Offener`, the deepest first.
        """
        offene = {}
        if not register.offen:
            return offene
        katalog = aq_parent(aq_inner(self))
        # A place sorts before those in it.
        for ort, (nummer, ebene) in reversed(register.offen.items()):
            offener = _Offener(katalog, ort, nummer, ebene)
            for aussen in register.kette(ort):
                if aussen.nummer != nummer:
                    offene.setdefault(aussen.nummer, []).append(offener)
        return offene

    def getEntryForObject(self, documentId, default=None):
        """What the index has of an object, for the catalog's own pages."""
        schluessel = self._schluessel.get(documentId)
        if schluessel is None:
            return super().getEntryForObject(documentId, default)
        nummer, profil = self._lies(schluessel)
        bereich = queryUtility(IZugriffsregister).bereich(nummer)
        return [bereich.ort if bereich else str(nummer), *sorted(profil)]

    def eintrag(self, rid):
        """What a record is entered under.

        :returns: pair of the number of the domain and the profile, or ``None``.
        """
        wert = self._schluessel.get(rid)
        return None if wert is None else self._lies(wert)

    def leseprofil(self, rid):
        """Roles that read the file of a record, as it is entered; ``None`` if unknown.

        :param rid: record id of something that is entered under a domain.
        """
        stelle = self._schluessel[rid] & _PROFIL
        return (*self._leseprofile, None)[min(stelle, len(self._leseprofile))]

    def steht_als_anderes(self, rid):
        """Whether a record is entered as content of Plone is, with fixed keys."""
        return rid in self._unindex

    def vorhandene(self, treffer):
        """Matches of which the database knows.

        :param treffer: bucket from record id to a number.
        :returns: bucket of those that are entered here under a domain.
        """
        return weightedIntersection(treffer, self._schluessel, 1, 0)[1]

    def eingetragene(self):
        """Record ids of everything that is entered under a domain."""
        return self._schluessel.keys()

    def widersprueche(self):
        """Record ids whose entries in both directions do not belong together."""
        for rid, wert in self._schluessel.items():
            if rid not in self._bereiche.get(wert, ()):
                yield rid
        for wert, menge in self._bereiche.items():
            for rid in menge:
                if self._schluessel.get(rid) != wert:
                    yield rid

    def vergiss(self, rid):
        """Take a record out, wherever it stands; for repairs."""
        self._schluessel.pop(rid, None)
        for wert, menge in list(self._bereiche.items()):
            if rid in menge:
                menge.remove(rid)
            if not menge:
                del self._bereiche[wert]

    def numObjects(self):
        """Number of objects in the index."""
        return super().numObjects() + len(self._schluessel)

    def anzahl_je_bereich(self):
        """How many records lie in each domain, also when they still have to be moved.

        :returns: dict from number of the domain to a dict from profile (frozenset of
            roles) to count.
        """
        anzahl = {}
        offene = self._offene(queryUtility(IZugriffsregister))
        for wert, menge in self._bereiche.items():
            nummer, profil = self._lies(wert)
            for offener in offene.get(nummer, ()):
                _zaehle(anzahl, offener.nummer, profil, menge, offener.rids)
                menge = difference(menge, offener.rids)
            _zaehle(anzahl, nummer, profil, menge)
        return anzahl


class Betrachter:
    """Who asks, in one search: what was found out about places is kept for it.

    :param schluessel: roles, and ids of users and groups with ``user:`` before them, as
        Plone's catalog makes them.
    :ivar register: the register of domains; ``None`` where the E-Akte is not installed.
    """

    def __init__(self, schluessel):
        self.register = queryUtility(IZugriffsregister)
        self._schluessel = tuple(schluessel)
        self._tag = heute()
        # Above the plans nobody has come to anything yet.
        self._staende = {"": None}
        self._vereinte = None

    def __repr__(self):
        """:returns: the same for all: the catalog keeps plans by what is asked."""
        return "<Betrachter>"

    @cached_property
    def sichten(self):
        """:returns: views, see :class:`~.sicht.Sicht`."""
        return sichten_nach_schluesseln(self._schluessel, self.register)

    def stand(self, bereich):
        """What the views come to in a domain, with all that lies around it.

        :param bereich: the domain.
        :returns: :class:`~.sicht.Stand`.
        """
        ort = bereich.ort
        if ort not in self._staende:
            self._merke(ort, bereich)
        return self._staende[ort]

    def vereint(self, ganze):
        """Put the records of domains together; once for those who see and read alike.

        :param ganze: list of pairs of an entry of the index and the set of its records.
        :returns: set of record ids.
        """
        werte = tuple(wert for wert, _ in ganze)
        if self._vereinte is None or self._vereinte[0] != werte:
            self._vereinte = werte, multiunion([menge for _, menge in ganze])
        return self._vereinte[1]

    def _merke(self, ort, bereich):
        ringsum = ort[: ort.rfind("/", 0, -1) + 1]
        if ringsum not in self._staende:
            self._merke(ringsum, self.register.am_ort(ringsum))
        stand = self._staende[ringsum]
        if bereich is not None:
            stand = betritt(bereich, stand, self.sichten, self._tag)
        self._staende[ort] = stand


class _Frage:
    """What somebody may do where."""

    def __init__(self, betrachter, darf, profile):
        self._betrachter = betrachter
        self._darf = darf
        self._profile = profile
        self._bekannt = {}

    def darf(self, nummer, profil):
        """Whether it is allowed in a domain.

        :param nummer: number of the domain.
        :param profil: position of the profile.
        """
        if (nummer, profil) not in self._bekannt:
            self._bekannt[nummer, profil] = self._frage(nummer, profil)
        return self._bekannt[nummer, profil]

    def _frage(self, nummer, profil):
        bereich = self._betrachter.register.bereich(nummer)
        if bereich is None or profil >= len(self._profile):
            return False
        rollen = self._profile[profil]
        if rollen is None:
            return False
        stand = self._betrachter.stand(bereich)
        return self._darf(stand, bereich.ort, rollen, self._betrachter.sichten)


def _zaehle(anzahl, nummer, profil, menge, darin=None):
    """Add the number of records to what is counted for a domain and a profile."""
    gezaehlt = len(menge if darin is None else intersection(menge, darin))
    if gezaehlt:
        je_profil = anzahl.setdefault(nummer, {})
        je_profil[profil] = je_profil.get(profil, 0) + gezaehlt


class _Offener:
    """A domain some of whose records still stand under one around it."""

    def __init__(self, katalog, ort, nummer, ebene):
        self._katalog = katalog
        self._ort = ort
        self._ebene = ebene
        self.nummer = nummer

    def enthaelt(self, rid):
        return _liegt_in(self._katalog, rid, self._ort)

    @cached_property
    def rids(self):
        return IISet(rids_unter(self._katalog, self._ort, self._ebene))


def _geteilt(frage, profil, nummer, menge, offene):
    """Those records of a domain that are seen, where some belong to others already.

    :param menge: records that stand under the domain.
    :param offene: list of :class:`_Offener` in it, the deepest first.
    :returns: list of sets.
    """
    nummern = {nummer, *(offener.nummer for offener in offene)}
    sichtbar = {n for n in nummern if frage.darf(n, profil)}
    if not sichtbar:
        return []
    if sichtbar == nummern:
        return [menge]
    mengen = []
    for offener in offene:
        if offener.nummer in sichtbar:
            mengen.append(intersection(menge, offener.rids))
        menge = difference(menge, offener.rids)
    return [*mengen, menge] if nummer in sichtbar else mengen


def naechster_bereich(objekt):
    """The access domain in which an object lies.

    :param objekt: plan node or record, in its place.
    :returns: :class:`.bereich.Bereich` or ``None``.
    """
    while IEAkteInhalt.providedBy(objekt):
        bereich = aq_base(objekt)._zugriff
        if bereich is not None:
            return bereich
        objekt = aq_parent(aq_inner(objekt))
    return None


def _verlasse_dich_auf_die_umgebung(objekt):
    """Collide with a writer of another process who makes a domain around an object.

    She does not see the object, and it would be entered under the domain outside.
    """
    while aq_base(objekt)._zugriff is None:
        objekt = aq_parent(aq_inner(objekt))
        if not IEAkteInhalt.providedBy(objekt):
            return
        basis = aq_base(objekt)
        # Asking for the domain has loaded the object, and its serial with it.
        if basis._zugriff is None and basis._p_jar is not None:
            basis._p_jar.readCurrent(basis)


def rids_unter(katalog, ort, ebene):
    """Record ids of everything at a place and below it, one after the other.

    :param katalog: the ``_catalog`` of the catalog tool.
    :param ort: place, with a slash at its end.
    :param ebene: position (from 0) of the part of the place that few others share:
        the number of an Akte, not that of a Vorgang.
    """
    name = [teil for teil in ort.split("/") if teil][ebene]
    namensgleiche = katalog.indexes["path"]._index.get(name, {}).get(ebene, ())
    for rid in namensgleiche:
        if _liegt_in(katalog, rid, ort):
            yield rid


def _liegt_in(katalog, rid, ort):
    pfad = katalog.paths.get(rid)
    return pfad is not None and f"{pfad}/".startswith(ort)


def _hoechstens(menge, anzahl):
    """Whether a set has at most so many members; counts no further."""
    return all(stelle < anzahl for stelle, _ in enumerate(menge))


def _objekt(obj):
    if IIndexableObjectWrapper.providedBy(obj):
        return obj._getWrappedObject()
    return obj


def profil_von(objekt):
    """Roles that may see an object by its workflow state."""
    objekt._p_activate()
    rollen = frozenset(aq_base(objekt).__dict__.get("_View_Permission") or ())
    return rollen | {PLANKNOTEN} if IPlanknoten.providedBy(objekt) else rollen


def leseprofil_von(objekt):
    """Roles that may read the file of an object by its workflow state.

    :param objekt: plan node or record.
    :returns: frozenset; of what has no file, a mark.
    """
    if not IDokument.providedBy(objekt):
        return frozenset({OHNE_DATEI})
    objekt._p_activate()
    return frozenset(aq_base(objekt).__dict__.get(_LESEN) or ())
