"""The form that checks a table, shows what it would change, and imports it."""

from collective.eakte import _
from collective.eakte.aktenplan.api import importiere
from collective.eakte.aktenplan.auftrag import Angenommen
from collective.eakte.aktenplan.auftrag import importiere_oder_beginne
from collective.eakte.aktenplan.auftrag import importiert
from collective.eakte.aktenplan.meldungen import FEHLER
from collective.eakte.aktenplan.meldungen import HINWEIS
from collective.eakte.aktenplan.meldungen import WARNUNG
from collective.eakte.aktenplan.mitnehmen import packe
from collective.eakte.aktenplan.mitnehmen import packe_aus
from collective.eakte.aktenplan.spalten import NACH_NAME
from collective.eakte.aktenplan.werte import ZUSTAENDE
from collective.eakte.auftraege.annahme import seite_von
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18n import translate


HOECHSTENS_GEZEIGT = 500
"""So many findings and units are listed; the numbers above the lists are complete."""

SCHWERE = {
    FEHLER: _("plan_schwere_fehler", default="Error"),
    WARNUNG: _("plan_schwere_warnung", default="Warning"),
    HINWEIS: _("plan_schwere_hinweis", default="Note"),
}

ZUSTANDSNAMEN = {
    "aktiv": _("plan_zustand_aktiv", default="in force"),
    "entwurf": _("plan_zustand_entwurf", default="Entwurf"),
    "stillgelegt": _("plan_zustand_stillgelegt", default="stillgelegt"),
}


