"""Tables of the file of :mod:`.fts5`."""

from collective.eakte.volltext import sprache
from collective.eakte.volltext.interfaces import MaschineGestoert

import apsw


SCHEMA = "1"
STAND = f"{SCHEMA}.{sprache.STAND}"
"""Of the tables and of the way in which texts are taken apart."""

MEISTE_GEMERKTE = 500_000
LAENGSTES_PROTOKOLL = 50_000
FTS = ("angaben", "texte", "wortteile")
_SEITEN = 500

_WORTE = "tokenize = \"ascii tokenchars '_'\""

_TABELLEN = f"""
CREATE TABLE stand (wert TEXT NOT NULL, kennung TEXT NOT NULL);
CREATE TABLE eintrag (
    uid TEXT PRIMARY KEY, rid INTEGER NOT NULL UNIQUE, nr INTEGER NOT NULL,
    seit INTEGER NOT NULL, pruefwert TEXT NOT NULL, kennzeichen TEXT NOT NULL,
    titel TEXT NOT NULL, weiteres TEXT NOT NULL);
CREATE TABLE inhalt (
    uid TEXT PRIMARY KEY, nr INTEGER, sha256 TEXT NOT NULL, stand TEXT NOT NULL,
    werkzeug TEXT NOT NULL, text BLOB);
CREATE INDEX inhalt_stand ON inhalt (stand, uid);
CREATE INDEX inhalt_nr ON inhalt (nr, uid);
CREATE TABLE aenderung (
    nr INTEGER PRIMARY KEY AUTOINCREMENT, art TEXT NOT NULL, rid INTEGER NOT NULL,
    text INTEGER);
CREATE TABLE wort (
    nr INTEGER PRIMARY KEY AUTOINCREMENT, form TEXT NOT NULL UNIQUE,
    stamm TEXT NOT NULL, anzeige TEXT NOT NULL, angaben INTEGER NOT NULL);
CREATE VIRTUAL TABLE angaben USING fts5(
    kennzeichen, titel, weiteres, content = '', columnsize = 0, {_WORTE});
CREATE VIRTUAL TABLE texte USING fts5(text, content = '', columnsize = 0, {_WORTE});
CREATE VIRTUAL TABLE wortteile USING fts5(
    form, content = 'wort', content_rowid = 'nr', columnsize = 0, detail = none,
    tokenize = 'trigram');
CREATE VIRTUAL TABLE wortschatz_angaben USING fts5vocab('angaben', 'row');
CREATE VIRTUAL TABLE wortschatz_texte USING fts5vocab('texte', 'row');
INSERT INTO angaben(angaben, rank) VALUES ('secure-delete', 1);
INSERT INTO texte(texte, rank) VALUES ('secure-delete', 1);
INSERT INTO wortteile(wortteile, rank) VALUES ('secure-delete', 1);
"""

_NAMEN = (
    "wortschatz_angaben",
    "wortschatz_texte",
    "wortteile",
    "texte",
    "angaben",
    "wort",
    "aenderung",
    "inhalt",
    "eintrag",
    "stand",
)


def richte_ein(v, im_speicher):
    """Make a connection ready, and the tables when there are none.

    :param v: connection.
    :param im_speicher: whether there is no file.
    :raises MaschineGestoert: the tables are of another version.
    """
    if not im_speicher:
        v.execute("PRAGMA journal_mode = WAL").fetchall()
        v.execute("PRAGMA synchronous = FULL")
        v.execute("PRAGMA secure_delete = ON").fetchall()
        v.execute("PRAGMA journal_size_limit = 67108864").fetchall()
        v.execute("PRAGMA cache_size = -16384")
        # Not mapped into memory: reading behind the end of a file that was cut off
        # would kill the whole process.
        v.execute("PRAGMA mmap_size = 0").fetchall()
    if not _ist_da(v):
        v.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have been quicker.
            if not _ist_da(v):
                _lege_an(v)
            v.execute("COMMIT")
        except BaseException:
            v.execute("ROLLBACK")
            raise
    stand = v.execute("SELECT wert FROM stand").fetchone()
    if stand is None or stand[0] != STAND:
        raise MaschineGestoert(
            "The index was written by another version and has to be built anew"
            " (eakte-volltext)."
        )


