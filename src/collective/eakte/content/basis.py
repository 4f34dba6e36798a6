"""What all containers of the E-Akte have in common."""

from collective.eakte.content.rollen import Zugriffsobjekt
from collective.eakte.indexers.sparsam import SparsamIndiziert
from OFS.event import ObjectWillBeAddedEvent
from plone.dexterity.content import Container
from zope.event import notify
from zope.lifecycleevent import ObjectAddedEvent


class Behaelter(SparsamIndiziert, Zugriffsobjekt, Container):
    """A container in which filing costs the same whatever it holds already."""

    # The ordering list would be rewritten at every add.
    _ordering = "unordered"

    def _setObject(
        self,
        id,  # noqa: A002
        object,  # noqa: A002
        roles=None,
        user=None,
        set_owner=1,
        suppress_events=False,
    ):
        """Add an object without counting that as a change of the container.

        Plone would index the container anew at every upload into it; nothing that is
        said of an Akte or a plan unit changes when something is filed in it.
        """
        if not suppress_events:
            notify(ObjectWillBeAddedEvent(object, self, id))
        name = super()._setObject(id, object, roles, user, set_owner, True)
        if not suppress_events:
            notify(ObjectAddedEvent(self._getOb(name), self, name))
        return name
