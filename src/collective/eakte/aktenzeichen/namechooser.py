"""The name of a record is its number: choosing the name gives the number."""

from Acquisition import aq_inner
from collective.eakte.aktenzeichen.api import vergib
from collective.eakte.aktenzeichen.ids import id_aus
from collective.eakte.aktenzeichen.nummerierung import Nummerierung
from collective.eakte.aktenzeichen.verlegen import freier_name
from collective.eakte.content.aktenplaneinheit import IAktenplaneinheit
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.interfaces import ISchriftgutobjekt
from plone.app.content.namechooser import NormalizingNameChooser
from zope.component import adapter
from zope.container.interfaces import INameChooser
from zope.interface import implementer


@adapter(IEAkteInhalt)
@implementer(INameChooser)
class Kennzeichenwahl(NormalizingNameChooser):
    """Names records by their numbers and plan units by their plan numbers.

    Not by their titles: these may name a person, and addresses are kept in logs.
    """

    def chooseName(self, name, obj):
        """Number the object and return an id for it.

        :param name: wanted name; ignored for records.
        :param obj: object that is going to be added.
        :raises Hindernisse: no number can be given.
        """
        container = aq_inner(self.context)
        if ISchriftgutobjekt.providedBy(obj):
            kennzeichen = vergib(obj, container)
            if obj.laufende_nummer:
                kennzeichen = Nummerierung(obj, container).kurzform(obj.laufende_nummer)
            return freier_name(container, id_aus(kennzeichen) or "nr")
        if IAktenplaneinheit.providedBy(obj) and id_aus(obj.kennzeichen or ""):
            return freier_name(container, id_aus(obj.kennzeichen))
        return super().chooseName(name, obj)
