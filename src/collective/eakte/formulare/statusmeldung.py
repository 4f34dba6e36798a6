"""Status messages that lead to what they speak of.

Plone keeps status messages in a cookie and shows them as text. A link cannot be part
of the text, for a cookie is not to be trusted with HTML; so the message names the
record, and the address comes from the catalog, for those who may see it. What is no
record is found by a utility, see :class:`~.interfaces.IMeldungsziel`.
"""

from collective.eakte import _
from collective.eakte.formulare.interfaces import IMeldungsziel
from dataclasses import dataclass
from plone import api
from plone.app.layout.viewlets.globalstatusmessage import GlobalStatusMessage
from plone.uuid.interfaces import IUUID
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.component import queryUtility

import re


_VERWEIS = re.compile(
    r"\[\[(?:([a-z]{1,20}):([0-9a-f-]{36})|([0-9a-f]{32})) ([^\[\]]+)\]\]"
)


@dataclass(frozen=True)
class Stueck:
    """A piece of a message: text, with an address or without."""

    text: str
    url: str | None = None


def verweis(obj):
    """What stands for a link to a record in a status message.

    :param obj: the record or plan unit.
    :returns: text for the mapping of a message.
    """
    text = obj.kennzeichen or obj.Title() or obj.getId()
    return f"[[{IUUID(obj)} {_ohne_klammern(text)}]]"


def verweis_auf(art, kennung, text):
    """What stands for a link to something else in a status message.

    :param art: name of the :class:`~.interfaces.IMeldungsziel`.
    :param kennung: id that it knows.
    :param text: what the link is called.
    :returns: text.
    """
    return f"[[{art}:{kennung} {_ohne_klammern(text)}]]"


def _ohne_klammern(text):
    return text.translate({ord("["): "(", ord("]"): ")"})


def melde(meldung, request, art="info"):
    """Add a status message.

    :param meldung: message, may hold :func:`verweis`.
    :param request: the request.
    :param art: ``"info"``, ``"warning"`` or ``"error"``.
    """
    api.portal.show_message(meldung, request, type=art)


def melde_anlage(obj, request):
    """Say that something was made, under which number, and where it lies."""
    melde(
        _(
            "status_angelegt",
            default="${typ} ${verweis} has been created.",
            mapping={
                "typ": api.portal.get_tool("portal_types")[obj.portal_type].Title(),
                "verweis": verweis(obj),
            },
        ),
        request,
    )


def stuecke(text):
    """Cut a status message into text and links.

    :param text: the message as it came from the cookie.
    :returns: list of :class:`Stueck`.
    """
    ergebnis = []
    ende = 0
    for treffer in _VERWEIS.finditer(text):
        ergebnis.append(Stueck(text[ende : treffer.start()]))
        art, kennung, uid, name = treffer.groups()
        url = _adresse(uid) if uid else _ziel(art, kennung)
        ergebnis.append(Stueck(name, url))
        ende = treffer.end()
    ergebnis.append(Stueck(text[ende:]))
    return [stueck for stueck in ergebnis if stueck.text]


def _adresse(uid):
    treffer = api.portal.get_tool("portal_catalog")(UID=uid)
    return treffer[0].getURL() if treffer else None


def _ziel(art, kennung):
    ziel = queryUtility(IMeldungsziel, art)
    return None if ziel is None else ziel(kennung)


class Statusmeldungen(GlobalStatusMessage):
    """Plone's status messages with links to records."""

    index = ViewPageTemplateFile("templates/statusmeldungen.pt")

    def stuecke(self, message):
        """:returns: pieces of one message."""
        return stuecke(message.message)
