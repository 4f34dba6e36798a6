"""The page of a Dokument: what it shows, and beside it what is said of it."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte import _
from collective.eakte.config import INHALT_LESEN
from collective.eakte.dokument import darstellung
from collective.eakte.dokument.browser.datei import name_zum_speichern
from collective.eakte.dokument.browser.datei import NICHT_LESBAR
from collective.eakte.dokument.interfaces import IDateiansicht
from collective.eakte.dokument.mail import lies_mail
from collective.eakte.dokument.nachbarn import nachbarn
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.lebenszyklus.api import Storno
from collective.eakte.rest import darf
from collective.eakte.ui.ansichten.seite import Seite
from email.utils import parsedate_to_datetime
from functools import cached_property
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import quote
from zope.component import queryMultiAdapter


class DokumentAnsicht(Seite):
    """View of a Dokument."""

    index = ViewPageTemplateFile("templates/dokument.pt")

    nicht_lesbar = NICHT_LESBAR

    @cached_property
    def lesbar(self):
        """:returns: whether the user may read the file."""
        return darf(INHALT_LESEN, self.context)

    def banner(self):
        """:returns: HTML above the view of the file."""
        return ""

    @property
    def basis(self):
        """:returns: the Dokument of which is told, without its place."""
        return aq_base(self.context)

    @property
    def datei(self):
        """:returns: the file, or ``None``, also for who may not read it."""
        return self.context.file if self.lesbar else None

    @cached_property
    def art(self):
        """:returns: how the file is shown, see :mod:`~..darstellung`."""
        if self.datei is None:
            return None
        return darstellung.art(self.datei.contentType, self.datei.getSize())

    @property
    def anzeige_url(self):
        """:returns: address of the file for display."""
        return f"{self.context.absolute_url()}/@@anzeige/file/{self._name_in_url}"

    @property
    def blatt_url(self):
        """:returns: address of a PDF in the viewer, without its own side column."""
        return f"{self.anzeige_url}#navpanes=0&view=FitH"

    @property
    def download_url(self):
        """:returns: address of the file for saving."""
        return f"{self.context.absolute_url()}/@@download/file/{self._name_in_url}"

    @cached_property
    def dateiname(self):
        """:returns: name under which the file is saved."""
        return name_zum_speichern(self.context)

    @cached_property
    def _weitere(self):
        if self.datei is None:
            return None
        return queryMultiAdapter((self.context, self.request), IDateiansicht)

    @cached_property
    def ersatz(self):
        """:returns: HTML in the place of a file that browsers cannot show."""
        if self._weitere is None or self.art is not None:
            return ""
        return self._weitere.ersatz()

    @property
    def zusatz(self):
        """:returns: HTML beneath the file as it is shown."""
        if self._weitere is None or self.art is None:
            return ""
        return self._weitere.zusatz(self.art)

    @cached_property
    def text(self):
        """:returns: the beginning of a text file."""
        with self.datei.open() as blob:
            daten = blob.read(darstellung.HOECHSTENS_TEXT)
        return darstellung.dekodiere(daten)

    @property
    def gekuerzt(self):
        """:returns: whether the text file goes on behind what is shown."""
        return self.datei.getSize() > darstellung.HOECHSTENS_TEXT

    @cached_property
    def mail(self):
        """:returns: :class:`~collective.eakte.dokument.mail.Mail`."""
        return lies_mail(self.datei.data)

    def mailzeile(self, name, text):
        """Write a header of the mail; dates in the reader's way and time zone.

        :param name: name of the header.
        :param text: its text.
        :returns: text to show; a date that cannot be read stays as it came.
        """
        if name != "Date":
            return text
        try:
            return self.fmt.zeitpunkt(parsedate_to_datetime(text))
        except ValueError:
            return text

    @cached_property
    def nachbarn(self):
        """:returns: the Dokumente before and behind this one."""
        return nachbarn(self.context)

    @cached_property
    def ort(self):
        """Where it lies, from the Akte down.

        :returns: list of dicts with ``kennzeichen``, ``titel`` and ``url``.
        """
        kette = []
        objekt = aq_parent(aq_inner(self.context))
        while ISchriftgutobjekt.providedBy(objekt):
            sichtbar = api.user.has_permission("View", obj=objekt)
            kette.insert(
                0,
                {
                    "kennzeichen": objekt.kennzeichen,
                    "titel": objekt.Title() if sichtbar else "",
                    "url": objekt.absolute_url() if sichtbar else None,
                },
            )
            objekt = aq_parent(aq_inner(objekt))
        return kette

    def angaben(self):
        """What is said of it, as far as something is.

        :returns: list of (title, text).
        """
        basis = self.basis
        fmt = self.fmt
        eintraege = [
            (
                _("label_dokumentart", default="Kind"),
                fmt.dokumentart(basis.dokumentart),
            ),
            (_("label_typ", default="Type"), basis.typ),
            *((titel, fmt.datum(getattr(basis, name, None))) for name, titel in _TAGE),
            *((titel, getattr(basis, name, None)) for name, titel in _TEXTE),
        ]
        if basis.fruehere_kennzeichen:
            eintraege.append(
                (
                    _("label_fruehere_kennzeichen", default="Former numbers"),
                    ", ".join(basis.fruehere_kennzeichen),
                )
            )
        return [(titel, wert) for titel, wert in eintraege if wert]

    def hauptdokument(self):
        """:returns: brain of the Dokument to which this one is an Anlage."""
        uid = self.context.hauptdokument
        if not uid:
            return None
        treffer = api.portal.get_tool("portal_catalog")(UID=uid)
        return treffer[0] if treffer else None

    def storno(self):
        """:returns: why, by whom and when it was withdrawn, or ``None``."""
        storno = getattr(aq_base(self.context), "storno", None)
        return storno if isinstance(storno, Storno) else None

    @property
    def _name_in_url(self):
        # The name in the address is for people only; a slash would be a step.
        return quote(self.dateiname.replace("/", "-"))


_TAGE = (
    (
        "datum_des_schreibens",
        _("label_datum_des_schreibens", default="Date of the letter"),
    ),
    ("posteingangsdatum", _("label_posteingangsdatum", default="Received on")),
    ("postausgangsdatum", _("label_postausgangsdatum", default="Sent on")),
)

_TEXTE = (
    ("absender", _("label_absender", default="Sender")),
    ("empfaenger", _("label_empfaenger", default="Recipient")),
    (
        "fremdes_geschaeftszeichen",
        _("label_fremdes_geschaeftszeichen", default="Their reference"),
    ),
    ("bezug", _("label_bezug", default="With reference to (Bezug)")),
    ("hier", _("label_hier", default="In particular (hier)")),
    ("bearbeiter", _("label_bearbeiter", default="Processed by")),
    ("standort", _("label_standort", default="Location of the paper part")),
)
