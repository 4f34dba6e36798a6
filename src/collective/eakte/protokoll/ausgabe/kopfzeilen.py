"""What stands at the head of a file: of what it is, for which time, who made it."""

from collective.eakte import _
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api


@dataclass(frozen=True)
class Kopf:
    """Head of a file, in words.

    :param titel: of what it is.
    :param zeitraum: the period.
    :param erstellt: who made it and when.
    """

    titel: str
    zeitraum: str
    erstellt: str


def kopfzeilen(obj, auswahl, worte, mit_inhalt):
    """The head of a file.

    :param obj: record or plan node; ``None`` for the site.
    :param auswahl: :class:`~collective.eakte.protokoll.auswahl.Auswahl`.
    :param worte: :class:`~collective.eakte.protokoll.worte.Worte`.
    :param mit_inhalt: whether it has entries of what is in it.
    :returns: :class:`Kopf`.
    """
    fmt = worte.fmt
    if obj is None:
        name = api.portal.get().title
    else:
        name = " ".join(filter(None, (obj.kennzeichen, obj.title)))
    titel = _(
        "verlauf_datei_titel", default="Verlauf of ${name}", mapping={"name": name}
    )
    if mit_inhalt:
        titel = _(
            "verlauf_datei_titel_inhalt",
            default="Verlauf of ${name}, including what is in it",
            mapping={"name": name},
        )
    person = None if api.user.is_anonymous() else api.user.get_current().getId()
    return Kopf(
        fmt.uebersetze(titel),
        fmt.uebersetze(_zeitraum(auswahl, fmt)),
        fmt.uebersetze(
            _(
                "verlauf_datei_erstellt",
                default="Made by ${person} on ${zeitpunkt}",
                mapping={
                    "person": fmt.person(person),
                    "zeitpunkt": fmt.zeitpunkt(datetime.now(UTC)),
                },
            )
        ),
    )


def _zeitraum(auswahl, fmt):
    von = fmt.datum(auswahl.von)
    bis = fmt.datum(auswahl.bis and auswahl.bis - timedelta(days=1))
    tage = {"von": von, "bis": bis}
    if von and bis:
        return _("verlauf_datei_von_bis", default="${von} to ${bis}", mapping=tage)
    if von:
        return _("verlauf_datei_von", default="from ${von} on", mapping=tage)
    if bis:
        return _("verlauf_datei_bis", default="until ${bis}", mapping=tage)
    return _("verlauf_datei_ganz", default="whole period")
