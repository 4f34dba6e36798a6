"""Contract of the rights room."""

from zope.interface import Attribute
from zope.interface import Interface
from zope.interface.interfaces import IObjectEvent


class IKreise(Interface):
    """Named utility: circles of people that are no groups of the site.

    Its name is the first part of a circle's id: ``oe`` for ``oe:32``.
    """

    def kreise_von(prinzipale):
        """Circles to which somebody belongs today.

        :param prinzipale: frozenset with the ids of a user and of her groups.
        :returns: iterable of circle ids, e.g. ``{"oe:32", "oe:32:leitung"}``.
        """

    def prinzipale_von(kreis):
        """Users and groups that make up a circle today.

        :param kreis: id of the circle.
        :returns: iterable of user and group ids.
        """

    def titel(kreis):
        """How people call the circle: text or message; ``None`` if there is none."""

    def alle():
        """Ids of all circles that can be chosen, in a sensible order."""


class IVertretungen(Interface):
    """Utility: on whose behalf somebody looks, besides with own rights."""

    def sichten_von(prinzipale):
        """Views of the absent people for whom somebody acts today.

        :param prinzipale: frozenset with the ids of a user and of her groups.
        :returns: list of :class:`~collective.eakte.rechte.sicht.Sicht` with ``fuer``.
        """

    def fuer_wen(objekt, recht=None):
        """For whom the current user acts when she does something to an object.

        :param objekt: plan node or record, in its place.
        :param recht: title of the permission that she needs for it; by default that to
            change the object, and where nobody may, that to see it.
        :returns: id of an absent person, or ``None`` when she has the right herself.
        """

    def laufende():
        """Who stands in for whom today.

        :returns: list of objects with ``abwesend`` and ``vertretung`` (user ids),
            ``von``, ``bis`` (dates), and ``umfang``.
        """


class IZugriffsregister(Interface):
    """Local utility: all access domains of the site by their place."""

    def trage_ein(bereich, ort):
        """Enter a domain, or enter it at another place."""

    def entferne(bereich):
        """Take a domain out."""

    def bereich(nummer):
        """The domain with a number, or ``None``."""

    def am_ort(ort):
        """The domain at a place, or ``None``.

        :param ort: place, with a slash at its end.
        """

    def kette(ort):
        """The domains around a place, the nearest first.

        :param ort: place, with a slash at its end.
        """

    def alle():
        """All domains, each after those around it."""

    def wurzeln():
        """The domains that lie in no other: the plans."""


class IBerechtigungErteilt(IObjectEvent):
    """A grant was given."""

    berechtigung = Attribute("the grant")


class IBerechtigungEntzogen(IObjectEvent):
    """A grant was withdrawn."""

    beendet = Attribute("the grant with who withdrew it, when and why")


class ISchutzGeaendert(IObjectEvent):
    """A record was protected, or is protected no more."""

    schutz = Attribute("the protection, or None")
    grund = Attribute("reason as given")
