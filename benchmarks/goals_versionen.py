"""What versions, Protokoll and verification may cost."""

from goals import _quotient
from goals import at_least
from goals import at_most


FILING = 1.1
CHECK_IN = 0.34
VERIFICATION = 0.8


def goals(report):
    """All goals that a run has something to say about.

    :param report: versionen.VersionsReport
    :returns: list of goals.Goal
    """
    rows = {(row["operation"], row["kind"]): row for row in report.rows()}
    return [
        *_costs(rows),
        *_together(rows),
        *_entries(rows),
        *_verification(report.verification),
    ]


def _costs(rows):
    def cpu(operation, kind):
        row = rows.get((operation, kind))
        return row and row["cpu_ms"]

    filing = _quotient(cpu("file x1", "eakte"), cpu("file x1", "without"))
    yield at_most("filing, CPU with these rooms / without", filing, FILING)
    plain = cpu("replace a file", "plain")
    for name in ("check in", "check in, first time"):
        ratio = _quotient(cpu(name, "eakte"), plain)
        yield at_most(f"{name}, CPU ours / replacing a file in plain", ratio, CHECK_IN)


def _together(rows):
    for (operation, kind), row in rows.items():
        if kind == "eakte" and operation.endswith("x8"):
            yield at_most(f"{operation}, failed", row["failed"], 0)
            yield at_most(f"{operation}, longest wait in turns", row["longest_wait"], 2)


def _entries(rows):
    for (operation, kind), many in rows.items():
        prefix, _, name = operation.partition(" entries: ")
        few = rows.get((f"few entries: {name}", kind))
        if prefix == "many" and few:
            ratio = _quotient(many["median_ms"], few["median_ms"])
            yield at_most(f"{name}, time with many entries / few", ratio, 1.2)


def _verification(figures):
    if figures:
        ratio = _quotient(figures["MB per s"], figures["sha256sum, MB per s"])
        yield at_least("verification, MB per s ours / sha256sum", ratio, VERIFICATION)