def _ist_da(v):
    return bool(
        v.execute("SELECT 1 FROM sqlite_master WHERE name = 'stand'").fetchall()
    )


def _lege_an(v):
    v.execute(_TABELLEN)
    v.execute("INSERT INTO stand VALUES (?, hex(randomblob(8)))", (STAND,))


def leere(v):
    """Forget all within a transaction; numbers go on, so that none comes twice."""
    zaehler = v.execute("SELECT name, seq FROM sqlite_sequence").fetchall()
    for name in _NAMEN:
        v.execute(f"DROP TABLE IF EXISTS {name}")
    _lege_an(v)
    for name, nummer in zaehler:
        v.execute("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
        v.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, nummer))


def neues_wort(v, form, stamm, anzeige, in_angaben):
    """Enter a word."""
    v.execute(
        "INSERT INTO wort(form, stamm, anzeige, angaben) VALUES (?, ?, ?, ?)",
        (form, stamm, anzeige, int(in_angaben)),
    )
    v.execute(
        "INSERT INTO wortteile(rowid, form) VALUES (?, ?)",
        (v.last_insert_rowid(), form),
    )


def loesche_wort(v, nummer, form):
    """Take a word out."""
    v.execute(
        "INSERT INTO wortteile(wortteile, rowid, form) VALUES ('delete', ?, ?)",
        (nummer, form),
    )
    v.execute("DELETE FROM wort WHERE nr = ?", (nummer,))


def verwaiste_worte(v):
    """:returns: list of (number, folded word, normal form) that no record has."""
    gebraucht = set()
    for tabelle in ("angaben", "texte"):
        gebraucht.update(
            t for (t,) in v.execute(f"SELECT term FROM wortschatz_{tabelle}")
        )
    return [
        zeile
        for zeile in v.execute("SELECT nr, form, stamm FROM wort")
        if zeile[2] not in gebraucht
    ]


def vergiss_worte(v, worte):
    """Take out words that still no record has.

    :param worte: list of (number, folded word, normal form).
    """
    for nummer, form, stamm in worte:
        gebraucht = v.execute(
            "SELECT 1 FROM wortschatz_angaben WHERE term = ?1"
            " UNION ALL SELECT 1 FROM wortschatz_texte WHERE term = ?1 LIMIT 1",
            (stamm,),
        ).fetchone()
        da = v.execute("SELECT 1 FROM wort WHERE nr = ?", (nummer,)).fetchone()
        if da and not gebraucht:
            loesche_wort(v, nummer, form)
    # Whoever knows these words has to learn that they are gone.
    v.execute("UPDATE stand SET kennung = hex(randomblob(8))")


def verschmelze(v, tabelle, beginn):
    """Do a part of what 'optimize' would do at once.

    :param beginn: whether it is the first part.
    :returns: whether nothing is left to do.
    """
    seiten = -_SEITEN if beginn else _SEITEN
    vorher = v.total_changes()
    v.execute(f"INSERT INTO {tabelle}({tabelle}, rank) VALUES ('merge', ?)", (seiten,))
    # https://www.sqlite.org/fts5.html#the_merge_command
    return v.total_changes() - vorher < 2


def pruefe(v):
    """:returns: list of texts that say what is wrong with the file."""
    meldungen = [
        zeile for (zeile,) in v.execute("PRAGMA integrity_check") if zeile != "ok"
    ]
    for tabelle in FTS:
        try:
            v.execute(f"INSERT INTO {tabelle}({tabelle}) VALUES ('integrity-check')")
        except apsw.Error as fehler:
            meldungen.append(f"{tabelle}: {fehler}")
    meldungen += _ohne_eintrag(v)
    return meldungen


def _ohne_eintrag(v):
    (anzahl,) = v.execute(
        "SELECT count(*) FROM inhalt WHERE uid NOT IN (SELECT uid FROM eintrag)"
    ).fetchone()
    return [f"{anzahl} texts belong to no record."] if anzahl else []
