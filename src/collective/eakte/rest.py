"""What REST services of several rooms share: reading requests, asking for rights."""

from AccessControl import getSecurityManager
from AccessControl import Unauthorized
from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.hindernisse import NichtBerechtigt
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.rest.interfaces import ICORSPolicy
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.services import Service
from urllib.parse import urlsplit
from zope.component import getMultiAdapter
from zope.component import queryMultiAdapter
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse

import re


_KEIN_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@implementer(IPublishTraverse)
class MitPfad(Service):
    """Base of services whose address goes on behind their name.

    :ivar teile: the parts of the address that follow, list of texts.
    """

    def __init__(self, context, request):
        super().__init__(context, request)
        self.teile = []

    def publishTraverse(self, request, name):
        self.teile.append(name)
        return self


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
            gruende.append(falscher_typ(name, typ))
        elif hat_unzulaessige_zeichen(wert):
            gruende.append(unzulaessige_zeichen(name))
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
    """Let a REST request write without the token of a form.

    A request that authenticates itself (header ``Authorization``) needs none. With a
    cookie, any page could make a browser send it: it must come from this site, or from
    one that the site's CORS policy trusts.

    :raises NichtBerechtigt: a browser says that it was sent by another site.
    """
    if not request._auth and _ist_fremd(request):
        raise NichtBerechtigt.eines(
            "fremde-herkunft",
            _("fremde_herkunft", default="Forms of other sites are not accepted."),
        )
    alsoProvides(request, IDisableCSRFProtection)


def _ist_fremd(request):
    herkunft = request.getHeader("Origin")
    policy = queryMultiAdapter((api.portal.get(), request), ICORSPolicy)
    if herkunft and policy is not None and policy.allow_credentials:
        if herkunft in policy.allow_origin:
            return False
    if request.getHeader("Sec-Fetch-Site") in ("cross-site", "same-site"):
        return True
    # Browsers tell the above to sites with HTTPS only, but always the origin of a POST.
    return bool(herkunft) and (
        urlsplit(herkunft).netloc != urlsplit(request["SERVER_URL"]).netloc
    )


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


def hat_unzulaessige_zeichen(wert):
    """Whether a value has characters that are no text.

    JSON can write halves of characters (lone surrogates), which no page and no file
    can show, and control characters, which no spreadsheet takes.

    :param wert: text, or a list or object of texts; anything else has none.
    """
    if isinstance(wert, dict):
        return any(map(hat_unzulaessige_zeichen, wert.values()))
    if isinstance(wert, list):
        return any(map(hat_unzulaessige_zeichen, wert))
    return isinstance(wert, str) and _KEIN_TEXT.search(wert) is not None


def unzulaessige_zeichen(name, titel=None):
    """The reason against a value that has characters that are no text.

    :param name: name of the field or member.
    :param titel: title of the field, if it has one.
    """
    return Hindernis(
        "wert-ungueltig",
        _(
            "wert_ungueltig",
            default="“${feld}” cannot be read: please check the value.",
            mapping={"feld": titel or name},
        ),
        field=name,
    )


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


def falscher_typ(name, typ):
    """The reason against a value that is no text, or neither true nor false.

    :param name: name of the member.
    :param typ: ``str`` or ``bool``.
    """
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
