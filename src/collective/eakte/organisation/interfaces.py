"""Contract of the room of the offices."""

from zope.interface import Attribute
from zope.interface import Interface


class IOrganisation(Interface):
    """Local utility: the offices of the site, and the presets by Aktentyp."""

    einheiten = Attribute(
        "dict of all offices by code, former ones too; not to be changed"
    )
    vorgaben = Attribute("dict from Aktentyp to preset; not to be changed")
    laufend = Attribute(
        "the reorganisation under way, :class:`~.laufend.Laufend`, or None"
    )

    def setze(*einheiten):
        """Keep offices, in place of those with the same code."""

    def setze_vorgabe(typ, vorgabe):
        """Keep the preset of an Aktentyp; ``None`` for none."""

    def kreise(tag):
        """Circles of each user and group on a day.

        :returns: dict from user or group id to a frozenset of circle ids.
        """

    def mitglieder(tag):
        """Users and groups of each circle on a day.

        :returns: dict from circle id to a tuple of ids.
        """


class IUmorganisiert(Interface):
    """Offices were reorganised; whoever keeps codes of offices replaces them.

    Sent once, in the same transaction, after all records have changed.
    """

    ersatz = Attribute("dict from the former code to the one that takes its place")
    orte = Attribute(
        "places of the plan units that changed hands, with a slash at their end; "
        "None when everything did"
    )
