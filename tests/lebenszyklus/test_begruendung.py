"""Every reason has the same greatest length, whoever asks for it."""

from collective.eakte import begruendung
from collective.eakte.aktenzeichen import api as aktenzeichen
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.lebenszyklus import api as lebenszyklus
from collective.eakte.organisation import api as organisation
from collective.eakte.organisation.vorhaben import Vorhaben
from collective.eakte.rechte import api as rechte
from collective.eakte.rechte import verwaltung

import pytest


LANG = "x" * (begruendung.LAENGSTER + 1)


def umorganisiere(akte, grund):
    organisation.reorganisiere(
        Vorhaben("umbenennung", ("32",), "30", name="Amt", grund=grund)
    )


def entziehe(akte, grund):
    erteilt = rechte.erteile(akte, "oe:32", ["Einsicht"], grund="Mitwirkung")
    rechte.entziehe(akte, erteilt.kennung, grund)


def hebe_auf(akte, grund):
    rechte.schuetze(akte, [("oe:32", ["Leitung"])], "Personalsache")
    rechte.hebe_schutz_auf(akte, grund)


HANDLUNGEN = {
    "storno": lambda akte, grund: lebenszyklus.storniere(akte, grund),
    "erteilen": lambda akte, grund: rechte.erteile(
        akte, "oe:32", ["Einsicht"], grund=grund
    ),
    "entziehen": entziehe,
    "schuetzen": lambda akte, grund: rechte.schuetze(
        akte, [("oe:32", ["Leitung"])], grund
    ),
    "schutz-aufheben": hebe_auf,
    "umschreiben": lambda akte, grund: aktenzeichen.umschreiben(
        akte, akte.__parent__, grund
    ),
    "kennzeichen-setzen": lambda akte, grund: aktenzeichen.setze(akte, "X-1", grund),
    "aufbewahrung": lambda akte, grund: verwaltung.aendere_aufbewahrung(
        akte, {"aufbewahrungsdauer": 7}, grund
    ),
    "reorganisation": umorganisiere,
}


@pytest.mark.parametrize("handlung", HANDLUNGEN)
def test_a_reason_of_great_length_is_refused_everywhere(akte, amt, handlung):
    amt("32")
    with pytest.raises(Hindernisse) as abgelehnt:
        HANDLUNGEN[handlung](akte, LANG)
    gruende = [(h.code, h.field) for h in abgelehnt.value.hindernisse]
    assert ("text-zu-lang", "grund") in gruende


def test_a_reason_may_be_as_long_as_is_said():
    assert begruendung.pruefe_grund(LANG[:-1]) == []
    (hindernis,) = begruendung.pruefe_grund("  ", "warum")
    assert (hindernis.code, hindernis.field) == ("grund-fehlt", "warum")
