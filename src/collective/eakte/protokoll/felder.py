"""Which fields of a record have changed since they were last stored."""

from Acquisition import aq_base
from functools import lru_cache
from plone.dexterity.utils import iterSchemataForType
from plone.namedfile.interfaces import INamedField
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IPassword

import plone.dexterity.schema


LEER = (None, "", (), [])
"""Values that say nothing: forms write one for the other."""

_NEU = b"\0" * 8


def ist_neu(obj):
    """Whether an object was made in this transaction.

    :param obj: plan node or record.
    """
    basis = aq_base(obj)
    # What is not loaded does not say so: neither what is stored nor what a savepoint
    # has put aside.
    basis._p_activate()
    return basis._p_jar is None or basis._p_serial == _NEU


def geaenderte(obj):
    """Fields that differ from what is stored.

    Files are not among them: they have versions. Nor are passwords.

    :param obj: plan node or record that is stored already.
    :returns: dict from the name of a field to a list of its old and new value.
    """
    basis = aq_base(obj)
    basis._p_activate()
    vorher, nachher = gespeichert(basis), vars(basis)
    felder = {}
    for name, feld in _felder(basis.portal_type):
        alt = _wert(basis, vorher, name, feld)
        neu = _wert(basis, nachher, name, feld)
        if alt != neu and not (_leer(alt) and _leer(neu)):
            felder[name] = [alt, neu]
    return felder


def anfaengliche(obj):
    """What is said of a record when it is registered.

    With it and the changes behind it, the Protokoll tells what was said at any time.

    :param obj: plan node or record that is new.
    :returns: dict as :func:`geaenderte` returns it; the old value is ``None``.
    """
    basis = aq_base(obj)
    gesetzt = vars(basis)
    return {
        name: [None, gesetzt[name]]
        for name, _feld in _felder(basis.portal_type)
        if name in gesetzt and not _leer(gesetzt[name])
    }


def gespeichert(basis):
    """The attributes of an object as they are stored.

    :param basis: the object itself, stored already.
    :returns: dict.
    """
    jar = basis._p_jar
    # Within a savepoint the connection has another storage, which knows nothing of
    # earlier states.
    daten = jar._normal_storage.loadSerial(basis._p_oid, basis._p_serial)
    return jar._reader.getState(daten)


def _wert(basis, stand, name, feld):
    return stand[name] if name in stand else getattr(type(basis), name, feld.default)


def _leer(wert):
    return any(wert is leer or wert == leer for leer in LEER)


def _felder(portal_type):
    return _lies_felder(portal_type, plone.dexterity.schema.SCHEMA_CACHE.invalidations)


@lru_cache(maxsize=64)
def _lies_felder(portal_type, _stand):
    return tuple(
        (name, feld)
        for schema in iterSchemataForType(portal_type)
        for name, feld in getFieldsInOrder(schema)
        if not INamedField.providedBy(feld) and not IPassword.providedBy(feld)
    )
