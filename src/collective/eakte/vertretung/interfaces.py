"""Contract of the room of the deputies."""

from zope.interface import Interface


class IVertretungsregister(Interface):
    """Local utility: all Vertretungen of the site."""

    def trage_ein(vertretung):
        """Add a :class:`~.vertretung.Vertretung`."""

    def ersetze(vertretung):
        """Keep another state of a Vertretung, which has the same kennung."""

    def vertretung(kennung):
        """The Vertretung with a kennung, or ``None``."""

    def alle():
        """All of them, in the order of their entry."""

    def nach_vertretenden(tag):
        """Who acts for whom on a day.

        :param tag: date.
        :returns: dict from the id of a deputy to a tuple of Vertretungen; not to be
            changed. It costs next to nothing.
        """
