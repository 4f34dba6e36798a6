"""An office as JSON."""

from collective.eakte.auftraege.als_json import DIENST
from collective.eakte.organisation.modell import ANGABEN
from collective.eakte.rechte.uhr import heute
from plone import api
from plone.restapi.serializer.converters import json_compatible


def als_angaben(einheit, *, ganz):
    """What a program is told of an office.

    :param einheit: :class:`~..modell.Organisationseinheit`.
    :param ganz: also who belongs to it, for those who keep the offices.
    :returns: dict.
    """
    tag = heute()
    angaben = {
        "@id": f"{api.portal.get().absolute_url()}/@organisation/{einheit.code}",
        "code": einheit.code,
        "name": einheit.name,
        "uebergeordnet": einheit.uebergeordnet,
        "gueltig": einheit.gilt(tag),
        "aktiv": einheit.arbeitet(tag),
        "nachfolger": list(einheit.nachfolger),
    }
    if ganz:
        angaben.update(
            {name: json_compatible(getattr(einheit, name)) for name in ANGABEN}
        )
    return angaben


def als_laufende(laufend):
    """What a program is told of the reorganisation under way.

    :param laufend: :class:`~..laufend.Laufend`.
    :returns: dict.
    """
    return {
        "art": laufend.vorhaben["art"],
        "von": list(laufend.vorhaben["von"]),
        "nach": laufend.vorhaben["nach"],
        "umfang": json_compatible(laufend.geplant),
        "erledigt": json_compatible(laufend.umfang),
        "ruht": laufend.ruht,
        "auftrag": f"{api.portal.get().absolute_url()}/{DIENST}/{laufend.auftrag}",
    }
