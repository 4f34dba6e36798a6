"""A Vertretung as JSON."""

from collective.eakte.rechte.uhr import heute
from collective.eakte.vertretung.darstellung import bezug_in_worten
from collective.eakte.vertretung.darstellung import name
from collective.eakte.vertretung.darstellung import STAENDE
from collective.eakte.vertretung.darstellung import stand
from collective.eakte.vertretung.vertretung import UMFANG
from plone import api
from zope.i18n import translate


def als_angaben(vertretung, request):
    """What a program is told of a Vertretung.

    :param vertretung: :class:`~..vertretung.Vertretung`.
    :param request: for the language of the titles.
    :returns: dict.
    """
    wie = stand(vertretung, heute())
    site = api.portal.get().absolute_url()
    return {
        "@id": f"{site}/@vertretungen/{vertretung.kennung}",
        "kennung": vertretung.kennung,
        "abwesend": _person(vertretung.abwesend),
        "vertretung": _person(vertretung.vertretung),
        "von": vertretung.von.isoformat(),
        "bis": vertretung.bis.isoformat(),
        "umfang": {
            "token": vertretung.umfang,
            "title": translate(UMFANG[vertretung.umfang], context=request),
        },
        "bezug": vertretung.bezug,
        "bezug_title": bezug_in_worten(vertretung, request),
        "auch_geschuetztes": vertretung.auch_geschuetztes,
        "grund": vertretung.grund,
        "eingetragen_von": _person(vertretung.eingetragen_von),
        "zeit": vertretung.zeit.isoformat(timespec="seconds"),
        "stand": {
            "token": wie,
            "title": translate(STAENDE[wie], context=request),
        },
        "beendet": _beendet(vertretung.beendet),
    }


def _beendet(beendigung):
    if beendigung is None:
        return None
    return {
        "person": _person(beendigung.person),
        "zeit": beendigung.zeit.isoformat(timespec="seconds"),
        "grund": beendigung.grund,
    }


def _person(kennung):
    return {"id": kennung, "title": name(kennung)} if kennung else None
