"""Entries about states, and about the files of Dokumente."""

from collective.eakte.protokoll.api import fuer_wen_jetzt
from collective.eakte.protokoll.api import trage_ein
from collective.eakte.protokoll.api import uid_von
from collective.eakte.protokoll.laufend import Merker


_fuer = Merker(dict)


def vor_uebergang(obj, event):
    """The state is about to change; afterwards the right may be gone."""
    if event.transition is not None:
        guard = event.transition.guard
        rechte = guard.permissions if guard is not None else ()
        _fuer()[uid_von(obj)] = fuer_wen_jetzt(obj, next(iter(rechte), None))


def nach_uebergang(obj, event):
    """The state has changed. The state in which something begins is no change."""
    if event.transition is not None:
        trage_ein(
            obj,
            "uebergang",
            warum=event.status.get("comments") or "",
            fuer=_fuer().pop(uid_von(obj), None),
            uebergang=event.transition.id,
            von=event.old_state.id,
            nach=event.new_state.id,
        )
