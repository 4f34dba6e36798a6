"""What happens to the offices, for rooms that keep their codes."""

from collective.eakte.organisation.interfaces import IUmorganisiert
from zope.interface import implementer


@implementer(IUmorganisiert)
class Umorganisiert:
    """See :class:`IUmorganisiert`."""

    def __init__(self, ersatz, orte):
        self.ersatz = ersatz
        self.orte = orte
