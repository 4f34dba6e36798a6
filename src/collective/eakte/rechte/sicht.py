"""With which roles somebody looks at an access domain: pure functions.

An access domain (Zugriffsbereich) is a plan node or a record with rules of its own. All
that lies in it, down to the next domain, is seen by the same people. Domains are told
apart by their place (``/site/plan/32/32.01/``), so that the domains around one are the
prefixes of its place.
"""

from collective.eakte.config import INHALT_LESEN
from collective.eakte.rechte.berechtigung import NICHT_IM_SCHUTZ
from collective.eakte.rechte.berechtigung import PERSOENLICH
from collective.eakte.rechte.regeln import ANSEHEN
from collective.eakte.rechte.regeln import rollen_mit_recht
from dataclasses import dataclass
from dataclasses import field
from functools import lru_cache
from typing import NamedTuple


PLANKNOTEN = "(Planknoten)"
"""Stands in the profile of plan nodes: a grade is said of the records below them."""

OHNE_DATEI = "(ohne Datei)"
"""Stands instead of the roles that read a file: there is none to be read."""


@dataclass(frozen=True)
class Sicht:
    """One way in which somebody looks: with own rights, or for an absent person.

    :param rollen: roles in the whole site.
    :param prinzipale: ids of the user, the groups and the circles.
    :param nur_in: place of the only domain in which this view holds, ``None`` for all.
    :param fuer: id of the absent person; ``None`` for own rights.
    :param oben: roles that are given above a plan, by the place of the plan.
    :param nur_offenes: holds outside of protected records only.
    """

    rollen: frozenset[str]
    prinzipale: frozenset[str]
    nur_in: str | None = None
    fuer: str | None = None
    oben: dict[str, frozenset[str]] = field(default_factory=dict, compare=False)
    nur_offenes: bool = False


class Stand(NamedTuple):
    """What some views have come to at a place, on the way down from the plan.

    :param rollen: the roles of each view.
    :param schutz: whether the place lies in a protected record.
    :param persoenlich: whether it lies in a record that no deputy gets at.
    :param stufe: xdomea code of the Vertraulichkeitsstufe that holds, or ``None``.
    """

    rollen: tuple[frozenset[str], ...]
    schutz: bool = False
    persoenlich: bool = False
    stufe: str | None = None


def betritt(bereich, aussen, sichten, tag):
    """Go into an access domain.

    :param bereich: the domain; it has ``ort``, ``regeln``, ``schutz`` and ``stufe``.
    :param aussen: :class:`Stand` around it; ``None`` when it is a plan.
    :param sichten: sequence of :class:`Sicht`.
    :param tag: date.
    :returns: :class:`Stand`; the same one where the domain adds nothing.
    """
    if aussen is None:
        ohne = frozenset()
        aussen = Stand(
            tuple(sicht.rollen | sicht.oben.get(bereich.ort, ohne) for sicht in sichten)
        )
    eigener, stufe = bereich.schutz, bereich.stufe
    schutz = aussen.schutz or eigener is not None
    rollen = []
    for bisher, sicht in zip(aussen.rollen, sichten, strict=True):
        # Nothing from outside holds in a protected record.
        dort = bisher if eigener is None else frozenset()
        for regel in bereich.regeln:
            if (
                regel.prinzipal in sicht.prinzipale
                and regel.gilt(tag)
                and not (schutz and regel.ursache in NICHT_IM_SCHUTZ)
            ):
                dort = dort.union(regel.rollen)
        rollen.append(dort)
    if eigener is None and stufe is None and rollen == list(aussen.rollen):
        return aussen
    return Stand(
        tuple(rollen),
        schutz,
        aussen.persoenlich or (eigener is not None and eigener.art == PERSOENLICH),
        aussen.stufe if stufe is None else stufe,
    )


