"""Tables of a site in a PostgreSQL database; see :mod:`.postgresql`."""

from collective.eakte.volltext import sprache
from collective.eakte.volltext.interfaces import MaschineGestoert
from psycopg2 import sql
from psycopg2.extras import execute_values
from secrets import token_hex

import psycopg2
import re
import zlib


SCHEMA = "1"
STAND = f"{SCHEMA}.{sprache.STAND}"
"""Of the tables and of the way in which texts are taken apart."""

LAENGSTES_PROTOKOLL = 50_000

_TABELLEN = """
CREATE TABLE stand (
    wert text NOT NULL, kennung text NOT NULL, gekuerzt bigint NOT NULL DEFAULT 0);
CREATE TABLE eintrag (
    uid text COLLATE "C" PRIMARY KEY, rid integer NOT NULL UNIQUE, nr bigint NOT NULL,
    seit bigint NOT NULL, pruefwert text NOT NULL, kennzeichen tsvector NOT NULL,
    titel tsvector NOT NULL, weiteres tsvector NOT NULL);
CREATE INDEX ON eintrag (nr);
CREATE INDEX ON eintrag USING gin (kennzeichen) WITH (fastupdate = off);
CREATE INDEX ON eintrag USING gin (titel) WITH (fastupdate = off);
CREATE INDEX ON eintrag USING gin (weiteres) WITH (fastupdate = off);
CREATE TABLE inhalt (
    uid text COLLATE "C" PRIMARY KEY, nr bigint, sha256 text NOT NULL,
    stand text NOT NULL, werkzeug text NOT NULL, text bytea);
ALTER TABLE inhalt ALTER COLUMN text SET STORAGE EXTERNAL;
CREATE INDEX ON inhalt (stand, uid);
CREATE TABLE texte (nr bigint NOT NULL, worte tsvector NOT NULL);
CREATE INDEX ON texte (nr);
CREATE INDEX ON texte USING gin (worte);
CREATE TABLE aenderung (
    nr bigserial PRIMARY KEY, art text NOT NULL, rid integer NOT NULL, text bigint);
CREATE TABLE wort (
    nr bigserial PRIMARY KEY, form text COLLATE "C" NOT NULL UNIQUE,
    stamm text COLLATE "C" NOT NULL, anzeige text NOT NULL, angaben boolean NOT NULL);
"""


_ANFANG = "eakte_volltext_"


def name(uid):
    """:returns: name of the schema of a site."""
    lesbar = re.sub(r"[^a-z0-9]", "", uid.lower())[:32]
    # Characters that are left out must not make two sites one.
    return f"{_ANFANG}{lesbar}_{zlib.crc32(uid.encode()):08x}"


def namen(v):
    """:returns: set of the names of the schemas of all sites."""
    with v.cursor() as c:
        c.execute(
            "SELECT nspname FROM pg_namespace WHERE starts_with(nspname::text, %s)",
            (_ANFANG,),
        )
        return {name for (name,) in c.fetchall()}


def entferne(v, schema):
    """Remove the schema of a site, if there is one."""
    with v.cursor() as c:
        # Somebody may still search; nobody waits for her for ever.
        c.execute("SET lock_timeout TO '30s'")
        sperre(c, schema)
        c.execute(
            sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(schema))
        )
    v.commit()


def sperre(c, schema):
    """Let nobody else write to a site until the end of the transaction."""
    c.execute("SELECT pg_advisory_xact_lock(%s)", (_schluessel(schema),))


def _schluessel(schema):
    return 0x65616B74 << 32 | zlib.crc32(schema.encode())


def richte_ein(v, schema):
    """Make a connection ready, and the tables when there are none.

    :raises MaschineGestoert: the tables are of another version.
    """
    with v.cursor() as c:
        c.execute(sql.SQL("SET search_path TO {}").format(sql.Identifier(schema)))
        # Numbers of changes are given in the order in which they are written.
        c.execute("SET default_transaction_isolation TO 'read committed'")
        # Nobody who files waits for ever.
        c.execute("SET lock_timeout TO '30s'")
        v.commit()
        if not _ist_da(c, schema):
            sperre(c, schema)
            if not _ist_da(c, schema):
                _lege_an(v, c, schema)
        v.commit()
        c.execute("SELECT wert FROM stand")
        stand = c.fetchone()
        v.commit()
    if stand is None or stand[0] != STAND:
        raise MaschineGestoert(
            "The index was written by another version and has to be built anew"
            " (eakte-volltext)."
        )


def _ist_da(c, schema):
    c.execute("SELECT to_regclass(%s)", (f'"{schema}".stand',))
    return c.fetchone()[0] is not None


def _lege_an(v, c, schema):
    name = sql.Identifier(schema)
    c.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(name))
    c.execute(_TABELLEN)
    c.execute(
        "INSERT INTO stand (wert, kennung) VALUES (%s, %s)", (STAND, token_hex(8))
    )
    _mit_trigrammen(v, c)


