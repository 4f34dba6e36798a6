"""Texts in a PostgreSQL database.

Every site has tables in a schema of its own. Words are normal forms of :mod:`.sprache`
in ``tsvector`` values, no text search configuration of the server is used; neither are
extensions, except ``pg_trgm`` where it is there or may be made: parts of compounds are
found more quickly with it.

Writers of a site write one after the other, so that numbers of changes become visible
in their order (:mod:`.mengen`).
"""

from collective.eakte.volltext import postgresql_schema as schema
from collective.eakte.volltext import sprache
from collective.eakte.volltext.interfaces import AUSGEWICHEN
from collective.eakte.volltext.interfaces import Eintrag
from collective.eakte.volltext.interfaces import Inhalt
from collective.eakte.volltext.interfaces import ITextmaschine
from collective.eakte.volltext.interfaces import Lesestand
from collective.eakte.volltext.interfaces import MaschineGestoert
from collective.eakte.volltext.maschine import Textmaschine
from collective.eakte.volltext.mengen import ANGABEN
from collective.eakte.volltext.mengen import TEXT
from collective.eakte.volltext.mengen import VERLEGT
from collective.eakte.volltext.mengen import WEG
from collective.eakte.volltext.postgresql_leser import Leser
from collective.eakte.volltext.tsvector import vektor
from collective.eakte.volltext.tsvector import vektoren
from contextlib import contextmanager
from contextlib import suppress
from psycopg2.extras import execute_values
from threading import RLock
from zope.interface import implementer

import logging
import os
import psycopg2
import zlib


logger = logging.getLogger(__name__)

_VORSATZ = "postgresql:"
_KOMPRESSION = 6
_SCHRITT = 200
_MEISTE_OFFENE = 8
_MEISTE_GEMERKTE = 500_000


