"""The form of the E-Akte: sections, one list of errors, refusals with their way out."""

from collective.eakte import _
from collective.eakte.formulare.abschnitte import offene_felder
from collective.eakte.formulare.abschnitte import ordne
from collective.eakte.formulare.geerbt import erblich
from collective.eakte.formulare.interfaces import IAnkreuzWidget
from collective.eakte.formulare.widgets import passende
from collective.eakte.hindernisse import Hindernisse
from dataclasses import dataclass
from dataclasses import field
from plone.z3cform.layout import FormWrapper
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18n import translate
from zope.schema.interfaces import RequiredMissing

import transaction


KEINE_ANGABE = _("ja_nein_keine_angabe", default="not stated")

# Invariants speak of two fields; this one is to be corrected.
FELD_DER_INVARIANTE = {
    "dauer_und_unbefristet": "aufbewahrungsdauer",
    "laufzeit_ende_vor_beginn": "laufzeit_ende",
}

# What is told of a section that is closed
KURZ = frozenset(
    {
        "aktenfuehrung",
        "aufbewahrungsdauer",
        "aussonderungsart",
        "federfuehrung",
        "vertraulichkeitsstufe",
    }
)


@dataclass
class Meldung:
    """One line of the summary of errors.

    :param text: what is wrong, translated.
    :param ziel: address of the field or of the place where it is solved, or ``None``.
    :param kennzeichen: number of the record in the way, when ``ziel`` leads to it.
    """

    text: str
    ziel: str | None = None
    kennzeichen: str | None = None


@dataclass
class Feld:
    """One field as the template shows it."""

    name: str
    id: str
    titel: str
    pflicht: bool
    hilfe: str
    fehler: list
    widget: object
    geerbt: object = None
    beispiel: object = None
    weitere: list = field(default_factory=list)

    @property
    def mit_beschriftung(self):
        """Whether the input brings its own label."""
        return IAnkreuzWidget.providedBy(self.widget)

    @property
    def zugeklappt(self):
        """Whether an inherited value is shown as text, its input behind "change"."""
        return self.geerbt is not None and not self.geerbt.eigen

    @property
    def alle(self):
        """The field and those that are changed together with it."""
        return [self, *self.weitere]

    @property
    def offen(self):
        """Whether the input shows at once, because there is an error in it."""
        return any(feld.fehler for feld in self.alle)


@dataclass
class Abschnitt:
    """A named group of fields; the first one has no title and lies open."""

    id: str
    titel: str | None
    felder: list
    texte: list
    offen: bool

    @property
    def kurz(self):
        """Inherited values in one line, to be read without opening the section."""
        werte = [feld.geerbt for feld in self.felder if feld.geerbt] + self.texte
        wichtige = [w for w in werte if w.feld in KURZ and w.herkunft]
        text = ", ".join(dict.fromkeys(w.wert for w in wichtige))
        herkunft = {w.herkunft for w in wichtige}
        return f"{text} ({herkunft.pop()})" if len(herkunft) == 1 else text


