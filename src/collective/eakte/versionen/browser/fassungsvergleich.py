"""Two versions side by side: text with its changes marked, details field by field."""

from collective.eakte import _
from collective.eakte.dokument.browser.datei import verlange_lesen
from collective.eakte.ui.ansichten.seite import Seite
from collective.eakte.ui.feldwerte import feld_in_worten
from collective.eakte.versionen import vergleich
from collective.eakte.versionen.browser.zeile import Fassungszeile
from collective.eakte.versionen.browser.zeile import nummer_aus
from collective.eakte.versionen.gegenueber import stelle_gegenueber
from functools import cached_property
from html import escape
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.publisher.interfaces import NotFound


HOECHSTENS_ZEILEN = 2000
HOECHSTENS_ZEICHEN = 400_000
"""More is not shown on one page; who needs it, has the files."""

_ZEICHEN = {
    vergleich.GLEICH: "",
    vergleich.GEAENDERT: "≠",
    vergleich.NEU: "+",
    vergleich.ENTFALLEN: "\N{MINUS SIGN}",
}

_WORTE = {
    vergleich.GLEICH: "",
    vergleich.GEAENDERT: _("vergleich_geaendert", default="changed"),
    vergleich.NEU: _("vergleich_neu", default="added"),
    vergleich.ENTFALLEN: _("vergleich_entfallen", default="removed"),
}


