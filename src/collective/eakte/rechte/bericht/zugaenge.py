"""Why somebody sees an access domain: pure functions on the rules of its domains.

One access (Zugang) is one reason for which one principal sees what lies in a domain.
The report is made from the same rules as the answer to "may she see it?"
(:mod:`collective.eakte.rechte.sicht`), so that neither says what the other does not.
"""

from collective.eakte.rechte.berechtigung import NICHT_IM_SCHUTZ
from collective.eakte.rechte.berechtigung import VERTRETUNG
from collective.eakte.rechte.regeln import ANSEHEN
from collective.eakte.rechte.regeln import rollen_mit_recht
from collective.eakte.rechte.sicht import PLANKNOTEN
from collective.eakte.rechte.sicht import rollen_im_bereich
from collective.eakte.rechte.sicht import stufe_im_bereich
from collective.eakte.rechte.sicht import zone_von
from dataclasses import dataclass
from datetime import date


ROLLE = "rolle"
"""Cause: a role in the whole site. No grant of the E-Akte; it has no end."""

OBERHALB = "oberhalb"
"""Cause: a role that was given in a folder above the plan, with Plone's own sharing."""

LIEST = "liest"
BEARBEITET = "bearbeitet"
LEITET = "leitet"
VERWALTET = "verwaltet"

_VERWALTENDE = frozenset(
    {"Manager", "Site Administrator", "Registratur", "Fachadministration"}
)
_BEARBEITENDE = frozenset({"Sachbearbeitung", "Poststelle"})


@dataclass(frozen=True)
class Zugang:
    """One reason for which somebody sees a domain.

    :param prinzipal: id of a user, group or circle.
    :param rollen: roles, sorted.
    :param ursache: a cause of grants, :data:`ROLLE` or :data:`OBERHALB`.
    :param ort: place of the domain where the grant was given; ``None`` when it holds
        in the whole house.
    :param bezug: what the cause refers to; the absent person of a deputy.
    :param grund: reason as given.
    :param von: first day.
    :param bis: last day, ``None`` for without limit.
    :param kennung: names the grant among those of its place.
    :param person: id of the user who granted it.
    :param gilt: whether it holds today; otherwise it will.
    """

    prinzipal: str
    rollen: tuple[str, ...]
    ursache: str
    ort: str | None = None
    bezug: str | None = None
    grund: str = ""
    von: date | None = None
    bis: date | None = None
    kennung: str | None = None
    person: str | None = None
    gilt: bool = True

    @property
    def ist_vertretung(self):
        """Whether somebody looks as an absent person, who is named by ``bezug``."""
        return self.ursache == VERTRETUNG and self.ort is None


def sehende_rollen(kette, profil):
    """Roles that see an object by its state and its grade, by their plain names.

    :param kette: the domain of the object and those around it, the nearest first.
    :param profil: roles that see it by its workflow state.
    :returns: frozenset.
    """
    stufe = None if PLANKNOTEN in profil else stufe_im_bereich(kette)
    rollen = rollen_mit_recht(ANSEHEN, profil, schutz=False, stufe=stufe)
    return frozenset(rollen) - {PLANKNOTEN}


def aus_berechtigungen(kette, erlaubt, tag, *, auch_kuenftige=False):
    """Accesses by the grants that hold in a domain.

    :param kette: the domain and those around it, the nearest first.
    :param erlaubt: roles that see the object.
    :param tag: date.
    :param auch_kuenftige: also grants that begin later.
    :returns: list of :class:`Zugang`, those given nearest first.
    """
    zone, schutz = zone_von(kette)
    return [
        als_zugang(regel, bereich.ort, tag)
        for bereich in zone
        for regel in bereich.regeln
        if not erlaubt.isdisjoint(regel.rollen)
        and not (schutz and regel.ursache in NICHT_IM_SCHUTZ)
        and (regel.gilt(tag) or (auch_kuenftige and beginnt_spaeter(regel, tag)))
    ]


