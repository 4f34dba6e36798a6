"""What is known of an office, without Plone."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Organisationseinheit:
    """An office or department.

    :param code: short code, as it stands in Federführung and Aktenführung; it never
        changes (see Reorganisation).
    :param name: e.g. ``"Ordnungsamt"``.
    :param uebergeordnet: code of the superordinate office, or ``None``.
    :param leitung: ids of users or groups that head it.
    :param stellvertretung: ids of users or groups that permanently stand in for the
        heads.
    :param gruppen: ids of the groups whose members work in it.
    :param gueltig_ab: first day, ``None`` for always.
    :param gueltig_bis: last day, ``None`` for without end.
    :param aktiv_ab: first day on which it works with the E-Akte; ``None``: not yet.
    :param nachfolger: codes of the offices to which its work went.
    """

    code: str
    name: str
    uebergeordnet: str | None = None
    leitung: tuple[str, ...] = ()
    stellvertretung: tuple[str, ...] = ()
    gruppen: tuple[str, ...] = ()
    gueltig_ab: date | None = None
    gueltig_bis: date | None = None
    aktiv_ab: date | None = None
    nachfolger: tuple[str, ...] = ()

    def gilt(self, tag):
        """Whether the office exists on a day.

        :param tag: date.
        """
        return (self.gueltig_ab is None or self.gueltig_ab <= tag) and (
            self.gueltig_bis is None or tag <= self.gueltig_bis
        )

    def arbeitet(self, tag):
        """Whether the office exists and works with the E-Akte on a day.

        :param tag: date.
        """
        return self.gilt(tag) and self.aktiv_ab is not None and self.aktiv_ab <= tag

    @property
    def leitende(self):
        """Ids of the heads and of those who stand in for them."""
        return (*self.leitung, *self.stellvertretung)


ANGABEN = (
    "name",
    "uebergeordnet",
    "leitung",
    "stellvertretung",
    "gruppen",
    "gueltig_ab",
    "gueltig_bis",
    "aktiv_ab",
)
"""What can be said of an office; the rest follows from operations."""

LISTEN = frozenset({"leitung", "stellvertretung", "gruppen", "nachfolger"})
TAGE = frozenset({"gueltig_ab", "gueltig_bis", "aktiv_ab"})