class Fassungsvergleich(Seite):
    """``@@fassungsvergleich?von=1&bis=2``; ``alles=1`` shows what is the same, too."""

    index = ViewPageTemplateFile("templates/vergleich.pt")
    reiter_name = "fassungen"

    def __call__(self):
        """:raises NotFound: there is no version with one of the numbers."""
        verlange_lesen(self.context)
        self.von = nummer_aus(self.request, "von")
        self.bis = nummer_aus(self.request, "bis")
        if self.von is None or self.bis is None or self.von == self.bis:
            return self._waehle()
        try:
            self.paar = stelle_gegenueber(self.context, self.von, self.bis)
        except LookupError as fehler:
            raise NotFound(self.context, str(fehler), self.request) from fehler
        return self.index()

    def _waehle(self):
        api.portal.show_message(
            _("vergleich_zwei", default="Please choose two different versions."),
            self.request,
            type="warning",
        )
        url = self.context.absolute_url()
        return self.request.response.redirect(f"{url}/@@fassungen")

    @cached_property
    def alt(self):
        """:returns: the older version, :class:`~.zeile.Fassungszeile`."""
        return Fassungszeile(self.context, self.paar.alt, self.fmt)

    @cached_property
    def neu(self):
        """:returns: the newer version."""
        return Fassungszeile(self.context, self.paar.neu, self.fmt)

    @property
    def alles(self):
        """:returns: whether what is the same is shown, too."""
        return self.request.form.get("alles") == "1"

    @property
    def url(self):
        """:returns: address of this comparison, with changes only."""
        return (
            f"{self.context.absolute_url()}/@@fassungsvergleich"
            f"?von={self.alt.nummer}&bis={self.neu.nummer}"
        )

    # ------------------------------------------------------------------- details

    def angaben(self):
        """What is said of the files and of the Dokument, as far as it differs.

        :returns: list of dicts with ``titel``, ``alt``, ``neu``.
        """
        zeilen = [
            {"titel": titel, "alt": alt, "neu": neu}
            for titel, alt, neu in (
                (
                    _("label_dateiname", default="Name of the file"),
                    self.paar.alt.dateiname,
                    self.paar.neu.dateiname,
                ),
                (
                    _("fassung_dateityp", default="Kind of file"),
                    self.alt.typ,
                    self.neu.typ,
                ),
                (
                    _("tabelle_groesse", default="Size"),
                    self.alt.groesse,
                    self.neu.groesse,
                ),
            )
            if alt != neu
        ]
        for unterschied in self.paar.felder:
            alt, neu = (
                feld_in_worten(unterschied.feld, wert, self.context, self.fmt)
                for wert in (unterschied.alt, unterschied.neu)
            )
            zeilen.append({"titel": unterschied.feld.title, "alt": alt, "neu": neu})
        return zeilen

    # ---------------------------------------------------------------------- text

    @cached_property
    def abschnitte(self):
        """:returns: list of :class:`~..vergleich.Abschnitt`, as far as they fit."""
        zeilen = self.paar.text.zeilen
        if self.alles:
            alle = [vergleich.Abschnitt(zeilen, 0, False)]
        else:
            alle = vergleich.falte(zeilen)
        passende, self.abgeschnitten = [], False
        rest_zeilen, rest_zeichen = HOECHSTENS_ZEILEN, HOECHSTENS_ZEICHEN
        for abschnitt in alle:
            if abschnitt.gefaltet:
                passende.append(abschnitt)
                continue
            teil = []
            for zeile in abschnitt.zeilen:
                rest_zeilen -= 1
                rest_zeichen -= sum(
                    len(stueck.text) for stueck in (*zeile.links, *zeile.rechts)
                )
                if rest_zeilen < 0 or (rest_zeichen < 0 and teil):
                    self.abgeschnitten = True
                    break
                teil.append(zeile)
            passende.append(vergleich.Abschnitt(teil, abschnitt.ab, False))
            if self.abgeschnitten:
                break
        return passende

    @cached_property
    def anzahl(self):
        """:returns: number of changed places: changed lines that follow each other."""
        anzahl, vorher = 0, vergleich.GLEICH
        for zeile in self.paar.text.zeilen:
            if zeile.art != vergleich.GLEICH and vorher == vergleich.GLEICH:
                anzahl += 1
            vorher = zeile.art
        return anzahl

    def kennung(self, abschnitt, stelle):
        """:returns: id of a line's element."""
        return f"zeile-{abschnitt.ab + stelle + 1}"

    def titel_zeigen(self, abschnitt):
        """:returns: name of the link that unfolds a section."""
        return self.fmt.uebersetze(
            _(
                "vergleich_zeigen_ab",
                default="Show what is the same from line ${nummer}",
                mapping={"nummer": str(abschnitt.ab + 1)},
            )
        )

    def zeichen(self, zeile):
        """:returns: sign of a line."""
        return _ZEICHEN[zeile.art]

    def wort(self, zeile):
        """:returns: the sign in a word."""
        return _WORTE[zeile.art]

    def zelle(self, stuecke, tag):
        """One side of a line as HTML.

        It is put together here, because blanks between elements would be seen.

        :param stuecke: pieces of text.
        :param tag: ``"del"`` or ``"ins"``.
        :returns: HTML.
        """
        return "".join(
            f"<{tag}>{self._vorgelesen[tag]}{escape(stueck.text)}"
            f"{self._vorgelesen['ende']}</{tag}>"
            if stueck.markiert
            else escape(stueck.text)
            for stueck in self._gekuerzt(stuecke)
        )

    def _gekuerzt(self, stuecke):
        uebrig = HOECHSTENS_ZEICHEN // 2
        for stueck in stuecke:
            if len(stueck.text) > uebrig:
                self.abgeschnitten = True
                yield vergleich.Stueck(stueck.text[:uebrig] + "…", stueck.markiert)
                return
            uebrig -= len(stueck.text)
            yield stueck

    @cached_property
    def _vorgelesen(self):
        """What a screen reader says before and behind a change."""
        texte = {
            "del": _("vergleich_vorlesen_del", default="[removed:"),
            "ins": _("vergleich_vorlesen_ins", default="[added:"),
            "ende": _("vergleich_vorlesen_ende", default="end]"),
        }
        return {
            name: f'<span class="eakte-nur-vorlesen"> {escape(self.fmt.uebersetze(t))} '
            "</span>"
            for name, t in texte.items()
        }
