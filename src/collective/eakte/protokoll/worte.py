"""Entries as people read them: sentences, names, values."""

from collective.eakte import _
from collective.eakte.organisation.api import titel as titel_der_oe
from collective.eakte.protokoll.arten import ARTEN
from collective.eakte.protokoll.arten import gruppe
from collective.eakte.protokoll.arten import satz
from collective.eakte.protokoll.arten import titel
from collective.eakte.protokoll.bezuege import Sicht
from collective.eakte.protokoll.eintrag import ZEITFORM
from collective.eakte.rechte.bericht.namen import vorstellung
from collective.eakte.rechte.vergaberegeln import ROLLENTITEL
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import UTC
from plone import api
from plone.dexterity.utils import iterSchemata
from zope.component import queryUtility
from zope.i18nmessageid import Message
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IVocabularyFactory

import re


WEGE = {
    "browser": _("protokoll_weg_browser", default="on the screen"),
    "rest": _("protokoll_weg_rest", default="by an interface (REST)"),
    "aufgabe": _("protokoll_weg_aufgabe", default="by a task"),
    "import": _("protokoll_weg_import", default="by an import"),
    "konsole": _("protokoll_weg_konsole", default="by a command"),
}

ICONS = {
    "angelegt": "plus-circle",
    "geaendert": "pencil",
    "datei": "file-earmark",
    "stand": "flag",
    "rechte": "people",
    "zugriff": "eye",
    "notiz": "chat-left-text",
    "system": "gear",
}

PERSONEN = {
    "abwesend",
    "an",
    "beantragt_von",
    "kreis",
    "person",
    "prinzipal",
    "vertretung",
}
"""``angaben`` that are ids of people, groups or circles."""

OES = {
    "oe-angelegt": ("code",),
    "oe-geaendert": ("code",),
    "reorganisation": ("von", "nach"),
    "reorganisation-begonnen": ("von", "nach"),
}
OE_FELDER = {"federfuehrung", "abgebende_stelle", "oe"}

VERBORGEN = _("verlauf_verborgen", default="(not visible to you)")
LEER = _("verlauf_leer", default="(empty)")

_KURZ = 60
_TAG = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


@dataclass(frozen=True)
class Feldaenderung:
    """A field that was changed, in words.

    :param name: name of the field.
    :param titel: what people call it.
    :param alt: old value, ``""`` for none.
    :param neu: new value.
    """

    name: str
    titel: str
    alt: str
    neu: str


