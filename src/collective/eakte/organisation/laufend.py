"""What is kept of a reorganisation of many records while it is under way.

A small one is one transaction. A large one cannot be: for minutes nobody else could
store, or it would be done in vain again and again. So it goes in sections, and from the
first to the last of them it is kept here, for all to see, and to go on with whatever
happens.
"""

from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from collective.eakte import _
from collective.eakte.auftraege.api import ist_offen
from collective.eakte.hindernisse import Hindernis
from collective.eakte.organisation.vorhaben import TEILUNG
from dataclasses import asdict
from persistent import Persistent


class Laufend(Persistent):
    """A reorganisation that is not over.

    :ivar vorhaben: dict, see :class:`~.vorhaben.Vorhaben`.
    :ivar auftrag: id of the job that does it, or did it last.
    :ivar geplant: dict, :class:`~.ablauf.Umfang` of its dry run.
    :ivar umfang: dict, :class:`~.ablauf.Umfang` of what is done.
    :ivar begonnen: whether something was changed already; then it must be ended.
    :ivar rest: BTree of records that are to follow: from rank and id in the catalog to
        whether one of the former offices leads the record.
    :ivar gescheitert: set of keys of those that could not be changed.
    :ivar erledigt: number of records that have followed.
    """

    begonnen = False
    erledigt = 0

    def __init__(self, vorhaben, geplant, auftrag):
        self.vorhaben = asdict(vorhaben)
        self.geplant = asdict(geplant)
        self.auftrag = auftrag
        self.umfang = {}
        self.rest = OOBTree()
        self.gescheitert = OOTreeSet()

    @property
    def ruht(self):
        """:returns: whether nobody is at it; somebody must let it go on."""
        return not ist_offen(self.auftrag)

    @property
    def gilt(self):
        """:returns: whether it is under way; not when its job ended before it began."""
        return self.begonnen or not self.ruht

    @property
    def uebergang(self):
        """:returns: the former offices and the one that takes their place, while
        records go from those to this; ``None`` before, and where only a part goes."""
        if not self.begonnen or self.vorhaben["art"] == TEILUNG:
            return None
        return self.vorhaben["von"], self.vorhaben["nach"]

    def fuege_hinzu(self, umfang):
        """Count what was done.

        :param umfang: :class:`~.ablauf.Umfang`.
        """
        self.umfang = {
            name: self.umfang.get(name, 0) + zahl
            for name, zahl in asdict(umfang).items()
        }


def gegen_laufende(laufend, codes=None):
    """What speaks against another change while a reorganisation is under way.

    :param laufend: :class:`Laufend`, or ``None``.
    :param codes: offices that are to be changed; ``None`` for any.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    if laufend is None or not laufend.gilt:
        return []
    von, nach = laufend.vorhaben["von"], laufend.vorhaben["nach"]
    if codes is not None and not {*von, nach} & set(codes):
        return []
    return [
        Hindernis(
            "reorganisation-laeuft",
            _(
                "reorganisation_laeuft",
                default="The work of ${von} is going to ${nach} just now: wait until "
                "this reorganisation is over, or go on with it.",
                mapping={"von": ", ".join(von), "nach": nach},
            ),
        )
    ]
