"""Measure searching at the catalog, beside ZCTextIndex on the same texts, in one run.

Texts are entered in bulk, in process, each in both indexes of one catalog; rights are
those of the E-Akte for both. See README.md beside it.
"""

from argparse import ArgumentParser
from goals import at_least
from goals import at_most
from pathlib import Path
from server import Server

import json
import os
import platform
import shutil
import sys
import tempfile
import time


OURS, ORDINARY = "SearchableText", "Ordinary"
FACETS = "facets"


def arguments():
    parser = ArgumentParser(description=__doc__)
    parser.add_argument(
        "--texts",
        type=lambda text: [int(part) for part in text.split(",")],
        help="numbers of texts, ascending (10000,100000)",
    )
    parser.add_argument("--quick", action="store_true", help="200 and 2000 texts")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write figures, too")
    options = parser.parse_args()
    options.texts = options.texts or ([200, 2000] if options.quick else [10**4, 10**5])
    return options


def measure(numbers):
    """Build a site with texts and ask it.

    :param numbers: list of numbers of texts, ascending.
    :returns: list of rows: dicts with ``texts``, ``user``, ``question``, ``index``,
        ``p50_ms``, ``p95_ms`` and ``hits`` (median).
    """
    os.umask(0o077)
    var = Path(tempfile.mkdtemp(prefix="eakte-benchmark-"))
    try:
        server = Server(var)
        server.create_site()
        target = var / "rows.json"
        modules = str(Path(__file__).resolve().parent)
        plan = {"texts": numbers, "target": str(target), "modules": modules}
        server.run("search_site.py", json.dumps(plan))
        return json.loads(target.read_text())
    finally:
        shutil.rmtree(var, ignore_errors=True)


def goals(rows, numbers):
    """What is to be reached, next to what was measured."""
    by_key = {
        (row["texts"], row["user"], row["question"], row["index"]): row for row in rows
    }
    for (texts, user, question, index), ours in by_key.items():
        if question == FACETS:
            hits = ours["hits"]
            # Few hits have their share of what does not depend on them.
            limit = 60 if hits <= 30_000 else round(60 + (hits - 30_000) * 0.0007)
            yield at_most(f"facets of {hits} hits: ms (CPU)", ours["p50_ms"], limit)
        ordinary = by_key.get((texts, user, question, ORDINARY))
        if index != OURS or ordinary is None:
            continue
        what = f"{question}, {texts} texts, user sees {user}"
        if ordinary["hits"]:
            yield at_most(
                f"{what}: our p95 / its p50",
                _quotient(ours["p95_ms"], ordinary["p50_ms"]),
                1,
            )
        if question == "common word":
            times = _quotient(ordinary["p50_ms"], ours["p50_ms"])
            yield at_least(f"{what}: times faster", times, 10)
        if texts == numbers[-1] and texts != numbers[0]:
            few = by_key[numbers[0], user, question, OURS]
            yield at_most(
                f"{what}: p50 compared with {numbers[0]} texts",
                _quotient(ours["p50_ms"], few["p50_ms"]),
                1.5,
            )


def _quotient(value, reference):
    return round(value / reference, 2) if value and reference else None


def as_text(known, rows, reached):
    """The figures as lines for a terminal."""
    lines = [f"{name}: {value}" for name, value in known.items()] + [""]
    lines.append(
        f"{'texts':>7} {'sees':4} {'question':14} {'index':15} "
        f"{'p50 ms':>8} {'p95 ms':>8} {'hits':>7}"
    )
    lines += [
        f"{row['texts']:7} {row['user']:4} {row['question']:14} {row['index']:15} "
        f"{row['p50_ms']:8} {row['p95_ms']:8} {row['hits']:7}"
        for row in rows
    ]
    lines += ["", "Goals"]
    for goal in reached:
        sign = "reached" if goal.reached else "MISSED "
        lines.append(f"  {sign}  {goal.text}; measured {goal.measured}")
    return "\n".join(lines)


def main():
    options = arguments()
    known = {
        "date": time.strftime("%Y-%m-%d %H:%M"),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f} at the beginning",
    }
    print("Filling; this takes a while", file=sys.stderr, flush=True)
    rows = measure(options.texts)
    reached = list(goals(rows, options.texts))
    print(as_text(known, rows, reached))
    if options.json:
        figures = {"facts": known, "results": rows}
        figures["goals"] = [goal.as_dict() for goal in reached]
        options.json.write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
