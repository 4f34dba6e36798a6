"""Pages rendered without a browser."""

from collective.eakte.interfaces import IEAkteLayer
from lxml import html
from zope.component import getMultiAdapter
from zope.interface import alsoProvides

import pytest


@pytest.fixture
def seite(portal, http_request):
    """Render a view: ``seite(objekt, "view", q="Löwe")`` returns the parsed page.

    What is asked for in another ``format`` comes as it is.
    """

    def rendere(objekt, name="view", **form):
        request = http_request.clone()
        alsoProvides(request, IEAkteLayer)
        request.form.update(form)
        antwort = getMultiAdapter((objekt, request), name=name)()
        return antwort if form.get("format") else html.fromstring(antwort)

    return rendere


@pytest.fixture
def text():
    """The text of elements, blanks put together."""

    def lies(elemente):
        return [" ".join(element.text_content().split()) for element in elemente]

    return lies
