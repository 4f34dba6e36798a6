"""JSON bodies with lists and days."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import falscher_typ
from collective.eakte.rest import feld_unbekannt
from collective.eakte.rest import hat_unzulaessige_zeichen
from collective.eakte.rest import lies_json
from collective.eakte.rest import unzulaessige_zeichen
from datetime import date


LISTE = list
TAG = date


def lies(request, **felder):
    """Read the members of a body that are given.

    :param request: the request.
    :param felder: name and type of each member: ``str``, ``bool``, ``LISTE`` (of
        texts) or ``TAG`` (ISO date).
    :returns: dict of what is given; ``null`` is ``None``, for lists empty.
    :raises Hindernisse: with all that is wrong in the body.
    """
    gruende, angaben = [], {}
    for name, wert in lies_json(request).items():
        if name.startswith("@"):
            continue
        if name not in felder:
            gruende.append(feld_unbekannt(name))
            continue
        try:
            angaben[name] = _wert(felder[name], wert)
        except ValueError:
            gruende.append(_falsch(name, felder[name]))
            continue
        if hat_unzulaessige_zeichen(wert):
            gruende.append(unzulaessige_zeichen(name))
    if gruende:
        raise Hindernisse(gruende)
    return angaben


def _wert(typ, wert):
    if typ is LISTE:
        liste = [] if wert is None else wert
        if not isinstance(liste, list) or not all(isinstance(w, str) for w in liste):
            raise ValueError(wert)
        return tuple(liste)
    if wert is None:
        return None
    if typ is TAG:
        if not isinstance(wert, str):
            raise ValueError(wert)
        return date.fromisoformat(wert)
    if not isinstance(wert, typ):
        raise ValueError(wert)
    return wert


def _falsch(name, typ):
    if typ is LISTE:
        message = _(
            "angabe_liste",
            default="“${feld}” is a list of texts.",
            mapping={"feld": name},
        )
    elif typ is TAG:
        message = _(
            "angabe_kalendertag",
            default="“${feld}” is a day such as 2026-01-31.",
            mapping={"feld": name},
        )
    else:
        return falscher_typ(name, typ)
    return Hindernis("wert-ungueltig", message, field=name)
