"""Contract of the room of the integrity checks."""

from zope.interface import Attribute
from zope.interface import Interface


class IAbgeleitete(Interface):
    """Subscription adapter of a Dokument: files beside its versions that are checked.

    What can be made anew at any time needs none.
    """

    stelle = Attribute("What they are, one of the places of :mod:`.pruefregeln`.")

    def staende():
        """:returns: iterator of :class:`~.versionen.Stand`."""


class IPruefregister(Interface):
    """Local utility: the runs of checks, those under way and the last ones."""

    laeufe = Attribute("OOBTree from id to run")
    alarm = Attribute("dict from scope to id of its last run, of those with findings")

    def nimm_auf(lauf):
        """Keep a run; of those that have ended, only the last ones are kept.

        :param lauf: :class:`~.lauf.Lauf`.
        """

    def neueste_zuerst():
        """:returns: list of all runs, the newest first."""

    def offene():
        """:returns: list of the runs that are under way, records before the site."""

    def schliesse(lauf, stand):
        """Note that a run has ended.

        :param lauf: the run.
        :param stand: how, one of the codes of :mod:`.lauf`.
        """
