"""Values of fields as people read them."""

from collective.eakte import _
from plone import api
from plone.autoform.interfaces import READ_PERMISSIONS_KEY
from plone.dexterity.utils import iterSchemata
from plone.namedfile.interfaces import INamedField
from plone.supermodel.utils import mergedTaggedValueDict
from zope.component import queryUtility
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDatetime
from zope.schema.interfaces import IVocabularyFactory
from zope.security.interfaces import IPermission


def lesbare_felder(obj):
    """Fields of an object's own schemata that the user may read; files are none.

    :param obj: plan node or record.
    :returns: dict from name to pair of schema and field, in order.
    """
    felder = {}
    for schema in iterSchemata(obj):
        rechte = mergedTaggedValueDict(schema, READ_PERMISSIONS_KEY)
        for name, feld in getFieldsInOrder(schema):
            if not INamedField.providedBy(feld) and _darf_lesen(rechte.get(name), obj):
                felder[name] = (schema, feld)
    return felder


def feld_in_worten(feld, wert, obj, fmt):
    """A value as text.

    :param feld: the field.
    :param wert: its value.
    :param obj: plan node or record, for vocabularies.
    :param fmt: ``@@eakte-format``.
    :returns: text; empty for nothing.
    """
    if wert is None or wert == "" or wert == []:
        return ""
    if IDatetime.providedBy(feld):
        return fmt.zeitpunkt(wert)
    if IDate.providedBy(feld):
        return fmt.datum(wert)
    if IBool.providedBy(feld):
        return fmt.uebersetze(
            _("ja", default="yes") if wert else _("nein", default="no")
        )
    if IChoice.providedBy(feld):
        return _begriff(feld, wert, obj, fmt)
    if ICollection.providedBy(feld):
        return "\n".join(str(eines) for eines in wert)
    return str(wert)


def _darf_lesen(recht, obj):
    permission = recht and queryUtility(IPermission, recht)
    return not permission or api.user.has_permission(permission.title, obj=obj)


def _begriff(feld, wert, obj, fmt):
    vokabular = feld.vocabulary
    if vokabular is None:
        fabrik = queryUtility(IVocabularyFactory, feld.vocabularyName)
        vokabular = fabrik(obj) if fabrik is not None else ()
    for term in vokabular:
        if term.value == wert:
            return fmt.uebersetze(term.title)
    return str(wert)
