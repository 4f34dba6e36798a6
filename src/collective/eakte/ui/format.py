"""``@@eakte-format``: what templates need to write values as people read them."""

from collective.eakte import _
from collective.eakte.rechte.vertreten import in_vertretung
from collective.eakte.ui import formate
from collective.eakte.ui.staende import stand
from collective.eakte.vocabularies import werte
from plone import api
from Products.Five.browser import BrowserView
from zope.component import getMultiAdapter
from zope.i18n import translate

import functools


class Format(BrowserView):
    """Writes values in the language and time zone of the site."""

    ohne_betreff = _("ohne_betreff", default="(no subject)")

    @functools.cached_property
    def sprache(self):
        return api.portal.get_current_language()

    @functools.cached_property
    def _zeitzone(self):
        from plone.app.event.base import default_timezone

        return default_timezone(as_tzinfo=True)

    @functools.cached_property
    def _icons(self):
        return getMultiAdapter(
            (api.portal.get(), self.request), name="iconresolver"
        ), {}

    def datum(self, wert):
        """:returns: e.g. ``"03.02.2024"``."""
        return formate.datum(wert, self._zeitzone)

    def zeit(self, wert):
        """:returns: e.g. ``"14:05"``."""
        return formate.zeit(wert, self._zeitzone)

    def zeitpunkt(self, wert):
        """:returns: e.g. ``"03.02.2024 14:05"``."""
        return formate.zeitpunkt(wert, self._zeitzone)

    def iso(self, wert):
        """:returns: value of a ``datetime`` attribute."""
        return formate.maschinenlesbar(wert, self._zeitzone)

    def person(self, kennung, fuer=None):
        """Who did something.

        :param kennung: user id.
        :param fuer: id of the absent person for whom she did it, if she did.
        :returns: full name, or the user name when there is none.
        """
        if fuer:
            return self.uebersetze(
                in_vertretung(self.person(kennung), self.person(fuer))
            )
        nutzer = api.user.get(username=kennung) if kennung else None
        return (nutzer.getProperty("fullname") if nutzer else "") or kennung or ""

    def zahl(self, wert):
        """:returns: e.g. ``"1.234"``."""
        return formate.zahl(wert, self.sprache)

    def groesse(self, wert):
        """:returns: e.g. ``"120 kB"``, from bytes or a catalog's ``getObjSize``."""
        return formate.groesse(wert, self.sprache)

    def dateityp(self, mime_type=None, dateiname=None):
        """:returns: e.g. ``"PDF"``."""
        return formate.dateityp(mime_type, dateiname)

    def stand(self, zustand):
        """What is shown for a workflow state.

        :param zustand: state id.
        :returns: :class:`~.staende.Stand`.
        """
        return stand(zustand)

    def dokumentart(self, wert):
        """:returns: title of a kind of Dokument, short enough for a column."""
        return self._titel(_KURZ, wert)

    def zeitraum(self, beginn, ende):
        """:returns: e.g. ``"seit 03.02.2024"`` or ``"03.02.2024 - 31.12.2024"``."""
        tage = {"beginn": self.datum(beginn), "ende": self.datum(ende)}
        if beginn and ende:
            return f"{tage['beginn']} – {tage['ende']}"
        if beginn:
            return self.uebersetze(
                _("zeitraum_seit", default="since ${beginn}", mapping=tage)
            )
        if ende:
            return self.uebersetze(
                _("zeitraum_bis", default="until ${ende}", mapping=tage)
            )
        return ""

    def aufbewahrung(self, jahre, aussonderungsart):
        """:returns: e.g. ``"5 Jahre, B"``."""
        teile = []
        if jahre == 1:
            teile.append(self.uebersetze(_("merkmal_ein_jahr", default="1 year")))
        elif jahre is not None:
            teile.append(
                self.uebersetze(
                    _(
                        "merkmal_jahre",
                        default="${jahre} years",
                        mapping={"jahre": self.zahl(jahre)},
                    )
                )
            )
        if aussonderungsart:
            teile.append(aussonderungsart)
        return ", ".join(teile)

    def aussonderungsart(self, wert):
        """:returns: e.g. ``"B - bewerten"``."""
        return self._titel(dict(werte.AUSSONDERUNGSARTEN), wert)

    def icon(self, name, klasse=""):
        """A decorative Bootstrap icon, hidden from screen readers.

        :param name: name of the icon, e.g. ``"folder-fill"``.
        :param klasse: further CSS classes.
        :returns: HTML.
        """
        resolver, fertig = self._icons
        schluessel = (name, klasse)
        if schluessel not in fertig:
            svg = resolver.tag(name, tag_class=klasse)
            fertig[schluessel] = (
                f'<span class="eakte-icon" aria-hidden="true">{svg}</span>'
            )
        return fertig[schluessel]

    def kopieren(self, kennzeichen):
        """:returns: name of the button that copies a number."""
        return self.uebersetze(
            _(
                "label_kennzeichen_kopieren",
                default="Copy ${kennzeichen}",
                mapping={"kennzeichen": kennzeichen},
            )
        )

    def aufklappen(self, kennzeichen):
        """:returns: name of the button that shows what a Vorgang holds."""
        return self.uebersetze(
            _(
                "label_vorgang_aufklappen",
                default="Content of ${kennzeichen}",
                mapping={"kennzeichen": kennzeichen},
            )
        )

    def uebersetze(self, text):
        """:returns: a message in the user's language, for attributes."""
        return translate(text, context=self.request)

    def _titel(self, titel, wert):
        return self.uebersetze(titel[wert]) if wert in titel else (wert or "")


_KURZ = {
    "eingang": _("dokumentart_kurz_eingang", default="Incoming"),
    "ausgang": _("dokumentart_kurz_ausgang", default="Outgoing"),
    "intern": _("dokumentart_kurz_intern", default="Internal"),
}
