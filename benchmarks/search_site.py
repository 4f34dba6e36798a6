"""Fill a site with texts in bulk and ask it: "zconsole run" it, see suche.py.

Records are entered in the catalog only; one Dokument in each Akte is a real one, and
the others stand where it stands. So 100,000 texts take minutes, not hours.
"""

from AccessControl.SecurityManagement import newSecurityManager
from collective.eakte.rechte.api import erteile
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

from texte import FRAGEN
from texte import Wortschatz


AKTEN = 100
BATCH = 500
ASKED = 40
FIRST_RID = 1_000_000_000
PAGE = 20
ORDINARY = "Ordinary"
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

    def _build(self):
        """:returns: record ids of a Dokument in each of the Akten."""
        for name in ("one", "all"):
            api.user.create(
                email=f"{name}@stadt.example", username=name, password="Benchmark-1234"
            )
        api.user.grant_roles(username="all", roles=["Revision"])
        plan = createContentInContainer(
            self.site, "Aktenplan", id="plan", title="Plan", kennzeichen="B"
        )
        unit = createContentInContainer(
            plan,
            "Aktenplaneinheit",
            title="Vorhaben",
            kennzeichen="10.01",
            typ="Betreffseinheit",
            federfuehrung="10",
            aktenfuehrung="10",
            aufbewahrungsdauer=10,
            aussonderungsart="B",
        )
        for node in (plan, unit):
            api.content.transition(node, "aktivieren")
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
        rights = catalog.indexes["allowedRolesAndUsers"]
        ordinary = catalog.indexes[ORDINARY].__of__(catalog)
        uid_index, column = catalog.indexes["UID"], catalog.schema["UID"]
        said, read = [], []
        for number, text in batch:
            rid, uid = FIRST_RID + number, f"{number:032x}"
            pattern = self.patterns[number % AKTEN]
            row = list(catalog.data[pattern])
            row[column] = uid
            catalog.data[rid] = tuple(row)
            path = f"{catalog.paths[pattern]}-{number}"
            catalog.uids[path], catalog.paths[rid] = rid, path
            uid_index._index[uid], uid_index._unindex[rid] = rid, uid
            rights._setze(rid, rights._schluessel[pattern])
            ordinary.index.index_doc(rid, [f"Schreiben {number} {text}"])
            said.append(Angaben(rid, uid, "", f"Schreiben {number}"))
            read.append(Inhalt(uid, "00", Lesestand.GELESEN, text, "benchmark"))
        catalog._length.change(len(batch))
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
        newSecurityManager(None, self.admin)
        return rows

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
