"""The workflow of records is no setting of the site.

Its states say who sees a record. With a workflow of Plone's everybody would see what is
registered from then on, and the states that records are in would mean nothing.
"""

from collective.eakte import _
from collective.eakte.config import PORTAL_TYPES
from collective.eakte.hindernisse import NichtBerechtigt
from Products.CMFPlone.controlpanel.browser.types import TypesControlPanel


class Inhaltstypen(TypesControlPanel):
    """``@@content-controlpanel``: all settings of types but the workflow of records."""

    def __call__(self):
        """:returns: the page, or nothing when the answer is a redirection.

        :raises NichtBerechtigt: another workflow is chosen for a type of records.
        """
        typ = self.request.form.get("old_type_id")
        if typ in PORTAL_TYPES and self.have_new_workflow():
            raise NichtBerechtigt.eines(
                "arbeitsablauf-fest",
                _(
                    "arbeitsablauf_fest",
                    default="The workflow of records cannot be changed: its states say "
                    "who sees them.",
                ),
            )
        return super().__call__()
