"""What is kept of a message names no record, and becomes a text for who reads it."""

from collective.eakte import _
from collective.eakte.auftraege.botschaft import entpacke
from collective.eakte.auftraege.botschaft import HOECHSTENS
from collective.eakte.auftraege.botschaft import packe
from collective.eakte.auftraege.botschaft import packe_kurz
from collective.eakte.auftraege.botschaft import Verweis
from collective.eakte.auftraege.staende import anteil
from zope.i18n import interpolate
from zope.i18n import translate

import pytest


def test_a_message_is_read_with_the_names_that_the_reader_knows():
    message = _(
        "probe", default="${n} in ${akte}", mapping={"akte": Verweis("ab12"), "n": 3}
    )
    botschaft = entpacke(packe(message, ort="cd34"))
    assert botschaft.uids == {"ab12"}
    assert botschaft.angaben == {"ort": "cd34"}
    gelesen = botschaft.message(lambda uid: f"<{uid}>")
    assert translate(gelesen) == "3 in <ab12>"
    assert gelesen.domain == "collective.eakte"


def test_messages_in_messages_and_plain_texts_are_kept():
    innen = _("innen", default="done")
    message = _("aussen", default="${stand}, fine", mapping={"stand": innen})
    gelesen = entpacke(packe(message)).message(str)
    assert gelesen.mapping["stand"].default == "done"
    assert entpacke(packe("3 Dinge")).message(str) == "3 Dinge"


@pytest.mark.parametrize("text", [None, "", "Titel", "[]", "{}", '{"m": 3}', "{"])
def test_what_is_no_message_is_none(text):
    assert entpacke(text) is None


@pytest.mark.parametrize("laenge", [10, 600, 100_000])
def test_what_does_not_fit_is_shortened_and_still_read(laenge):
    message = _(
        "lang",
        default="Line ${zeile}: ${wert}, ${noch}",
        mapping={"zeile": 7, "wert": "ä" * laenge, "noch": "x" * laenge},
    )
    text = packe_kurz(message)
    assert len(text) <= HOECHSTENS
    gelesen = entpacke(text).message(str)
    assert interpolate(gelesen.default, gelesen.mapping).startswith("Line 7: ää")
    assert len(packe_kurz("x" * laenge)) <= HOECHSTENS
    assert entpacke(packe_kurz("x" * laenge)).msgid.startswith("xxx")


@pytest.mark.parametrize(
    ("erledigt", "gesamt", "prozent"),
    [(0, 3, 0), (1, 3, 33), (3, 3, 100), (5, 3, 100), (3, None, None), (0, 0, None)],
)
def test_the_part_that_is_done_is_in_percent(erledigt, gesamt, prozent):
    assert anteil(erledigt, gesamt) == prozent