@implementer(ITextmaschine)
class Postgresql(Textmaschine):
    """An engine in a database.

    :param ort: ``postgresql://user:password@host/database``, or ``postgresql:`` and a
        connection string of libpq.
    :param uid: UUID of the site.
    """

    def __init__(self, ort, uid):
        super().__init__()
        self._dsn = _dsn(ort)
        self.schema = schema.name(uid)
        self._riegel = RLock()
        self._freie = []

    # Connections

    @contextmanager
    def _verbindung(self):
        """A connection in a transaction, committed at the end."""
        try:
            v = self._nimm()
        except psycopg2.Error as fehler:
            raise MaschineGestoert(_meldung(fehler)) from None
        heil = False
        try:
            yield v
            v.commit()
            heil = True
        except (psycopg2.Error, zlib.error) as fehler:
            raise MaschineGestoert(_meldung(fehler)) from None
        finally:
            if heil:
                self._gib(v)
            else:
                with suppress(psycopg2.Error):
                    v.close()

    def _nimm(self):
        """A connection that works: the server may have been started again."""
        while True:
            with self._riegel:
                if not self._freie:
                    break
                prozess, v = self._freie.pop()
            if prozess != os.getpid():
                continue
            try:
                with v.cursor() as c:
                    c.execute("SELECT 1")
                v.rollback()
                return v
            except psycopg2.Error:
                with suppress(psycopg2.Error):
                    v.close()
        v = psycopg2.connect(
            self._dsn, connect_timeout=10, application_name="eakte-volltext"
        )
        try:
            schema.richte_ein(v, self.schema)
        except BaseException:
            v.close()
            raise
        return v

    def _gib(self, v):
        with self._riegel:
            if len(self._freie) < _MEISTE_OFFENE:
                self._freie.append((os.getpid(), v))
                return
        v.close()

    def schliesse(self):
        """See :class:`.interfaces.ITextmaschine`."""
        with self._riegel:
            while self._freie:
                prozess, v = self._freie.pop()
                if prozess == os.getpid():
                    v.close()

    # Writing

    @contextmanager
    def _schreiben(self):
        try:
            with self._verbindung() as v, v.cursor() as c:
                schema.sperre(c, self.schema)
                self._kenne_woerter(Leser(c).kennung)
                yield c
        except BaseException:
            # What is rolled back is no known word.
            self._vergiss_woerter()
            raise

    def setze_angaben(self, angaben):
        """See :class:`.interfaces.ITextmaschine`."""
        with self._schreiben() as c:
            for eine in angaben:
                self._setze_angaben(c, eine)

    def _setze_angaben(self, c, angaben):
        c.execute(
            "SELECT rid, pruefwert, seit FROM eintrag WHERE uid = %s", (angaben.uid,)
        )
        alte = c.fetchone()
        if alte is not None and alte[1] == angaben.pruefwert:
            return
        self._mach_platz(c, angaben)
        zerlegte = [
            sprache.zerlege(_schreibbar(text))
            for text in (angaben.kennzeichen, angaben.titel, angaben.weiteres)
        ]
        nummer = _protokolliere(c, ANGABEN, angaben.rid)
        c.execute("DELETE FROM eintrag WHERE uid = %s", (angaben.uid,))
        c.execute(
            "INSERT INTO eintrag"
            " (uid, rid, nr, seit, pruefwert, kennzeichen, titel, weiteres)"
            " VALUES (%s, %s, %s, %s, %s, %s::tsvector, %s::tsvector, %s::tsvector)",
            (
                angaben.uid,
                angaben.rid,
                nummer,
                alte[2] if alte and alte[0] == angaben.rid else nummer,
                angaben.pruefwert,
                *map(vektor, zerlegte),
            ),
        )
        for zerlegt in zerlegte:
            self._setze_woerter(c, zerlegt.formen, True)
        if alte is not None and alte[0] != angaben.rid:
            self._verlege(c, angaben.uid, alte[0], angaben.rid)

    def _mach_platz(self, c, angaben):
        """An id of the catalog belongs to one record: another one has it no more."""
        c.execute(
            "SELECT uid FROM eintrag WHERE rid = %s AND uid <> %s",
            (angaben.rid, angaben.uid),
        )
        for (uid,) in c.fetchall():
            c.execute("SELECT greatest(max(rid) + 1, %s) FROM eintrag", (AUSGEWICHEN,))
            (rid,) = c.fetchone()
            nummer = _protokolliere(c, ANGABEN, rid)
            c.execute(
                "UPDATE eintrag SET rid = %s, nr = %s, seit = %s, pruefwert = ''"
                " WHERE uid = %s",
                (rid, nummer, nummer, uid),
            )
            self._verlege(c, uid, angaben.rid, rid)

    def _verlege(self, c, uid, von, nach):
        _protokolliere(c, WEG, von)
        c.execute("SELECT nr FROM inhalt WHERE uid = %s", (uid,))
        text = c.fetchone()
        if text is not None and text[0] is not None:
            _protokolliere(c, VERLEGT, nach, text[0])

    def setze_inhalte(self, inhalte):
        """See :class:`.interfaces.ITextmaschine`."""
        # Taking texts apart takes longest; nobody waits for it.
        vorbereitet = []
        for inhalt in inhalte:
            text = _schreibbar(inhalt.text)
            zerlegt = sprache.zerlege(text) if text else None
            stuecke = vektoren(zerlegt) if zerlegt else []
            formen = zerlegt.formen if zerlegt else {}
            vorbereitet.append((inhalt, text, stuecke, formen))
        with self._schreiben() as c:
            for inhalt, text, stuecke, formen in vorbereitet:
                c.execute("SELECT rid FROM eintrag WHERE uid = %s", (inhalt.uid,))
                eintrag = c.fetchone()
                if eintrag is not None:
                    self._setze_inhalt(c, eintrag[0], inhalt, text, stuecke)
                    self._setze_woerter(c, formen, False)

    def _setze_inhalt(self, c, rid, inhalt, text, stuecke):
        c.execute(
            "SELECT sha256, stand, werkzeug, nr, text FROM inhalt WHERE uid = %s",
            (inhalt.uid,),
        )
        alter = c.fetchone()
        neu = (inhalt.sha256, str(inhalt.stand), inhalt.werkzeug)
        if alter is not None:
            if alter[:3] == neu and _entpackt(alter[4]) == text:
                return
            c.execute("DELETE FROM inhalt WHERE uid = %s", (inhalt.uid,))
            c.execute("DELETE FROM texte WHERE nr = %s", (alter[3],))
        nummer = None
        if text:
            nummer = _protokolliere(c, TEXT, rid)
            execute_values(
                c,
                "INSERT INTO texte (nr, worte) VALUES %s",
                [(nummer, stueck) for stueck in stuecke],
                template="(%s, %s::tsvector)",
            )
        elif alter is not None and alter[3] is not None:
            _protokolliere(c, TEXT, rid)
        c.execute(
            "INSERT INTO inhalt (uid, nr, sha256, stand, werkzeug, text)"
            " VALUES (%s, %s, %s, %s, %s, %s)",
            (inhalt.uid, nummer, *neu, _gepackt(text)),
        )

    def _setze_woerter(self, c, formen, in_angaben):
        bekannt = self._woerter_der_angaben if in_angaben else self._bekannte_woerter
        neue = [form for form in formen if form not in bekannt]
        if not neue:
            return
        if len(bekannt) > _MEISTE_GEMERKTE:
            bekannt.clear()
        schema.neue_woerter(c, [(form, *formen[form]) for form in neue], in_angaben)
        bekannt.update(neue)

    def streiche(self, uids):
        """See :class:`.interfaces.ITextmaschine`."""
        with self._schreiben() as c:
            for uid in uids:
                self._streiche(c, uid)

    def _streiche(self, c, uid):
        c.execute("DELETE FROM eintrag WHERE uid = %s RETURNING rid", (uid,))
        eintrag = c.fetchone()
        c.execute("DELETE FROM inhalt WHERE uid = %s RETURNING nr", (uid,))
        text = c.fetchone()
        if text is not None and text[0] is not None:
            c.execute("DELETE FROM texte WHERE nr = %s", text)
        if eintrag is not None:
            _protokolliere(c, WEG, eintrag[0])

    def leere(self):
        """See :class:`.interfaces.ITextmaschine`."""
        with verbunden(self._dsn) as v:
            schema.leere(v, self.schema)
        self._vergiss()

    # Reading

    @contextmanager
    def _lesen(self):
        with self._verbindung() as v, v.cursor() as c:
            # All questions of one answer see the same state.
            c.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield Leser(c)

    def inhalte(self, uids):
        """See :class:`.interfaces.ITextmaschine`."""
        return self._inhalte(uids, "text")

    def staende(self, uids):
        """See :class:`.interfaces.ITextmaschine`."""
        return self._inhalte(uids, "NULL")

    def _inhalte(self, uids, spalte):
        with self._lesen() as leser:
            leser.c.execute(
                f"SELECT uid, sha256, stand, werkzeug, {spalte} FROM inhalt"
                " WHERE uid = ANY(%s)",
                (list(uids),),
            )
            return {
                uid: Inhalt(uid, sha256, Lesestand(stand), _entpackt(text), werkzeug)
                for uid, sha256, stand, werkzeug, text in leser.c.fetchall()
            }

    def eintrag(self, uid):
        """See :class:`.interfaces.ITextmaschine`."""
        return next(iter(self._eintraege("e.uid = %s", (uid,))), None)

    def eintraege(self, nach="", hoechstens=1000):
        """See :class:`.interfaces.ITextmaschine`."""
        return self._eintraege("e.uid > %s ORDER BY e.uid LIMIT %s", (nach, hoechstens))

    def _eintraege(self, bedingung, werte):
        with self._lesen() as leser:
            leser.c.execute(
                "SELECT e.rid, e.uid, e.pruefwert, coalesce(i.sha256, ''), i.stand"
                f" FROM eintrag e LEFT JOIN inhalt i USING (uid) WHERE {bedingung}",
                werte,
            )
            return [
                Eintrag(*zeile[:4], Lesestand(zeile[4]) if zeile[4] else None)
                for zeile in leser.c.fetchall()
            ]

    def anzahl(self):
        """See :class:`.interfaces.ITextmaschine`."""
        with self._lesen() as leser:
            leser.c.execute("SELECT count(*) FROM eintrag")
            return leser.c.fetchone()[0]

    def mit_stand(self, stand, hoechstens=1000):
        """See :class:`.interfaces.ITextmaschine`."""
        with self._lesen() as leser:
            leser.c.execute(
                "SELECT uid FROM inhalt WHERE stand = %s ORDER BY uid LIMIT %s",
                (str(stand), hoechstens),
            )
            return [uid for (uid,) in leser.c.fetchall()]

    # Care

    def raeume_auf(self):
        """See :class:`.interfaces.ITextmaschine`."""
        with self._lesen() as leser:
            verwaiste = schema.verwaiste_worte(leser.c)
        # In small steps: whoever files meanwhile must not wait.
        for ab in range(0, len(verwaiste), _SCHRITT):
            with self._schreiben() as c:
                schema.vergiss_worte(c, verwaiste[ab : ab + _SCHRITT])
        with self._schreiben() as c:
            schema.kuerze_protokoll(c)
        with self._verbindung() as v:
            v.commit()
            # Rows that were deleted are still in the files until then.
            v.autocommit = True
            with v.cursor() as c:
                for tabelle in ("eintrag", "inhalt", "texte", "wort", "aenderung"):
                    c.execute(f"VACUUM (ANALYZE) {tabelle}")
            v.autocommit = False
        self._vergiss()

    def pruefe(self):
        """See :class:`.interfaces.ITextmaschine`."""
        with self._lesen() as leser:
            return schema.pruefe(leser.c)


