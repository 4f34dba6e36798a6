"""People, groups and circles of people: their titles, and finding them."""

from collective.eakte.rechte.interfaces import IKreise
from collective.eakte.rechte.sichten import mit_kreisen
from dataclasses import dataclass
from plone import api
from zope.component import getUtilitiesFor
from zope.component import queryUtility
from zope.globalrequest import getRequest
from zope.i18n import translate

import re


KREIS = "kreis"
GRUPPE = "gruppe"
PERSON = "person"

HOECHSTENS = 20
"""Length of a list of suggestions."""

_IN_KLAMMERN = re.compile(r"\(([^()\s]+)\)\s*$")
_VIRTUELL = frozenset({"AuthenticatedUsers"})


@dataclass(frozen=True)
class Prinzipal:
    """Somebody to whom rights are granted.

    :param id: id of a user or group, or of a circle such as ``oe:32``.
    :param titel: how people call her, in the language of the request.
    :param art: ``"kreis"``, ``"gruppe"`` or ``"person"``.
    """

    id: str
    titel: str
    art: str

    @property
    def angabe(self):
        """What is written into a form to mean this one."""
        return self.id if self.titel == self.id else f"{self.titel} ({self.id})"


def prinzipal(kennung):
    """Look somebody up by id.

    :param kennung: id of a user, group or circle.
    :returns: :class:`Prinzipal`, or ``None``.
    """
    if not kennung or not isinstance(kennung, str):
        return None
    art, trenner, _rest = kennung.partition(":")
    kreis = queryUtility(IKreise, name=art) if trenner else None
    if kreis is not None:
        titel = kreis.titel(kennung)
        return None if titel is None else Prinzipal(kennung, _text(titel), KREIS)
    acl_users = api.portal.get_tool("acl_users")
    gruppe = acl_users.getGroupById(kennung)
    if gruppe is not None:
        return Prinzipal(kennung, gruppe.getProperty("title") or kennung, GRUPPE)
    benutzer = acl_users.getUserById(kennung)
    if benutzer is not None:
        return Prinzipal(kennung, benutzer.getProperty("fullname") or kennung, PERSON)
    return None


def titel_von(kennung):
    """How people call a principal; its id when it is not known any more."""
    gefunden = prinzipal(kennung)
    return kennung if gefunden is None else gefunden.titel


def suche(text, hoechstens=HOECHSTENS):
    """Find circles, groups and people, in this order: groups spare work.

    :param text: part of an id or title; empty for circles and groups only.
    :param hoechstens: how many at most.
    :returns: list of :class:`Prinzipal`.
    """
    text = (text or "").strip().lower()
    gefunden = [*_kreise(text), *_gruppen(text)]
    if text and len(gefunden) < hoechstens:
        gefunden += _personen(text, hoechstens)
    return gefunden[:hoechstens]


def finde(angabe):
    """Who is meant by what somebody wrote into a form.

    :param angabe: id, title, or title with id in brackets.
    :returns: list of :class:`Prinzipal`: one, none, or several that may be meant.
    """
    angabe = " ".join((angabe or "").split())
    if not angabe:
        return []
    in_klammern = _IN_KLAMMERN.search(angabe)
    for kennung in (angabe, in_klammern[1] if in_klammern else None):
        gefunden = prinzipal(kennung)
        if gefunden is not None:
            return [gefunden]
    moegliche = suche(angabe)
    genau = [p for p in moegliche if p.titel.lower() == angabe.lower()]
    return genau or moegliche


def prinzipale_des_benutzers():
    """Ids of the current user, of her groups and circles.

    Among the groups is the one of all who have logged in: she belongs to it, too.
    """
    if api.user.is_anonymous():
        return frozenset()
    benutzer = api.user.get_current()
    return mit_kreisen(frozenset({benutzer.getId(), *benutzer.getGroups()}))


def _kreise(text):
    gefunden = []
    for _name, kreise in getUtilitiesFor(IKreise):
        for kennung in kreise.alle():
            titel = _text(kreise.titel(kennung) or kennung)
            if _passt(text, kennung, titel):
                gefunden.append(Prinzipal(kennung, titel, KREIS))
    return gefunden


def _gruppen(text):
    acl_users = api.portal.get_tool("acl_users")
    gefunden = {
        treffer["id"]: Prinzipal(
            treffer["id"], treffer.get("title") or treffer["id"], GRUPPE
        )
        for treffer in acl_users.searchGroups()
        if treffer["id"] not in _VIRTUELL
    }
    return sorted(
        (p for p in gefunden.values() if _passt(text, p.id, p.titel)), key=_nach_titel
    )


def _personen(text, hoechstens):
    acl_users = api.portal.get_tool("acl_users")
    gefunden = {}
    for feld in ("fullname", "login", "email"):
        for treffer in acl_users.searchUsers(**{feld: text}):
            if treffer["id"] not in gefunden:
                person = prinzipal(treffer["id"])
                if person is not None and person.art == PERSON:
                    gefunden[person.id] = person
            if len(gefunden) >= hoechstens:
                break
    return sorted(gefunden.values(), key=_nach_titel)


def _text(titel):
    return translate(titel, context=getRequest())


def _passt(text, kennung, titel):
    return text in kennung.lower() or text in titel.lower()


def _nach_titel(eintrag):
    return eintrag.titel.lower(), eintrag.id
