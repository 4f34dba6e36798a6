"""Records enter only the indexes that somebody asks for.

Every index that a record enters costs three to four database objects at filing, and
plain Plone has some fifty of them.
"""

from Acquisition import aq_base
from plone import api
from plone.dexterity.content import FTIAwareSpecification


ENTBEHRLICH = frozenset(
    {
        # Text indexes: SearchableText holds title and remark already.
        "Title",
        "Description",
        # Who registered how much is nobody's question (no evaluation of employees).
        "Creator",
        # Records sort by number and by the day of their last change.
        "created",
        # Publication, events, comments, default pages: records have none of them.
        "Date",
        "Subject",
        "Type",
        "cmf_uid",
        "commentators",
        "effective",
        "end",
        "exclude_from_nav",
        "expires",
        "getId",
        "getRawRelatedItems",
        "id",
        "in_reply_to",
        "is_default_page",
        "start",
        "sync_uid",
        "total_comments",
    }
)
"""Plone's indexes that plan units and records stay out of."""


class SparsamIndiziert:
    """Mixin for content that stays out of :data:`ENTBEHRLICH`.

    Indexes of other add-ons are filled as for any content.
    """

    entbehrlich = ENTBEHRLICH
    """Names of the indexes that objects of this class stay out of."""

    # Columns that only some types fill. Without these lines the catalog would look
    # for a missing one all the way up to the root, at every indexing.
    absender = None
    aufbewahrungsdauer = None
    ausgecheckt_von = None
    aussonderungsart = None
    cmf_uid = None
    dateiname = None
    datum_des_schreibens = None
    dokumentart = None
    empfaenger = None
    fassung = None
    federfuehrung = None
    fruehere_kennzeichen = ()
    hauptdokument = None
    laufzeit_beginn = None
    laufzeit_ende = None
    sync_uid = None
    typ = None

    # Otherwise the mixin, being the first base, would hide the one of Dexterity,
    # and content would not provide its behaviours.
    __providedBy__ = FTIAwareSpecification()

    def indexObject(self):
        # The queue carries no list of indexes for a new object, but reindexing an
        # unknown one adds it.
        self.reindexObject()

    def reindexObject(self, idxs=(), update_metadata=1, uid=None):
        if list(idxs) == ["cmf_uid"]:
            # The first version of a file gives a Dokument an id that nobody looks up.
            return
        super().reindexObject(list(idxs) or self._indexe(), update_metadata, uid)

    def reindexObjectSecurity(self, skip_self=False):
        """Tell the catalog who may see this object.

        Plone does so for everything below, too. Here nothing below takes a right from
        above by being indexed: what it takes is asked for at every search.
        """
        if not skip_self:
            self.reindexObject(idxs=["allowedRolesAndUsers"], update_metadata=0)

    def _indexe(self):
        entbehrlich = set(self.entbehrlich)
        if not self.fruehere_kennzeichen:
            # A keyword index writes even when there is nothing to enter.
            entbehrlich.add("fruehere_kennzeichen")
        if getattr(aq_base(self), "_auscheckung", None) is None:
            # Entered and taken out by the check-out itself.
            entbehrlich.add("ausgecheckt_von")
        catalog = api.portal.get_tool("portal_catalog")
        return [name for name in catalog.indexes() if name not in entbehrlich]
