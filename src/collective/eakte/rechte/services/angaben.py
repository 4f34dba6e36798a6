"""Reading the bodies of the services of this room, and writing grants."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import feld_unbekannt
from collective.eakte.rest import hat_unzulaessige_zeichen
from collective.eakte.rest import lies_json
from collective.eakte.rest import unzulaessige_zeichen
from datetime import date


def lies(request, **felder):
    """Read the JSON body of an operation.

    :param request: the request.
    :param felder: name of each member and the function that makes a value of what
        stands in it; it raises ``ValueError`` for what it cannot read.
    :returns: dict with a value for each name; ``None`` for what is missing or null.
    :raises Hindernisse: with all that is wrong in the body.
    """
    daten = lies_json(request)
    gruende = [feld_unbekannt(name) for name in sorted(set(daten) - set(felder))]
    angaben = {}
    for name, lese in felder.items():
        wert = daten.get(name)
        angaben[name] = None
        if hat_unzulaessige_zeichen(wert):
            gruende.append(unzulaessige_zeichen(name))
        elif wert is not None:
            try:
                angaben[name] = lese(wert)
            except ValueError:
                gruende.append(unlesbar(name))
    if gruende:
        raise Hindernisse(gruende)
    return angaben


def text(wert):
    """A text."""
    if not isinstance(wert, str):
        raise ValueError(wert)
    return wert


def ja_nein(wert):
    """True or false."""
    if not isinstance(wert, bool):
        raise ValueError(wert)
    return wert


def texte(wert):
    """A list of texts."""
    if not isinstance(wert, list):
        raise ValueError(wert)
    return [text(teil) for teil in wert]


def tag(wert):
    """A day such as ``2026-02-03``; an empty text is none."""
    return date.fromisoformat(text(wert)) if text(wert).strip() else None


def kreis(wert):
    """A circle: list of ``{"prinzipal": ..., "rollen": [...]}``.

    :returns: list of pairs.
    """
    if not isinstance(wert, list):
        raise ValueError(wert)
    return [_einer(teil) for teil in wert]


def _einer(teil):
    if not isinstance(teil, dict) or set(teil) != {"prinzipal", "rollen"}:
        raise ValueError(teil)
    return text(teil["prinzipal"]), texte(teil["rollen"])


def unlesbar(name):
    """The reason against a value of a wrong kind."""
    return Hindernis(
        "wert-ungueltig",
        _(
            "wert_ungueltig",
            default="“${feld}” cannot be read: please check the value.",
            mapping={"feld": name},
        ),
        field=name,
    )


def fehlt(name):
    """The reason against a body without something that is needed."""
    return Hindernis(
        "angabe-fehlt",
        _("angabe_fehlt", default="“${feld}” is missing.", mapping={"feld": name}),
        field=name,
    )
