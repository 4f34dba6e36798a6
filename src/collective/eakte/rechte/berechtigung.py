"""A grant: who has which roles at a record, for which cause, and how long."""

from collective.eakte import _
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from datetime import UTC
from uuid import uuid4


# Causes of grants. Rooms that grant for another cause add theirs to this table.
PLANRECHT = "planrecht"
FUEHRUNG = "fuehrung"
EINZELFREIGABE = "einzelfreigabe"
SCHUTZ = "schutz"
BETEILIGUNG = "beteiligung"
VERTRETUNG = "vertretung"
ARCHIV = "archiv"
PRUEFUNG = "pruefung"
WIEDERHERSTELLUNG = "wiederherstellung"

URSACHEN = {
    PLANRECHT: _("ursache_planrecht", default="Aktenplan"),
    FUEHRUNG: _("ursache_fuehrung", default="Federführung or Aktenführung"),
    EINZELFREIGABE: _("ursache_einzelfreigabe", default="Individual release"),
    SCHUTZ: _("ursache_schutz", default="Circle of a protected record"),
    BETEILIGUNG: _("ursache_beteiligung", default="Participation in a step"),
    VERTRETUNG: _("ursache_vertretung", default="Deputy (Vertretung)"),
    ARCHIV: _("ursache_archiv", default="Archive"),
    PRUEFUNG: _("ursache_pruefung", default="Audit"),
    WIEDERHERSTELLUNG: _("ursache_wiederherstellung", default="Recovery by two"),
}
"""Code of each cause and its title."""

NICHT_IM_SCHUTZ = frozenset({FUEHRUNG})
"""Causes that open nothing in a protected record: who leads it is not yet named."""


def _neue_kennung():
    return uuid4().hex[:12]


@dataclass(frozen=True)
class Berechtigung:
    """A grant.

    :param prinzipal: id of a user or group, or of a circle such as ``oe:32``
        (:class:`~collective.eakte.rechte.interfaces.IKreise`).
    :param rollen: role ids.
    :param ursache: one of :data:`URSACHEN`.
    :param bezug: what the cause refers to, for example a short code or a UID.
    :param von: first day on which it holds; ``None`` for always.
    :param bis: last day on which it holds; ``None`` for without limit.
    :param grund: reason as given by a person.
    :param person: id of the user who granted it, if a person did.
    :param zeit: when it was granted, with time zone.
    :param kennung: names this grant among those of its record.
    """

    prinzipal: str
    rollen: tuple[str, ...]
    ursache: str
    bezug: str | None = None
    von: date | None = None
    bis: date | None = None
    grund: str = ""
    person: str | None = None
    zeit: datetime = field(default_factory=lambda: datetime.now(UTC))
    kennung: str = field(default_factory=_neue_kennung)

    def gilt(self, tag):
        """Whether the grant holds on a day.

        :param tag: date.
        """
        return (self.von is None or self.von <= tag) and (
            self.bis is None or tag <= self.bis
        )

    def sagt_dasselbe_wie(self, andere):
        """Whether another grant gives the same for the same reason.

        :param andere: :class:`Berechtigung`.
        """
        return self._aussage() == andere._aussage()

    def _aussage(self):
        return (
            self.prinzipal,
            frozenset(self.rollen),
            self.ursache,
            self.bezug,
            self.von,
            self.bis,
        )


@dataclass(frozen=True)
class Beendet:
    """A grant that was withdrawn.

    :param berechtigung: :class:`Berechtigung`.
    :param person: id of the user who withdrew it, if a person did.
    :param zeit: when, with time zone.
    :param grund: reason as given.
    """

    berechtigung: Berechtigung
    person: str | None
    zeit: datetime
    grund: str = ""


@dataclass(frozen=True)
class Schutz:
    """That a record is seen by those only who are named for it.

    :param art: ``"einzeln"`` when somebody protected this record, or the preset of
        its plan unit that did (see the presets of the offices).
    :param grund: reason as given.
    :param person: id of the user who protected it.
    :param zeit: when, with time zone.
    """

    art: str
    grund: str
    person: str | None
    zeit: datetime


EINZELN = "einzeln"
PERSOENLICH = "persoenlich"
"""Records of one person: no deputy gets at them."""