class AktenplanImport(BrowserView):
    """Choose a file, look at the dry run, import."""

    index = ViewPageTemplateFile("import.pt")

    ergebnis = None
    gruende: tuple[Hindernis, ...] = ()
    inhalt = None
    dateiname = ""

    def __call__(self):
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            try:
                if self._bearbeite():
                    return self._fertig()
            except Hindernisse as fehler:
                self.gruende = fehler.hindernisse
        return self.index()

    def _bearbeite(self):
        """Check or import; tell whether the plan was imported."""
        self._nimm_datei()
        angaben = {
            "zuordnung": self.zuordnung,
            "werte": self._werte(),
            "blatt": self.blatt or None,
            "zustand": self.zustand,
        }
        if "importieren" in self.request.form:
            stand = self.request.form.get("stand", "")
            try:
                self.ergebnis = importiere_oder_beginne(
                    self.context, self.inhalt, self.dateiname, stand=stand, **angaben
                )
                return True
            except Hindernisse as fehler:
                self.gruende = fehler.hindernisse
        self.ergebnis = importiere(self.context, self.inhalt, self.dateiname, **angaben)
        return False

    def _fertig(self):
        if isinstance(self.ergebnis, Angenommen):
            self.request.response.redirect(seite_von(self.ergebnis.auftrag))
            return ""
        api.portal.show_message(importiert(self.ergebnis.anzahl), self.request)
        self.request.response.redirect(self.context.absolute_url())
        return ""

    def _nimm_datei(self):
        datei = self.request.form.get("datei")
        if getattr(datei, "filename", None):
            self.inhalt, self.dateiname = datei.read(), datei.filename
            return
        self.inhalt = packe_aus(self.request.form.get("mitgenommen", ""))
        self.dateiname = self.request.form.get("dateiname", "")
        if self.inhalt is None:
            raise Hindernisse.eines(
                "datei-fehlt",
                _("plan_datei_waehlen", default="Please choose a file."),
                field="datei",
            )

    # What the user says

    @property
    def zustand(self):
        zustand = self.request.form.get("zustand", "aktiv")
        return zustand if zustand in ZUSTAENDE else "aktiv"

    @property
    def blatt(self):
        return self.request.form.get("blatt", "")

    @property
    def wertetext(self):
        return self.request.form.get("werte", "")

    @property
    def zuordnung(self):
        """Headings for which the user has chosen otherwise than was understood."""
        ueberschriften = _liste(self.request.form.get("ueberschrift"))
        spalten = _liste(self.request.form.get("spalte"))
        return {
            ueberschrift: "" if spalte == "-" else spalte
            for ueberschrift, spalte in zip(ueberschriften, spalten, strict=False)
            if spalte
        }

    def _werte(self):
        """Read lines like ``aussonderungsart: K = V``."""
        werte = {}
        for nummer, zeile in enumerate(self.wertetext.splitlines(), 1):
            if not zeile.strip():
                continue
            spalte, doppelpunkt, rest = zeile.partition(":")
            fremd, gleich, bekannt = rest.rpartition("=")
            if not (doppelpunkt and gleich and fremd.strip() and bekannt.strip()):
                raise Hindernisse.eines(
                    "werte-ungueltig",
                    _(
                        "plan_werte_ungueltig",
                        default="Foreign values, line ${nummer}: write column: "
                        "foreign value = known value.",
                        mapping={"nummer": str(nummer)},
                    ),
                    field="werte",
                )
            werte.setdefault(spalte.strip(), {})[fremd.strip()] = bekannt.strip()
        return werte

    # What the page shows

    @property
    def importierbar(self):
        """Something would be written, and nothing speaks against it."""
        return (
            self.ergebnis is not None
            and not self.ergebnis.fehler
            and not self.ergebnis.unterschied.leer
        )

    @property
    def mitgenommen(self):
        return packe(self.inhalt) if self.inhalt else None

    def spaltennamen(self):
        return list(NACH_NAME)

    def zustaende(self):
        return [
            {"wert": wert, "titel": titel, "gewaehlt": wert == self.zustand}
            for wert, titel in ZUSTANDSNAMEN.items()
        ]

    def kopfspalten(self):
        """The headings with what they were understood as and what was chosen."""
        gewaehlt = self.zuordnung
        return [
            {
                "ueberschrift": spalte.ueberschrift,
                "spalte": spalte.spalte,
                "gewaehlt": (gewaehlt[spalte.ueberschrift] or "-")
                if spalte.ueberschrift in gewaehlt
                else "",
            }
            for spalte in self.ergebnis.spalten
        ]

    def befunde(self):
        """The findings, errors first."""
        rang = [FEHLER, WARNUNG, HINWEIS]
        befunde = sorted(self.ergebnis.befunde, key=lambda b: rang.index(b.schwere))
        return [
            {
                "schwere": befund.schwere,
                "titel": SCHWERE[befund.schwere],
                "zeile": befund.line,
                "kennzeichen": befund.kennzeichen,
                "meldung": befund.message,
            }
            for befund in befunde[:HOECHSTENS_GEZEIGT]
        ]

    def neue(self):
        return self.ergebnis.unterschied.neu[:HOECHSTENS_GEZEIGT]

    def geaenderte(self):
        return [
            {
                "kennzeichen": aenderung.kennzeichen,
                "zeile": aenderung.zeile,
                "felder": [
                    {
                        "feld": _feldname(feld.feld),
                        "alt": self._gezeigt(feld.alt),
                        "neu": self._gezeigt(feld.neu),
                    }
                    for feld in aenderung.felder
                ],
            }
            for aenderung in self.ergebnis.unterschied.geaendert[:HOECHSTENS_GEZEIGT]
        ]

    def fehlende(self):
        return ", ".join(self.ergebnis.unterschied.fehlend[:HOECHSTENS_GEZEIGT])

    def _gezeigt(self, wert):
        if wert is None or wert == "":
            return "–"
        if isinstance(wert, bool):
            message = (
                _("plan_ja", default="yes") if wert else _("plan_nein", default="no")
            )
            return translate(message, context=self.request)
        return wert.strftime("%d.%m.%Y") if hasattr(wert, "strftime") else str(wert)


def _feldname(feld):
    """The column that fills a field, as the user knows it."""
    for spalte in NACH_NAME.values():
        if feld in spalte.felder:
            return spalte.name
    return feld


def _liste(wert):
    if wert is None:
        return []
    return wert if isinstance(wert, list) else [wert]
