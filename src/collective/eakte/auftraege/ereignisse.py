"""What happens to jobs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Abgebrochen:
    """Somebody has cancelled a job, which may never have begun.

    :param kennung: id of the job.
    """

    kennung: str
