"""File something new: the rules first, then the object, its number and its place."""

from AccessControl import Unauthorized
from Acquisition import aq_base
from collective.eakte import _
from collective.eakte.aktenplan.anlage import pruefe_neue_akte
from collective.eakte.aktenplan.anlage import pruefe_neue_einheit
from collective.eakte.content.akte import IAkte
from collective.eakte.content.aktenplaneinheit import IAktenplaneinheit
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.hindernisse import NichtBerechtigt
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.lebenszyklus.api import pruefe_offen
from collective.eakte.lebenszyklus.api import verlange_ohne_vorbehalt
from collective.eakte.rest import darf
from collective.eakte.rest import hat_unzulaessige_zeichen
from collective.eakte.rest import nicht_berechtigt
from plone.dexterity.interfaces import IDexterityFTI
from plone.restapi.interfaces import IDeserializeFromJson
from plone.restapi.services.content.utils import add
from plone.restapi.services.content.utils import create
from plone.rfc822.interfaces import IPrimaryField
from plone.uuid.interfaces import IMutableUUID
from Products.CMFCore.permissions import AddPortalContent
from Products.CMFCore.permissions import ModifyPortalContent
from zExceptions import BadRequest
from zope.component import getMultiAdapter
from zope.component import queryUtility
from zope.event import notify
from zope.lifecycleevent import ObjectCreatedEvent
from zope.schema import getFieldsInOrder
from zope.security.interfaces import IPermission


GESCHLOSSEN = frozenset(
    {
        "behaelter-zda",
        "bereits-storniert",
        "einheit-nicht-aktiv",
        "einheit-stillgelegt",
    }
)
"""Reasons for which nobody may add anything: who sees the place may know them."""


