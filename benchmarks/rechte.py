"""Measure granting and withdrawing rights next to plain Plone's sharing, in one run.

See README.md beside it.
"""

from argparse import ArgumentParser
from concurrent.futures import ThreadPoolExecutor
from fill_rights import COMMON
from fill_rights import PASSWORD
from fill_rights import RARE
from goals_rights import goals
from measure import Clients
from pathlib import Path
from report import as_text
from report import Report
from rest import facts
from rest import say
from rights import Rights
from scenarios import EAKTE
from scenarios import PLAIN
from server import temporary_server

import json


WRITERS = 8


def arguments():
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, help="rounds of each operation (5)")
    parser.add_argument("--quick", action="store_true", help="small numbers, 2 rounds")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write figures, too")
    parser.add_argument("--keep", action="store_true", help="keep the instance")
    options = parser.parse_args()
    options.rounds = options.rounds or (2 if options.quick else 5)
    options.reads = 10 if options.quick else 30
    options.plan = {
        "plain": 200 if options.quick else 1000,
        "akten": {
            "warm": 20,
            "medium": 300 if options.quick else 1000,
            "large": 1000 if options.quick else 10_000,
            # Not shared yet when writers are at work beside it.
            "beside": 1000 if options.quick else 10_000,
        },
        # Akten in the unit, and Dokumente in each: 50,000 records.
        "unit": (200, 9) if options.quick else (5000, 9),
    }
    options.domains = 100 if options.quick else 3000
    return options


def sizes(options):
    """How many records lie below what is shared, by name of the operation."""
    akten, dokumente = options.plan["unit"]
    return {
        "Akte medium": options.plan["akten"]["medium"],
        "Akte large": options.plan["akten"]["large"],
        "unit": akten * (dokumente + 1),
    }


def grants(rights, report, options):
    """First and later grants at each place, each with a look at what the person sees.

    At an Akte the first grant makes an access domain, and the index follows in the
    background. Plain Plone knows no such difference.
    """
    places = {
        f"grant ({options.plan['plain']} Files)": (PLAIN, "/plain/shared", "d-0"),
        **{
            f"grant ({name}, {size})": (EAKTE, *rights.place(name))
            for name, size in sizes(options).items()
        },
    }
    rights.share_and_withdraw(EAKTE, *rights.place("Akte warm"))
    for name, (kind, path, _child) in places.items():
        if kind == EAKTE and "Akte" in name:
            say(f"First {name}")
            report.add(f"first {name}", kind, rights.share(kind, path))
            report.add(f"background of {name}", kind, rights.until_quiet())
            rights.withdraw(kind, path)
    for turn in range(options.rounds):
        say(f"Round {turn + 1} of {options.rounds}: grants")
        for name, (kind, path, child) in places.items():
            given, taken = rights.share_and_withdraw(kind, path, child)
            report.add(name, kind, given)
            report.add(name.replace("grant", "withdraw"), kind, taken)


def beside_writers(rights, report, options):
    """A first grant while eight clients file, in the same unit and somewhere else."""
    places = {
        PLAIN: ("/plain/shared", "/plain/shared"),
        EAKTE: (rights.place("Akte beside")[0], rights.place("Akte beside")[0]),
    }
    for kind, (path, into) in places.items():
        say(f"{WRITERS} writers beside a grant, {kind}")
        filings = rights.filings(kind, into, WRITERS * 6)
        with ThreadPoolExecutor(1) as pool:
            batch = pool.submit(rights.admin.send, filings, WRITERS)
            granted = rights.share(kind, path, rights.second_admin)
            report.add("grant beside writers", kind, granted)
            report.add(f"file x{WRITERS} beside it", kind, batch.result())
        rights.until_quiet()
        rights.expect_seen(kind, path)


def membership(rights, report, options):
    """A group has a right; who joins it sees the records with the next request."""
    path, child = rights.place("Akte large")
    rights.share(EAKTE, path, principal="group-39")
    for _turn in range(options.rounds):
        for member in (True, False):
            name = "join a group" if member else "leave a group"
            report.add(name, EAKTE, rights.change_membership("group-39", member))
            rights.expect(rights.member, EAKTE, f"{path}/{child}", seen=member)
    rights.withdraw(EAKTE, path, principal="group-39")


# By kind: what it is in plain Plone shows what the groups cost in any case.
SEARCHES = {
    ("search, rare word", EAKTE): f"/eakte/@search?SearchableText={RARE}",
    ("search, common word", EAKTE): f"/eakte/@search?SearchableText={COMMON}",
    ("search, common word", PLAIN): f"/plain/@search?SearchableText={COMMON}",
    ("search, all", EAKTE): "/eakte/@search?sort_on=modified",
    ("search, all", PLAIN): "/plain/@search?sort_on=modified",
    ("search, by path", EAKTE): "/eakte/plan/20.01/a-1/@search",
    ("search, by path", PLAIN): "/plain/shared/@search",
    ("list a unit", EAKTE): "/eakte/plan/20.01/@schriftgut?art=Akte&b_size=100",
    ("list an Akte", EAKTE): "/eakte/plan/20.01/a-1/@schriftgut?art=Dokument",
}


def searches(rights, report, options, label=""):
    """The same searches by who is in two groups, and by who is in forty."""
    users = {"2 groups": rights.two_groups, "40 groups": rights.forty_groups}
    for turn in range(options.rounds + 1):
        for (name, kind), query in SEARCHES.items():
            for groups, clients in users.items():
                batch = clients.send(rights.get(query, options.reads))
                # What is slow only the first time is not what is compared.
                if turn:
                    report.add(f"{groups}: {name}{label}", kind, batch)


def main():
    options = arguments()
    report = Report(facts(options), goals)
    say("Creating two sites")
    with temporary_server(options.keep) as server:
        server.stop()
        say("Filling them; this takes some minutes")
        server.run("fill_rights.py", json.dumps(options.plan))
        server.start()
        rights = Rights(
            server,
            lambda name: Clients(server, (name, PASSWORD)),
        )
        grants(rights, report, options)
        beside_writers(rights, report, options)
        membership(rights, report, options)
        say("Searching")
        for group in ("group-0", "group-1"):
            rights.share(EAKTE, "/eakte/plan/20.01", principal=group)
            rights.share(PLAIN, "/plain/shared", principal=group)
        searches(rights, report, options)
        say(f"Giving {options.domains} Akten rules of their own, and searching")
        server.stop()
        server.run("fill_rights.py", json.dumps({"domains": options.domains}))
        server.start()
        rights.reset()
        searches(rights, report, options, f", {options.domains} domains")
    report.wrong = rights.wrong
    print(as_text(report))
    for line in rights.wrong:
        print("WRONG:", line)
    if options.json:
        options.json.write_text(json.dumps(report.as_dict(), indent=2) + "\n")


if __name__ == "__main__":
    main()
