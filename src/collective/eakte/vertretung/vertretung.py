"""A Vertretung: somebody acts for somebody absent, for a time and within a scope."""

from collective.eakte import _
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from datetime import UTC
from uuid import uuid4


ALLES = "alles"
OE = "oe"
AKTE = "akte"

UMFANG = {
    ALLES: _("vertretung_umfang_alles", default="everything"),
    OE: _("vertretung_umfang_oe", default="an office"),
    AKTE: _("vertretung_umfang_akte", default="an Akte"),
}
"""How far somebody stands in, with the words for people."""

SELBST = "selbst"
LEITUNG = "leitung"
VERWALTUNG = "verwaltung"
"""In which capacity a Vertretung was entered: by the absent person herself, by the head
of her office, or by those who administer records."""


def _neue_kennung():
    return uuid4().hex[:12]


@dataclass(frozen=True)
class Beendigung:
    """That a Vertretung was ended before its last day.

    :param person: id of the user who ended it.
    :param zeit: when, with time zone.
    :param grund: reason as given.
    """

    person: str | None
    zeit: datetime
    grund: str = ""


@dataclass(frozen=True)
class Vertretung:
    """Somebody acts for somebody absent.

    :param abwesend: id of the absent user.
    :param vertretung: id of the user who stands in for her.
    :param von: first day.
    :param bis: last day.
    :param umfang: one of :data:`UMFANG`.
    :param bezug: short code of the office, or UID of the Akte.
    :param bereich: number of the access domain of the Akte, which it keeps when it is
        moved.
    :param grund: reason as given.
    :param eingetragen_von: id of the user who entered it.
    :param eingetragen_als: in which capacity she did.
    :param zeit: when it was entered, with time zone.
    :param kennung: names it.
    :param beendet: :class:`Beendigung`, when it was ended early.
    """

    abwesend: str
    vertretung: str
    von: date
    bis: date
    umfang: str = ALLES
    bezug: str | None = None
    bereich: int | None = None
    grund: str = ""
    eingetragen_von: str | None = None
    eingetragen_als: str = SELBST
    zeit: datetime = field(default_factory=lambda: datetime.now(UTC))
    kennung: str = field(default_factory=_neue_kennung)
    beendet: Beendigung | None = None

    def gilt(self, tag):
        """Whether it holds on a day.

        :param tag: date.
        """
        return self.beendet is None and self.von <= tag <= self.bis

    def ist_vorbei(self, tag):
        """Whether it will not hold any more.

        :param tag: date.
        """
        return self.beendet is not None or self.bis < tag

    @property
    def auch_geschuetztes(self):
        """Whether it reaches into protected records.

        Who administers records sees none that are protected, and does not decide who
        does: that is for the absent person and the head of her office.
        """
        return self.eingetragen_als != VERWALTUNG