class Worte:
    """Writes entries in the language of the user; for one request.

    :param fmt: ``@@eakte-format``.
    """

    def __init__(self, fmt):
        self.fmt = fmt
        self.sicht = Sicht()
        self._namen = {}
        self._schemata = {}

    def satz(self, zeile):
        """What was done, without who did it.

        :param zeile: :class:`~.verlauf.Zeile`.
        :returns: text.
        """
        if zeile.eintrag.was == "geaendert":
            return self._satz_geaendert(self.felder(zeile))
        angaben, vollstaendig = self.sicht.angaben(zeile)
        eintrag = replace(
            zeile.eintrag, angaben={**_stellen(zeile.eintrag.was), **angaben}
        )
        verborgen = set() if vollstaendig else _verborgene(zeile.eintrag, angaben)

        def in_worten(name, wert):
            if name in verborgen:
                return self._t(VERBORGEN)
            return self._angabe(zeile, name, wert)

        return self._t(satz(eintrag, in_worten))

    def kommentar(self, zeile):
        """What was said of a version that came in; ``""`` for nothing.

        It is entered at the check-in, too, and shown once.

        :param zeile: :class:`~.verlauf.Zeile`.
        :returns: text.
        """
        if zeile.eintrag.was != "fassung":
            return ""
        angaben, _vollstaendig = self.sicht.angaben(zeile)
        kommentar = angaben.get("kommentar")
        return kommentar if isinstance(kommentar, str) else ""

    def felder(self, zeile):
        """The fields that were changed.

        :returns: list of :class:`Feldaenderung`; those only that the user may read.
        """
        angaben, _vollstaendig = self.sicht.angaben(zeile)
        felder = angaben.get("felder")
        if not isinstance(felder, dict):
            return []
        return [
            Feldaenderung(
                name,
                self._feldtitel(zeile.obj, name),
                *(self._feldwert(zeile.obj, name, wert) for wert in werte),
            )
            for name, werte in felder.items()
            if isinstance(werte, list) and len(werte) == 2
        ]

    def wer(self, zeile):
        """Who did it.

        :returns: name, with the one of the absent person for whom it was done; the
            system when nobody did it.
        """
        eintrag = zeile.eintrag
        if not eintrag.wer:
            return self._t(_("protokoll_system", default="System"))
        # So that each person is looked up once for a page.
        schluessel = (eintrag.wer, eintrag.fuer)
        if schluessel not in self._namen:
            self._namen[schluessel] = self.fmt.person(*schluessel)
        return self._namen[schluessel]

    def weg(self, zeile):
        """:returns: on which path it was done."""
        return self._t(WEGE.get(zeile.eintrag.weg, zeile.eintrag.weg))

    def titel(self, zeile):
        """:returns: what was done, in a few words."""
        return self._t(titel(zeile.eintrag.was))

    def icon(self, zeile):
        """:returns: name of a Bootstrap icon."""
        return ICONS[gruppe(zeile.eintrag.was)]

    def _satz_geaendert(self, felder):
        if not felder:
            return self._t(_("verlauf_geaendert", default="Changed."))
        if len(felder) > 1:
            namen = ", ".join(feld.titel for feld in felder)
            return self._t(
                _(
                    "verlauf_satz_felder",
                    default="${felder} changed.",
                    mapping={"felder": namen},
                )
            )
        return self._t(_satz_eines(felder[0]))

    def _angabe(self, zeile, name, wert):
        if wert is None or wert == "" or wert == [] or wert == {}:
            return "–"
        if isinstance(wert, str):
            return self._text(zeile, name, wert)
        if name == "rollen" and isinstance(wert, list):
            return ", ".join(
                self._t(ROLLENTITEL.get(rolle, rolle)) for rolle in map(str, wert)
            )
        if name == "groesse" and isinstance(wert, int):
            return self.fmt.zahl(wert)
        return self._schlicht(wert)

    def _text(self, zeile, name, wert):
        was = zeile.eintrag.was
        if was == "uebergang" and name in ("von", "nach"):
            return self._t(self.fmt.stand(wert).text)
        if was == "uebergang" and name == "uebergang":
            return self._uebergang(zeile.obj, wert)
        if name in PERSONEN or (was == "zurueckgenommen" and name == "von"):
            return self._prinzipal(wert)
        if name in OES.get(was, ()):
            return self._oe(wert)
        return self._schlicht(wert)

    def _schlicht(self, wert):
        """A value of JSON, whatever it is."""
        if isinstance(wert, bool):
            return self._t(_("ja", default="yes") if wert else _("nein", default="no"))
        if isinstance(wert, int):
            return str(wert)
        if isinstance(wert, dict):
            return ", ".join(
                f"{name}: {self._schlicht(einer)}" for name, einer in wert.items()
            )
        if isinstance(wert, list):
            return ", ".join(map(self._schlicht, wert))
        if wert is None:
            return ""
        if not isinstance(wert, str):
            # Never written: somebody has changed the entry.
            return str(wert)
        if _TAG.fullmatch(wert):
            return self._tag(wert)
        if _MOMENT.fullmatch(wert):
            moment = datetime.strptime(wert, ZEITFORM).replace(tzinfo=UTC)
            return self.fmt.zeitpunkt(moment)
        return str(wert)

    def _tag(self, wert):
        try:
            return self.fmt.datum(date.fromisoformat(wert))
        except ValueError:
            return wert

    def _prinzipal(self, kennung):
        if kennung not in self._namen:
            self._namen[kennung] = vorstellung(kennung).titel
        return self._namen[kennung]

    def _oe(self, code):
        return titel_der_oe(code) or code

    def _uebergang(self, obj, kennung):
        if obj is not None:
            werkzeug = api.portal.get_tool("portal_workflow")
            for workflow in werkzeug.getWorkflowsFor(obj):
                uebergang = workflow.transitions.get(kennung)
                if uebergang is not None:
                    # The title is kept as plain text, that of the profile.
                    return self._t(Message(uebergang.title, "collective.eakte"))
        return kennung

    def _feldtitel(self, obj, name):
        feld = self._feld(obj, name)
        return name if feld is None else self._t(feld.title) or name

    def _feldwert(self, obj, name, wert):
        if wert is None or wert == "" or wert == []:
            return ""
        feld = self._feld(obj, name)
        if ICollection.providedBy(feld) and isinstance(wert, list):
            return ", ".join(
                self._einzelwert(obj, feld.value_type, name, einer) for einer in wert
            )
        return self._einzelwert(obj, feld, name, wert)

    def _einzelwert(self, obj, feld, name, wert):
        if name in OE_FELDER and isinstance(wert, str):
            return self._oe(wert)
        if IChoice.providedBy(feld):
            vokabular = feld.vocabulary
            if vokabular is None:
                fabrik = queryUtility(IVocabularyFactory, feld.vocabularyName or "")
                vokabular = () if fabrik is None else fabrik(obj)
            for term in vokabular:
                if term.value == wert:
                    return self._t(term.title or wert)
        return self._schlicht(wert)

    def _feld(self, obj, name):
        if obj is None:
            return None
        typ = obj.portal_type
        if typ not in self._schemata:
            self._schemata[typ] = {
                feldname: feld
                for schema in iterSchemata(obj)
                for feldname, feld in getFieldsInOrder(schema)
            }
        return self._schemata[typ].get(name)

    def _t(self, text):
        return self.fmt.uebersetze(text)


def _stellen(was):
    """What a sentence speaks of, so that it has no hole when an entry lacks it."""
    art = ARTEN.get(was)
    text = "" if art is None else art.satz.default or ""
    return dict.fromkeys(re.findall(r"\$\{(\w+)\}", text))


def _verborgene(eintrag, angaben):
    return {
        name
        for name, wert in eintrag.angaben.items()
        if wert is not None and angaben.get(name) is None
    }


def _satz_eines(feld):
    werte = {"feld": feld.titel, "alt": feld.alt, "neu": feld.neu}
    if len(feld.alt) > _KURZ or len(feld.neu) > _KURZ:
        return _(
            "verlauf_satz_felder",
            default="${felder} changed.",
            mapping={"felder": feld.titel},
        )
    if not feld.alt:
        return _(
            "verlauf_satz_eingetragen",
            default="${feld} entered: “${neu}”.",
            mapping=werte,
        )
    if not feld.neu:
        return _(
            "verlauf_satz_geleert",
            default="${feld} removed, was “${alt}”.",
            mapping=werte,
        )
    return _(
        "verlauf_satz_feld",
        default="${feld} changed: “${alt}” → “${neu}”.",
        mapping=werte,
    )
