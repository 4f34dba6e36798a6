"""Make an earlier version current again: says what will happen, and asks."""

from collective.eakte import _
from collective.eakte.dokument.browser.datei import verlange_lesen
from collective.eakte.formulare.operation import Operation
from collective.eakte.formulare.operation import OperationSeite
from collective.eakte.formulare.statusmeldung import melde
from collective.eakte.formulare.statusmeldung import verweis
from collective.eakte.versionen import api as versionen
from collective.eakte.versionen.browser.zeile import Fassungszeile
from collective.eakte.versionen.browser.zeile import nummer_aus
from functools import cached_property
from plone.supermodel import model
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope import schema
from zope.component import getMultiAdapter
from zope.publisher.interfaces import NotFound


class IWiederherstellen(model.Schema):
    """What is asked for."""

    kommentar = schema.Text(
        title=_("label_fassung_kommentar", default="Comment"),
        description=_(
            "help_wiederherstellen_kommentar",
            default="It stands at the new version, e.g. why this file holds again.",
        ),
        required=False,
    )


class Wiederherstellen(Operation):
    """Form of the restoration."""

    schema = IWiederherstellen
    recht = "Modify portal content"
    knopf = _("knopf_wiederherstellen", default="Restore")
    erklaerung = _(
        "erklaerung_wiederherstellen",
        default="The file of this version is filed once more as a new version and is "
        "then the current one. No version is lost. What is said of the Dokument stays "
        "as it is today.",
    )
    vorspann = ViewPageTemplateFile("templates/wiederherstellen.pt")

    @property
    def action(self):
        """:returns: the address with the version, so that sending keeps it."""
        url = self.context.absolute_url()
        return f"{url}/@@fassung-wiederherstellen?nummer={self.nummer}"

    @cached_property
    def nummer(self):
        """:returns: number of the version.

        :raises Unauthorized: the user may not read the file.
        :raises NotFound: there is none with this number.
        """
        verlange_lesen(self.context)
        nummer = nummer_aus(self.request)
        try:
            return versionen.fassung(self.context, nummer).nummer
        except LookupError as fehler:
            raise NotFound(self.context, str(nummer), self.request) from fehler

    @cached_property
    def zeile(self):
        """:returns: :class:`~.zeile.Fassungszeile`."""
        fmt = getMultiAdapter((self.context, self.request), name="eakte-format")
        fassung = versionen.fassung(self.context, self.nummer)
        return Fassungszeile(self.context, fassung, fmt)

    @property
    def label(self):
        return _(
            "wiederherstellen_titel",
            default="Restore version ${nummer} of ${kennzeichen}",
            mapping={
                "nummer": str(self.nummer),
                "kennzeichen": self.context.kennzeichen,
            },
        )

    def pruefe(self):
        return versionen.pruefe_wiederherstellen(self.context, self.nummer)

    def fuehre_aus(self, data):
        self.neu = versionen.stelle_wieder_her(
            self.context, self.nummer, data.get("kommentar") or ""
        )
        return self.context

    def melde(self, objekt):
        melde(
            _(
                "status_fassung_wiederhergestellt",
                default="An earlier file of ${verweis} is current again, as "
                "version ${nummer}.",
                mapping={
                    "verweis": verweis(objekt),
                    "nummer": self.neu.bezeichnung,
                },
            ),
            self.request,
        )


class WiederherstellenSeite(OperationSeite):
    """Page of the restoration."""

    form = Wiederherstellen
