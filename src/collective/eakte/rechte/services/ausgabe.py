"""Grants as JSON."""

from collective.eakte.rechte.berechtigung import URSACHEN
from collective.eakte.rechte.prinzipale import prinzipal
from collective.eakte.rechte.vergaberegeln import ROLLENTITEL
from zope.i18n import translate


def berechtigung_als_json(obj, berechtigung, request):
    """A grant that was given at an object.

    :param obj: the record or plan node.
    :param berechtigung: :class:`~collective.eakte.rechte.berechtigung.Berechtigung`.
    :param request: the request.
    """
    return {
        "@id": f"{obj.absolute_url()}/@rechte/{berechtigung.kennung}",
        "kennung": berechtigung.kennung,
        "prinzipal": prinzipal_als_json(berechtigung.prinzipal),
        "rollen": [
            {
                "token": rolle,
                "title": translate(ROLLENTITEL.get(rolle, rolle), context=request),
            }
            for rolle in berechtigung.rollen
        ],
        "ursache": {
            "token": berechtigung.ursache,
            "title": translate(
                URSACHEN.get(berechtigung.ursache, berechtigung.ursache),
                context=request,
            ),
        },
        "von": _tag(berechtigung.von),
        "bis": _tag(berechtigung.bis),
        "grund": berechtigung.grund,
        "person": berechtigung.person,
        "zeit": berechtigung.zeit.isoformat(),
    }


def prinzipal_als_json(kennung):
    """Somebody to whom rights are granted; also one who is not known any more."""
    gefunden = prinzipal(kennung)
    return {
        "id": kennung,
        "title": gefunden.titel if gefunden else kennung,
        "art": gefunden.art if gefunden else None,
    }


def _tag(tag):
    return None if tag is None else tag.isoformat()
