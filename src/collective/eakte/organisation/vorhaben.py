"""What a reorganisation is to do, and the reasons against it: without Plone."""

from collective.eakte import _
from collective.eakte.begruendung import pruefe_grund
from collective.eakte.hindernisse import Hindernis
from collective.eakte.organisation.modell import Organisationseinheit
from collective.eakte.organisation.regeln import pruefe_code
from collective.eakte.organisation.regeln import unbekannte_oe
from collective.eakte.organisation.regeln import unterhalb
from dataclasses import dataclass
from dataclasses import replace


ZUSAMMENLEGUNG = "zusammenlegung"
TEILUNG = "teilung"
UMBENENNUNG = "umbenennung"

ARTEN = {
    ZUSAMMENLEGUNG: _("reorganisation_zusammenlegung", default="Merge offices"),
    TEILUNG: _("reorganisation_teilung", default="Give part of an office to another"),
    UMBENENNUNG: _("reorganisation_umbenennung", default="Give an office another code"),
}
"""Code of each kind of reorganisation and its title."""


@dataclass(frozen=True)
class Vorhaben:
    """A reorganisation.

    :param art: one of :data:`ARTEN`.
    :param von: codes of the offices whose work goes to another one.
    :param nach: code of that one; it is made when there is none.
    :param name: name of the office that is made.
    :param uebergeordnet: code of the office above the one that is made; by default
        the one above the first former office.
    :param leitung: heads of the office that is made; by default all former heads.
    :param gruppen: ids of the groups of the office that is made, for a division.
    :param einheiten: for a division: numbers of the plan units that go to the other
        office, with all units below them.
    :param grund: why, e.g. the order of the mayor.
    """

    art: str
    von: tuple[str, ...]
    nach: str
    name: str = ""
    uebergeordnet: str | None = None
    leitung: tuple[str, ...] = ()
    gruppen: tuple[str, ...] = ()
    einheiten: tuple[str, ...] = ()
    grund: str = ""


