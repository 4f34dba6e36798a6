"""Contract of the room of periodic work."""

from zope.interface import Attribute
from zope.interface import Interface


class IPlanmaessig(Interface):
    """Named utility: something that is done again and again in every site.

    See :class:`~.plan.Auftrag`, which does all of it.
    """

    title = Attribute("Name for people, message")
    queue = Attribute("Name of the queue that does it")

    def naechstes_mal(seit):
        """When it is to be done.

        :param seit: when it was done last, or when it was first heard of; with time
            zone.
        :returns: datetime with time zone.
        """

    def fuehre_aus(site):
        """Do it, as the system, in a transaction that is stored afterwards.

        It may store in between, and it may be done twice when somebody else stored
        something at the same time.

        :param site: the site, which is the current one.
        :returns: text for people about the result, message or text.
        :raises Exception: it is logged, nothing is stored, and tried again later.
        """
