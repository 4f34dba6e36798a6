"""What is remembered for the time of a transaction; gone when it is aborted."""

import transaction


class Merker:
    """A value for each transaction.

    :param fabrik: makes the value when it is first asked for in a transaction.
    """

    def __init__(self, fabrik):
        self._fabrik = fabrik

    def __call__(self):
        laufende = transaction.get()
        try:
            return laufende.data(self)
        except KeyError:
            wert = self._fabrik()
            laufende.set_data(self, wert)
            return wert
