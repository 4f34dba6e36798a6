"""The check-out as Plone's lock: whoever asks for the lock finds the check-out."""

from collective.eakte.config import AUSCHECKEN_ERZWINGEN
from collective.eakte.content.dokument import IDokument
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import darf
from collective.eakte.versionen.auscheckung_api import auscheckung
from collective.eakte.versionen.auscheckung_api import brich_ab
from collective.eakte.versionen.auscheckung_api import checke_aus
from collective.eakte.versionen.auscheckung_api import ist_eigene
from plone.locking.interfaces import IRefreshableLockable
from plone.locking.interfaces import LockType
from plone.locking.interfaces import MAX_TIMEOUT
from plone.locking.interfaces import STEALABLE_LOCK
from zope.component import adapter
from zope.interface import implementer


AUSCHECKUNG = LockType(
    "collective.eakte.auscheckung",
    stealable=False,
    user_unlockable=True,
    timeout=MAX_TIMEOUT,
)
"""A check-out has no end of its own."""


@implementer(IRefreshableLockable)
@adapter(IDokument)
class Sperre:
    """Lock of a Dokument; every type of lock means the check-out.

    Programs that know nothing of check-outs must not open one by force: that needs a
    reason (:func:`~.auscheckung_api.nimm_zurueck`).

    :param context: the Dokument.
    """

    def __init__(self, context):
        self.context = context

    def lock(self, lock_type=STEALABLE_LOCK, children=False):
        """Check it out, if nobody has."""
        if not self.locked():
            checke_aus(self.context)

    def refresh_lock(self, lock_type=STEALABLE_LOCK):
        """Nothing to do: a check-out does not expire."""

    def unlock(self, lock_type=STEALABLE_LOCK, stealable_only=True):
        """Give the own check-out up; somebody else's stays.

        :raises Hindernisse: it is somebody else's.
        """
        if self.locked():
            brich_ab(self.context)

    def clear_locks(self):
        """Give the own check-out up; somebody else's stays."""
        try:
            self.unlock()
        except Hindernisse:
            return

    def locked(self):
        """Whether somebody has checked it out."""
        return auscheckung(self.context) is not None

    def can_safely_unlock(self, lock_type=STEALABLE_LOCK):
        """Whether nobody has checked it out, or the current user has."""
        stand = auscheckung(self.context)
        return stand is None or ist_eigene(stand)

    def stealable(self, lock_type=STEALABLE_LOCK):
        """Whether the current user may end somebody else's check-out."""
        stand = auscheckung(self.context)
        return (
            stand is not None
            and not ist_eigene(stand)
            and darf(AUSCHECKEN_ERZWINGEN, self.context)
        )

    def lock_info(self):
        """Who holds it since when; the token is told to the holder only.

        :returns: list with one dict, or none.
        """
        stand = auscheckung(self.context)
        if stand is None:
            return []
        return [
            {
                "creator": stand.person,
                "time": stand.seit.timestamp(),
                "token": stand.token if ist_eigene(stand) else None,
                "type": AUSCHECKUNG,
            }
        ]
