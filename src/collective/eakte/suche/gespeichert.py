"""Searches that somebody keeps: hers alone, whoever else may administer the site."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import nicht_berechtigt
from collective.eakte.suche.anfrage import aus_adresse
from collective.eakte.suche.einrichtung import gib_register
from collective.eakte.suche.interfaces import ISuchregister
from dataclasses import dataclass
from dataclasses import replace
from plone import api
from secrets import token_hex
from zope.component import getUtility
from zope.component import queryUtility


HOECHSTENS = 50
LAENGSTER_NAME = 100


@dataclass(frozen=True)
class Gespeicherte:
    """A kept search.

    :param kennung: its id, twelve hex digits.
    :param name: what its owner calls it.
    :param frage: the part of its address behind the question mark.
    """

    kennung: str
    name: str
    frage: str


def meine():
    """:returns: list of the :class:`Gespeicherte` of the user, by name."""
    register = queryUtility(ISuchregister)
    if register is None or api.user.is_anonymous():
        return []
    return sorted(register.von(_ich()), key=lambda eine: eine.name.casefold())


def eine(kennung):
    """One of the user's searches.

    :param kennung: its id.
    :returns: :class:`Gespeicherte`, or ``None``.
    """
    return next((s for s in meine() if s.kennung == kennung), None)


def merke(name, frage):
    """Keep a search.

    :param name: what the user calls it.
    :param frage: the part of its address behind the question mark.
    :returns: :class:`Gespeicherte`.
    :raises Hindernisse: with all reasons against it.
    :raises NichtBerechtigt: nobody is logged in.
    """
    vorhandene = _eigene()
    frage = aus_adresse(frage or "").adresse()
    name = _name(name)
    gruende = _gegen_namen(name, vorhandene)
    if not frage:
        gruende.append(
            Hindernis(
                "suche-leer",
                _(
                    "gespeicherte_leer",
                    default="There is nothing to keep: please search for something "
                    "first.",
                ),
                field="frage",
            )
        )
    if len(vorhandene) >= HOECHSTENS:
        gruende.append(
            Hindernis(
                "zu-viele",
                _(
                    "gespeicherte_zu_viele",
                    default="${max} searches are kept already: please delete one "
                    "first.",
                    mapping={"max": str(HOECHSTENS)},
                ),
            )
        )
    if gruende:
        raise Hindernisse(gruende)
    neue = Gespeicherte(token_hex(6), name, frage)
    _setze((*vorhandene, neue))
    return neue


def benenne_um(kennung, name):
    """Call a search by another name.

    :param kennung: its id.
    :param name: the new name.
    :returns: :class:`Gespeicherte`.
    :raises Hindernisse: with all reasons against it.
    """
    vorhandene = _eigene()
    bisher = _verlange(kennung, vorhandene)
    name = _name(name)
    gruende = _gegen_namen(name, [s for s in vorhandene if s is not bisher])
    if gruende:
        raise Hindernisse(gruende)
    neue = replace(bisher, name=name)
    _setze(neue if s is bisher else s for s in vorhandene)
    return neue


def loesche(kennung):
    """Forget a search.

    :param kennung: its id.
    :returns: the :class:`Gespeicherte` that was.
    :raises Hindernisse: there is none.
    """
    vorhandene = _eigene()
    weg = _verlange(kennung, vorhandene)
    _setze(s for s in vorhandene if s is not weg)
    return weg


def vergiss(person):
    """Forget all searches of somebody who is no user any more.

    :param person: user id.
    """
    register = queryUtility(ISuchregister)
    if register is not None:
        register.setze(person, ())


def _eigene():
    if api.user.is_anonymous():
        raise nicht_berechtigt()
    register = queryUtility(ISuchregister)
    return () if register is None else register.von(_ich())


def _ich():
    return api.user.get_current().getId()


def _setze(suchen):
    # A site that was made before there were searches to keep has no register yet.
    gib_register()
    getUtility(ISuchregister).setze(_ich(), tuple(suchen))


def _verlange(kennung, vorhandene):
    gefunden = next((s for s in vorhandene if s.kennung == kennung), None)
    if gefunden is None:
        raise Hindernisse.eines(
            "suche-unbekannt",
            _(
                "gespeicherte_unbekannt",
                default="There is no such search among yours.",
            ),
            field="kennung",
        )
    return gefunden


def _name(name):
    return " ".join((name or "").split())


def _gegen_namen(name, andere):
    if not name:
        return [
            Hindernis(
                "name-fehlt",
                _("gespeicherte_name_fehlt", default="Please name the search."),
                field="name",
            )
        ]
    if len(name) > LAENGSTER_NAME:
        return [
            Hindernis(
                "name-zu-lang",
                _(
                    "gespeicherte_name_zu_lang",
                    default="Please name the search in ${max} characters at most.",
                    mapping={"max": str(LAENGSTER_NAME)},
                ),
                field="name",
            )
        ]
    if name.casefold() in {s.name.casefold() for s in andere}:
        return [
            Hindernis(
                "name-vergeben",
                _(
                    "gespeicherte_name_vergeben",
                    default="You keep a search called “${name}” already.",
                    mapping={"name": name},
                ),
                field="name",
            )
        ]
    return []
