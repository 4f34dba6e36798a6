"""Inherited values as text, with the place they come from."""

from collective.eakte import _
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.vererbung.api import Angabe
from collective.eakte.vererbung.api import wirksam
from collective.eakte.vererbung.regeln import ERBLICHE_FELDER
from collective.eakte.vererbung.regeln import FRIST
from collective.eakte.vererbung.regeln import gesetzt
from collective.eakte.vererbung.worte import herkunft_in_worten
from collective.eakte.vererbung.worte import wert_in_worten
from dataclasses import dataclass
from zope.i18n import translate


TITEL = {
    "federfuehrung": _("label_federfuehrung", default="Lead office (Federführung)"),
    "aktenfuehrung": _("label_aktenfuehrung", default="Record-keeping office"),
    "vertraulichkeitsstufe": _(
        "label_vertraulichkeitsstufe", default="Confidentiality"
    ),
    "zugriffsvorgabe": _("label_zugriffsvorgabe", default="Access (preset)"),
    "zugriffsprotokoll": _(
        "label_zugriffsprotokoll", default="Enter who looks at records"
    ),
    "aufbewahrungsdauer": _("label_aufbewahrung", default="Retention"),
    "fristbeginn": _("label_fristbeginn", default="The period starts with"),
    "transferfrist": _("label_transferfrist", default="Transfer period (months)"),
    "aussonderungsart": _("label_aussonderungsart", default="Disposal (A, B, V)"),
    "personenbezug": _("label_personenbezug", default="Contains personal data"),
    "zweck": _("label_zweck", default="Purpose of the processing"),
    "rechtsgrundlage": _("label_rechtsgrundlage", default="Legal ground"),
}


@dataclass(frozen=True)
class Geerbt:
    """What holds without an entry of one's own.

    :param feld: name of the field.
    :param titel: its title, translated.
    :param wert: the value in words.
    :param herkunft: e.g. ``"aus 32.01.01"``; empty when there is no value.
    :param eigen: whether the record says so itself.
    """

    feld: str
    titel: str
    wert: str
    herkunft: str
    eigen: bool = False


def angabe_fuer_neues(behaelter, feld):
    """The value that something new in a container takes from above.

    :param behaelter: plan node or record; anything else gives nothing.
    :param feld: name of an inheritable field.
    :returns: :class:`~collective.eakte.vererbung.api.Angabe`.
    """
    if not IEAkteInhalt.providedBy(behaelter):
        return Angabe(None, True)
    angabe = wirksam(behaelter, feld)
    if angabe.geerbt:
        return angabe
    return Angabe(angabe.wert, True, behaelter.kennzeichen or behaelter.getId())


def beschreibe(feld, angabe_zu, request):
    """Tell an inheritable value.

    :param feld: name of the field; the two fields of the retention period are told
        together, under the name of the first.
    :param angabe_zu: function from the name of a field to its ``Angabe``.
    :param request: for the language.
    :returns: :class:`Geerbt`.
    """
    angabe = angabe_zu(feld)
    text = wert_in_worten(feld, angabe.wert)
    if feld in FRIST:
        unbefristet = angabe_zu(FRIST[1])
        if unbefristet.wert:
            angabe, text = unbefristet, wert_in_worten(*FRIST[1:], True)
    return Geerbt(
        feld,
        translate(TITEL.get(feld, feld), context=request),
        translate(text, context=request),
        translate(_herkunft(angabe), context=request),
        not angabe.geerbt,
    )


def erblich(feld):
    """Whether a field can be taken from above."""
    return feld in ERBLICHE_FELDER


def _herkunft(angabe):
    if not gesetzt(angabe.wert):
        return ""
    if not angabe.geerbt:
        return _("herkunft_eigen", default="own entry")
    return herkunft_in_worten(angabe)
