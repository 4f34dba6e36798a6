"""JSON into plan units and records: everything is understood, or all is refused."""

from collective.eakte import _
from collective.eakte.behaviors.betreff import IBetreffOderDatei
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.interfaces import IEAkteLayer
from collective.eakte.registrierung.einstufung import FELD as EINSTUFUNG
from collective.eakte.registrierung.einstufung import pruefe_einstufung
from collective.eakte.registrierung.feldfehler import aus_fehler
from collective.eakte.registrierung.feldfehler import fehlt
from collective.eakte.registrierung.pruefungen import pruefe_betreff_und_datei
from collective.eakte.rest import feld_unbekannt
from collective.eakte.rest import hat_unzulaessige_zeichen
from collective.eakte.rest import lies_json
from collective.eakte.rest import unzulaessige_zeichen
from collective.eakte.vererbung.api import wirksam
from collective.eakte.vererbung.regeln import ERBLICHE_FELDER
from collective.eakte.vererbung.regeln import GEERBTE_FELDER
from functools import cached_property
from plone.autoform.interfaces import WRITE_PERMISSIONS_KEY
from plone.dexterity.utils import iterSchemata
from plone.namedfile.interfaces import INamedField
from plone.restapi.deserializer.dxcontent import DeserializeFromJson
from plone.restapi.interfaces import IDeserializeFromJson
from plone.restapi.interfaces import ISerializeToJson
from plone.supermodel.utils import mergedTaggedValueDict
from zExceptions import BadRequest
from zope.component import adapter
from zope.component import getMultiAdapter
from zope.interface import implementer
from zope.schema import getFields
from zope.schema.interfaces import IChoice


# What a POST may say besides fields.
ZUR_ANLAGE = frozenset({"id", "UID"})

# Listings in the answer to a GET; sent back they are no wish for a change.
AUFLISTUNGEN = frozenset({"items", "items_total", "batching"})