def als_zugang(regel, ort, tag):
    """A grant as an access.

    :param regel: :class:`~collective.eakte.rechte.berechtigung.Berechtigung`.
    :param ort: place of its domain.
    :param tag: date.
    """
    return Zugang(
        prinzipal=regel.prinzipal,
        rollen=tuple(sorted(regel.rollen)),
        ursache=regel.ursache,
        ort=ort,
        bezug=regel.bezug,
        grund=regel.grund,
        von=regel.von,
        bis=regel.bis,
        kennung=regel.kennung,
        person=regel.person,
        gilt=regel.gilt(tag),
    )


def beginnt_spaeter(regel, tag):
    """Whether a grant will hold, but does not yet.

    :param regel: :class:`~collective.eakte.rechte.berechtigung.Berechtigung`.
    :param tag: date.
    """
    return regel.von is not None and regel.von > tag


def aus_rollen(kette, erlaubt, zugeteilt, ursache):
    """Accesses by roles that hold from outside of the plan.

    :param kette: the domain and those around it, the nearest first.
    :param erlaubt: roles that see the object.
    :param zugeteilt: iterable of pairs of a principal and its roles.
    :param ursache: :data:`ROLLE` or :data:`OBERHALB`.
    :returns: list of :class:`Zugang`; empty in a protected record.
    """
    if zone_von(kette)[1]:
        return []
    return [
        Zugang(prinzipal, tuple(sorted(erlaubt & set(rollen))), ursache)
        for prinzipal, rollen in zugeteilt
        if not erlaubt.isdisjoint(rollen)
    ]


def aus_sicht(kette, erlaubt, sicht, tag, angaben):
    """The access of somebody who stands in for somebody.

    :param kette: the domain and those around it, the nearest first.
    :param erlaubt: roles that see the object.
    :param sicht: :class:`~collective.eakte.rechte.sicht.Sicht` of the absent person.
    :param tag: date.
    :param angaben: dict with the further members of the :class:`Zugang`.
    :returns: list with one :class:`Zugang`, or empty.
    """
    rollen = rollen_im_bereich(kette, sicht, tag)[0] & erlaubt
    return [Zugang(rollen=tuple(sorted(rollen)), **angaben)] if rollen else []


def der_person(kette, erlaubt, sichten, tag):
    """Why somebody sees a domain.

    :param kette: the domain and those around it, the nearest first.
    :param erlaubt: roles that see what is asked for.
    :param sichten: her views, :class:`~collective.eakte.rechte.sicht.Sicht`.
    :param tag: date.
    :returns: list of :class:`Zugang`.
    """
    gefunden = []
    zone, schutz = zone_von(kette)
    for sicht in sichten:
        rollen = rollen_im_bereich(kette, sicht, tag)[0] & erlaubt
        if not rollen:
            continue
        if sicht.fuer is not None:
            gefunden.append(
                Zugang(sicht.fuer, tuple(sorted(rollen)), VERTRETUNG, bezug=sicht.fuer)
            )
            continue
        gefunden += [
            zugang
            for zugang in aus_berechtigungen(kette, erlaubt, tag)
            if zugang.prinzipal in sicht.prinzipale
        ]
        if not schutz:
            hausweit = ((ROLLE, sicht.rollen), (OBERHALB, sicht.oben.get(zone[-1].ort)))
            gefunden += [
                Zugang("", tuple(sorted(erlaubt & zugeteilt)), ursache)
                for ursache, zugeteilt in hausweit
                if zugeteilt and not erlaubt.isdisjoint(zugeteilt)
            ]
    return gefunden


def taetigkeit(rollen, aendernde=None):
    """What somebody does with a record, in one word.

    :param rollen: her roles.
    :param aendernde: roles that may change the record or add to it as it stands;
        ``None`` when that is not asked.
    :returns: code: the most that she may do.
    """
    rollen = set(rollen)
    if rollen & _VERWALTENDE:
        return VERWALTET
    if "Leitung" in rollen:
        return LEITET
    if rollen & _BEARBEITENDE and (aendernde is None or rollen & set(aendernde)):
        return BEARBEITET
    return LIEST
