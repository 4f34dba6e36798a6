"""What the services of checks share."""

from collective.eakte.anmeldung import NurAngemeldet
from collective.eakte.integritaet import ansicht
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.rest import MitPfad
from collective.eakte.rest import nicht_berechtigt
from zExceptions import NotFound


class Pruefdienst(MitPfad, NurAngemeldet):
    """Base: the address may name a run."""

    @property
    def objekt(self):
        """The record at which it is asked; ``None`` for the site."""
        return self.context if ISchriftgutobjekt.providedBy(self.context) else None

    def verlange(self, darf):
        """Refuse those who may not do it here.

        :param darf: function of :mod:`..ansicht`.
        :raises NichtBerechtigt: she may not.
        """
        self.request.response.setHeader("Cache-Control", "private, no-store")
        if not darf(self.objekt):
            raise nicht_berechtigt()

    def gemeint(self):
        """The run that the address names.

        :returns: :class:`~..ansicht.Laufansicht`.
        :raises NotFound: there is none, or none that the user may see.
        """
        gefunden = None
        if len(self.teile) == 1:
            gefunden = ansicht.lauf_mit(self.teile[0], self.objekt)
        if gefunden is None:
            raise NotFound("/".join(self.teile))
        return gefunden
