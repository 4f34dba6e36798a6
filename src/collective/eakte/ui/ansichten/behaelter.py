"""Pages of Akte, Teilakte and Vorgang: what lies in them."""

from collective.eakte import _
from collective.eakte.content.akte import IAkte
from collective.eakte.content.teilakte import ITeilakte
from collective.eakte.listen.api import liste
from collective.eakte.ui.ansichten.seite import Seite
from collective.eakte.ui.kurzform import kurz
from collective.eakte.ui.shell import Makros
from collective.eakte.ui.spalten import DOKUMENTE
from collective.eakte.ui.tabelle import Tabelle
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.component import queryMultiAdapter

import functools


VORGAENGE_JE_SEITE = 50
DOKUMENTE_IM_FACH = 50


class BehaelterAnsicht(Seite):
    """The content of a record: its Vorgänge, which can be opened, and Dokumente."""

    index = ViewPageTemplateFile("behaelter.pt")

    @property
    def ist_akte(self):
        return IAkte.providedBy(self.context)

    def kurz(self, kennzeichen):
        """:returns: a number as far as this record's own does not say it."""
        return kurz(kennzeichen, self.context.kennzeichen)

    @functools.cached_property
    def vorgang_ab(self):
        """:returns: position of the first Vorgang that is shown."""
        ab = self.request.form.get("vorgang_ab", "")
        ab = int(ab) if isinstance(ab, str) and ab.isdecimal() and len(ab) < 9 else 0
        return ab - ab % VORGAENGE_JE_SEITE

    @functools.cached_property
    def vorgaenge(self):
        """:returns: :class:`~collective.eakte.listen.api.Liste` of Vorgänge."""
        return liste(
            self.context,
            arten=("Teilakte", "Vorgang"),
            spalten=(
                "kennzeichen",
                "title",
                "review_state",
                "federfuehrung",
                "laufzeit_beginn",
                "laufzeit_ende",
            ),
            start=self.vorgang_ab,
            size=VORGAENGE_JE_SEITE,
            stornierte=self.sieht_stornierte,
        )

    def vorgang_blaettern(self):
        """:returns: dict of ``zurueck`` and ``weiter``, addresses or ``None``."""
        bis = self.vorgang_ab + VORGAENGE_JE_SEITE
        url = self.context.absolute_url()
        return {
            "von": self.vorgang_ab + 1,
            "bis": min(bis, self.vorgaenge.gesamt),
            "zurueck": f"{url}?vorgang_ab={self.vorgang_ab - VORGAENGE_JE_SEITE}"
            if self.vorgang_ab
            else None,
            "weiter": f"{url}?vorgang_ab={bis}"
            if bis < self.vorgaenge.gesamt
            else None,
        }

    @functools.cached_property
    def tabelle(self):
        """:returns: the table of Dokumente that lie directly in the record."""
        return Tabelle(
            self.context,
            self.request,
            beschriftung=_("tabelle_dokumente", default="Dokumente"),
            spalten=DOKUMENTE,
            arten=("Dokument",),
            leer_text=_("leer_dokumente", default="No Dokumente here."),
            zustaende=(
                "entwurf",
                "endfassung",
                *(("storniert",) if self.sieht_stornierte else ()),
            ),
        )

    @property
    def leer(self):
        """:returns: whether nothing lies in the record."""
        return not (
            self.vorgaenge.gesamt or self.tabelle.anzahl or self.tabelle.eingegrenzt
        )

    @property
    def leer_text(self):
        """:returns: what belongs here."""
        if self.ist_akte:
            return _(
                "leer_akte",
                default="This Akte is still empty. Vorgänge and Dokumente are kept "
                "here.",
            )
        if ITeilakte.providedBy(self.context):
            return _(
                "leer_teilakte",
                default="This Teilakte is still empty. Vorgänge and Dokumente are "
                "kept here.",
            )
        return _(
            "leer_vorgang",
            default="This Vorgang is still empty. Its Dokumente are kept here.",
        )

    def ablage(self):
        """:returns: HTML of the place where files can be dropped, if there is one."""
        view = queryMultiAdapter((self.context, self.request), name="eakte-ablage")
        return view() if view is not None else ""


class Inhalt(BehaelterAnsicht):
    """The content of a Vorgang as it is shown in the list of its Akte."""

    index = ViewPageTemplateFile("inhalt.pt")

    def __call__(self):
        """:returns: HTML of a fragment."""
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return self.index()

    @functools.cached_property
    def dokumente(self):
        """:returns: the first Dokumente."""
        return liste(
            self.context,
            arten=("Dokument",),
            spalten=tuple(sorted({name for s in self.spalten for name in s.metadaten})),
            size=DOKUMENTE_IM_FACH,
        )

    @property
    def spalten(self):
        """:returns: the columns of a Dokument's row."""
        return [spalte for spalte in DOKUMENTE if spalte.gezeigt]


class Vorgangsmakros(Makros):
    """``@@eakte-vorgangsliste``."""

    index = ViewPageTemplateFile("vorgangsliste.pt")
