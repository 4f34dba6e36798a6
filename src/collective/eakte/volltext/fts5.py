"""Texts in one file, found by SQLite's FTS5.

Several processes and threads read while one writes (write-ahead log). FTS5 keeps the
normal forms of :mod:`.sprache` only and the file keeps the texts, compressed, so that
what is removed can be taken out of the index again: every byte of it, except that
single words stay known for suggestions until :meth:`Fts5.raeume_auf`.
"""

from collective.eakte.volltext import fts5_schema as schema
from collective.eakte.volltext import sprache
from collective.eakte.volltext.fts5_leser import Leser
from collective.eakte.volltext.interfaces import Angaben
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
from contextlib import contextmanager
from contextlib import suppress
from threading import local
from threading import RLock
from weakref import WeakSet
from zope.interface import implementer

import apsw
import os
import time
import zlib


IM_SPEICHER = ":memory:"
_WARTEZEIT = 30_000
_KURZE_WARTEZEIT = 1_000
_SCHRITT = 500
_VON_ELTERN = []
_KOMPRESSION = 6


@implementer(ITextmaschine)
class Fts5(Textmaschine):
    """An engine in a file.

    :param pfad: path of the file; it is made when it is missing. ``":memory:"`` for an
        engine that ends with the process.
    """

    def __init__(self, pfad):
        super().__init__()
        self.pfad = pfad
        self._faden = local()
        self._riegel = RLock()
        # Those of threads that have ended close themselves.
        self._verbindungen = WeakSet()
        self._kennung = None
        self._eigene = None

    # Connections

    @contextmanager
    def _verbindung(self):
        """A connection of this thread; of all threads, when it is in memory."""
        try:
            if self.pfad == IM_SPEICHER:
                with self._riegel:
                    if self._eigene is None:
                        self._eigene = self._oeffne()
                    yield self._eigene
                return
            yield self._aus_datei()
        except (apsw.Error, OSError, zlib.error, ValueError) as fehler:
            # Damaged pages can also hold values that are no text, or of no kind.
            raise MaschineGestoert(_meldung(self.pfad, fehler)) from fehler

    def _aus_datei(self):
        jetzt = _dateikennung(self.pfad)
        with self._riegel:
            if self._kennung is None:
                self._oeffne().close()
                self._kennung = jetzt = _dateikennung(self.pfad)
            elif jetzt is None:
                raise FileNotFoundError("The file is gone.")
            elif jetzt != self._kennung:
                # Another process has begun anew.
                self._kennung = jetzt
                self._vergiss()
        offene = getattr(self._faden, "offene", None)
        if offene is None or offene[0] != (os.getpid(), jetzt):
            if offene is not None and offene[0][0] != os.getpid():
                # A file that was opened before a fork must not be closed behind it.
                _VON_ELTERN.append(offene[1])
            elif offene is not None:
                offene[1].close()
            offene = ((os.getpid(), jetzt), self._oeffne())
            self._faden.offene = offene
            with self._riegel:
                self._verbindungen.add(offene[1])
        return offene[1]

    def _oeffne(self):
        bis = time.monotonic() + _WARTEZEIT / 1000
        while True:
            verbindung = apsw.Connection(self.pfad)
            try:
                verbindung.set_busy_timeout(_WARTEZEIT)
                schema.richte_ein(verbindung, self.pfad == IM_SPEICHER)
                return verbindung
            except apsw.BusyError:
                # SQLite does not wait while another process makes the file.
                verbindung.close()
                if time.monotonic() > bis:
                    raise
                time.sleep(0.02)
            except BaseException:
                verbindung.close()
                raise

    def schliesse(self):
        """See :class:`.interfaces.ITextmaschine`."""
        with self._riegel:
            for verbindung in list(self._verbindungen):
                with suppress(apsw.Error):
                    verbindung.close()
            self._verbindungen.clear()
            self._faden = local()
            if self._eigene is None:
                self._kennung = None

    # Writing

    @contextmanager
    def _schreiben(self):
        with self._verbindung() as verbindung:
            verbindung.execute("BEGIN IMMEDIATE")
            try:
                self._kenne_woerter(Leser(verbindung).kennung)
                yield verbindung
                verbindung.execute("COMMIT")
            except BaseException:
                # What is rolled back is no known word.
                self._vergiss_woerter()
                with suppress(apsw.Error):
                    verbindung.execute("ROLLBACK")
                raise

    def setze_angaben(self, angaben):
        """See :class:`.interfaces.ITextmaschine`."""
        with self._schreiben() as v:
            for eine in angaben:
                self._setze_angaben(v, eine)

    def _setze_angaben(self, v, angaben):
        alte = v.execute(
            "SELECT rid, nr, pruefwert, kennzeichen, titel, weiteres, seit"
            " FROM eintrag WHERE uid = ?",
            (angaben.uid,),
        ).fetchone()
        if alte is not None and alte[2] == angaben.pruefwert:
            return
        self._mach_platz(v, angaben)
        texte = tuple(
            _schreibbar(t)
            for t in (angaben.kennzeichen, angaben.titel, angaben.weiteres)
        )
        if alte is not None:
            self._streiche_angaben(v, alte)
        nummer = _protokolliere(v, ANGABEN, angaben.rid)
        v.execute(
            "INSERT OR REPLACE INTO eintrag VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                angaben.uid,
                angaben.rid,
                nummer,
                alte[6] if alte and alte[0] == angaben.rid else nummer,
                angaben.pruefwert,
                *texte,
            ),
        )
        zerlegte = [sprache.zerlege(text) for text in texte]
        v.execute(
            "INSERT INTO angaben(rowid, kennzeichen, titel, weiteres)"
            " VALUES (?, ?, ?, ?)",
            (nummer, *(z.eintragung for z in zerlegte)),
        )
        for zerlegt in zerlegte:
            self._setze_woerter(v, zerlegt.formen, True)
        if alte is not None and alte[0] != angaben.rid:
            self._verlege(v, angaben.uid, alte[0], angaben.rid)

    def _mach_platz(self, v, angaben):
        """An id of the catalog belongs to one record: another one has it no more."""
        fremde = v.execute(
            "SELECT uid, kennzeichen, titel, weiteres FROM eintrag"
            " WHERE rid = ? AND uid <> ?",
            (angaben.rid, angaben.uid),
        ).fetchall()
        for uid, *texte in fremde:
            (letzte,) = v.execute("SELECT max(rid) FROM eintrag").fetchone()
            rid = max(letzte + 1, AUSGEWICHEN)
            self._setze_angaben(v, Angaben(rid, uid, *texte))

    def _verlege(self, v, uid, von, nach):
        _protokolliere(v, WEG, von)
        text = v.execute("SELECT nr FROM inhalt WHERE uid = ?", (uid,)).fetchone()
        if text is not None and text[0] is not None:
            _protokolliere(v, VERLEGT, nach, text[0])

    def setze_inhalte(self, inhalte):
        """See :class:`.interfaces.ITextmaschine`."""
        # Taking texts apart takes longest; nobody waits for it.
        vorbereitet = []
        for inhalt in inhalte:
            text = _schreibbar(inhalt.text)
            zerlegt = sprache.zerlege(text) if text else None
            vorbereitet.append((inhalt, text, zerlegt))
        with self._schreiben() as v:
            for inhalt, text, zerlegt in vorbereitet:
                eintrag = v.execute(
                    "SELECT rid FROM eintrag WHERE uid = ?", (inhalt.uid,)
                ).fetchone()
                if eintrag is not None:
                    self._setze_inhalt(v, eintrag[0], inhalt, text, zerlegt)

    def _setze_inhalt(self, v, rid, inhalt, text, zerlegt):
        alter = v.execute(
            "SELECT sha256, stand, werkzeug, nr, text FROM inhalt WHERE uid = ?",
            (inhalt.uid,),
        ).fetchone()
        neu = (inhalt.sha256, str(inhalt.stand), inhalt.werkzeug)
        if alter is not None:
            if alter[:3] == neu and _entpackt(alter[4]) == text:
                return
            self._streiche_text(v, alter[3], alter[4])
        nummer = None
        if zerlegt is not None:
            nummer = _protokolliere(v, TEXT, rid)
            v.execute(
                "INSERT INTO texte(rowid, text) VALUES (?, ?)",
                (nummer, zerlegt.eintragung),
            )
            self._setze_woerter(v, zerlegt.formen, False)
        elif alter is not None and alter[3] is not None:
            _protokolliere(v, TEXT, rid)
        v.execute(
            "INSERT OR REPLACE INTO inhalt(uid, nr, sha256, stand, werkzeug, text)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (inhalt.uid, nummer, *neu, _gepackt(text)),
        )

    def _setze_woerter(self, v, formen, in_angaben):
        bekannt = self._woerter_der_angaben if in_angaben else self._bekannte_woerter
        neue = [form for form in formen if form not in bekannt]
        if not neue:
            return
        if len(bekannt) > schema.MEISTE_GEMERKTE:
            bekannt.clear()
        for form in neue:
            normal, anzeige = formen[form]
            alt = v.execute(
                "SELECT nr, angaben FROM wort WHERE form = ?", (form,)
            ).fetchone()
            if alt is not None and in_angaben and not alt[1]:
                # A new number: whoever knows the word has to look at it again.
                schema.loesche_wort(v, alt[0], form)
                alt = None
            if alt is None:
                schema.neues_wort(v, form, normal, anzeige, in_angaben)
        bekannt.update(neue)

    def streiche(self, uids):
        """See :class:`.interfaces.ITextmaschine`."""
        with self._schreiben() as v:
            gestrichen = [uid for uid in uids if self._streiche(v, uid)]
        if gestrichen:
            self._leere_log()

    def _leere_log(self):
        """What was written before is still in the log: empty it.

        Whoever reads just now is waited for, but not for long; the next one to remove
        something or to clean up tries again.
        """
        if self.pfad == IM_SPEICHER:
            return
        with self._verbindung() as v:
            v.set_busy_timeout(_KURZE_WARTEZEIT)
            try:
                v.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                v.set_busy_timeout(_WARTEZEIT)

    def _streiche(self, v, uid):
        alte = v.execute(
            "SELECT rid, nr, pruefwert, kennzeichen, titel, weiteres FROM eintrag"
            " WHERE uid = ?",
            (uid,),
        ).fetchone()
        if alte is None:
            return False
        self._streiche_angaben(v, alte)
        text = v.execute("SELECT nr, text FROM inhalt WHERE uid = ?", (uid,)).fetchone()
        if text is not None:
            self._streiche_text(v, *text)
            v.execute("DELETE FROM inhalt WHERE uid = ?", (uid,))
        v.execute("DELETE FROM eintrag WHERE uid = ?", (uid,))
        _protokolliere(v, WEG, alte[0])
        return True

    def _streiche_angaben(self, v, alte):
        v.execute(
            "INSERT INTO angaben(angaben, rowid, kennzeichen, titel, weiteres)"
            " VALUES ('delete', ?, ?, ?, ?)",
            (alte[1], *(sprache.zerlege(text).eintragung for text in alte[3:6])),
        )

    def _streiche_text(self, v, nummer, gepackt):
        if nummer is None:
            return
        v.execute(
            "INSERT INTO texte(texte, rowid, text) VALUES ('delete', ?, ?)",
            (nummer, sprache.zerlege(_entpackt(gepackt)).eintragung),
        )

    def leere(self):
        """See :class:`.interfaces.ITextmaschine`."""
        try:
            with self._schreiben() as v:
                schema.leere(v)
        except MaschineGestoert:
            if self.pfad == IM_SPEICHER:
                raise
            self._beginne_neu()
        self._vergiss()

    def _beginne_neu(self):
        """What cannot be read any more is thrown away."""
        self.schliesse()
        try:
            for endung in ("-wal", "-shm", ""):
                with suppress(FileNotFoundError):
                    os.unlink(self.pfad + endung)
        except OSError as fehler:
            raise MaschineGestoert(_meldung(self.pfad, fehler)) from fehler
        with self._verbindung():
            pass

    # Reading

    @contextmanager
    def _lesen(self):
        with self._verbindung() as v:
            if v.in_transaction:
                yield Leser(v)
                return
            v.execute("BEGIN")
            try:
                yield Leser(v)
            finally:
                with suppress(apsw.Error):
                    v.execute("COMMIT")

    def inhalte(self, uids):
        """See :class:`.interfaces.ITextmaschine`."""
        return self._inhalte(uids, "text")

    def staende(self, uids):
        """See :class:`.interfaces.ITextmaschine`."""
        return self._inhalte(uids, "NULL")

    def _inhalte(self, uids, spalte):
        ergebnis = {}
        with self._lesen() as leser:
            for uid in uids:
                zeile = leser.v.execute(
                    f"SELECT sha256, stand, werkzeug, {spalte} FROM inhalt"
                    " WHERE uid = ?",
                    (uid,),
                ).fetchone()
                if zeile is not None:
                    sha256, stand, werkzeug, text = zeile
                    ergebnis[uid] = Inhalt(
                        uid, sha256, Lesestand(stand), _entpackt(text), werkzeug
                    )
        return ergebnis

    def eintrag(self, uid):
        """See :class:`.interfaces.ITextmaschine`."""
        return next(iter(self._eintraege("e.uid = ?", (uid,))), None)

    def eintraege(self, nach="", hoechstens=1000):
        """See :class:`.interfaces.ITextmaschine`."""
        return self._eintraege("e.uid > ? ORDER BY e.uid LIMIT ?", (nach, hoechstens))

    def _eintraege(self, bedingung, werte):
        with self._lesen() as leser:
            zeilen = leser.v.execute(
                "SELECT e.rid, e.uid, e.pruefwert, coalesce(i.sha256, ''), i.stand"
                f" FROM eintrag e LEFT JOIN inhalt i USING (uid) WHERE {bedingung}",
                werte,
            ).fetchall()
        return [
            Eintrag(*zeile[:4], Lesestand(zeile[4]) if zeile[4] else None)
            for zeile in zeilen
        ]

    def anzahl(self):
        """See :class:`.interfaces.ITextmaschine`."""
        with self._lesen() as leser:
            return leser.v.execute("SELECT count(*) FROM eintrag").fetchone()[0]

    def mit_stand(self, stand, hoechstens=1000):
        """See :class:`.interfaces.ITextmaschine`."""
        with self._lesen() as leser:
            zeilen = leser.v.execute(
                "SELECT uid FROM inhalt WHERE stand = ? ORDER BY uid LIMIT ?",
                (str(stand), hoechstens),
            ).fetchall()
        return [uid for (uid,) in zeilen]

    # Care

    def raeume_auf(self):
        """See :class:`.interfaces.ITextmaschine`."""
        with self._lesen() as leser:
            verwaiste = schema.verwaiste_worte(leser.v)
        # In small steps: whoever files meanwhile must not wait.
        for ab in range(0, len(verwaiste), _SCHRITT):
            with self._schreiben() as v:
                schema.vergiss_worte(v, verwaiste[ab : ab + _SCHRITT])
        with self._schreiben() as v:
            v.execute(
                "DELETE FROM aenderung WHERE nr < (SELECT max(nr) FROM aenderung) - ?",
                (schema.LAENGSTES_PROTOKOLL,),
            )
        for tabelle in schema.FTS:
            fertig, beginn = False, True
            while not fertig:
                with self._schreiben() as v:
                    fertig = schema.verschmelze(v, tabelle, beginn)
                beginn = False
        self._vergiss()
        self._leere_log()

    def pruefe(self):
        """See :class:`.interfaces.ITextmaschine`."""
        with self._verbindung() as v:
            return schema.pruefe(v)


def _protokolliere(v, art, rid, text=None):
    """:returns: the next number."""
    v.execute(
        "INSERT INTO aenderung(art, rid, text) VALUES (?, ?, ?)", (art, rid, text)
    )
    return v.last_insert_rowid()


def _dateikennung(pfad):
    try:
        stand = os.stat(pfad)
    except FileNotFoundError:
        return None
    return stand.st_dev, stand.st_ino


def _schreibbar(text):
    return text.encode("utf-8", "replace").decode("utf-8")


def _gepackt(text):
    return zlib.compress(text.encode("utf-8"), _KOMPRESSION) if text else None


def _entpackt(gepackt):
    return zlib.decompress(gepackt).decode("utf-8") if gepackt else ""


def _meldung(pfad, fehler):
    return f"{pfad}: {type(fehler).__name__}: {fehler}"
