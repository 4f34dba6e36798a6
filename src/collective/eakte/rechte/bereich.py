"""An access domain: the rules of access that a plan node or a record has of its own."""

from persistent import Persistent


class Bereich(Persistent):
    """Rules of access of one object; what lies in it shares them.

    :ivar nummer: names the domain in the index; given by the register.
    :ivar ort: place, with a slash at its end; kept by the register.
    :ivar uid: UUID of the object.
    :ivar regeln: tuple of :class:`.berechtigung.Berechtigung`, also future ones.
    :ivar beendet: tuple of :class:`.berechtigung.Beendet`, the newest last.
    :ivar schutz: :class:`.berechtigung.Schutz` or ``None``.
    :ivar stufe: xdomea code of the Vertraulichkeitsstufe, where it differs from the
        one around.
    """

    nummer = None
    ort = None
    regeln = ()
    beendet = ()
    schutz = None
    stufe = None

    def __init__(self, uid):
        self.uid = uid

    def geltende(self, tag):
        """Grants that hold on a day."""
        return tuple(regel for regel in self.regeln if regel.gilt(tag))
