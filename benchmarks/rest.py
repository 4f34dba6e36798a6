"""Measure the E-Akte next to plain Plone content, over REST, in one run.

One server with two sites, one run: the rounds of both kinds of content take turns, so
that whatever else happens on the machine happens to both. See README.md beside it.
"""

from argparse import ArgumentParser
from goals import goals
from importlib.metadata import version
from measure import Clients
from pathlib import Path
from report import as_text
from report import Report
from scenarios import CHILDREN
from scenarios import EAKTE
from scenarios import KINDS
from scenarios import PLAIN
from scenarios import Site
from server import temporary_server

import json
import os
import platform
import shutil
import sys
import time


def arguments():
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, help="rounds of each operation (5)")
    parser.add_argument(
        "--clients",
        type=lambda text: [int(part) for part in text.split(",")],
        default=[1, 4, 8],
        help="numbers of clients that file at the same time (1,4,8)",
    )
    parser.add_argument(
        "--large", type=int, help="documents in the large Akte (10000; 0 leaves it out)"
    )
    parser.add_argument("--quick", action="store_true", help="small numbers, 2 rounds")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write figures, too")
    parser.add_argument("--keep", action="store_true", help="keep the instance")
    options = parser.parse_args()
    options.rounds = options.rounds or (2 if options.quick else 5)
    if options.large is None:
        options.large = 1000 if options.quick else 10_000
    options.reads = 5 if options.quick else 20
    options.filings = 3 if options.quick else 6
    return options


def facts(options):
    """What a reader has to know to compare two runs."""
    return {
        "date": time.strftime("%Y-%m-%d %H:%M"),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f} at the beginning",
        "software": f"Python {platform.python_version()}, "
        f"Plone {version('Products.CMFPlone')}, Zope {version('Zope')}, "
        f"ZODB {version('ZODB')}",
        "server": "one process, 4 threads, FileStorage with blobs",
        # Plain Plone indexes the text of a PDF if it finds this program.
        "pdftotext": "yes"
        if shutil.which("pdftotext")
        else "no: plain Plone is spared the text of the PDFs",
        "rounds": options.rounds,
    }


def compare(site, report, options):
    """The rounds in which both kinds take turns."""
    operations = {"create": lambda kind: (site.create(kind, options.reads), 1)}
    for clients in options.clients:
        operations[f"file x{clients}"] = lambda kind, clients=clients: (
            site.file(kind, options.filings * min(clients, 4) + 4),
            clients,
        )
    operations["metadata"] = lambda kind: (site.metadata(kind, options.reads), 1)
    operations["list 100"] = lambda kind: (site.listing(kind, options.reads), 1)
    # Whatever is slow only the first time is not what is compared.
    for kind in KINDS:
        for name, prepare in operations.items():
            requests, clients = prepare(kind)
            batch = site.clients.send(requests[:2], clients)
            warn(f"{kind}, {name}", batch, rows=CHILDREN if "list" in name else None)
    for turn in range(options.rounds):
        say(f"Round {turn + 1} of {options.rounds}")
        for name, prepare in operations.items():
            for kind in KINDS if turn % 2 else reversed(KINDS):
                requests, clients = prepare(kind)
                report.add(name, kind, site.clients.send(requests, clients))
        report.add(
            "list 100 (catalog)",
            PLAIN,
            site.clients.send(site.catalog_listing(options.reads)),
        )


def compare_sizes(server, site, report, options):
    """An Akte with many documents next to one with 100, both filled in process."""
    paths = {"small": site.new_akte(), "large": site.new_akte()}
    say(f"Filling Akten with 100 and {options.large} documents")
    server.stop()
    server.run("fill.py", paths["small"], "100")
    server.run("fill.py", paths["large"], str(options.large))
    server.start()
    site.clients.reset()
    operations = {
        "open (JSON)": lambda path: site.metadata_of(path, options.reads),
        "open (page)": lambda path: site.page(path, options.reads),
        "list 100": lambda path: site.listing(EAKTE, options.reads, path),
        "file one more": lambda path: site.file(EAKTE, options.filings, path),
    }
    for prepare in operations.values():
        for path in paths.values():
            site.clients.send(prepare(path)[:2])
    for turn in range(options.rounds):
        say(f"Round {turn + 1} of {options.rounds}, small and large")
        for name, prepare in operations.items():
            for size in list(paths) if turn % 2 else reversed(paths):
                batch = site.clients.send(prepare(paths[size]))
                report.add(f"{size}: {name}", EAKTE, batch)


def warn(what, batch, rows=None):
    """Say at once what would spoil the figures: failures, lists of another length."""
    for answer in batch.answers:
        if not answer.ok:
            say(f"Warning: {what}: {answer.status} {answer.json}"[:500])
        elif rows is not None and len(answer.json["items"]) != rows:
            say(f"Warning: {what}: {len(answer.json['items'])} rows, not {rows}")


def say(text):
    print(text, file=sys.stderr, flush=True)


def main():
    options = arguments()
    report = Report(facts(options), goals)
    say("Creating two sites")
    with temporary_server(options.keep) as server:
        site = Site(Clients(server))
        say("Filing what is read and listed later")
        site.build()
        compare(site, report, options)
        if options.large:
            compare_sizes(server, site, report, options)
    print(as_text(report))
    if options.json:
        options.json.write_text(json.dumps(report.as_dict(), indent=2) + "\n")


if __name__ == "__main__":
    main()