def _mit_trigrammen(v, c):
    """Parts of words are found without trigrams, too, only more slowly."""
    c.execute("SAVEPOINT trigramme")
    try:
        c.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public")
        c.execute(
            "SELECT n.nspname FROM pg_extension e JOIN pg_namespace n"
            " ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm'"
        )
        ort = sql.Identifier(c.fetchone()[0])
        c.execute(
            sql.SQL("CREATE INDEX ON wort USING gin (form {}.gin_trgm_ops)").format(ort)
        )
    except psycopg2.Error:
        c.execute("ROLLBACK TO SAVEPOINT trigramme")


def leere(v, schema):
    """Forget all; numbers go on, so that none comes twice."""
    name = sql.Identifier(schema)
    with v.cursor() as c:
        sperre(c, schema)
        zaehler = {}
        for tabelle in ("aenderung", "wort"):
            c.execute("SELECT to_regclass(%s)", (f'"{schema}".{tabelle}_nr_seq',))
            if c.fetchone()[0] is not None:
                folge = sql.Identifier(schema, f"{tabelle}_nr_seq")
                c.execute(sql.SQL("SELECT last_value FROM {}").format(folge))
                zaehler[tabelle] = c.fetchone()[0]
        c.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(name))
        c.execute(sql.SQL("SET search_path TO {}").format(name))
        _lege_an(v, c, schema)
        for tabelle, nummer in zaehler.items():
            c.execute("SELECT setval(%s, %s)", (f"{tabelle}_nr_seq", nummer))
    v.commit()


def neue_woerter(c, woerter, in_angaben):
    """Enter words that are not known.

    :param woerter: list of (folded, normal form, as it was written).
    """
    if in_angaben:
        # A new number: whoever knows the word has to look at it again.
        formen = [form for form, _, _ in woerter]
        c.execute("DELETE FROM wort WHERE form = ANY(%s) AND NOT angaben", (formen,))
    execute_values(
        c,
        "INSERT INTO wort (form, stamm, anzeige, angaben) VALUES %s"
        " ON CONFLICT (form) DO NOTHING",
        [(*wort, in_angaben) for wort in woerter],
        page_size=1000,
    )


def verwaiste_worte(c):
    """Find the words that no record has any more; nobody who files waits for it.

    :returns: list of (number, normal form).
    """
    c.execute(
        "WITH gebraucht AS MATERIALIZED"
        " (SELECT word FROM ts_stat(%s) UNION SELECT word FROM ts_stat(%s))"
        " SELECT nr, stamm FROM wort w WHERE NOT EXISTS"
        " (SELECT FROM gebraucht g WHERE g.word = w.stamm)",
        (
            "SELECT kennzeichen || titel || weiteres FROM eintrag",
            "SELECT worte FROM texte",
        ),
    )
    return c.fetchall()


def vergiss_worte(c, worte):
    """Take out words that still no record has.

    :param worte: list of (number, normal form), some hundred at once.
    """
    for nummer, stamm in worte:
        # Letters, digits and "_" only: nothing has to be escaped.
        frage = f"'{stamm}'"
        c.execute(
            "DELETE FROM wort WHERE nr = %s"
            " AND NOT EXISTS (SELECT FROM texte WHERE worte @@ %s::tsquery)"
            " AND NOT EXISTS (SELECT FROM eintrag WHERE kennzeichen @@ %s::tsquery"
            " OR titel @@ %s::tsquery OR weiteres @@ %s::tsquery)",
            (nummer, *[frage] * 4),
        )
    # Whoever knows these words has to learn that they are gone.
    c.execute("UPDATE stand SET kennung = %s", (token_hex(8),))


def kuerze_protokoll(c):
    """Forget old changes."""
    c.execute(
        "UPDATE stand SET gekuerzt = coalesce(greatest(gekuerzt,"
        " (SELECT max(nr) FROM aenderung) - %s), gekuerzt)",
        (LAENGSTES_PROTOKOLL,),
    )
    c.execute("DELETE FROM aenderung WHERE nr <= (SELECT gekuerzt FROM stand)")


_FRAGEN = {
    "texts belong to no record": (
        "SELECT count(*) FROM inhalt i WHERE NOT EXISTS"
        " (SELECT FROM eintrag e WHERE e.uid = i.uid)"
    ),
    "word lists belong to no text": (
        "SELECT count(*) FROM texte t WHERE NOT EXISTS"
        " (SELECT FROM inhalt i WHERE i.nr = t.nr)"
    ),
    "texts have no word list": (
        "SELECT count(*) FROM inhalt i WHERE i.nr IS NOT NULL AND NOT EXISTS"
        " (SELECT FROM texte t WHERE t.nr = i.nr)"
    ),
}


def pruefe(c):
    """:returns: list of texts that say what is wrong."""
    meldungen = []
    for meldung, frage in _FRAGEN.items():
        c.execute(frage)
        (anzahl,) = c.fetchone()
        if anzahl:
            meldungen.append(f"{anzahl} {meldung}.")
    return meldungen
