"""What is no part of a version: rights, states, check-outs and evidence."""

from Acquisition import aq_base
from persistent import Persistent
from Products.CMFEditions.interfaces.IModifier import ICloneModifier
from Products.CMFEditions.interfaces.IModifier import ISaveRetrieveModifier
from Products.CMFEditions.Modifiers import ConditionalTalesModifier
from zope.interface import implementer


KENNUNG = "eakte.NurInhalt"

AUSGELASSEN = frozenset(
    {
        "__ac_local_roles__",
        "__parent__",
        "_auscheckung",
        "_eingefroren",
        "_endfassung",
        "_fassung_blob",
        "_pdfa",
        "_protokoll",
        "_ursprung",
        "_vorschau",
        "_zugriff",
        "cmf_uid",
        "location_id",
        "storno",
        "version_id",
        "workflow_history",
    }
)
"""Attributes of a Dokument that its versions do not have."""

SPERREN = "plone.locking"


def gehoert_dazu(name):
    """Whether an attribute is part of a version.

    :param name: name of the attribute.
    """
    return (
        name not in AUSGELASSEN
        and not name.startswith("_v_")
        and not name.endswith("_Permission")
    )


@implementer(ICloneModifier, ISaveRetrieveModifier)
class NurInhalt:
    """Leaves out of a version what is none of its content.

    What is left out is not read from the database either; when a version is taken out
    again, the Dokument of today lends it.
    """

    def getOnCloneModifiers(self, obj):
        weg = {
            id(aq_base(wert)): wert
            for name, wert in vars(aq_base(obj)).items()
            if name in AUSGELASSEN and isinstance(aq_base(wert), Persistent)
        }
        anmerkungen = vars(aq_base(obj)).get("__annotations__")
        if anmerkungen is not None and SPERREN in anmerkungen:
            wert = anmerkungen[SPERREN]
            weg[id(aq_base(wert))] = wert

        def persistent_id(objekt):
            return True if id(aq_base(objekt)) in weg else None

        def persistent_load(_kennung):
            return None

        return persistent_id, persistent_load, [], []

    def beforeSaveModifier(self, obj, clone):
        for name in [name for name in vars(clone) if not gehoert_dazu(name)]:
            vars(clone).pop(name)
        anmerkungen = vars(clone).get("__annotations__")
        if anmerkungen is not None and SPERREN in anmerkungen:
            del anmerkungen[SPERREN]
        return {}, [], []

    def afterRetrieveModifier(self, obj, repo_clone, preserve=()):
        if obj is None:
            return [], [], {}
        heute = vars(aq_base(obj))
        for name in AUSGELASSEN - {"cmf_uid", "version_id", "location_id"}:
            if name in heute:
                vars(repo_clone)[name] = heute[name]
            else:
                vars(repo_clone).pop(name, None)
        return [], [], {}


def richte_ein(werkzeug):
    """Register it for Dokumente; what is there is kept.

    :param werkzeug: ``portal_modifier``.
    """
    if KENNUNG in werkzeug.objectIds():
        return
    huelle = ConditionalTalesModifier(
        KENNUNG, NurInhalt(), "E-Akte: keeps rights and evidence out of versions"
    )
    huelle.edit(True, "python: portal_type == 'Dokument'")
    werkzeug.register(KENNUNG, huelle)


def baue_ab(werkzeug):
    """Take it away.

    :param werkzeug: ``portal_modifier``.
    """
    if KENNUNG in werkzeug.objectIds():
        werkzeug.unregister(KENNUNG)
