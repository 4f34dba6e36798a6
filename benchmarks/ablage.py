"""Measure filing until found: PDFs over REST, beside plain Plone's File, in one run.

One server with two sites; the rounds of both take turns. Filed is over when every file
is found by a word that no other has, so that the reading of texts in the background is
part of it, and the CPU time of all processes. See README.md beside it.
"""

from argparse import ArgumentParser
from goals import at_least
from goals import at_most
from itertools import count
from measure import Clients
from measure import Request
from pathlib import Path
from payloads import file_body
from report import percentile
from rest import facts
from scenarios import EAKTE
from scenarios import KINDS
from scenarios import PLAIN
from scenarios import Site
from server import temporary_server
from statistics import median
from threading import Event
from threading import Thread

import json
import requests
import sys
import time


PATIENCE = 300
"""Seconds after which something counts as not found."""

LETTERS = "bdfghklmnprst"


def arguments():
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, help="rounds of each kind (3)")
    parser.add_argument(
        "--clients",
        type=lambda text: [int(part) for part in text.split(",")],
        default=[1, 4, 8],
        help="numbers of clients that file at the same time (1,4,8)",
    )
    parser.add_argument("--filings", type=int, help="filings of a round (30)")
    parser.add_argument("--quick", action="store_true", help="small numbers, 1 round")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write figures, too")
    parser.add_argument("--keep", action="store_true", help="keep the instance")
    options = parser.parse_args()
    options.rounds = options.rounds or (1 if options.quick else 3)
    options.filings = options.filings or (12 if options.quick else 30)
    return options


def own_word(number):
    """A word that only one file has: letters only, the same for every engine."""
    letters = ""
    while number:
        number, digit = divmod(number, len(LETTERS))
        letters += LETTERS[digit] + "o"
    return f"xyz{letters}q"


class Search:
    """Asks a site for words."""

    def __init__(self, server):
        self._server = server
        self._session = requests.Session()
        self._session.auth = server.auth
        self._session.trust_env = False
        self._session.headers["Accept"] = "application/json"

    def finds(self, kind, text):
        """Whether something is found by a text."""
        answer = self._session.get(
            f"{self._server.url}/{kind}/@search",
            params={"SearchableText": text, "b_size": 1},
            timeout=PATIENCE,
        )
        return answer.status_code == 200 and answer.json()["items_total"] > 0

    def wait(self, kind, text, pause):
        """:returns: seconds until it is found, ``None`` when it is not."""
        start = time.perf_counter()
        while time.perf_counter() - start < PATIENCE:
            if self.finds(kind, text):
                return time.perf_counter() - start
            time.sleep(pause)
        return None


class Watch(Thread):
    """Looks for files in the order in which they were filed, one after the other."""

    def __init__(self, server, kind):
        super().__init__(daemon=True)
        self._search, self._kind = Search(server), kind
        self._filed, self._closed = [], Event()
        self.delays = []

    def filed(self, word):
        """A file was answered for just now."""
        self._filed.append((word, time.perf_counter()))

    def close(self):
        """Nothing more comes; wait until all is found."""
        self._closed.set()
        self.join()

    def run(self):
        done = 0
        while not self._closed.is_set() or done < len(self._filed):
            if done == len(self._filed):
                time.sleep(0.01)
                continue
            word, since = self._filed[done]
            found = self._search.wait(self._kind, word, 0.05)
            if found is None:
                self.delays.append(None)
            else:
                self.delays.append(time.perf_counter() - since)
            done += 1


