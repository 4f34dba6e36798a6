"""Forms are called as the publisher would call them."""

from plone import api
from plone.app.testing import login
from plone.app.testing import TEST_USER_NAME
from plone.protect import createToken
from zope.component import getMultiAdapter
from zope.component import queryMultiAdapter
from zope.interface import alsoProvides
from ZPublisher.HTTPRequest import FileUpload

import io
import pytest
import re
import types


@pytest.fixture
def als_rolle(portal):
    """Log in as a user with exactly one role of the E-Akte."""

    def melde_an(rolle):
        with api.env.adopt_roles(["Manager"]):
            if api.user.get(username=rolle.lower()) is None:
                api.user.create(
                    email=f"{rolle.lower()}@stadt.example",
                    username=rolle.lower(),
                    password="Geheim-fuer-Tests-1",
                )
            api.user.grant_roles(username=rolle.lower(), roles=[rolle])
        login(portal, rolle.lower())

    yield melde_an
    login(portal, TEST_USER_NAME)


@pytest.fixture
def anfrage(portal):
    """A new browser request with form data, on the layer of the E-Akte."""

    def stelle(form=None, method=None, **kopfzeilen):
        from collective.eakte.interfaces import IEAkteLayer
        from zope.annotation.interfaces import IAttributeAnnotatable
        from zope.globalrequest import setRequest

        request = portal.REQUEST.clone()
        alsoProvides(request, IEAkteLayer, IAttributeAnnotatable)
        request.form.update(form or {})
        if form and method != "GET":
            request.form.setdefault("_authenticator", createToken())
        request.method = request.environ["REQUEST_METHOD"] = method or (
            "POST" if form else "GET"
        )
        request.environ.update(kopfzeilen)
        request.set("ACTUAL_URL", portal.absolute_url())
        request.set("AUTHENTICATED_USER", api.user.get_current())
        setRequest(request)
        return request

    return stelle


@pytest.fixture
def anlegen(anfrage):
    """Call ``++add++typ`` in a container; returns the view and the page."""

    def rufe(behaelter, typ, /, **felder):
        request = anfrage(eingaben(felder, "form.buttons.save") if felder else None)
        fti = api.portal.get_tool("portal_types")[typ]
        adapted = (behaelter, request, fti)
        view = queryMultiAdapter(adapted, name=fti.factory) or getMultiAdapter(adapted)
        return view, view()

    return rufe


@pytest.fixture
def rufe_auf(anfrage):
    """Call a view by name; returns the view and the page."""

    def rufe(objekt, name, /, knopf="save", **felder):
        request = anfrage(eingaben(felder, f"form.buttons.{knopf}") if felder else None)
        view = getMultiAdapter((objekt, request), name=name)
        return view, view()

    return rufe


def eingaben(felder, knopf):
    """Form data: short names are the fields of behaviours under their prefix."""
    daten = {}
    for name, wert in felder.items():
        schema = _PRAEFIX.get(name)
        daten[f"form.widgets.{schema}.{name}" if schema else f"form.widgets.{name}"] = (
            wert
        )
    daten[knopf] = "1"
    # What a browser sends for a box that is not ticked
    for name in ("mit_inhalt", "fristen_neu"):
        daten[f"form.widgets.{name}-empty-marker"] = "1"
    return daten


_PRAEFIX = {
    "title": "IBetreff",
    "typ": "ITyp",
    "federfuehrung": "IFederfuehrung",
    "aufbewahrungsdauer": "IAufbewahrung",
    "laufzeit_beginn": "ILaufzeit",
    "laufzeit_ende": "ILaufzeit",
    "vertraulichkeitsstufe": "IVertraulichkeit",
    "beteiligte": "IBeteiligte",
    "medium": "IMedium",
    "muster_akte": "INummerierung",
}


@pytest.fixture
def datei():
    """An upload as the publisher hands it over."""

    def mache(name, daten=b"inhalt"):
        feld = types.SimpleNamespace(
            name="file",
            file=io.BytesIO(daten),
            # The publisher reads names as Latin-1 and decodes them later.
            filename=name.encode().decode("latin-1"),
            headers={},
        )
        return FileUpload(feld)

    return mache


@pytest.fixture
def text():
    """The text of a page, without markup and superfluous blanks."""

    def lies(html):
        return " ".join(re.sub(r"<[^>]+>", " ", html).split())

    return lies
