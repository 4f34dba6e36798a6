"""With which roles somebody looks at an access domain: pure functions.

An access domain (Zugriffsbereich) is a plan node or a record with rules of its own. All
that lies in it, down to the next domain, is seen by the same people. Domains are told
apart by their place (``/site/plan/32/32.01/``), so that the domains around one are the
prefixes of its place.
"""

from collective.eakte.rechte.berechtigung import NICHT_IM_SCHUTZ
from collective.eakte.rechte.berechtigung import PERSOENLICH
from collective.eakte.rechte.regeln import ANSEHEN
from collective.eakte.rechte.regeln import rollen_mit_recht
from dataclasses import dataclass
from dataclasses import field


PLANKNOTEN = "(Planknoten)"
"""Stands in the profile of plan nodes: a grade is said of the records below them."""


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


def rollen_im_bereich(kette, sicht, tag):
    """Roles of a view in a domain.

    :param kette: the domain and those around it, the nearest first; each has ``ort``,
        ``regeln`` and ``schutz``.
    :param sicht: :class:`Sicht`.
    :param tag: date.
    :returns: pair of the roles and whether the domain lies in a protected record,
        where roles of the site and from above do not count.
    """
    zone, schutz = zone_von(kette)
    if reicht_nicht_bis(kette, sicht):
        return frozenset(), schutz
    rollen = {
        rolle
        for bereich in zone
        for berechtigung in bereich.regeln
        if berechtigung.prinzipal in sicht.prinzipale
        and berechtigung.gilt(tag)
        and not (schutz and berechtigung.ursache in NICHT_IM_SCHUTZ)
        for rolle in berechtigung.rollen
    }
    if not schutz:
        rollen |= sicht.rollen | sicht.oben.get(kette[-1].ort, frozenset())
    return frozenset(rollen), schutz


def reicht_nicht_bis(kette, sicht):
    """Whether a view does not hold in a domain, whatever is granted there.

    :param kette: the domain and those around it, the nearest first.
    :param sicht: :class:`Sicht`.
    """
    if sicht.nur_in is not None and not kette[0].ort.startswith(sicht.nur_in):
        return True
    arten = {bereich.schutz.art for bereich in kette if bereich.schutz is not None}
    if sicht.nur_offenes and arten:
        return True
    return sicht.fuer is not None and PERSOENLICH in arten


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
    :param sichten: iterable of :class:`Sicht`.
    :param tag: date.
    """
    stufe = None if PLANKNOTEN in profil else stufe_im_bereich(kette)
    erlaubt = rollen_mit_recht(ANSEHEN, profil, schutz=False, stufe=stufe)
    return any(
        not rollen_im_bereich(kette, sicht, tag)[0].isdisjoint(erlaubt)
        for sicht in sichten
    )
