"""What check-outs have against operations of other rooms."""

from collective.eakte.content.dokument import IDokument
from collective.eakte.interfaces import ISchriftgutbehaelter
from collective.eakte.lebenszyklus.interfaces import IVorbehalt
from collective.eakte.rest import darf
from collective.eakte.versionen.auscheckung_api import auscheckung
from collective.eakte.versionen.auscheckung_api import gegen_zugriff
from collective.eakte.versionen.auscheckung_api import ist_eigene
from collective.eakte.versionen.auscheckung_worte import schon_ausgecheckt
from collective.eakte.versionen.auscheckung_worte import verborgen_ausgecheckt
from plone import api
from plone.rest.interfaces import IAPIRequest
from zope.component import adapter
from zope.globalrequest import getRequest
from zope.interface import implementer


IM_BEHAELTER = frozenset({"zda", "stornieren", "verlegen", "loeschen"})
"""What concerns everything that a container holds."""


@implementer(IVorbehalt)
@adapter(IDokument)
class AmDokument:
    """A Dokument that is checked out waits for its holder.

    :param dokument: the Dokument.
    """

    def __init__(self, dokument):
        self.dokument = dokument

    def gegen(self, handlung):
        """One reason, or none; one's own check-out is none against a change."""
        stand = auscheckung(self.dokument)
        if stand is None:
            return []
        if handlung == "aendern":
            return gegen_zugriff(self.dokument, gezeigtes_token())
        return [grund(self.dokument, stand)]


@implementer(IVorbehalt)
@adapter(ISchriftgutbehaelter)
class ImBehaelter:
    """A container waits for all that is checked out in it, seen by the user or not.

    Cost: one catalog query over what is checked out; only that is loaded.

    :param behaelter: Akte, Teilakte or Vorgang.
    """

    def __init__(self, behaelter):
        self.behaelter = behaelter

    def gegen(self, handlung):
        """One reason for each Dokument that is checked out."""
        if handlung not in IM_BEHAELTER:
            return []
        gruende = []
        for dokument in ausgecheckte(self.behaelter):
            stand = auscheckung(dokument)
            if stand is not None:
                gruende.append(grund(dokument, stand))
        return gruende


def ausgecheckte(behaelter):
    """Everything in a container that is checked out, by number, seen or not."""
    katalog = api.portal.get_tool("portal_catalog")
    brains = katalog.unrestrictedSearchResults(
        ausgecheckt_von={"query": "", "range": "min"},
        path="/".join(behaelter.getPhysicalPath()),
        sort_on="kennzeichen_sort",
    )
    return [brain._unrestrictedGetObject() for brain in brains]


def grund(dokument, stand):
    """The reason that a check-out is, without content for who may not see it.

    :param dokument: the Dokument.
    :param stand: its check-out.
    :returns: :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    if not darf("View", dokument):
        return verborgen_ausgecheckt()
    return schon_ausgecheckt(dokument, stand, eigene=ist_eigene(stand))


def gezeigtes_token():
    """The token that a program sent; ``None`` when a person works with pages.

    :returns: text, ``""`` for a program that sent none.
    """
    request = getRequest()
    if request is None or not IAPIRequest.providedBy(request):
        return None
    return (request.getHeader("Lock-Token") or "").strip()
