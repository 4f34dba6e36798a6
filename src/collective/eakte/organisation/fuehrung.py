"""What an office leads, whoever may see it."""

from plone import api


def anzahl_gefuehrter(code):
    """How many plan units and records an office leads.

    :param code: its code.
    :returns: number, without what lies in a record of the same lead.
    """
    katalog = api.portal.get_tool("portal_catalog")
    return len(
        katalog.unrestrictedSearchResults(
            federfuehrung=code,
            portal_type=["Aktenplaneinheit", "Akte", "Teilakte", "Vorgang"],
        )
    )