class EAkteFormular:
    """Mixin for z3c.form forms; goes before the form class.

    The rules of an operation are asked before the form is shown (:meth:`gegen`) and
    again by the operation itself (:meth:`versuche`).
    """

    template = ViewPageTemplateFile("templates/formular.pt")
    enableCSRFProtection = True
    enable_form_tabbing = False
    hinweis = ()
    formErrorsMessage = ""
    gruende = ()
    abgelehnt = ()

    # -- to be said by the forms ---------------------------------------------

    def gegen(self):
        """Every reason why this form need not be filled in here.

        :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
        """
        return []

    def geerbt(self, name):
        """What holds for a field without an entry, or ``None`` if it is not inherited.

        :returns: :class:`~collective.eakte.formulare.geerbt.Geerbt`.
        """
        return None

    def beispiel(self, name, widget):
        """What a value would lead to, shown at its field, or ``None``.

        :returns: object with ``text``, ``url`` (where scripts ask again) and ``ebene``.
        """
        return None

    def nur_text(self):
        """Inherited values that the user cannot change here, by section id."""
        return {}

    # -- life of the form ----------------------------------------------------

    def update(self):
        self.gruende = tuple(self.gegen())
        if not self.gruende:
            super().update()

    def updateFields(self):
        super().updateFields()
        for teil in (self, *self.groups):
            for eintrag in teil.fields.values():
                fabrik = passende(eintrag.field)
                if fabrik is not None and not eintrag.widgetFactory.get("input"):
                    eintrag.widgetFactory = fabrik

    def updateActions(self):
        super().updateActions()
        for action in self.actions.values():
            wichtig = action.__name__ == "save"
            action.klass = "btn btn-primary" if wichtig else "btn btn-outline-secondary"

    def versuche(self, operation, *argumente, **benannte):
        """Carry out an operation that may refuse.

        :returns: (``True``, its result), or (``False``, ``None``) when it refused:
            then nothing of it remains, and the form shows the reasons.
        """
        stand = transaction.savepoint(optimistic=True)
        try:
            return True, operation(*argumente, **benannte)
        except Hindernisse as ablehnung:
            stand.rollback()
            self.lehne_ab(ablehnung.hindernisse)
            return False, None

    def lehne_ab(self, hindernisse):
        """Show reasons, at their fields as far as they have one."""
        self.abgelehnt = tuple(hindernisse)
        self.status = self.formErrorsMessage

    def render(self):
        if not self.gruende and not getattr(self, "_finishedAdd", False):
            self._verbinde_fehler_mit_feldern()
        return super().render()

    # -- for the template ----------------------------------------------------

    def knoepfe(self):
        """:returns: the buttons that are offered."""
        return list(self.actions.values())

    @property
    def alle_widgets(self):
        """Widgets of the form and its groups by the name of their field."""
        return {
            widget.field.__name__: widget
            for teil in (self, *getattr(self, "groups", ()))
            for widget in teil.widgets.values()
        }

    def meldungen(self):
        """Everything that has to be corrected, in the order of the form.

        :returns: list of :class:`Meldung`.
        """
        widgets = self.alle_widgets
        fehler = self._fehler()
        allgemein = [
            Meldung(text, url, kennzeichen)
            for name, text, url, kennzeichen in fehler
            if name not in widgets
        ]
        return allgemein + [
            Meldung(
                self._text(
                    _(
                        "meldung_am_feld",
                        default="${feld}: ${meldung}",
                        mapping={"feld": self._titel(widgets[name]), "meldung": text},
                    )
                ),
                f"#{widgets[name].id}",
            )
            for name, text, _url, _kennzeichen in fehler
            if name in widgets
        ]

    def gruende_als_meldungen(self):
        """Why the form is not offered.

        :returns: list of :class:`Meldung`.
        """
        return [
            Meldung(self._text(grund.message), grund.url, grund.kennzeichen)
            for grund in self.gruende
        ]

    def abschnitte(self):
        """The fields as they are shown.

        :returns: list of :class:`Abschnitt`, without empty ones.
        """
        widgets = self.alle_widgets
        texte = self.nur_text()
        ergebnis = []
        for kennung, titel, zeilen in ordne(list(widgets), self.offene_felder()):
            felder = [self._zeile(zeile, widgets) for zeile in zeilen]
            if felder or texte.get(kennung):
                ergebnis.append(
                    Abschnitt(
                        kennung,
                        titel,
                        felder,
                        texte.get(kennung, []),
                        titel is None or any(feld.offen for feld in felder),
                    )
                )
        return ergebnis

    def offene_felder(self):
        """Names of the fields that lie open; all of them in forms without sections."""
        schema = getattr(self, "schema", None)
        offen = offene_felder(schema) if schema is not None else ()
        return offen or list(self.alle_widgets)

    # -- inside --------------------------------------------------------------

    def _text(self, meldung):
        return translate(meldung, context=self.request)

    def _titel(self, widget):
        return self._text(widget.label or widget.field.title)

    def _fehler(self):
        """All errors as (field name or None, text, url, kennzeichen)."""
        ergebnis = []
        for teil in (self, *getattr(self, "groups", ())):
            for ansicht in teil.widgets.errors:
                widget = getattr(ansicht, "widget", None)
                if widget is not None:
                    name = widget.field.__name__
                else:
                    name = FELD_DER_INVARIANTE.get(str(ansicht.error))
                ergebnis.append((name, self._fehlertext(ansicht), None, None))
        for grund in self.abgelehnt:
            text = self._text(grund.message)
            ergebnis.append((grund.field, text, grund.url, grund.kennzeichen))
        return list(dict.fromkeys(ergebnis))

    def _fehlertext(self, ansicht):
        if isinstance(ansicht.error, RequiredMissing):
            return self._text(
                _("pflichtangabe_fehlt", default="Please fill in this field.")
            )
        return self._text(ansicht.message)

    def _verbinde_fehler_mit_feldern(self):
        """Tell assistive technology which text belongs to which input."""
        self._am_feld = {}
        for name, text, _url, _kennzeichen in self._fehler():
            self._am_feld.setdefault(name, []).append(text)
        for name, widget in self.alle_widgets.items():
            if hasattr(widget, "noValueMessage") and not widget.required:
                widget.noValueMessage = KEINE_ANGABE
            beschreibt = []
            if self.beispiel(name, widget) is not None:
                beschreibt.append(f"{widget.id}-beispiel")
            if widget.field.description:
                beschreibt.append(f"{widget.id}-hilfe")
            attribute = widget.attributes
            if name in self._am_feld:
                beschreibt.insert(0, f"{widget.id}-fehler")
                attribute["aria-invalid"] = "true"
                attribute["class"] = f"{attribute.get('class', '')} is-invalid".strip()
            if beschreibt:
                attribute["aria-describedby"] = " ".join(beschreibt)

    def _zeile(self, namen, widgets):
        erstes, *weitere = [self._feld(name, widgets[name]) for name in namen]
        erstes.weitere = weitere
        return erstes

    def _feld(self, name, widget):
        return Feld(
            name=name,
            id=widget.id,
            titel=self._titel(widget),
            pflicht=bool(widget.required) and not IAnkreuzWidget.providedBy(widget),
            hilfe=self._text(widget.field.description or ""),
            fehler=self._am_feld.get(name, []),
            widget=widget,
            geerbt=self.geerbt(name) if erblich(name) else None,
            beispiel=self.beispiel(name, widget),
        )


class FormularSeite(FormWrapper):
    """A page that holds one form.

    Anybody who may see the context gets an answer: the form, the reasons why there is
    none, or the log-in. The form itself asks for its permission.
    """

    index = ViewPageTemplateFile("templates/seite.pt")

    def update(self):
        self.request.set("disable_border", True)
        super().update()
