"""What REST services of several rooms share: reading requests, asking for rights."""

from AccessControl import getSecurityManager
from AccessControl import Unauthorized
from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.hindernisse import NichtBerechtigt
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from plone.restapi.interfaces import ISerializeToJson
from zope.component import getMultiAdapter
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import alsoProvides


def darf(permission, obj):
    """Whether the user has a permission.

    :param permission: title of the permission.
    :param obj: object for which it is asked.
    """
    return bool(getSecurityManager().checkPermission(permission, obj))


def verlange(permission, obj):
    """Refuse who has no permission, in a way that a program can tell.

    :param permission: title of the permission.
    :param obj: object for which it is asked; the user may see it.
    :raises Unauthorized: for visitors who have not said who they are.
    :raises NichtBerechtigt: for everybody else.
    """
    if not darf(permission, obj):
        raise nicht_berechtigt()


def nicht_berechtigt():
    """The exception for a user who may not do what she asks for."""
    if api.user.is_anonymous():
        return Unauthorized("Please log in.")
    return NichtBerechtigt.eines(
        "keine-berechtigung",
        _("keine_berechtigung", default="You are not allowed to do this here."),
    )


def lies_angaben(request, **felder):
    """Read the JSON body of an operation.

    :param request: the request.
    :param felder: name and type (``str`` or ``bool``) of each member.
    :returns: dict with a value for each name, ``""`` or ``False`` for missing ones.
    :raises Hindernisse: the body is no JSON object, or with all that is wrong in it.
    """
    daten = lies_json(request)
    gruende = [feld_unbekannt(name) for name in sorted(set(daten) - set(felder))]
    angaben = {}
    for name, typ in felder.items():
        angaben[name] = wert = daten.get(name)
        if wert is None:
            angaben[name] = typ()
        elif not isinstance(wert, typ):
            gruende.append(_falscher_typ(name, typ))
    if gruende:
        raise Hindernisse(gruende)
    return angaben


def lies_json(request):
    """The JSON body of a request.

    :raises Hindernisse: it is no JSON object.
    """
    try:
        return json_body(request)
    except (DeserializationError, UnicodeDecodeError) as fehler:
        raise Hindernisse.eines(
            "kein-json",
            _("kein_json", default="The body of the request is no JSON object."),
        ) from fehler


def erlaube_schreiben(request):
    """A REST request authenticates itself: plone.protect need not ask for a token."""
    alsoProvides(request, IDisableCSRFProtection)


def uebersetze(message, request):
    """A message in the language of a request, with the messages that it quotes.

    :param message: message or plain text.
    :returns: text.
    """
    zitate = getattr(message, "mapping", None) or {}
    if any(isinstance(wert, Message) for wert in zitate.values()):
        mapping = {
            name: translate(wert, context=request)
            if isinstance(wert, Message)
            else wert
            for name, wert in zitate.items()
        }
        message = Message(message, mapping=mapping)
    return translate(message, context=request)


def als_json(obj, request, status=200):
    """Answer with a record, as restapi serializes it.

    :param status: 201 for something new, 200 otherwise.
    :returns: the body; the address of the record stands in ``Location``, too.
    """
    request.response.setStatus(status)
    request.response.setHeader("Location", obj.absolute_url())
    antwort = getMultiAdapter((obj, request), ISerializeToJson)()
    # Batching takes the address of the request for the one of the record.
    antwort["@id"] = obj.absolute_url()
    return antwort


def feld_unbekannt(name):
    """The reason against a member of the body that nothing is made of."""
    return Hindernis(
        "feld-unbekannt",
        _(
            "feld_unbekannt",
            default="“${feld}” is not known here.",
            mapping={"feld": name},
        ),
        field=name,
    )


def _falscher_typ(name, typ):
    if typ is bool:
        message = _(
            "angabe_ja_nein",
            default="“${feld}” is true or false.",
            mapping={"feld": name},
        )
    else:
        message = _(
            "angabe_text", default="“${feld}” is a text.", mapping={"feld": name}
        )
    return Hindernis("wert-ungueltig", message, field=name)