def pruefe_anlage(behaelter, portal_type):
    """Every reason why something cannot be filed in a container, whoever files it.

    :param behaelter: plan node or record.
    :param portal_type: type of the new object.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    schema = _fti(portal_type).lookupSchema()
    if schema.isOrExtends(IAkte):
        return pruefe_neue_akte(behaelter)
    if schema.isOrExtends(IAktenplaneinheit):
        return pruefe_neue_einheit(behaelter)
    if ISchriftgutobjekt.providedBy(behaelter):
        return pruefe_offen(behaelter)
    return []


def nennbare(gruende, berechtigt):
    """Those of the reasons that may be told.

    What a place holds is told to those only who may add to it: others may not even
    see that there is something.

    :param gruende: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    :param berechtigt: whether the user has the right to add.
    :returns: all of them, or those for which nobody may add anything.
    """
    if berechtigt:
        return gruende
    return [grund for grund in gruende if grund.code in GESCHLOSSEN]


def verlange_anlage(behaelter, portal_type):
    """Refuse to file something where the rules or the rights forbid it.

    :param behaelter: plan node or record.
    :param portal_type: type of the new object.
    :raises Unauthorized: for visitors who have not said who they are.
    :raises NichtBerechtigt: the user may not, or the type has no place here.
    :raises Hindernisse: with all reasons of the rules.
    """
    fti = _fti(portal_type)
    gruende = pruefe_anlage(behaelter, portal_type)
    recht = queryUtility(IPermission, name=fti.add_permission)
    berechtigt = darf(AddPortalContent, behaelter) and (
        recht is None or darf(recht.title, behaelter)
    )
    gruende = nennbare(gruende, berechtigt)
    if not berechtigt and not gruende:
        raise nicht_berechtigt()
    if gruende:
        raise Hindernisse(gruende)
    if not behaelter.getTypeInfo().allowType(portal_type):
        raise _kein_platz(behaelter, portal_type)


def verlange_aenderung(obj):
    """Refuse to change what is closed, or what the user may not change.

    :param obj: plan node or record.
    :raises Unauthorized: for visitors who have not said who they are.
    :raises NichtBerechtigt: the user may not.
    :raises Hindernisse: nobody may, because of its state or while it is edited.
    """
    if darf(ModifyPortalContent, obj):
        if ISchriftgutobjekt.providedBy(obj):
            verlange_ohne_vorbehalt(obj, "aendern")
        return
    gruende = pruefe_offen(obj) if ISchriftgutobjekt.providedBy(obj) else []
    raise Hindernisse(gruende) if gruende else nicht_berechtigt()


def lege_an(behaelter, portal_type, angaben, request):
    """File something new.

    :param behaelter: plan node or record.
    :param portal_type: type of the new object.
    :param angaben: dict of field values, as they come in JSON; besides ``id`` and
        ``UID``.
    :param request: the request, for the deserializers.
    :returns: the object at its place.
    :raises Hindernisse: with all reasons against it.
    """
    verlange_anlage(behaelter, portal_type)
    name, uid = angaben.get("id"), angaben.get("UID")
    gruende = _pruefe_name(behaelter, name) + _pruefe_uid(behaelter, uid)
    try:
        obj = create(behaelter, portal_type, id_=None if gruende else name, title="")
    except Unauthorized as fehler:
        raise _kein_platz(behaelter, portal_type) from fehler
    try:
        getMultiAdapter((obj.__of__(behaelter), request), IDeserializeFromJson)(
            data=angaben, validate_all=True, create=True
        )
    except Hindernisse as weitere:
        gruende += weitere.hindernisse
    if gruende:
        raise Hindernisse(gruende)
    if uid:
        IMutableUUID(obj).set(uid)
    notify(ObjectCreatedEvent(obj))
    return add(behaelter, aq_base(obj), rename=not name)


def dateifeld(portal_type):
    """Name of the field that keeps the file of a type.

    :param portal_type: name of the type.
    :returns: name of its primary field.
    :raises Hindernisse: the type is unknown or has no file.
    """
    for name, feld in getFieldsInOrder(_fti(portal_type).lookupSchema()):
        if IPrimaryField.providedBy(feld):
            return name
    raise Hindernisse.eines(
        "typ-ohne-datei",
        _(
            "typ_ohne_datei",
            default="“${typ}” has no file: a file becomes a Dokument.",
            mapping={"typ": portal_type},
        ),
        field="@type",
    )


def _fti(portal_type):
    fti = None
    if portal_type and isinstance(portal_type, str):
        fti = queryUtility(IDexterityFTI, name=portal_type)
    if fti is None:
        raise Hindernisse.eines(
            "typ-unbekannt",
            _(
                "typ_unbekannt",
                default="Say with “@type” what shall be created; “${typ}” is not "
                "known.",
                mapping={"typ": str(portal_type or "")},
            ),
            field="@type",
        )
    return fti


def _kein_platz(behaelter, portal_type):
    return NichtBerechtigt.eines(
        "typ-hier-nicht-erlaubt",
        _(
            "typ_hier_nicht_erlaubt",
            default="“${typ}” is not kept in “${behaelter}”.",
            mapping={"typ": portal_type, "behaelter": behaelter.portal_type},
        ),
        field="@type",
    )


def _pruefe_name(behaelter, name):
    if name is None:
        return []
    try:
        if not name or not isinstance(name, str) or hat_unzulaessige_zeichen(name):
            raise BadRequest(name)
        behaelter._checkId(name)
    except BadRequest:
        return [
            Hindernis(
                "id-ungueltig",
                _(
                    "id_ungueltig",
                    default="“${id}” cannot be used as id here: it is taken or has "
                    "characters that an address cannot hold. Leave it out to get one.",
                    mapping={"id": str(name)},
                ),
                field="id",
            )
        ]
    return []


def _pruefe_uid(behaelter, uid):
    if uid is None:
        return []
    if not darf("Manage portal", behaelter):
        return [
            Hindernis(
                "feld-nicht-erlaubt",
                _(
                    "uid_nicht_erlaubt",
                    default="Only administration may set the UUID of a record.",
                ),
                field="UID",
            )
        ]
    katalog = behaelter.portal_catalog
    if isinstance(uid, str) and uid and not katalog.unrestrictedSearchResults(UID=uid):
        return []
    return [
        Hindernis(
            "uid-ungueltig",
            _("uid_ungueltig", default="This UUID is taken or is none."),
            field="UID",
        )
    ]
