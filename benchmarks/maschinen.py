"""Engines for full text side by side: building, size, questions.

The same texts (:mod:`texte`) go into SQLite FTS5, tantivy and PostgreSQL, all three
with the normal forms of ``collective.eakte.volltext.sprache``. What is asked for are
all records that match, not the best ten: rights and facets need all of them. Before
each question one record is written, as it is while people work.

Times are processor time of this process and of the server process that answers it: they
hardly depend on what else the machine is doing.
"""

from argparse import ArgumentParser
from collective.eakte.volltext import sprache
from collective.eakte.volltext.abfrage import lies
from collective.eakte.volltext.abfrage import woerter
from collective.eakte.volltext.frage import Nummer
from collective.eakte.volltext.frage import Wortfolge
from collective.eakte.volltext.fts5 import Fts5
from collective.eakte.volltext.interfaces import Angaben
from collective.eakte.volltext.interfaces import Inhalt
from collective.eakte.volltext.interfaces import Lesestand
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from texte import FRAGEN
from texte import Wortschatz

import json
import os
import statistics
import sys
import tempfile
import time


JE = 500
WOERTER = 150
RUNDEN = 40


def angaben(nummer, wortschatz):
    """:returns: metadata of a record."""
    worte = wortschatz.woerter
    return Angaben(
        nummer + 1,
        f"u{nummer:08}",
        f"32.{nummer % 50:02}.01-{nummer // 50:04}",
        f"{worte[60 + nummer % 140]} {worte[60 + nummer * 7 % 5000]}",
        "Stadtverwaltung intern",
    )


class Unsere:
    """One of the two engines of the E-Akte.

    :param umfang: function that says how many bytes are stored.
    :param uhr: function that says how much processor time was spent, in seconds.
    """

    def __init__(self, maschine, umfang, uhr=time.process_time):
        self.maschine = maschine
        self._umfang = umfang
        self.uhr = uhr

    def nimm(self, stapel):
        self.maschine.setze_angaben([a for a, _ in stapel])
        self.maschine.setze_inhalte(
            [Inhalt(a.uid, "ab", Lesestand.GELESEN, text) for a, text in stapel]
        )

    def umfang(self):
        return self._umfang()

    def frage(self, text):
        return len(self.maschine.suche(lies(text)).gesamt)

    def eine_dazu(self, nummer, wortschatz):
        """What is kept of answers is out of date after it."""
        self.maschine.setze_angaben([angaben(nummer, wortschatz)])


class Tantivy:
    """A candidate: a library in Rust."""

    uhr = staticmethod(time.process_time)

    def __init__(self, ordner):
        import tantivy

        self._tantivy = tantivy
        bau = tantivy.SchemaBuilder()
        bau.add_integer_field("rid", stored=True, fast=True)
        bau.add_text_field("text", tokenizer_name="worte", index_option="position")
        bau.add_bytes_field("original", stored=True)
        self._schema = bau.build()
        self._ordner = ordner
        self._index = tantivy.Index(self._schema, path=str(ordner))
        analyse = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("worte", analyse)
        self._schreiber = self._index.writer(128_000_000, 1)

    def nimm(self, stapel):
        for eine, text in stapel:
            doc = self._tantivy.Document()
            doc.add_integer("rid", eine.rid)
            doc.add_bytes("original", text.encode())
            alles = f"{eine.kennzeichen} {eine.titel} {eine.weiteres} {text}"
            doc.add_text("text", sprache.zerlege(alles).eintragung)
            self._schreiber.add_document(doc)
        self._schreiber.commit()
        self._index.reload()

    def umfang(self):
        self._schreiber.wait_merging_threads()
        return sum(pfad.stat().st_size for pfad in Path(self._ordner).iterdir())

    def frage(self, text):
        sucher = self._index.searcher()
        teile = [self._teil(blatt) for blatt in woerter(lies(text))]
        muss = self._tantivy.Occur.Must
        frage = self._tantivy.Query.boolean_query([(muss, teil) for teil in teile])
        treffer = sucher.search(frage, limit=max(1, sucher.num_docs), count=False).hits
        # The record of each has to be known.
        return len(sucher.fast_field_values("rid", [ort for _, ort in treffer]))

    def _teil(self, blatt):
        frage = self._tantivy.Query
        if isinstance(blatt, Wortfolge):
            worte = [sprache.form(wort)[1] for wort in blatt.woerter]
            return frage.phrase_query(self._schema, "text", worte)
        if isinstance(blatt, Nummer):
            nummer = sprache.nummer(blatt.teile)
            return frage.regex_query(self._schema, "text", f"{nummer}.*")
        kern = sprache.kern(sprache.form(blatt.text)[0])
        davor = "" if blatt.anfang else ".*"
        return frage.regex_query(self._schema, "text", f"{davor}{kern}.*")

    def eine_dazu(self, nummer, wortschatz):
        """Nothing is kept."""


@contextmanager
def fts5():
    with tempfile.TemporaryDirectory() as ordner:
        pfad = Path(ordner, "v.sqlite")
        maschine = Fts5(str(pfad))

        def umfang():
            maschine.schliesse()
            return pfad.stat().st_size

        yield Unsere(maschine, umfang)
        maschine.schliesse()


