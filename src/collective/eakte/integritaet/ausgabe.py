"""Findings as rows of text."""

from collective.eakte import _
from collective.eakte.integritaet.worte import BEFUND
from collective.eakte.integritaet.worte import STELLE
from collective.eakte.integritaet.worte import VERBORGEN


KOPF = (
    _("integritaet_spalte_befund", default="Finding"),
    _("bericht_kennzeichen", default="Number"),
    _("bericht_betreff", default="Subject"),
    _("integritaet_spalte_fassung", default="Version"),
    _("integritaet_spalte_stellen", default="Differs from"),
    _("integritaet_spalte_erwartet", default="Written down"),
    _("integritaet_spalte_gefunden", default="Found"),
    _("integritaet_spalte_ort", default="Place"),
)


def tabelle(ansicht, uebersetze):
    """The findings of a run.

    :param ansicht: :class:`~.ansicht.Laufansicht`.
    :param uebersetze: function from message to text.
    :returns: rows of text, the headings first.
    """
    zeilen = [[uebersetze(titel) for titel in KOPF]]
    zeilen += [_zeile(zeile, uebersetze) for zeile in ansicht.zeilen]
    if ansicht.hat_verborgene:
        zeilen.append([uebersetze(VERBORGEN), *[""] * (len(KOPF) - 1)])
    return zeilen


def _zeile(zeile, uebersetze):
    befund, gegenstand = zeile.befund, zeile.gegenstand
    return [
        uebersetze(BEFUND[befund.art]),
        gegenstand.kennzeichen if gegenstand is not None else "",
        gegenstand.titel if gegenstand is not None else "",
        f"v{befund.nummer}" if befund.nummer is not None else "",
        ", ".join(uebersetze(STELLE[stelle]) for stelle in befund.stellen),
        befund.erwartet,
        befund.gefunden,
        befund.ort,
    ]
