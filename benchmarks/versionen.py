"""Measure versions, check-in, Protokoll and verification, in one run.

Beside plain Plone, and beside an E-Akte whose configuration leaves these rooms out. See
README.md beside it.
"""

from argparse import ArgumentParser
from editing import big_file
from editing import check_in
from editing import check_out
from editing import replacement
from editing import title
from goals_versionen import goals
from itertools import count
from measure import Clients
from measure import Request
from pathlib import Path
from report import as_text
from report import Report
from rest import facts
from rest import say
from rest import warn
from scenarios import EAKTE
from scenarios import PLAIN
from scenarios import Site
from server import temporary_server

import json


WITHOUT = "without"
"""The E-Akte without the rooms that are measured."""

ROOMS = ("versionen", "protokoll", "integritaet", "zeitplan")

KINDS = (PLAIN, EAKTE, WITHOUT)

CLIENTS = 8

MEGABYTES = 5
METADATA_CHANGES, NEW_FILES = 20, 5


def arguments():
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, help="rounds of each operation (5)")
    parser.add_argument("--quick", action="store_true", help="small numbers, 2 rounds")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write figures, too")
    parser.add_argument("--keep", action="store_true", help="keep the instances")
    options = parser.parse_args()
    options.rounds = options.rounds or (2 if options.quick else 5)
    options.number = 4 if options.quick else 12
    options.entries = 500 if options.quick else 5000
    options.blobs = 40 if options.quick else 400
    return options


class Editing:
    """Documents to change, of each kind, on their servers.

    :param servers: dict from kind to server.Server
    """

    def __init__(self, servers):
        self.servers = servers
        self.sites = {kind: Site(Clients(servers[kind])) for kind in (EAKTE, WITHOUT)}
        self.sites[PLAIN] = self.sites[EAKTE]
        for kind in (EAKTE, WITHOUT):
            self.sites[kind].build()
        self._numbers = count(1)

    def clients(self, kind):
        return self.sites[kind].clients

    def documents(self, kind, number):
        """File some documents that nobody has changed yet.

        :returns: list of paths
        """
        site = self.sites[kind]
        batch = site.clients.send(site.file(_content(kind), number))
        return [site._path(answer.json) for answer in batch.answers]

    def file(self, kind, number):
        return self.sites[kind].file(_content(kind), number)

    def titles(self, paths):
        return [title(path, next(self._numbers)) for path in paths]

    def replacements(self, paths):
        return [replacement(path, next(self._numbers)) for path in paths]

    def check_ins(self, paths):
        """Check documents out, which is not measured, and prepare to check them in."""
        answers = self.clients(EAKTE).send(list(map(check_out, paths))).answers
        return [
            check_in(path, next(self._numbers), answer.json["lock"]["token"])
            for path, answer in zip(paths, answers, strict=True)
        ]


def _content(kind):
    return PLAIN if kind == PLAIN else EAKTE


def changes(editing, report, options):
    """Filing and changing, the kinds taking turns."""
    number = options.number
    for turn in range(options.rounds + 1):
        say(f"Round {turn} of {options.rounds}: filing and changing")
        for kind in KINDS if turn % 2 else reversed(KINDS):
            clients = editing.clients(kind)
            fresh = editing.documents(kind, number)
            steps = {
                "file x1": editing.file(kind, number),
                "change a title": editing.titles(fresh),
                "replace a file, first time": editing.replacements(fresh),
                "replace a file": editing.replacements(fresh),
            }
            # The first round is for what is slow only once.
            for name, requests in steps.items():
                note(report, turn, name, kind, clients.send(requests))
        checked = editing.documents(EAKTE, number)
        clients = editing.clients(EAKTE)
        note(
            report,
            turn,
            "check out",
            EAKTE,
            clients.send(list(map(check_out, checked))),
        )
        for path in checked:
            clients.one("DELETE", f"{path}/@auschecken")
        for name in ("check in, first time", "check in"):
            prepared = editing.check_ins(checked)
            note(report, turn, name, EAKTE, clients.send(prepared))


