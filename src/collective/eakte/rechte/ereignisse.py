"""What happens to rights, for those who keep a record of it."""

from collective.eakte.rechte.interfaces import IBerechtigungEntzogen
from collective.eakte.rechte.interfaces import IBerechtigungErteilt
from collective.eakte.rechte.interfaces import ISchutzGeaendert
from zope.interface import implementer
from zope.interface.interfaces import ObjectEvent


@implementer(IBerechtigungErteilt)
class BerechtigungErteilt(ObjectEvent):
    """See :class:`IBerechtigungErteilt`."""

    def __init__(self, objekt, berechtigung):
        super().__init__(objekt)
        self.berechtigung = berechtigung


@implementer(IBerechtigungEntzogen)
class BerechtigungEntzogen(ObjectEvent):
    """See :class:`IBerechtigungEntzogen`."""

    def __init__(self, objekt, beendet):
        super().__init__(objekt)
        self.beendet = beendet


@implementer(ISchutzGeaendert)
class SchutzGeaendert(ObjectEvent):
    """See :class:`ISchutzGeaendert`."""

    def __init__(self, objekt, schutz, grund):
        super().__init__(objekt)
        self.schutz = schutz
        self.grund = grund
