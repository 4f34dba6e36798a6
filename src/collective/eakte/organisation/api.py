"""The offices: the one path for screen, REST, importers and rooms."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.organisation import regeln
from collective.eakte.organisation.ableitung import leite_alles_ab  # noqa: F401
from collective.eakte.organisation.abschnitte import laufende  # noqa: F401
from collective.eakte.organisation.auftrag import Angenommen  # noqa: F401
from collective.eakte.organisation.auftrag import (  # noqa: F401
    reorganisiere_oder_beginne,
)
from collective.eakte.organisation.auftrag import setze_fort  # noqa: F401
from collective.eakte.organisation.eigennutz import pruefe_eigennutz
from collective.eakte.organisation.fuehrung import anzahl_gefuehrter
from collective.eakte.organisation.interfaces import IOrganisation
from collective.eakte.organisation.laufend import gegen_laufende
from collective.eakte.organisation.modell import ANGABEN
from collective.eakte.organisation.modell import LISTEN
from collective.eakte.organisation.modell import Organisationseinheit
from collective.eakte.organisation.oeffnung import wirksame_vorgabe  # noqa: F401
from collective.eakte.organisation.pruefungen import namen
from collective.eakte.organisation.pruefungen import pruefe_einheit
from collective.eakte.organisation.reorganisation import reorganisiere  # noqa: F401
from collective.eakte.organisation.vorgaben import SCHUETZEND
from collective.eakte.protokollieren import vermerke
from collective.eakte.rechte.api import vergiss_pruefungen
from collective.eakte.rechte.uhr import heute
from dataclasses import replace
from zope.component import getUtility
from zope.component import queryUtility


def lege_an(code, name, **angaben):
    """Make an office.

    Its members and heads have their rights at the next request, wherever the code
    stands as Federführung or Aktenführung already.

    :param code: short code, e.g. ``"32.1"``; it stays.
    :param name: e.g. ``"Gewerbeabteilung"``.
    :param angaben: ``uebergeordnet`` (code), ``leitung``, ``stellvertretung`` (ids of
        users or groups), ``gruppen`` (ids of groups), ``gueltig_ab``, ``gueltig_bis``
        and ``aktiv_ab`` (dates; without ``aktiv_ab`` nobody of it sees anything yet).
    :returns: :class:`~.modell.Organisationseinheit`.
    :raises Hindernisse: with all reasons against it.
    """
    einheit = Organisationseinheit(code, name, **_bereinigt(angaben))
    _pruefe(einheit, neu=True)
    _setze(einheit)
    vermerke(None, "oe-angelegt", code=code, angaben=_als_werte(einheit))
    return einheit


def aendere(code, **angaben):
    """Change what is known of an office; what is not named stays.

    :param code: its code.
    :param angaben: as for :func:`lege_an`, and ``name``.
    :returns: the changed :class:`~.modell.Organisationseinheit`.
    :raises Hindernisse: with all reasons against it.
    """
    vorher = einheit(code)
    nachher = replace(vorher, **_bereinigt(angaben))
    if nachher == vorher:
        return vorher
    _pruefe(nachher, neu=False, vorher=vorher)
    _setze(nachher)
    neu = _als_werte(nachher)
    vermerke(
        None,
        "oe-geaendert",
        code=code,
        felder={
            name: [wert, neu[name]]
            for name, wert in _als_werte(vorher).items()
            if wert != neu[name]
        },
    )
    return nachher


def loese_auf(code, zum=None):
    """Let an office end; its code is not given again.

    :param code: its code.
    :param zum: last day (date), today by default.
    :returns: the changed :class:`~.modell.Organisationseinheit`.
    :raises Hindernisse: it leads records, or other offices are below it: their work
        goes to another office by :func:`.reorganisation.reorganisiere`.
    """
    return aendere(code, gueltig_bis=zum or heute())


def einheit(code):
    """The office with a code, also a former one.

    :returns: :class:`~.modell.Organisationseinheit`.
    :raises Hindernisse: there is none.
    """
    gefunden = _alle().get(code)
    if gefunden is None:
        raise Hindernisse([regeln.unbekannte_oe(code)])
    return gefunden


def einheiten(*, auch_fruehere=True):
    """All offices, ordered by code.

    :param auch_fruehere: whether those are among them that have ended.
    :returns: list of :class:`~.modell.Organisationseinheit`.
    """
    tag = heute()
    return [
        eine
        for _code, eine in sorted(_alle().items(), key=lambda paar: _ordnung(paar[0]))
        if auch_fruehere or eine.gueltig_bis is None or eine.gueltig_bis >= tag
    ]


def titel(code):
    """How people call an office: code and name; the code alone when it is unknown."""
    gefunden = _alle().get(code)
    return code if gefunden is None else f"{code} {gefunden.name}"


def oberhalb(code):
    """Codes of the offices above one, the nearest first."""
    return regeln.oberhalb(_alle(), code)


def unterhalb(code):
    """Codes of the offices below one, each after those above it."""
    return regeln.unterhalb(_alle(), code)


def setze_vorgabe(typ, vorgabe):
    """Say which preset of access protects the Akten of an Aktentyp.

    It holds for Akten that are opened from now on, besides the preset of their plan
    unit: the stricter one wins.

    :param typ: the type as it stands on the Akten, e.g. ``"Personalakte"``.
    :param vorgabe: preset that protects, or ``None`` for none.
    :raises Hindernisse: with all reasons against it.
    """
    typ = (typ or "").strip()
    gruende = []
    if not typ:
        gruende.append(
            Hindernis(
                "typ-fehlt",
                _("vorgabe_typ_fehlt", default="Please name the type of Akten."),
                field="typ",
            )
        )
    if vorgabe is not None and vorgabe not in SCHUETZEND:
        gruende.append(
            Hindernis(
                "vorgabe-ungueltig",
                _(
                    "vorgabe_ungueltig",
                    default="For a type, only presets that protect its Akten can be "
                    "chosen.",
                ),
                field="vorgabe",
            )
        )
    if gruende:
        raise Hindernisse(gruende)
    organisation = getUtility(IOrganisation)
    if organisation.vorgaben.get(typ) != vorgabe:
        vermerke(
            None,
            "vorgabe-gesetzt",
            typ=typ,
            vorher=organisation.vorgaben.get(typ),
            nachher=vorgabe,
        )
        organisation.setze_vorgabe(typ, vorgabe)


def vorgaben():
    """Presets by Aktentyp.

    :returns: dict from type to preset.
    """
    organisation = queryUtility(IOrganisation)
    return {} if organisation is None else dict(organisation.vorgaben)


def _alle():
    organisation = queryUtility(IOrganisation)
    return {} if organisation is None else organisation.einheiten


def _setze(*neue):
    getUtility(IOrganisation).setze(*neue)
    vergiss_pruefungen()


def _bereinigt(angaben):
    """Texts without blanks around them, lists as tuples without doubles.

    :raises TypeError: something is named that cannot be said of an office.
    """
    if unbekannt := set(angaben) - set(ANGABEN):
        raise TypeError(f"unknown: {', '.join(sorted(unbekannt))}")
    werte = {}
    for name, wert in angaben.items():
        if name in LISTEN:
            texte = (text.strip() for text in wert or ())
            wert = tuple(dict.fromkeys(text for text in texte if text))
        elif isinstance(wert, str):
            wert = wert.strip() or (None if name == "uebergeordnet" else "")
        werte[name] = wert
    return werte


def _pruefe(nachher, *, neu, vorher=None):
    gruende = pruefe_einheit(
        nachher,
        _alle(),
        neu=neu,
        bekannte=namen(vorher) if vorher is not None else (),
    )
    if vorher is not None:
        gruende += _gegen_ende(vorher, nachher)
    gruende += gegen_laufende(
        getUtility(IOrganisation).laufend, (nachher.code, nachher.uebergeordnet)
    )
    gruende += pruefe_eigennutz(_alle(), {**_alle(), nachher.code: nachher})
    if gruende:
        raise Hindernisse(gruende)


def _gegen_ende(vorher, nachher):
    ende = nachher.gueltig_bis
    if ende is None or ende == vorher.gueltig_bis:
        return []
    gruende = []
    darunter = [
        eine.code
        for eine in _alle().values()
        if eine.uebergeordnet == nachher.code
        and (eine.gueltig_bis is None or eine.gueltig_bis > ende)
    ]
    if darunter:
        gruende.append(
            Hindernis(
                "oe-darunter",
                _(
                    "oe_darunter",
                    default="The offices ${codes} are below it and end later.",
                    mapping={"codes": ", ".join(sorted(darunter, key=_ordnung))},
                ),
                field="gueltig_bis",
            )
        )
    if ende <= heute() and (anzahl := anzahl_gefuehrter(nachher.code)):
        gruende.append(
            Hindernis(
                "oe-fuehrt",
                _(
                    "oe_fuehrt",
                    default="${count} plan units and records are led by the office: "
                    "their work goes to another office by a reorganisation.",
                    mapping={"count": anzahl},
                ),
                field="gueltig_bis",
            )
        )
    return gruende


def _als_werte(eine):
    return {
        name: wert.isoformat() if hasattr(wert, "isoformat") else wert
        for name in ANGABEN
        for wert in (getattr(eine, name),)
    }


def _ordnung(code):
    """Numbers in codes sort as numbers: 9 before 10."""
    return [
        (0, int(teil), "") if teil.isdecimal() else (1, 0, teil)
        for teil in code.replace("-", ".").split(".")
    ]
