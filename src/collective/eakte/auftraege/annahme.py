"""The answer to a request that began a job: 202 and where it stands."""

from collective.eakte.auftraege.als_json import DIENST
from plone import api


def angenommen(kennung, request):
    """Say that something will be done.

    :param kennung: id of the job.
    :param request: the request; its answer gets status 202 and ``Location``.
    :returns: dict for the body.
    """
    url = f"{api.portal.get().absolute_url()}/{DIENST}/{kennung}"
    request.response.setStatus(202)
    request.response.setHeader("Location", url)
    return {"auftrag": {"@id": url, "kennung": kennung}}


def seite_von(kennung):
    """:returns: address of the page of a job.

    :param kennung: its id.
    """
    return f"{api.portal.get().absolute_url()}/@@eakte-auftrag?auftrag={kennung}"
