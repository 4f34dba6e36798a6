"""What is to be reached with rights, next to what was measured."""

from goals import at_most
from report import quotient


def goals(report):
    """All goals that a run has something to say about.

    :param report: report.Report
    :returns: list of goals.Goal
    """
    rows = report.eakte_rows()
    plain = [row for row in report.rows() if row["kind"] == "plain"]
    return [
        *_growth(rows),
        *_against_plain(rows, plain),
        *_writers(rows),
        at_most(
            "objects stored when somebody joins a group",
            rows["join a group"]["objects"],
            10,
        ),
        *_searches(rows),
        at_most("answers that did not follow a change at once", len(report.wrong), 0),
    ]


def _growth(rows):
    """The cost of a grant must not grow with what lies below."""
    for verb in ("first grant", "grant", "withdraw"):
        found = [row for name, row in rows.items() if name.startswith(f"{verb} (")]
        if len(found) > 1:
            least, most = found[0], found[-1]
            ratio = quotient(most["median_ms"], least["median_ms"])
            text = f"{least['operation']} -> {most['operation']}"
            yield at_most(f"{text}, time", ratio, 1.5)
            ratio = quotient(most["objects"], least["objects"])
            yield at_most(f"{text}, objects stored", ratio, 1.5)


def _against_plain(rows, plain):
    sharing = next((r for r in plain if r["operation"].startswith("grant (")), None)
    for name, row in rows.items():
        if sharing and name.startswith(("first grant (", "grant (")):
            ratio = quotient(row["median_ms"], sharing["median_ms"])
            yield at_most(f"{name}, time ours/plain {sharing['operation']}", ratio, 1)


def _writers(rows):
    for name, row in rows.items():
        if "beside" in name:
            yield at_most(f"{name}, failed", row["failed"], 0)
            if name.startswith("file"):
                yield at_most(f"{name}, longest wait in turns", row["longest_wait"], 2)


def _searches(rows):
    for name, row in rows.items():
        groups, _, search = name.partition(": ")
        if groups == "40 groups":
            few = rows[f"2 groups: {search}"]
            ratio = quotient(row["median_ms"], few["median_ms"])
            yield at_most(f"{search}: time with 40 groups / with 2", ratio, 1.2)
