"""The engine is tidied up where nobody waits for it.

Without that, words of removed records serve for suggestions for ever, and PostgreSQL
plans questions with figures of tables that were empty.
"""

from collective.eakte.config import QUEUE_NACHHOLEN
from collective.eakte.config import QUEUE_TEXT
from collective.eakte.volltext.anschluss import maschine
from collective.taskqueue import taskqueue
from plone import api

import transaction


AUFRAEUMEN = "eakte-volltext-aufraeumen"


def raeume_auf():
    """Tidy up now, which takes seconds to minutes.

    Ends the running transaction: whoever stores meanwhile is not held up by it.

    :raises MaschineGestoert: the engine cannot be used.
    """
    transaction.abort()
    maschine().raeume_auf()


def reihe_ein(nach_texten=False):
    """Have it tidied up in the background when the running transaction is stored.

    :param nach_texten: whether the files that wait to be read now are read before.
    """
    ort = "/".join(api.portal.get().getPhysicalPath())
    taskqueue.add(
        f"{ort}/@@{AUFRAEUMEN}",
        params={"nach_texten": "1"} if nach_texten else {},
        # Files are read one after the other: who comes last finds all others done.
        queue=QUEUE_TEXT if nach_texten else QUEUE_NACHHOLEN,
        key=f"{AUFRAEUMEN}:{ort}:{nach_texten:d}",
    )
