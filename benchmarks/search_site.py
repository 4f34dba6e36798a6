"""Fill a site with texts in bulk and ask it: "zconsole run" it, see suche.py.

Records are entered in the catalog only; one Dokument in each Akte is a real one, and
the others stand where it stands. So 100,000 texts take minutes, not hours.
"""

from AccessControl.SecurityManagement import newSecurityManager
from collective.eakte.rechte.api import erteile
from collective.eakte.suche.anfrage import Suchanfrage
from collective.eakte.suche.api import beantworte
from collective.eakte.testing import baue_plan
from collective.eakte.volltext.anschluss import maschine
from collective.eakte.volltext.interfaces import Angaben
from collective.eakte.volltext.interfaces import Inhalt
from collective.eakte.volltext.interfaces import Lesestand
from itertools import count
from itertools import islice
from pathlib import Path
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from statistics import median
from Testing.makerequest import makerequest
from types import SimpleNamespace
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import json
import sys
import time
import transaction


sys.path.insert(0, json.loads(sys.argv[-1])["modules"])

from facetten import Eintraege
from texte import FRAGEN
from texte import Wortschatz


AKTEN = 100
BATCH = 500
ASKED = 40
COUNTED = 9
FIRST_RID = 1_000_000_000
PAGE = 20
ORDINARY = "Ordinary"
PLAN = (
    ("10", "Bauen", "Hauptgruppe", {}),
    (
        "10.01",
        "Vorhaben",
        "Betreffseinheit",
        {"federfuehrung": "10", "aufbewahrungsdauer": 10, "aussonderungsart": "B"},
    ),
)
EXTRA = SimpleNamespace(
    doc_attr=ORDINARY, lexicon_id="plone_lexicon", index_type="Okapi BM25 Rank"
)


class Filled:
    """The site, and how many texts it has."""

    def __init__(self, app):
        self.app = makerequest(app)
        self.admin = app.acl_users.getUser("admin").__of__(app.acl_users)
        self.site = self.app["eakte"]
        setRequest(self.app.REQUEST)
        setSite(self.site)
        newSecurityManager(None, self.admin)
        self.catalog = api.portal.get_tool("portal_catalog")
        self._texts = enumerate(Wortschatz().texte(10**9))
        self.patterns = self._build()
        self._entries = Eintraege(self.catalog._catalog)

    def _build(self):
        """:returns: record ids of a Dokument in each of the Akten."""
        for name in ("one", "all"):
            api.user.create(
                email=f"{name}@stadt.example", username=name, password="Benchmark-1234"
            )
        api.user.grant_roles(username="all", roles=["Revision"])
        unit = baue_plan(self.site, PLAN)["10.01"]
        patterns = []
        for number in range(AKTEN):
            akte = createContentInContainer(unit, "Akte", title=f"Vorhaben {number}")
            name = "one" if number == 0 else "all"
            erteile(akte, name, ["Einsicht"], grund="Benchmark")
            patterns.append(createContentInContainer(akte, "Dokument", title="Muster"))
            # Reading asks for a file; the pattern stands for those that have one.
            patterns[-1].file = NamedBlobFile(b"Muster", "text/plain", "muster.txt")
        self.catalog.addIndex(ORDINARY, "ZCTextIndex", EXTRA)
        self.catalog()
        transaction.commit()
        uids = self.catalog._catalog.uids
        return [uids["/".join(one.getPhysicalPath())] for one in patterns]

    def fill(self, number, present):
        """Enter texts until there are so many.

        :param number: of texts.
        :param present: how many there are already.
        """
        while present < number:
            batch = list(islice(self._texts, min(BATCH, number - present)))
            self._enter(batch)
            transaction.commit()
            self.site._p_jar.cacheGC()
            present += len(batch)

    def _enter(self, batch):
        catalog = self.catalog._catalog
        ordinary = catalog.indexes[ORDINARY].__of__(catalog)
        said, read = [], []
        for number, text in batch:
            rid, uid = FIRST_RID + number, f"{number:032x}"
            pattern = self.patterns[number % AKTEN]
            self._entries.enter(rid, uid, pattern, number // AKTEN)
            ordinary.index.index_doc(rid, [f"Schreiben {number} {text}"])
            said.append(Angaben(rid, uid, "", f"Schreiben {number}"))
            read.append(Inhalt(uid, "00", Lesestand.GELESEN, text, "benchmark"))
        maschine().setze_angaben(said)
        maschine().setze_inhalte(read)

    def ask(self, number):
        """Ask all kinds of questions as somebody who sees 1 % and one who sees all.

        :returns: list of rows, see :func:`suche.measure`.
        """
        rows = []
        for name, share in (("one", "1%"), ("all", "all")):
            newSecurityManager(None, api.user.get(username=name).getUser())
            for question, patterns in FRAGEN.items():
                for index in ("SearchableText", ORDINARY):
                    times, hits = self._ask(index, patterns, number)
                    rows.append(
                        {
                            "texts": number,
                            "user": share,
                            "question": question,
                            "index": index,
                            "p50_ms": round(median(times), 2),
                            "p95_ms": round(times[int(len(times) * 0.95)], 2),
                            "hits": round(median(hits)),
                        }
                    )
            rows.append(self._count(number, share))
        newSecurityManager(None, self.admin)
        return rows

    def _count(self, number, share):
        """What the facets of all texts cost (CPU), of which the user sees a share."""
        anfrage = Suchanfrage("", filter={"art": ("Dokument",)})
        times = {True: [], False: []}
        for _turn in range(COUNTED):
            for facetten, spent in times.items():
                start = time.process_time()
                found = beantworte(anfrage, facetten=facetten)
                spent.append((time.process_time() - start) * 1000)
        with_facets, without = (sorted(spent) for spent in times.values())
        return {
            "texts": number,
            "user": share,
            "question": "facets",
            "index": "Facets (CPU)",
            "p50_ms": round(median(with_facets) - median(without), 2),
            "p95_ms": round(with_facets[-1] - without[0], 2),
            "hits": found.gesamt,
        }

    def _ask(self, index, patterns, number):
        turns, times, hits = count(7), [], []
        for turn in range(ASKED + len(patterns)):
            text = patterns[turn % len(patterns)].format(n=next(turns) * 37 % number)
            start = time.perf_counter()
            found = self.catalog(
                **{index: text}, show_inactive=True, b_start=0, b_size=PAGE
            )
            paths = [brain.getPath() for brain in found[:PAGE]]
            if turn >= len(patterns):
                # Each was asked once before it counts.
                times.append((time.perf_counter() - start) * 1000)
                hits.append(found.actual_result_count or len(paths))
        return sorted(times), hits


def main(app):
    """Fill, ask, fill more, ask again; write the rows to a file."""
    plan = json.loads(sys.argv[-1])
    filled, rows, present = Filled(app), [], 0
    for number in plan["texts"]:
        filled.fill(number, present)
        present = number
        rows += filled.ask(number)
    Path(plan["target"]).write_text(json.dumps(rows))


if __name__ == "__main__":
    main(app)  # noqa: F821 - zconsole provides app