def sieht_dort(stand, ort, profil, sichten):
    """Whether somebody sees the records of a domain.

    :param stand: :class:`Stand` in the domain.
    :param ort: place of the domain.
    :param profil: roles that may see the record by its workflow state.
    :param sichten: sequence of :class:`Sicht`, those of the ``stand``.
    """
    return _hat_eine(stand, ort, _sehende(profil, stand.stufe), sichten)


def liest_dort(stand, ort, profil, sichten):
    """Whether somebody reads the files of the records of a domain.

    :param stand: :class:`Stand` in the domain.
    :param ort: place of the domain.
    :param profil: roles that may read the file by the workflow state of the record.
    :param sichten: sequence of :class:`Sicht`, those of the ``stand``.
    """
    if OHNE_DATEI in profil:
        return True
    return _hat_eine(stand, ort, _lesende(profil, stand.stufe), sichten)


def _hat_eine(stand, ort, erlaubt, sichten):
    for rollen, sicht in zip(stand.rollen, sichten, strict=True):
        if not rollen.isdisjoint(erlaubt) and _gilt(
            sicht, ort, stand.schutz, stand.persoenlich
        ):
            return True
    return False


def reicht_nicht_bis(kette, sicht):
    """Whether a view does not hold in a domain, whatever is granted there.

    :param kette: the domain and those around it, the nearest first.
    :param sicht: :class:`Sicht`.
    """
    arten = {bereich.schutz.art for bereich in kette if bereich.schutz is not None}
    return not _gilt(sicht, kette[0].ort, bool(arten), PERSOENLICH in arten)


def _gilt(sicht, ort, schutz, persoenlich):
    if sicht.nur_in is not None and not ort.startswith(sicht.nur_in):
        return False
    if sicht.nur_offenes and schutz:
        return False
    return sicht.fuer is None or not persoenlich


@lru_cache(maxsize=1024)
def _sehende(profil, stufe):
    if PLANKNOTEN in profil:
        stufe = None
    return frozenset(rollen_mit_recht(ANSEHEN, profil, schutz=False, stufe=stufe))


@lru_cache(maxsize=1024)
def _lesende(profil, stufe):
    return frozenset(rollen_mit_recht(INHALT_LESEN, profil, schutz=False, stufe=stufe))


def _stand_in(kette, sichten, tag):
    stand = None
    for bereich in reversed(kette):
        stand = betritt(bereich, stand, sichten, tag)
    return stand


def rollen_im_bereich(kette, sicht, tag):
    """Roles of a view in a domain.

    :param kette: the domain and those around it, the nearest first; each has ``ort``,
        ``regeln``, ``schutz`` and ``stufe``.
    :param sicht: :class:`Sicht`.
    :param tag: date.
    :returns: pair of the roles and whether the domain lies in a protected record,
        where roles of the site and from above do not count.
    """
    stand = _stand_in(kette, [sicht], tag)
    if not _gilt(sicht, kette[0].ort, stand.schutz, stand.persoenlich):
        return frozenset(), stand.schutz
    return stand.rollen[0], stand.schutz


def zone_von(kette):
    """The domains whose grants hold in a domain.

    :param kette: the domain and those around it, the nearest first.
    :returns: pair of the domains up to the protected one, or all, and whether there is
        a protected one.
    """
    for stelle, bereich in enumerate(kette):
        if bereich.schutz is not None:
            return kette[: stelle + 1], True
    return kette, False


def stufe_im_bereich(kette):
    """The Vertraulichkeitsstufe that holds in a domain.

    :param kette: the domain and those around it, the nearest first.
    :returns: xdomea code, or ``None``.
    """
    return next((b.stufe for b in kette if b.stufe is not None), None)


def sieht(kette, profil, sichten, tag):
    """Whether somebody sees the records of a domain.

    :param kette: the domain and those around it, the nearest first.
    :param profil: roles that may see the record by its workflow state.
    :param sichten: sequence of :class:`Sicht`.
    :param tag: date.
    """
    return sieht_dort(_stand_in(kette, sichten, tag), kette[0].ort, profil, sichten)