def together(editing, report, options):
    """Eight people edit different documents that lie in one container."""
    for turn in range(options.rounds):
        say(f"Round {turn + 1} of {options.rounds}: {CLIENTS} clients")
        clients = editing.clients(EAKTE)
        paths = editing.documents(EAKTE, CLIENTS * 3)
        outs = clients.send(list(map(check_out, paths)), CLIENTS)
        report.add(f"check out x{CLIENTS}", EAKTE, outs)
        prepared = [
            check_in(path, next(editing._numbers), answer.json["lock"]["token"])
            for path, answer in zip(paths, outs.answers, strict=True)
        ]
        report.add(f"check in x{CLIENTS}", EAKTE, clients.send(prepared, CLIENTS))
        paths = editing.documents(PLAIN, CLIENTS * 3)
        batch = editing.clients(PLAIN).send(editing.replacements(paths), CLIENTS)
        report.add(f"replace a file x{CLIENTS}", PLAIN, batch)


def storage(editing, report):
    """What a document of 5 MB grows by when it is changed."""
    for kind in KINDS:
        say(f"Storage, {kind}")
        clients = editing.clients(kind)
        (path,) = editing.documents(kind, 1)
        clients.one("PATCH", path, _with_file(0))
        before = editing.servers[kind].size()
        for number in range(METADATA_CHANGES):
            clients.one("PATCH", path, title(path, number).body)
        between = editing.servers[kind].size()
        for number in range(NEW_FILES):
            clients.one("PATCH", path, _with_file(number + 1))
        after = editing.servers[kind].size()
        report.storage[kind] = {
            "kB per change of metadata": round(
                (between - before) / 1000 / METADATA_CHANGES, 1
            ),
            "MB per new file": round((after - between) / 1e6 / NEW_FILES, 2),
        }


def _with_file(number):
    return json.dumps({"file": big_file(number, MEGABYTES * 1_000_000)}).encode()


def long_protokoll(editing, report, options):
    """A record with many entries beside one with few."""
    few, many = editing.documents(EAKTE, 2)
    server = editing.servers[EAKTE]
    say(f"Entering {options.entries} notes")
    server.stop()
    server.run("fill_entries.py", many, str(options.entries))
    server.start()
    clients = editing.clients(EAKTE)
    clients.reset()
    views = {
        "open (JSON)": lambda path: Request("GET", path),
        "open (page)": lambda path: Request("GET", path, accept="text/html"),
        "read the Protokoll": lambda path: Request("GET", f"{path}/@protokoll"),
        "Verlauf (page)": lambda path: Request(
            "GET", f"{path}/@@verlauf", accept="text/html"
        ),
        "enter a note": lambda path: Request(
            "POST", f"{path}/@protokoll", b'{"text": "Telefonat"}'
        ),
    }
    for turn in range(options.rounds + 1):
        for name, request in views.items():
            for label, path in (("few", few), ("many", many)):
                batch = clients.send([request(path)] * options.number)
                note(report, turn, f"{label} entries: {name}", EAKTE, batch)


def verification(editing, report, options):
    """What a check of chains and files reads, beside ``sha256sum``."""
    server = editing.servers[EAKTE]
    say("Verifying")
    server.stop()
    out = server.settings.var / "verification.json"
    server.run("verify.py", str(out), str(options.blobs), "1000000")
    server.start()
    report.verification = json.loads(out.read_text())


def note(report, turn, name, kind, batch):
    warn(f"{kind}, {name}", batch)
    if turn:
        report.add(name, kind, batch)


class VersionsReport(Report):
    """With what is no request: storage and verification."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.storage = {}
        self.verification = {}

    def as_dict(self):
        return {
            **super().as_dict(),
            "storage": self.storage,
            "verification": self.verification,
        }


def main():
    options = arguments()
    report = VersionsReport(facts(options), goals)
    say("Creating the sites")
    with (
        temporary_server(options.keep) as server,
        temporary_server(options.keep, ROOMS) as bare,
    ):
        server.stop()
        server.run("plain_versions.py")
        server.start()
        editing = Editing({EAKTE: server, PLAIN: server, WITHOUT: bare})
        changes(editing, report, options)
        together(editing, report, options)
        storage(editing, report)
        long_protokoll(editing, report, options)
        verification(editing, report, options)
    print(as_text(report))
    for kind, figures in report.storage.items():
        print(f"storage, {MEGABYTES} MB, {kind}:", figures)
    print("verification:", report.verification)
    if options.json:
        options.json.write_text(json.dumps(report.as_dict(), indent=2) + "\n")


if __name__ == "__main__":
    main()
