"""A version as screens show it."""

from Acquisition import aq_base
from collective.eakte import _
from collective.eakte.versionen.darstellung import download_url
from collective.eakte.versionen.endfassung import Endfassung


KURZE_SUMME = 12
"""Digits of a digest that people compare at a glance."""


class Fassungszeile:
    """One version in a list.

    :param dokument: the Dokument.
    :param fassung: the Fassung.
    :param fmt: ``@@eakte-format``.
    """

    def __init__(self, dokument, fassung, fmt):
        self._dokument = dokument
        self._fmt = fmt
        self.fassung = fassung
        self.nummer = fassung.nummer
        self.bezeichnung = fassung.bezeichnung
        self.kommentar = fassung.kommentar
        self.zeit = fmt.zeitpunkt(fassung.zeit)
        self.iso = fmt.iso(fassung.zeit)
        self.person = fmt.person(fassung.person, fassung.fuer)
        self.groesse = fmt.groesse(fassung.groesse)
        self.typ = fmt.dateityp(fassung.mime_type, fassung.dateiname)
        self.sha256 = fassung.sha256
        self.kurze_summe = fassung.sha256[:KURZE_SUMME]

    @property
    def aktuell(self):
        """:returns: whether it is the current version."""
        heute = aq_base(self._dokument)._fassung
        return heute is None or heute.nummer == self.nummer

    @property
    def ist_endfassung(self):
        """:returns: whether it is the one that was made final."""
        endfassung = aq_base(self._dokument)._endfassung
        return isinstance(endfassung, Endfassung) and endfassung.nummer == self.nummer

    @property
    def url(self):
        """:returns: address where it is shown."""
        url = self._dokument.absolute_url()
        return url if self.aktuell else f"{url}/@@fassung?nummer={self.nummer}"

    @property
    def download_url(self):
        """:returns: address of its file."""
        return download_url(self._dokument, self.fassung)

    @property
    def wiederherstellen_url(self):
        """:returns: address of the form that makes it current again."""
        url = self._dokument.absolute_url()
        return f"{url}/@@fassung-wiederherstellen?nummer={self.nummer}"

    @property
    def vergleich_url(self):
        """:returns: address of the comparison with the version before."""
        return (
            f"{self._dokument.absolute_url()}/@@fassungsvergleich"
            f"?von={self.nummer - 1}&bis={self.nummer}"
        )

    def _satz(self, message):
        return self._fmt.uebersetze(message)

    @property
    def mapping(self):
        """:returns: what messages say of it."""
        return {"nummer": str(self.nummer)}

    @property
    def titel_ansehen(self):
        return self._satz(
            _("fassung_ansehen", default="View version ${nummer}", mapping=self.mapping)
        )

    @property
    def titel_herunterladen(self):
        return self._satz(
            _(
                "fassung_herunterladen",
                default="Download version ${nummer}",
                mapping=self.mapping,
            )
        )

    @property
    def titel_wiederherstellen(self):
        return self._satz(
            _(
                "fassung_wiederherstellen",
                default="Restore version ${nummer}",
                mapping=self.mapping,
            )
        )

    @property
    def titel_vergleichen(self):
        return self._satz(
            _(
                "fassung_vergleichen",
                default="Version ${nummer}: compare with previous",
                mapping=self.mapping,
            )
        )

    @property
    def titel_kopieren(self):
        return self._satz(
            _(
                "fassung_summe_kopieren",
                default="Copy the SHA-256 of version ${nummer}",
                mapping=self.mapping,
            )
        )

    @property
    def titel_von(self):
        return self._satz(
            _(
                "fassung_als_von",
                default="Compare from version ${nummer}",
                mapping=self.mapping,
            )
        )

    @property
    def titel_bis(self):
        return self._satz(
            _(
                "fassung_als_bis",
                default="Compare to version ${nummer}",
                mapping=self.mapping,
            )
        )


def nummer_aus(request, name="nummer"):
    """Number of a version from an address, or ``None``.

    :param request: the request.
    :param name: name in the query.
    """
    wert = request.form.get(name)
    if isinstance(wert, str) and wert.isascii() and wert.isdigit() and len(wert) < 10:
        return int(wert)
    return None
