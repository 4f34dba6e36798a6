"""For whom somebody acts, where there are deputies."""

from collective.eakte import _
from collective.eakte.rechte.interfaces import IVertretungen
from zope.component import queryUtility


def fuer_wen(obj, recht=None):
    """For whom the current user acts when she does something to an object.

    :param obj: plan node or record, in its place.
    :param recht: title of the permission that she needs for it.
    :returns: id of an absent person, or ``None`` when she has the right herself.
    """
    vertretungen = queryUtility(IVertretungen)
    return None if vertretungen is None else vertretungen.fuer_wen(obj, recht)


def in_vertretung(person, abwesend):
    """Who did something, as it is shown to people.

    :param person: name of the person.
    :param abwesend: name of the absent person for whom she did it, or nothing.
    :returns: text or message.
    """
    if not abwesend:
        return person
    return _(
        "person_in_vertretung",
        default="${person} on behalf of ${abwesend}",
        mapping={"person": person, "abwesend": abwesend},
    )
