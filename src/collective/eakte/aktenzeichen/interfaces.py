"""Contract of the room: the register of all numbers ever given."""

from zope.interface import Interface


class INummernregister(Interface):
    """Local utility: which number belongs to which record, and how far was counted.

    A number that was given once stays in the register for ever, with the UID of the
    record that has or had it.
    """

    def inhaber(kennzeichen):
        """UID of the record that has or had the number, or ``None``."""

    def trage_ein(kennzeichen, uid):
        """Give a number to a record.

        :raises Hindernisse: the number belongs to another record.
        """

    def naechste(zaehler):
        """Count on and return the next running number of a counter (from 1)."""

    def stand(zaehler):
        """The last running number that a counter gave, 0 before the first."""

    def vermerke(ereignis):
        """Note why a number is not in use any more.

        :param ereignis: :class:`.luecken.Ereignis`.
        """

    def ereignisse():
        """All notes, oldest first."""