def pruefe(vorhaben, vorhandene, tag):
    """Every reason against a reorganisation that the offices give.

    :param vorhaben: :class:`Vorhaben`.
    :param vorhandene: dict of all offices by code.
    :param tag: date.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    gruende = []
    if vorhaben.art not in ARTEN:
        gruende.append(
            Hindernis(
                "art-unbekannt",
                _(
                    "reorganisation_art_unbekannt",
                    default="Please choose what is done.",
                ),
                field="art",
            )
        )
    gruende += _gegen_fruehere(vorhaben, vorhandene, tag)
    gruende += _gegen_ziel(vorhaben, vorhandene, tag)
    if vorhaben.art == TEILUNG and not vorhaben.einheiten:
        gruende.append(
            Hindernis(
                "einheiten-fehlen",
                _(
                    "reorganisation_einheiten_fehlen",
                    default="Please name the plan units that go to the other office.",
                ),
                field="einheiten",
            )
        )
    gruende += pruefe_grund(vorhaben.grund)
    return gruende


def _gegen_fruehere(vorhaben, vorhandene, tag):
    gruende = []
    if not vorhaben.von or (vorhaben.art != ZUSAMMENLEGUNG and len(vorhaben.von) > 1):
        gruende.append(
            Hindernis(
                "von-anzahl",
                _(
                    "reorganisation_von_anzahl",
                    default="Please name the former office; several only when offices "
                    "are merged.",
                ),
                field="von",
            )
        )
    for code in vorhaben.von:
        einheit = vorhandene.get(code)
        if einheit is None:
            gruende.append(unbekannte_oe(code, "von"))
        elif _ist_beendet(einheit, tag):
            gruende.append(_beendet(code, "von"))
    return gruende


def _gegen_ziel(vorhaben, vorhandene, tag):
    ziel = vorhandene.get(vorhaben.nach)
    if ziel is None:
        gruende = pruefe_code(vorhaben.nach, vorhandene)
        gruende = [replace(grund, field="nach") for grund in gruende]
        if not gruende and not vorhaben.name.strip():
            gruende.append(
                Hindernis(
                    "name-fehlt",
                    _("oe_name_fehlt", default="Please give the name of the office."),
                    field="name",
                )
            )
        return gruende
    if vorhaben.nach in vorhaben.von:
        return [
            Hindernis(
                "ziel-ist-frueheres",
                _(
                    "reorganisation_ziel_ist_frueheres",
                    default="${code} cannot be the former and the new office: name "
                    "only the offices that end.",
                    mapping={"code": vorhaben.nach},
                ),
                field="nach",
            )
        ]
    if vorhaben.art == UMBENENNUNG:
        return pruefe_code(vorhaben.nach, vorhandene)
    if _ist_beendet(ziel, tag):
        return [_beendet(vorhaben.nach, "nach")]
    if vorhaben.art == ZUSAMMENLEGUNG and any(
        vorhaben.nach in unterhalb(vorhandene, code) for code in vorhaben.von
    ):
        return [
            Hindernis(
                "ziel-darunter",
                _(
                    "reorganisation_ziel_darunter",
                    default="${code} lies below an office that ends: put it elsewhere "
                    "first.",
                    mapping={"code": vorhaben.nach},
                ),
                field="nach",
            )
        ]
    return []


def _ist_beendet(einheit, tag):
    # Who has a successor ends today at the latest.
    return einheit.gueltig_bis is not None and (
        einheit.gueltig_bis < tag or bool(einheit.nachfolger)
    )


def _beendet(code, feld):
    return Hindernis(
        "oe-beendet",
        _(
            "oe_beendet",
            default="The office ${code} has ended already.",
            mapping={"code": code},
        ),
        field=feld,
    )


def neue_einheiten(vorhaben, vorhandene, tag):
    """The offices as they are afterwards, as far as they change.

    Groups and heads go along, so that nobody loses a right by it.

    :param vorhaben: :class:`Vorhaben`, checked.
    :param vorhandene: dict of all offices by code.
    :param tag: date.
    :returns: list of :class:`~.modell.Organisationseinheit`.
    """
    fruehere = [vorhandene[code] for code in vorhaben.von]
    if vorhaben.art == TEILUNG:
        if vorhaben.nach in vorhandene:
            return []
        return [_neue(vorhaben, fruehere, tag, vorhaben.gruppen)]
    ziel = vorhandene.get(vorhaben.nach) or _neue(vorhaben, fruehere, tag, ())
    ziel = replace(
        ziel,
        gruppen=_vereint(ziel.gruppen, *(f.gruppen for f in fruehere)),
        leitung=ziel.leitung or _vereint(*(f.leitung for f in fruehere)),
        stellvertretung=_vereint(
            ziel.stellvertretung, *(f.stellvertretung for f in fruehere)
        ),
        # The others are at work with the E-Akte already.
        aktiv_ab=_frueheste(ziel.aktiv_ab, *(f.aktiv_ab for f in fruehere)),
    )
    if ziel.uebergeordnet in vorhaben.von:
        ziel = replace(ziel, uebergeordnet=_oberhalb_aller(vorhaben, vorhandene))
    return [
        ziel,
        *(
            replace(
                frueher,
                gueltig_bis=max(tag, frueher.gueltig_ab or tag),
                nachfolger=_vereint(frueher.nachfolger, (vorhaben.nach,)),
            )
            for frueher in fruehere
        ),
        *(
            replace(darunter, uebergeordnet=vorhaben.nach)
            for darunter in vorhandene.values()
            if darunter.uebergeordnet in vorhaben.von
            and darunter.code not in (*vorhaben.von, vorhaben.nach)
        ),
    ]


def _neue(vorhaben, fruehere, tag, gruppen):
    leitung = vorhaben.leitung or _vereint(*(f.leitung for f in fruehere))
    return Organisationseinheit(
        vorhaben.nach,
        vorhaben.name.strip(),
        uebergeordnet=vorhaben.uebergeordnet or fruehere[0].uebergeordnet,
        leitung=leitung,
        gruppen=gruppen,
        gueltig_ab=tag,
        aktiv_ab=_frueheste(*(f.aktiv_ab for f in fruehere)),
    )


def _oberhalb_aller(vorhaben, vorhandene):
    code = vorhaben.von[0]
    while code in vorhaben.von:
        code = vorhandene[code].uebergeordnet
    return code


def _vereint(*mengen):
    return tuple(dict.fromkeys(eines for menge in mengen for eines in menge))


def _frueheste(*tage):
    return min((tag for tag in tage if tag is not None), default=None)
