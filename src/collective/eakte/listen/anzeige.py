"""Make the text of a table cell from a raw value."""

from collective.eakte import _
from collective.eakte.listen import spalten as s
from plone import api
from zope.component import getUtility
from zope.i18n import translate
from zope.schema.interfaces import IVocabularyFactory


class Anzeige:
    """Text of cells in the language of a request; made once for a table.

    :param context: any object of the site, for vocabularies.
    :param request: the request that is answered.

    Example::

        anzeige = Anzeige(context, request)
        texte = [anzeige.text(spalte, zeile) for spalte in liste.spalten]
    """

    def __init__(self, context, request):
        self.context = context
        self.request = request
        self._begriffe = {}
        self._zustaende = {}
        self._muster = {
            s.DATUM: self._t(_("datumsformat", default="%Y-%m-%d")),
            s.ZEITPUNKT: self._t(_("zeitpunktformat", default="%Y-%m-%d %H:%M")),
        }
        self._dezimalzeichen = self._t(_("dezimalzeichen", default="."))

    def text(self, spalte, zeile):
        """The cell of a row.

        :param spalte: :class:`~.spalten.Spalte`.
        :param zeile: :class:`~.api.Zeile`.
        :returns: ``str``, empty when there is no value.
        """
        wert = zeile.werte.get(spalte.name)
        if wert is None:
            return ""
        if spalte.art in self._muster:
            return self._zeit(wert, self._muster[spalte.art])
        if spalte.art == s.ZUSTAND:
            return self._zustand(wert, zeile.portal_type)
        if spalte.art == s.BEGRIFF:
            return self._begriff(wert, spalte.vokabular)
        if spalte.art == s.GROESSE:
            return self._groesse(wert)
        return str(wert)

    def _t(self, meldung):
        return translate(meldung, context=self.request)

    def _zeit(self, wert, muster):
        if hasattr(wert, "toZone"):
            # A DateTime of the catalog, in whatever zone it was stored.
            wert = wert.toZone(self._zone)
        return wert.strftime(muster)

    @property
    def _zone(self):
        return api.portal.get_registry_record("plone.portal_timezone", default="UTC")

    def _zustand(self, wert, portal_type):
        schluessel = (wert, portal_type)
        if schluessel not in self._zustaende:
            titel = api.portal.get_tool("portal_workflow").getTitleForStateOnType(
                wert, portal_type
            )
            self._zustaende[schluessel] = translate(
                titel, domain="collective.eakte", context=self.request
            )
        return self._zustaende[schluessel]

    def _begriff(self, wert, vokabular):
        if vokabular not in self._begriffe:
            terme = getUtility(IVocabularyFactory, vokabular)(self.context)
            self._begriffe[vokabular] = {
                term.value: self._t(term.title) for term in terme
            }
        return self._begriffe[vokabular].get(wert, str(wert))

    def _groesse(self, wert):
        """The catalog keeps sizes as text: ``"58.6 KB"``; ``"0 KB"`` is no file."""
        if wert.startswith("0 "):
            return ""
        return wert.replace(".", self._dezimalzeichen).replace("KB", "kB")
