"""Walk over many objects in one transaction without keeping them all in memory."""

from Products.CMFCore.indexing import processQueue

import transaction


PORTION = 500


def in_portionen(kontext, eintraege, portion=PORTION):
    """Give one entry after the other, and write what has changed now and then.

    What was written goes to a temporary file of the transaction, so that the cache can
    let go of it.

    :param kontext: a persistent object of the database.
    :param eintraege: sequence.
    :param portion: number of entries after which to write.
    """
    for nummer, eintrag in enumerate(eintraege, 1):
        yield eintrag
        if nummer % portion == 0:
            processQueue()
            transaction.savepoint(optimistic=True)
            kontext._p_jar.cacheGC()