class Filing:
    """Rounds of filing in both sites."""

    def __init__(self, server):
        self.server = server
        self.clients = Clients(server)
        self.site = Site(self.clients)
        self.search = Search(server)
        self._numbers = count(100_000)
        self.rounds = {}
        self.delays = {}
        self.at_once = []

    def _requests(self, kind, number):
        portal_type = {PLAIN: "File", EAKTE: "Dokument"}[kind]
        path = self.site.filing[kind]
        made = []
        for _ in range(number):
            turn = next(self._numbers)
            word = own_word(turn)
            made.append(
                (word, Request("POST", path, file_body(portal_type, turn, word)))
            )
        return made

    def throughput(self, kind, clients, filings):
        """A round, from the first request until the last file is found."""
        made = self._requests(kind, filings)
        size = self._index_size()
        position, cpu = self.clients.log.position(), self.server.cpu_seconds()
        start = time.perf_counter()
        batch = self.clients.send([request for _word, request in made], clients)
        answered = [
            word
            for (word, _request), answer in zip(made, batch.answers, strict=True)
            if answer.ok
        ]
        for word in answered[-2 * clients :]:
            self.search.wait(kind, word, 0.2)
        seconds = time.perf_counter() - start
        written = self.clients.log.since(position)
        self.rounds.setdefault((kind, clients), []).append(
            {
                "filings": filings,
                "failed": filings - len(answered),
                "answered_per_second": len(answered) / batch.seconds,
                "found_per_second": len(answered) / seconds,
                "median_ms": median(a.seconds for a in batch.answers) * 1000,
                "cpu_ms": (self.server.cpu_seconds() - cpu) * 1000 / filings,
                "objects": written.objects / filings,
                "kilobytes": written.bytes / 1000 / filings,
                "index_kilobytes": (self._index_size() - size) / 1000 / filings,
            }
        )

    def found(self, kind, clients, filings):
        """A round with somebody who looks for each file all the time."""
        made = self._requests(kind, filings)
        watch = Watch(self.server, kind)
        watch.start()
        words = {request.body: word for word, request in made}

        class Told(Clients):
            def _measure(self, session, request):
                answer = super()._measure(session, request)
                if answer.ok:
                    watch.filed(words[request.body])
                return answer

        told = Told(self.server)
        told.send([request for _word, request in made], clients)
        told.reset()
        watch.close()
        self.delays.setdefault((kind, clients), []).extend(watch.delays)

    def by_number_and_title(self, filings):
        """Whether what was filed is found at once by its number and its title."""
        for word, request in self._requests(EAKTE, filings):
            record = self.clients.one("POST", request.path, request.body)
            number = record["title"].split()[1]
            self.at_once.append(
                self.search.finds(EAKTE, record["kennzeichen"])
                and self.search.finds(EAKTE, f"Schreiben {number}")
            )
            self.search.wait(EAKTE, word, 0.2)

    def _index_size(self):
        folder = self.server.settings.var / "volltext"
        return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def summary(filing):
    """Medians of the rounds, by kind and number of clients."""
    rows = []
    for (kind, clients), rounds in filing.rounds.items():
        row = {"kind": kind, "clients": clients}
        for name in rounds[0]:
            value = median(one[name] for one in rounds)
            row[name] = round(value, 2)
        row["failed"] = sum(one["failed"] for one in rounds)
        delays = filing.delays.get((kind, clients), [])
        found = sorted(delay for delay in delays if delay is not None)
        row["never_found"] = len(delays) - len(found)
        if found:
            row["found_median_s"] = round(median(found), 2)
            row["found_p95_s"] = round(percentile(found, 95), 2)
            row["found_max_s"] = round(found[-1], 2)
        rows.append(row)
    return rows


def goals(rows, at_once):
    """What is to be reached, next to what was measured."""
    by_key = {(row["kind"], row["clients"]): row for row in rows}
    for (kind, clients), row in by_key.items():
        if kind != EAKTE:
            continue
        plain = by_key.get((PLAIN, clients))
        if plain and plain["found_per_second"]:
            ratio = round(row["found_per_second"] / plain["found_per_second"], 1)
            yield at_least(f"x{clients}, found a second ours/plain", ratio, 5)
        yield at_most(f"x{clients}, failed", row["failed"], 0)
        yield at_most(f"x{clients}, CPU ms, all processes", row["cpu_ms"], 120)
        yield at_most(f"x{clients}, kB of the database", row["kilobytes"], 60)
        yield at_most(f"x{clients}, s until found", row.get("found_max_s"), 2)
    if 4 in {clients for _kind, clients in by_key}:
        ours, plain = by_key[EAKTE, 4], by_key.get((PLAIN, 4))
        if plain and plain["found_per_second"]:
            ratio = round(ours["found_per_second"] / plain["found_per_second"], 1)
            yield at_least("x4, found a second ours/plain", ratio, 10)
    yield at_least(
        "found at once by number and title, share",
        sum(at_once) / len(at_once) if at_once else None,
        1,
    )


def as_text(known, rows, reached):
    """The figures as lines for a terminal."""
    lines = [f"{name}: {value}" for name, value in known.items()] + [""]
    for row in rows:
        lines.append(f"{row['kind']} x{row['clients']}")
        lines += [
            f"    {name:22} {value}"
            for name, value in row.items()
            if name not in ("kind", "clients")
        ]
    lines += ["", "Goals"]
    for goal in reached:
        sign = "reached" if goal.reached else "MISSED "
        lines.append(f"  {sign}  {goal.text}; measured {goal.measured}")
    return "\n".join(lines)


def say(text):
    print(text, file=sys.stderr, flush=True)


def main():
    options = arguments()
    known = facts(options)
    say("Creating two sites")
    with temporary_server(options.keep) as server:
        filing = Filing(server)
        filing.site.build()
        for kind in KINDS:
            filing.throughput(kind, 1, 3)
        filing.rounds.clear()
        for turn in range(options.rounds):
            for clients in options.clients:
                say(f"Round {turn + 1} of {options.rounds}, {clients} clients")
                for kind in KINDS if turn % 2 else reversed(KINDS):
                    filing.throughput(kind, clients, options.filings)
        for clients in options.clients:
            say(f"Until found, {clients} clients")
            for kind in KINDS:
                filing.found(kind, clients, options.filings)
        filing.by_number_and_title(10)
    rows = summary(filing)
    reached = list(goals(rows, filing.at_once))
    print(as_text(known, rows, reached))
    if options.json:
        figures = {"facts": known, "results": rows}
        figures["goals"] = [goal.as_dict() for goal in reached]
        options.json.write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
