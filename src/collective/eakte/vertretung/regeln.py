"""What a deputy may not be, and what she may do: rules on plain values.

Sources: roles of the records model ("Vertretung: rights of the absent person within
the period, not personal items"); least right by default (Art. 25 DSGVO).
"""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.rechte.regeln import geschuetzt
from collective.eakte.rechte.regeln import VERWALTENDE
from collective.eakte.rechte.sicht import reicht_nicht_bis
from collective.eakte.rechte.sicht import rollen_im_bereich
from collective.eakte.vertretung.vertretung import SELBST
from dataclasses import replace
from datetime import date
from datetime import MAXYEAR


NICHT_UEBERTRAGBAR = frozenset({"Manager", "Site Administrator"})
"""Technical administration is not records work: nobody stands in for it."""


def uebertragbar(sicht):
    """What of a view passes to a deputy.

    :param sicht: :class:`~collective.eakte.rechte.sicht.Sicht` of the absent person.
    :returns: the same without the roles of technical administration.
    """
    return replace(
        sicht,
        rollen=sicht.rollen - NICHT_UEBERTRAGBAR,
        oben={ort: rollen - NICHT_UEBERTRAGBAR for ort, rollen in sicht.oben.items()},
    )


def rollen_an(kette, sicht, tag):
    """Names of the roles that a view has at the objects of an access domain.

    :param kette: the domain and those around it, the nearest first.
    :param sicht: :class:`~collective.eakte.rechte.sicht.Sicht`.
    :param tag: date.
    :returns: frozenset of roles, with their other names inside protected records.
    """
    rollen, schutz = rollen_im_bereich(kette, sicht, tag)
    if not schutz:
        return rollen
    offen = frozenset()
    if not reicht_nicht_bis(kette, sicht):
        # Records are managed without being read.
        offen = sicht.rollen & VERWALTENDE
    return frozenset(geschuetzt(rolle) for rolle in rollen) | offen


def pruefe_personen(abwesend, vertretung, *, eingetragen_von, als):
    """Reasons that lie in the people.

    :param abwesend: id of the absent user.
    :param vertretung: id of the user who is to stand in for her.
    :param eingetragen_von: id of the user who enters it.
    :param als: in which capacity she does.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    if abwesend == vertretung:
        return [
            Hindernis(
                "vertretung-durch-sich",
                _(
                    "vertretung_durch_sich",
                    default="Nobody stands in for herself: please name another person.",
                ),
                field="vertretung",
            )
        ]
    if als != SELBST and vertretung == eingetragen_von:
        return [
            Hindernis(
                "vertretung-selbst-genommen",
                _(
                    "vertretung_selbst_genommen",
                    default="Nobody makes herself somebody else's deputy: let the "
                    "absent person or somebody else enter it.",
                ),
                field="vertretung",
            )
        ]
    return []


def pruefe_zeitraum(von, bis, heute):
    """Reasons that lie in the period.

    :param von: first day, or ``None``.
    :param bis: last day, or ``None``.
    :param heute: date.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    gruende = [
        Hindernis(
            "zeitraum-fehlt",
            _("vertretung_zeitraum_fehlt", default="Please say from when until when."),
            field=feld,
        )
        for feld, tag in (("von", von), ("bis", bis))
        if tag is None
    ]
    if bis is not None and bis < heute:
        gruende.append(
            Hindernis(
                "ende-liegt-zurueck",
                _("vertretung_ende_vorbei", default="The last day lies in the past."),
                field="bis",
            )
        )
    if None in (von, bis):
        return gruende
    if bis < von:
        gruende.append(
            Hindernis(
                "ende-vor-beginn",
                _(
                    "vertretung_ende_vor_beginn",
                    default="The last day lies before the first one.",
                ),
                field="bis",
            )
        )
    elif bis >= _ein_jahr_nach(von):
        gruende.append(
            Hindernis(
                "zeitraum-zu-lang",
                _(
                    "vertretung_zu_lang",
                    default="Somebody stands in for a year at most; after that it is "
                    "entered anew.",
                ),
                field="bis",
            )
        )
    return gruende


def _ein_jahr_nach(tag):
    if tag.year == MAXYEAR:
        return date.max
    try:
        return tag.replace(year=tag.year + 1)
    except ValueError:
        # 29 February
        return tag.replace(year=tag.year + 1, month=3, day=1)
