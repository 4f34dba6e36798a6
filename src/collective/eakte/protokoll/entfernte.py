"""What chains say of removed records; knows nothing of Plone."""

from collective.eakte.protokoll.eintrag import lies


GELOESCHT = "geloescht"

_TEIL = b'"was":"geloescht"'


def entfernte(daten):
    """Heads of chains that an entry keeps.

    :param daten: canonical form of an entry.
    :returns: dict from UUID to list of number of entries and hash of the last one.
    """
    if _TEIL not in daten:
        return {}
    eintrag = lies(daten)
    if eintrag.was != GELOESCHT:
        return {}
    angaben = eintrag.angaben
    # Of what had been removed from the record before it was removed itself.
    koepfe = dict(angaben.get("darin") or {})
    koepfe[angaben["uid"]] = [angaben["anzahl"], angaben["kopf"]]
    return koepfe


def entfernte_in(eintraege):
    """Heads of chains that a chain keeps.

    :param eintraege: iterable of canonical forms.
    :returns: dict as of :func:`entfernte`.
    """
    koepfe = {}
    for daten in eintraege:
        koepfe.update(entfernte(daten))
    return koepfe
