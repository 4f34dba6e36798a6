"""Errors of schema fields as reasons that name the field and say what to do."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from zope.i18nmessageid import Message
from zope.schema.interfaces import ConstraintNotSatisfied
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IIterableVocabulary
from zope.schema.interfaces import RequiredMissing
from zope.schema.interfaces import TooBig
from zope.schema.interfaces import TooLong
from zope.schema.interfaces import TooSmall


# More terms than this help nobody.
HOECHSTENS_GENANNT = 12


def aus_fehler(fehler, name=None, feld=None, message=None):
    """Tell an error of a field or of a schema.

    :param fehler: exception of the field; ``None`` when only a message is known.
    :param name: name of the field; ``None`` for an error of the whole schema.
    :param feld: the field, bound to its object.
    :param message: message that the deserializer gives.
    :returns: :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    if hasattr(fehler, "hindernis"):
        return fehler.hindernis
    if name is None:
        return Hindernis("angaben-widerspruechlich", message or str(fehler))
    titel = feld.title if feld is not None else name
    if fehler is None or isinstance(fehler, RequiredMissing):
        return fehlt(name, titel)
    return Hindernis("wert-ungueltig", _erklaere(fehler, feld, titel), field=name)


def fehlt(name, titel):
    """A field that has to be filled is empty.

    :param name: name of the field.
    :param titel: its title.
    """
    return Hindernis(
        "feld-fehlt",
        _(
            "feld_fehlt",
            default="“${feld}” is missing.",
            mapping={"feld": titel},
        ),
        field=name,
    )


def _erklaere(fehler, feld, titel):
    if isinstance(fehler, TooBig | TooSmall) and hasattr(feld, "max"):
        return _(
            "wert_ausserhalb",
            default="“${feld}” lies between ${min} and ${max}.",
            mapping={"feld": titel, "min": feld.min, "max": feld.max},
        )
    if isinstance(fehler, TooLong):
        return _(
            "wert_zu_lang", default="“${feld}” is too long.", mapping={"feld": titel}
        )
    erlaubt = _erlaubte(feld) if isinstance(fehler, ConstraintNotSatisfied) else ()
    if erlaubt:
        return _(
            "wert_nicht_vorgesehen",
            default="“${feld}” has one of these values: ${werte}.",
            mapping={"feld": titel, "werte": ", ".join(erlaubt)},
        )
    grund = fehler.args[0] if fehler.args else None
    if isinstance(grund, Message):
        return grund
    return _(
        "wert_ungueltig",
        default="“${feld}” cannot be read: please check the value.",
        mapping={"feld": titel},
    )


def _erlaubte(feld):
    if not IChoice.providedBy(feld):
        return ()
    if not IIterableVocabulary.providedBy(feld.vocabulary):
        return ()
    werte = [str(term.token) for term in feld.vocabulary]
    return werte if len(werte) <= HOECHSTENS_GENANNT else ()
