"""Which portal types are records of a kind."""

from plone.dexterity.interfaces import IDexterityFTI
from plone.dexterity.schema import SCHEMA_CACHE
from zope.component import getUtilitiesFor
from zope.dottedname.resolve import resolve


def typen_mit(interface):
    """Portal types whose objects provide an interface.

    A city may give the schema or a behaviour of ours to a type of its own: lists ask
    for the kind of a record, never for the name of a type.

    :param interface: for example ``IDokument``.
    :returns: sorted list of type names.
    """
    return sorted(
        name for name, fti in getUtilitiesFor(IDexterityFTI) if _liefert(fti, interface)
    )


def _liefert(fti, interface):
    if interface.implementedBy(resolve(fti.klass)):
        return True
    schema = SCHEMA_CACHE.get(fti.getId())
    if schema is not None and schema.isOrExtends(interface):
        return True
    return any(
        marker is not None and marker.isOrExtends(interface)
        for behavior in SCHEMA_CACHE.behavior_registrations(fti.getId())
        for marker in (behavior.interface, behavior.marker)
    )
