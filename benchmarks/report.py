"""Figures of a run: collected, compared, printed."""

from collections import Counter
from dataclasses import dataclass
from dataclasses import field
from scenarios import EAKTE
from scenarios import PLAIN
from statistics import median


CREATED = 201


@dataclass
class Figures:
    """All batches of one operation and one kind of content."""

    batches: list = field(default_factory=list)

    @property
    def answers(self):
        return [answer for batch in self.batches for answer in batch.answers]

    @property
    def throughput(self):
        """Successful operations a second, median of the rounds."""
        return median(len(batch.successes) / batch.seconds for batch in self.batches)

    @property
    def longest_wait(self):
        """The longest wait, in turns; failed requests have waited, too.

        A turn is the time in which each client gets one answer if all are served in
        order. Who waits much longer was passed over.
        """
        return max(
            max(answer.seconds for answer in batch.answers)
            * len(batch.answers)
            / (batch.seconds * batch.clients)
            for batch in self.batches
        )

    def per_operation(self, value):
        """Median over the rounds of a sum that a batch knows."""
        return median(value(batch) / len(batch.answers) for batch in self.batches)

    def as_dict(self):
        """The figures; times are those of the requests that succeeded."""
        millis = sorted(answer.seconds * 1000 for answer in self.answers if answer.ok)
        statuses = Counter(answer.status for answer in self.answers)
        return {
            "operations": len(self.answers),
            "failed": len(self.answers) - len(millis),
            "statuses": {str(key): n for key, n in sorted(statuses.items())},
            "median_ms": round(median(millis), 1) if millis else None,
            "p95_ms": round(percentile(millis, 95), 1) if millis else None,
            "max_ms": round(millis[-1], 1) if millis else None,
            "per_second": round(self.throughput, 2),
            "longest_wait": round(self.longest_wait, 2),
            "cpu_ms": round(self.per_operation(lambda b: b.cpu_seconds * 1000), 1),
            "objects": round(self.per_operation(lambda b: b.written.objects), 1),
            "kilobytes": round(self.per_operation(lambda b: b.written.bytes / 1000), 1),
            "transactions": round(
                self.per_operation(lambda b: b.written.transactions), 2
            ),
        }


def percentile(ordered, percent):
    """The smallest value that so many percent of the values do not exceed."""
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def quotient(value, reference):
    """How many times the reference; ``None`` where there is nothing to compare."""
    return round(value / reference, 2) if value and reference else None


COMPARED = ("per_second", "median_ms", "p95_ms", "cpu_ms", "objects", "kilobytes")


class Report:
    """Figures by operation and kind.

    :param facts: what there is to know about machine and run, by name
    :param goals: function from a report to a list of goals.Goal
    """

    def __init__(self, facts, goals):
        self.facts = facts
        self.goals = goals
        self.figures = {}
        self.numbers = Counter()

    def add(self, operation, kind, batch):
        """Note a batch, and the numbers that its records were given."""
        self.figures.setdefault((operation, kind), Figures()).batches.append(batch)
        if kind != EAKTE:
            # Numbers of another server are none of this one.
            return
        self.numbers.update(
            answer.json["kennzeichen"]
            for answer in batch.answers
            if answer.status == CREATED and "kennzeichen" in answer.json
        )

    @property
    def doubles(self):
        """Numbers that were given more than once."""
        return sorted(number for number, times in self.numbers.items() if times > 1)

    def rows(self):
        """Operation, kind and figures, in the order of the first batches."""
        return [
            {"operation": operation, "kind": kind, **figures.as_dict()}
            for (operation, kind), figures in self.figures.items()
        ]

    def eakte_rows(self):
        """Figures of the E-Akte by operation."""
        return {row["operation"]: row for row in self.rows() if row["kind"] == EAKTE}

    def ratios(self):
        """What the E-Akte costs or gives compared with plain Plone, by operation."""
        by_key = {(row["operation"], row["kind"]): row for row in self.rows()}
        found = {}
        for operation in dict.fromkeys(operation for operation, _kind in by_key):
            plain, eakte = (
                by_key.get((operation, PLAIN)),
                by_key.get((operation, EAKTE)),
            )
            if plain and eakte:
                found[operation] = {
                    name: quotient(eakte[name], plain[name]) for name in COMPARED
                }
        return found

    def as_dict(self):
        return {
            "facts": self.facts,
            "results": self.rows(),
            "ratios": self.ratios(),
            "numbers_given": sum(self.numbers.values()),
            "numbers_given_twice": self.doubles,
            "goals": [goal.as_dict() for goal in self.goals(self)],
        }


COLUMNS = (
    ("operation", "operation", 38),
    ("kind", "kind", 6),
    ("operations", "n", 5),
    ("failed", "fail", 5),
    ("median_ms", "median ms", 10),
    ("p95_ms", "p95 ms", 9),
    ("max_ms", "max ms", 9),
    ("longest_wait", "turns", 6),
    ("per_second", "per s", 7),
    ("cpu_ms", "CPU ms", 8),
    ("objects", "objects", 8),
    ("kilobytes", "kB", 8),
    ("transactions", "tx", 5),
)


def as_text(report):
    """The report as lines for a terminal."""
    lines = [f"{name}: {value}" for name, value in report.facts.items()]
    lines += ["", _line({key: head for key, head, _width in COLUMNS})]
    lines.append("-" * len(lines[-1]))
    for row in report.rows():
        lines.append(_line(row))
        if row["failed"]:
            lines.append(f"{'':45}HTTP status: {row['statuses']}")
    lines += ["", "E-Akte / plain Plone"]
    for operation, ratio in report.ratios().items():
        figures = ", ".join(
            f"{name} {'-' if value is None else value}" for name, value in ratio.items()
        )
        lines.append(f"  {operation:36} {figures}")
    lines += ["", "Goals"]
    for goal in report.goals(report):
        sign = "reached" if goal.reached else "MISSED "
        lines.append(f"  {sign}  {goal.text}; measured {goal.measured}")
    given = sum(report.numbers.values())
    lines += ["", f"{given} numbers given, twice: {report.doubles or 'none'}"]
    return "\n".join(lines)


def _line(row):
    cells = []
    for key, _head, width in COLUMNS:
        text = "-" if row[key] is None else str(row[key])
        left = key in ("operation", "kind")
        cells.append(text.ljust(width) if left else text.rjust(width))
    return " ".join(cells)
