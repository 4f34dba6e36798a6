"""What the readers of CSV and XLSX have in common."""

from collective.eakte.aktenplan.meldungen import Befund
from collective.eakte.aktenplan.meldungen import befund
from dataclasses import dataclass
from dataclasses import field


@dataclass(frozen=True)
class Grenzen:
    """What is read of a file at most.

    :param bytes: size of the file.
    :param entpackt: size of what an XLSX file unpacks to.
    :param teile: number of parts of an XLSX file.
    :param zeilen: lines that are not blank, in one table.
    :param spalten: cells in a line.
    """

    bytes: int = 20_000_000
    entpackt: int = 100_000_000
    teile: int = 2_000
    zeilen: int = 50_000
    spalten: int = 100


GRENZEN = Grenzen()


@dataclass
class Blatt:
    """A table as it stands in the file, without its blank lines.

    :param name: name of the sheet; ``None`` in a CSV file.
    :param verborgen: the sheet is hidden.
    :param zeilen: (line, cells); cells keep the type that the file gives them.
    """

    name: str | None = None
    verborgen: bool = False
    zeilen: list[tuple[int, tuple]] = field(default_factory=list)


class Unlesbar(Exception):
    """A file cannot be read.

    :param code: key of :data:`.meldungen.MELDUNGEN`.
    :param angaben: what the message names.
    """

    def __init__(self, code: str, **angaben: object):
        super().__init__(code)
        self.befunde: tuple[Befund, ...] = (befund(code, **angaben),)
