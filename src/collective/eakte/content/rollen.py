"""Permissions and local roles of a record are answered, not stored.

What a workflow says about a state ("Leitung and Sachbearbeitung see it") is kept at
the object, as everywhere in Plone. What the place of the object adds to it (a protected
Akte, a confidential one) and who holds a role there is asked from whoever provides
:class:`~collective.eakte.interfaces.IZugriffsregeln`. So a change above takes effect
on everything below at once, and nothing below is touched.

These are hooks of Zope: permissions are attributes that may be computed when they are
asked for (``__of__``), and ``__ac_local_roles__`` is a mapping that may be computed.
Without the utility objects answer as any others do.
"""

from AccessControl.Permission import getPermissionIdentifier
from Acquisition import aq_base
from collective.eakte.config import GEREGELTE_RECHTE
from collective.eakte.interfaces import IZugriffsregeln
from ExtensionClass import Base
from zope.component import queryUtility
from zope.event import notify
from zope.traversing.interfaces import BeforeTraverseEvent
from ZPublisher import zpublish


class Rollen(Base):
    """Roles that have a permission, when it is known where the object lies."""

    def __init__(self, recht, rollen):
        self._recht = recht
        self._rollen = rollen

    def __of__(self, objekt):
        if aq_base(objekt) is objekt:
            # Not in its place yet: the wrapper asks again.
            return self
        regeln = queryUtility(IZugriffsregeln)
        if regeln is None:
            return self._rollen
        return regeln.rollen_mit_recht(objekt, self._recht, self._rollen)

    # Zope changes the settings of an object without its place.

    def __iter__(self):
        return iter(self._rollen)

    def __len__(self):
        return len(self._rollen)

    def __add__(self, rollen):
        return self._rollen + tuple(rollen)

    def __eq__(self, rollen):
        return self._rollen == rollen

    def __hash__(self):
        return hash(self._rollen)


def _recht(name):
    """A permission setting: stored as ever, answered by the rules of access."""
    attribut = getPermissionIdentifier(name)

    def lies(self):
        try:
            gespeichert = self.__dict__[attribut]
        except KeyError:
            raise AttributeError(attribut) from None
        return (
            Rollen(name, gespeichert) if isinstance(gespeichert, tuple) else gespeichert
        )

    def setze(self, rollen):
        self.__dict__[attribut] = rollen
        self._p_changed = True

    def loesche(self):
        try:
            del self.__dict__[attribut]
        except KeyError:
            raise AttributeError(attribut) from None
        self._p_changed = True

    return attribut, property(lies, setze, loesche)


class Zugriffsobjekt:
    """Mixin for plan nodes and records."""

    vars().update(_recht(name) for name in GEREGELTE_RECHTE)

    _zugriff = None
    _protokoll = None

    def __before_publishing_traverse__(self, objekt, request=None):
        """Tell that somebody is on the way to this object or through it."""
        notify(BeforeTraverseEvent(self, request or objekt))
        super().__before_publishing_traverse__(objekt, request)

    @zpublish
    def HEAD(self, REQUEST, RESPONSE):
        """Answer that there is something, but not of which size (RFC 9110, 9.3.2)."""
        RESPONSE.setStatus(200, lock=1)
        RESPONSE.setHeader("Cache-Control", "private, no-store")
        return ""

    def _gespeicherte_rollen(self):
        if "__ac_local_roles__" not in self.__dict__:
            self.__dict__["__ac_local_roles__"] = {}
            self._p_changed = True
        return self.__dict__["__ac_local_roles__"]

    @property
    def __ac_local_roles__(self):
        """Who holds which role here: a new mapping from principal to roles."""
        regeln = queryUtility(IZugriffsregeln)
        if regeln is None:
            return self.__dict__.get("__ac_local_roles__") or {}
        return regeln.oertliche_rollen(self)

    @property
    def __ac_local_roles_block__(self):
        """Whether roles that were given above hold here."""
        regeln = queryUtility(IZugriffsregeln)
        return regeln is not None and regeln.erbt_keine_rollen(self)

    @__ac_local_roles_block__.setter
    def __ac_local_roles_block__(self, sperre):
        regeln = queryUtility(IZugriffsregeln)
        if regeln is not None:
            regeln.setze_vererbung(self, bool(sperre))

    def manage_addLocalRoles(self, userid, roles):
        """Give roles here to a user or group, besides those that it has."""
        vorhanden = self.__ac_local_roles__.get(userid, ())
        self.manage_setLocalRoles(userid, [*vorhanden, *roles])

    def manage_setLocalRoles(self, userid, roles):
        """Say which roles a user or group has here.

        :raises ValueError: no roles are given.
        """
        if not roles:
            raise ValueError("One or more roles must be given!")
        regeln = queryUtility(IZugriffsregeln)
        if regeln is None:
            self._gespeicherte_rollen()[userid] = list(roles)
            self._p_changed = True
        else:
            regeln.setze_rollen(self, userid, roles)

    def manage_delLocalRoles(self, userids):
        """Take the roles from users and groups that were given to them here."""
        regeln = queryUtility(IZugriffsregeln)
        for userid in userids:
            if regeln is not None:
                regeln.setze_rollen(self, userid, ())
            else:
                self._gespeicherte_rollen().pop(userid, None)
                self._p_changed = True
