"""What the services of the offices share."""

from collective.eakte.organisation.interfaces import IOrganisation
from plone.restapi.services import Service
from zExceptions import NotFound
from zope.component import getUtility
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


@implementer(IPublishTraverse)
class OrganisationService(Service):
    """A service with at most one further part in its address."""

    teil = None

    def publishTraverse(self, request, name):
        if self.teil is not None:
            raise NotFound(name)
        self.teil = name
        return self

    def verlange_einheit(self):
        """:raises NotFound: no office has the code in the address."""
        if self.teil not in getUtility(IOrganisation).einheiten:
            raise NotFound(self.teil)