@contextmanager
def verbunden(ort):
    """A connection of its own as long as the block lasts.

    :param ort: see :class:`Postgresql`.
    :raises MaschineGestoert: the database does not answer, or not as it should.
    """
    try:
        v = psycopg2.connect(_dsn(ort), connect_timeout=10)
        try:
            yield v
        finally:
            v.close()
    except psycopg2.Error as fehler:
        raise MaschineGestoert(_meldung(fehler)) from None


def _dsn(ort):
    return ort if "://" in ort else ort.removeprefix(_VORSATZ)


def _protokolliere(c, art, rid, text=None):
    """:returns: the next number."""
    c.execute(
        "INSERT INTO aenderung (art, rid, text) VALUES (%s, %s, %s) RETURNING nr",
        (art, rid, text),
    )
    return c.fetchone()[0]


def _schreibbar(text):
    return text.encode("utf-8", "replace").decode("utf-8")


def _gepackt(text):
    if not text:
        return None
    return psycopg2.Binary(zlib.compress(text.encode("utf-8"), _KOMPRESSION))


def _entpackt(gepackt):
    return zlib.decompress(bytes(gepackt)).decode("utf-8") if gepackt else ""


def _meldung(fehler):
    """What is wrong, without the connection string: it may have a password in it."""
    if isinstance(fehler, psycopg2.ProgrammingError) and not fehler.pgcode:
        return "The address of the database cannot be read."
    zeile = str(fehler).strip().partition("\n")[0]
    return f"PostgreSQL: {type(fehler).__name__}: {zeile}"
