"""Contract of the page of a Dokument: what other rooms may provide to it."""

from zope.interface import Interface


class IDateiansicht(Interface):
    """Multi-adapter of a Dokument and a request: a further view of its file.

    It is asked for those only who may read the file.
    """

    def ersatz():
        """:returns: HTML in the place of a file that browsers cannot show; ``""`` for
        nothing but the way to save it."""

    def zusatz(art):
        """What belongs beneath the file as it is shown.

        :param art: how it is shown, see :mod:`.darstellung`.
        :returns: HTML, or ``""``.
        """