@implementer(IDeserializeFromJson)
@adapter(IEAkteInhalt, IEAkteLayer)
class SchriftgutAusJSON(DeserializeFromJson):
    """Refuses what restapi would drop without a word.

    What a GET has returned may be sent back as it is: values that are the same as
    before are no change, also in fields that the user may not write.
    """

    def __call__(
        self, validate_all=False, data=None, create=False, mask_validation_errors=True
    ):
        """Set the fields.

        :param validate_all: check the fields that are not sent, too.
        :param data: dict; the body of the request by default.
        :param create: the object is going to be filed.
        :param mask_validation_errors: part of the contract; not used.
        :returns: the object.
        :raises Hindernisse: with everything that is wrong.
        """
        data = dict(lies_json(self.request) if data is None else data)
        self.gruende = []
        self.anlage = create
        try:
            return super().__call__(
                validate_all, self._zulaessige(data, create), create, False
            )
        except Hindernisse:
            raise
        except BadRequest as fehler:
            gruende = [self._hindernis(eintrag) for eintrag in fehler.args[0]]
            gruende = dict.fromkeys(filter(None, gruende + self.gruende))
            raise Hindernisse(gruende) from fehler

    def get_schema_data(self, data, validate_all, create=False):
        schema_data, errors = super().get_schema_data(data, validate_all, create)
        bemaengelt = {error.get("field") for error in errors}
        bemaengelt |= {grund.field for grund in self.gruende}
        if (create or "title" in data) and not bemaengelt & {"title", "file"}:
            self.gruende += self._pruefe_betreff()
        if self.gruende:
            # Any entry keeps the object from being changed further.
            errors.append({"message": ""})
        return schema_data, errors

    @cached_property
    def felder(self):
        """All fields by name, with the schema that each belongs to."""
        return {
            name: (schema, feld)
            for schema in iterSchemata(self.context)
            for name, feld in getFields(schema).items()
        }

    @cached_property
    def bisher(self):
        """What a GET returns now."""
        return getMultiAdapter((self.context, self.request), ISerializeToJson)(
            include_items=False, include_expansion=False
        )

    def _zulaessige(self, data, create):
        """Sort out what must not or need not be written."""
        zulaessig = {}
        for name, wert in data.items():
            if name.startswith("@") or (create and name in ZUR_ANLAGE):
                continue
            if name == EINSTUFUNG and pruefe_einstufung(_token(wert)):
                self.gruende += pruefe_einstufung(_token(wert))
                continue
            grund = self._gegen_feld(name, wert)
            if grund is None:
                if create or not self._schon_geerbt(name, wert):
                    zulaessig[name] = wert
            elif create or not self._unveraendert(name, wert):
                self.gruende.append(grund)
        return zulaessig

    def _gegen_feld(self, name, wert):
        if name not in self.felder:
            if name in GEERBTE_FELDER:
                return _nur_geerbt(name)
            if not self.anlage and name in self.bisher:
                return _vom_system(name, name)
            return feld_unbekannt(name)
        schema, feld = self.felder[name]
        if feld.readonly:
            return _vom_system(name, feld.title)
        rechte = mergedTaggedValueDict(schema, WRITE_PERMISSIONS_KEY)
        if not self.check_permission(rechte.get(name)):
            return _nicht_erlaubt(name, feld.title)
        if not self._lesbar(feld, wert):
            return unzulaessige_zeichen(name, feld.title)
        if (
            wert is None
            and INamedField.providedBy(feld)
            and getattr(self.context, name, None) is not None
        ):
            return _datei_bleibt(name)
        return None

    def _lesbar(self, feld, wert):
        if INamedField.providedBy(feld):
            # Has a deserializer of its own, which cleans the name.
            return True
        if IChoice.providedBy(feld) and isinstance(_token(wert), list | dict):
            return False
        return not hat_unzulaessige_zeichen(wert)

    def _unveraendert(self, name, wert):
        if name in AUFLISTUNGEN:
            return True
        if name not in self.bisher:
            return False
        return _token(self.bisher[name]) == _token(wert)

    def _schon_geerbt(self, name, wert):
        """What is sent back must not make inherited values its own."""
        return (
            name in ERBLICHE_FELDER
            and wirksam(self.context, name).geerbt
            and self._unveraendert(name, wert)
        )

    def _pruefe_betreff(self):
        schema, feld = self.felder["title"]
        if schema is IBetreffOderDatei:
            return pruefe_betreff_und_datei(self.context)
        betreff = (self.context.title or "").strip()
        return [] if betreff else [fehlt("title", feld.title)]

    def _hindernis(self, eintrag):
        fehler, message = eintrag.get("error"), eintrag["message"]
        name = eintrag.get("field")
        if not message and fehler is None:
            return None
        feld = self.felder[name][1].bind(self.context) if name else None
        return aus_fehler(fehler, name, feld, message)


def _token(wert):
    """Vocabulary terms are read with their title, and written without."""
    return wert["token"] if isinstance(wert, dict) and "token" in wert else wert


def _nur_geerbt(name):
    return Hindernis(
        "feld-nicht-erlaubt",
        _(
            "feld_nur_geerbt",
            default="“${feld}” is inherited here and is changed at the Akte or in the "
            "plan.",
            mapping={"feld": name},
        ),
        field=name,
    )


def _vom_system(name, titel):
    return Hindernis(
        "feld-nicht-erlaubt",
        _(
            "feld_vom_system",
            default="“${feld}” is given by the system.",
            mapping={"feld": titel},
        ),
        field=name,
    )


def _nicht_erlaubt(name, titel):
    return Hindernis(
        "feld-nicht-erlaubt",
        _(
            "feld_nicht_erlaubt",
            default="You are not allowed to set “${feld}”.",
            mapping={"feld": titel},
        ),
        field=name,
    )


def _datei_bleibt(name):
    return Hindernis(
        "feld-nicht-erlaubt",
        _(
            "datei_wird_nicht_entfernt",
            default="The file of a registered Dokument can be replaced, but not "
            "removed.",
        ),
        field=name,
    )
