"""The record sheet: all metadata of a plan node or record, with origin."""

from Acquisition import aq_base
from collective.eakte import _
from collective.eakte.behaviors.aufbewahrung import IAufbewahrung
from collective.eakte.behaviors.datenschutz import IDatenschutz
from collective.eakte.behaviors.federfuehrung import IAktenfuehrung
from collective.eakte.behaviors.federfuehrung import IFederfuehrung
from collective.eakte.behaviors.vertraulichkeit import IVertraulichkeit
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.ui.ansichten.seite import Seite
from collective.eakte.ui.feldwerte import feld_in_worten
from collective.eakte.ui.feldwerte import lesbare_felder
from collective.eakte.vererbung.api import wirksam
from collective.eakte.vererbung.regeln import ERBLICHE_FELDER
from collective.eakte.vererbung.worte import herkunft_in_worten
from collective.eakte.vererbung.worte import wert_in_worten
from dataclasses import dataclass
from plone.uuid.interfaces import IUUID
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.schema import getFieldsInOrder

import functools


@dataclass(frozen=True)
class Zeile:
    """One line of the sheet: a name, what is said, and where it comes from."""

    name: str
    titel: str
    text: str
    herkunft: str | None = None


ABSCHNITTE = (
    (
        _("abschnitt_allgemein", default="General"),
        (
            "kennzeichen",
            "fruehere_kennzeichen",
            "title",
            "typ",
            "description",
            "dokumentart",
        ),
    ),
    (
        _("abschnitt_zustaendigkeit", default="Responsibility"),
        ("federfuehrung", "aktenfuehrung", "bearbeiter"),
    ),
    (
        _("abschnitt_zeiten", default="Dates"),
        (
            "laufzeit_beginn",
            "laufzeit_ende",
            "datum_des_schreibens",
            "posteingangsdatum",
            "postausgangsdatum",
        ),
    ),
    (
        _("abschnitt_beteiligte", default="Parties and references"),
        (
            "beteiligte",
            "absender",
            "empfaenger",
            "fremdes_geschaeftszeichen",
            "bezug",
            "hier",
        ),
    ),
    (_("abschnitt_medium", default="Medium"), ("medium", "standort")),
    (
        _("abschnitt_aufbewahrung", default="Retention and disposal"),
        (
            "aufbewahrungsdauer",
            "aufbewahrung_unbefristet",
            "fristbeginn",
            "transferfrist",
            "aussonderungsart",
            "bewertungsvorschlag",
            "quelle_frist",
        ),
    ),
    (
        _("abschnitt_schutz", default="Confidentiality and data protection"),
        (
            "vertraulichkeitsstufe",
            "zugriffsvorgabe",
            "zugriffsprotokoll",
            "personenbezug",
            "zweck",
            "rechtsgrundlage",
        ),
    ),
    (
        _("abschnitt_nummerierung", default="Numbering"),
        (
            "muster_akte",
            "muster_vorgang",
            "muster_dokument",
            "zaehlkreis",
            "laufende_nummer",
        ),
    ),
)

# Told elsewhere on the sheet, or of no use to people.
_OHNE = frozenset({"hauptdokument"})

_GEERBTE_SCHEMATA = (
    IFederfuehrung,
    IAktenfuehrung,
    IAufbewahrung,
    IVertraulichkeit,
    IDatenschutz,
)


class Angabenblatt(Seite):
    """Tab "Angaben"."""

    index = ViewPageTemplateFile("angaben.pt")
    reiter_name = "angaben"

    def abschnitte(self):
        """The sheet in sections.

        :returns: list of pairs of heading and list of :class:`Zeile`; sections
            without a line are left out.
        """
        genannt = {name for _titel, namen in ABSCHNITTE for name in namen}
        weitere = [name for name in self._felder if name not in genannt]
        abschnitte = [
            (titel, [self._zeile(name) for name in namen if name in self._alle_felder])
            for titel, namen in (
                *ABSCHNITTE,
                (_("abschnitt_weitere", default="Further details"), weitere),
            )
        ]
        return [
            (titel, [zeile for zeile in zeilen if zeile is not None])
            for titel, zeilen in abschnitte
            if any(zeilen)
        ]

    def verwaltung(self):
        """:returns: list of :class:`Zeile` that the system keeps itself."""
        obj = self.context
        return [
            Zeile(
                "created",
                _("angabe_angelegt", default="Created"),
                self._wann_wer(obj.created(), obj.Creator()),
            ),
            Zeile(
                "modified",
                _("angabe_geaendert", default="Last changed"),
                self.fmt.zeitpunkt(obj.modified()),
            ),
            Zeile("uid", _("angabe_uuid", default="UUID"), IUUID(obj, "")),
        ]

    def storno(self):
        """:returns: reason, person and time of the Storno, or ``None``."""
        storno = getattr(aq_base(self.context), "storno", None)
        if storno is None:
            return None
        return {
            "grund": storno.grund,
            "wann_wer": self._wann_wer(storno.zeit, storno.person, storno.fuer),
        }

    @functools.cached_property
    def _felder(self):
        """Fields of the object's own schemata that the user may read."""
        return {
            name: paar
            for name, paar in lesbare_felder(self.context).items()
            if name not in _OHNE
        }

    @functools.cached_property
    def _alle_felder(self):
        """As :attr:`_felder`, and what holds by inheritance though it has no field."""
        felder = dict(self._felder)
        if not IPlanknoten.providedBy(self.context):
            for schema in _GEERBTE_SCHEMATA:
                for name, feld in getFieldsInOrder(schema):
                    felder.setdefault(name, (schema, feld))
        return felder

    def _zeile(self, name):
        schema, feld = self._alle_felder[name]
        if name in ERBLICHE_FELDER:
            return self._geerbt(name, feld)
        adaptiert = schema(self.context, None)
        wert = getattr(aq_base(adaptiert), name, None)
        text = feld_in_worten(feld, wert, self.context, self.fmt)
        return Zeile(name, feld.title, text) if text else None

    def _geerbt(self, name, feld):
        angabe = wirksam(self.context, name)
        if angabe.wert in (None, "", False) and name != "personenbezug":
            return None
        if angabe.wert is None:
            return None
        return Zeile(
            name,
            feld.title,
            self.fmt.uebersetze(wert_in_worten(name, angabe.wert)),
            herkunft_in_worten(angabe) if angabe.geerbt else None,
        )

    def _wann_wer(self, zeit, person, fuer=None):
        teile = (self.fmt.zeitpunkt(zeit), self.fmt.person(person, fuer))
        return ", ".join(teil for teil in teile if teil)
