"""Refusals: every operation that is refused says all its reasons at once."""

from dataclasses import dataclass
from zExceptions import BadRequest
from zope.i18n import interpolate


GESPERRT = frozenset({"ausgecheckt", "sperrtoken-fehlt"})
"""Codes of the reasons that somebody's edit at the moment is."""


@dataclass(frozen=True)
class Hindernis:
    """One reason why an operation is refused.

    :param code: stable identifier for programs, e.g. ``einheit-stillgelegt``.
    :param message: sentence for people, translatable.
    :param field: name of the field that has to be changed, if any.
    :param line: line of an imported file (from 1), if any.
    :param url: where the reason can be solved, if the user may go there.
    :param kennzeichen: number of the record that is in the way, if the user
        may know it.
    """

    code: str
    message: str
    field: str | None = None
    line: int | None = None
    url: str | None = None
    kennzeichen: str | None = None


class Hindernisse(BadRequest):
    """An operation is refused.

    :param hindernisse: all reasons, at least one; or a refusal, whose reasons are
        taken (the workflow tool raises a new exception of the same class with it).
    """

    def __init__(self, hindernisse):
        self.hindernisse = tuple(getattr(hindernisse, "hindernisse", hindernisse))
        if not self.hindernisse:
            raise ValueError("a refusal needs at least one reason")
        super().__init__("; ".join(_klartext(h.message) for h in self.hindernisse))
        if all(h.code in GESPERRT for h in self.hindernisse):
            # Somebody edits it, and nothing else is against it (RFC 4918, 11.3).
            self.setStatus(423)

    @classmethod
    def eines(cls, code, message, **angaben):
        """A refusal for a single reason."""
        return cls([Hindernis(code, message, **angaben)])


class NichtBerechtigt(Hindernisse):
    """An operation is refused to this user; others may be allowed to do it."""

    errmsg = "Forbidden"
    status = 403


def _klartext(message):
    """English text of a message, for logs."""
    return interpolate(
        getattr(message, "default", None) or message, getattr(message, "mapping", None)
    )
