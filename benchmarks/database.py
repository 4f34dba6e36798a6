"""What was written to the database, read from the log of the FileStorage itself."""

from contextlib import closing
from dataclasses import dataclass
from ZODB.FileStorage.FileStorage import FileIterator


@dataclass(frozen=True)
class Written:
    """Growth of the database; blobs are files of their own and not counted."""

    transactions: int = 0
    objects: int = 0
    bytes: int = 0


class Log:
    """The file that the server appends to; it is only read here.

    :param path: pathlib.Path of Data.fs
    """

    def __init__(self, path):
        self.path = path

    def position(self):
        return self.path.stat().st_size

    def since(self, position):
        """Add up the transactions behind a position; the server has to be idle."""
        transactions = objects = 0
        with closing(FileIterator(str(self.path), pos=position)) as log:
            for transaction in log:
                transactions += 1
                objects += sum(1 for _record in transaction)
        return Written(transactions, objects, self.position() - position)
