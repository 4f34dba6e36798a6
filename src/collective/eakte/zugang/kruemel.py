"""The way to a record names what the user may see of it."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte.rest import darf
from Products.CMFPlone.browser.navigation import PhysicalNavigationBreadcrumbs
from zope.component import getMultiAdapter


class Kruemel(PhysicalNavigationBreadcrumbs):
    """``@@breadcrumbs_view`` of plan nodes and records."""

    def breadcrumbs(self):
        """:returns: tuple of dicts with ``absolute_url`` and ``Title``."""
        if darf("View", self.context):
            return super().breadcrumbs()
        rundherum = aq_parent(aq_inner(self.context))
        return getMultiAdapter(
            (rundherum, self.request), name="breadcrumbs_view"
        ).breadcrumbs()
