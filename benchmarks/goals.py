"""What is to be reached, next to what was measured; nothing fails because of it."""

from dataclasses import asdict
from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """One goal.

    :param measured: ``None`` when the operation failed altogether
    """

    text: str
    measured: float | None
    reached: bool

    as_dict = asdict


def at_least(text, measured, limit):
    reached = measured is not None and measured >= limit
    return Goal(f"{text}: at least {limit}", measured, reached)


def at_most(text, measured, limit):
    reached = measured is not None and measured <= limit
    return Goal(f"{text}: at most {limit}", measured, reached)


def goals(report):
    """All goals that a run has something to say about.

    :param report: report.Report
    :returns: list of :class:`Goal`
    """
    rows, ratios = report.eakte_rows(), report.ratios()
    return [
        *_filing(rows, ratios),
        at_most("numbers given twice", len(report.doubles), 0),
        *_creating_and_listing(ratios),
        *_sizes(rows),
    ]


def _filing(rows, ratios):
    single = rows.get("file x1")
    if single:
        ratio = ratios["file x1"]["per_second"]
        yield at_least("filing with 1 client, throughput ours/plain", ratio, 2)
        yield at_most("objects written per filing", single["objects"], 100)
        yield at_most("kB written per filing", single["kilobytes"], 100)
    for operation, row in rows.items():
        if not operation.startswith("file x"):
            continue
        yield at_most(f"{operation}, failed", row["failed"], 0)
        if single and row is not single:
            ratio = _quotient(row["per_second"], single["per_second"])
            yield at_least(f"{operation}, throughput compared with x1", ratio, 0.9)
        if row is not single:
            yield at_most(f"{operation}, longest wait in turns", row["longest_wait"], 2)


def _creating_and_listing(ratios):
    if "create" in ratios:
        ratio = ratios["create"]["median_ms"]
        yield at_most("creating an Akte, time ours/plain", ratio, 1)
    if "list 100" in ratios:
        ratio = _quotient(1, ratios["list 100"]["median_ms"])
        yield at_least("list 100, times faster than fullobjects", ratio, 3)


def _sizes(rows):
    for operation, large in rows.items():
        prefix, _, name = operation.partition(": ")
        small = rows.get(f"small: {name}")
        if prefix == "large" and small:
            ratio = _quotient(large["median_ms"], small["median_ms"])
            yield at_most(f"{name}, time in a large / small Akte", ratio, 1.5)


def _quotient(value, reference):
    return round(value / reference, 2) if value and reference else None