@contextmanager
def tantivy():
    with tempfile.TemporaryDirectory() as ordner:
        yield Tantivy(ordner)


@contextmanager
def postgresql():
    from collective.eakte.volltext.postgresql import Postgresql

    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    from dienste import postgresql_server

    with postgresql_server() as server, server.database() as url:
        maschine = Postgresql(url, "bench")
        maschine.leere()

        def umfang():
            import psycopg2

            with psycopg2.connect(url) as v, v.cursor() as c:
                c.execute("SELECT pg_database_size(current_database())")
                return c.fetchone()[0]

        with maschine._lesen() as leser:
            leser.c.execute("SELECT pg_backend_pid()")
            (prozess,) = leser.c.fetchone()
        yield Unsere(maschine, umfang, lambda: time.process_time() + zeit_von(prozess))
        maschine.schliesse()


def zeit_von(prozess):
    """:returns: processor time of a process in seconds."""
    felder = Path(f"/proc/{prozess}/stat").read_text().rpartition(")")[2].split()
    return (int(felder[11]) + int(felder[12])) / os.sysconf("SC_CLK_TCK")


def messe(eroeffne, anzahl, wortschatz):
    """Fill one engine and ask it.

    :returns: dict of figures.
    """
    with eroeffne() as maschine:
        ergebnis = baue(maschine, anzahl, wortschatz)
        ergebnis["fragen"] = {}
        naechste = anzahl
        for art, vorlagen in FRAGEN.items():
            erste, weitere, treffer = [], [], 0
            bekannte = set()
            for runde in range(RUNDEN):
                vorlage = vorlagen[runde % len(vorlagen)]
                text = vorlage.format(n=runde * 37 % (anzahl // 10))
                maschine.eine_dazu(naechste, wortschatz)
                naechste += 1
                beginn = maschine.uhr()
                gefunden = maschine.frage(text)
                dauer = (maschine.uhr() - beginn) * 1000
                (weitere if vorlage in bekannte else erste).append(dauer)
                bekannte.add(vorlage)
                treffer = max(treffer, gefunden)
            ergebnis["fragen"][art] = {
                "hits": treffer,
                "first": statistics.median(erste),
                "p50": statistics.median(weitere),
                "p95": statistics.quantiles(weitere, n=20)[18],
            }
        return ergebnis


def baue(maschine, anzahl, wortschatz):
    """:returns: dict with MB/s and bytes per byte of text."""
    texte = enumerate(wortschatz.texte(anzahl, WOERTER))
    umfang = dauer = 0
    while stapel := [
        (angaben(nummer, wortschatz), text) for nummer, text in islice(texte, JE)
    ]:
        umfang += sum(len(text.encode()) for _, text in stapel)
        beginn = maschine.uhr()
        maschine.nimm(stapel)
        dauer += maschine.uhr() - beginn
    return {
        "texts": anzahl,
        "megabytes": umfang / 1e6,
        "MB/s": umfang / 1e6 / dauer,
        "bytes per byte": maschine.umfang() / umfang,
    }


def berichte(ergebnisse):
    """Print tables in Markdown."""
    print("\n| Engine | Texts | MB | MB/s | bytes per byte |\n|---|---|---|---|---|")
    for name, zahlen in ergebnisse:
        print(
            f"| {name} | {zahlen['texts']:,} | {zahlen['megabytes']:.0f}"
            f" | {zahlen['MB/s']:.1f} | {zahlen['bytes per byte']:.2f} |"
        )
    print("\nMilliseconds until all matches are known: p50 / p95 (first time)\n")
    print("| Question |", " | ".join(f"{n} {z['texts']:,}" for n, z in ergebnisse), "|")
    print("|---|" + "---|" * len(ergebnisse))
    for art in FRAGEN:
        werte = [zahlen["fragen"][art] for _, zahlen in ergebnisse]
        zellen = (
            f"{w['p50']:.1f} / {w['p95']:.1f} ({w['first']:.0f}); {w['hits']:,} hits"
            for w in werte
        )
        print(f"| {art} |", " | ".join(zellen), "|")


MASCHINEN = {"FTS5": fts5, "tantivy": tantivy, "PostgreSQL": postgresql}


def main():
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="2,000 and 10,000 texts")
    parser.add_argument("--json", help="file for the figures")
    parser.add_argument("--engines", default=",".join(MASCHINEN))
    parser.add_argument("--sizes", help="numbers of texts, like 10000,100000")
    optionen, _ = parser.parse_known_args()
    wortschatz = Wortschatz()
    ergebnisse = []
    umfaenge = (2_000, 10_000) if optionen.quick else (10_000, 100_000)
    if optionen.sizes:
        umfaenge = [int(anzahl) for anzahl in optionen.sizes.split(",")]
    for anzahl in umfaenge:
        for name in optionen.engines.split(","):
            zahlen = messe(MASCHINEN[name], anzahl, wortschatz)
            print(name, anzahl, f"{zahlen['MB/s']:.1f} MB/s", file=sys.stderr)
            ergebnisse.append((name, zahlen))
    berichte(ergebnisse)
    if optionen.json:
        Path(optionen.json).write_text(json.dumps(ergebnisse, indent=1))


if __name__ == "__main__":
    main()
