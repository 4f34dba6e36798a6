"""Two texts side by side: nothing is lost, nothing invented, in bounded time."""

from collective.eakte.versionen.vergleich import falte
from collective.eakte.versionen.vergleich import text_der_seite
from collective.eakte.versionen.vergleich import vergleiche
from hypothesis import given
from hypothesis import strategies as st

import pytest
import time


# Few words, so that a lot is the same, in another order, or broken in another way.
TEXTE = st.lists(
    st.sampled_from(["der", "Bescheid", "Frist", "am", "3", ".", " ", "  ", "\n", "ß"]),
    max_size=40,
).map("".join)


def worte(text):
    return text.split()


def seite(ergebnis, name):
    return "\n".join(text_der_seite(getattr(zeile, name)) for zeile in ergebnis.zeilen)


def gemeinsam(ergebnis, name):
    return "".join(
        stueck.text
        for zeile in ergebnis.zeilen
        for stueck in getattr(zeile, name)
        if not stueck.markiert
    )


def gezeigt(alt, neu):
    def markiert(stuecke):
        return "".join(f"[{s.text}]" if s.markiert else s.text for s in stuecke)

    return [
        (zeile.art, markiert(zeile.links), markiert(zeile.rechts))
        for zeile in vergleiche(alt, neu).zeilen
    ]


@given(TEXTE | st.text(), TEXTE | st.text())
def test_the_left_side_reads_as_the_old_text_the_right_side_as_the_new_one(alt, neu):
    ergebnis = vergleiche(alt, neu)
    assert worte(seite(ergebnis, "links")) == worte(alt)
    assert worte(seite(ergebnis, "rechts")) == worte(neu)


@given(TEXTE, TEXTE)
def test_what_is_not_marked_stands_on_both_sides(alt, neu):
    ergebnis = vergleiche(alt, neu)
    links, rechts = gemeinsam(ergebnis, "links"), gemeinsam(ergebnis, "rechts")
    assert "".join(worte(links)) == "".join(worte(rechts))


@given(TEXTE, TEXTE, st.integers(0, 30))
def test_nothing_is_lost_when_the_search_is_given_up(alt, neu, schritte):
    ergebnis = vergleiche(alt, neu, schritte=schritte)
    assert worte(seite(ergebnis, "links")) == worte(alt)
    assert worte(seite(ergebnis, "rechts")) == worte(neu)


@given(TEXTE)
def test_a_text_is_the_same_as_itself(text):
    ergebnis = vergleiche(text, text)
    assert ergebnis.gleich
    assert not ergebnis.grob


@given(TEXTE, TEXTE)
def test_texts_are_the_same_only_if_their_words_are(alt, neu):
    if vergleiche(alt, neu).gleich:
        assert worte(alt) == worte(neu)


def test_changed_words_are_marked_within_their_paragraph():
    assert gezeigt(
        "Die Frist endet am 3. Mai 2024.\nGruß",
        "Die Frist endet am 17. Juni 2024.\nGruß",
    ) == [
        (
            "geaendert",
            "Die Frist endet am [3. Mai] 2024.",
            "Die Frist endet am [17. Juni] 2024.",
        ),
        ("gleich", "Gruß", "Gruß"),
    ]


def test_added_and_removed_paragraphs_stand_alone():
    assert gezeigt("a a\nb b\nc c", "a a\nc c\nd d") == [
        ("gleich", "a a", "a a"),
        ("entfallen", "[b b]", ""),
        ("gleich", "c c", "c c"),
        ("neu", "", "[d d]"),
    ]


def test_other_line_breaks_are_no_changes():
    assert vergleiche("eins zwei\ndrei vier\n", "eins\nzwei drei\nvier").gleich


def test_words_that_happen_to_be_the_same_do_not_break_up_a_new_sentence():
    [(art, links, rechts)] = gezeigt(
        "Der Antrag wird abgelehnt, weil Unterlagen fehlen.",
        "Der Antrag wird genehmigt, sobald Gebühren bezahlt sind.",
    )
    assert art == "geaendert"
    assert links == "Der Antrag wird [abgelehnt, weil Unterlagen fehlen]."
    assert rechts == "Der Antrag wird [genehmigt, sobald Gebühren bezahlt sind]."


@given(st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=30), st.data())
def test_folding_keeps_every_line_and_hides_no_change(zeilen, daten):
    andere = daten.draw(st.permutations(zeilen))
    alle = vergleiche("\n".join(zeilen), "\n".join(andere)).zeilen
    abschnitte = falte(alle)
    assert [zeile for a in abschnitte for zeile in a.zeilen] == alle
    assert [a.ab for a in abschnitte] == [
        sum(len(b.zeilen) for b in abschnitte[:n]) for n in range(len(abschnitte))
    ]
    assert all(
        zeile.art == "gleich" for a in abschnitte if a.gefaltet for zeile in a.zeilen
    )
    assert all(len(a.zeilen) > 1 for a in abschnitte if a.gefaltet)


def test_some_lines_around_a_change_stay_in_sight():
    alt = [f"Absatz {n}" for n in range(20)]
    neu = [*alt[:10], "Neu", *alt[10:]]
    abschnitte = falte(vergleiche("\n".join(alt), "\n".join(neu)).zeilen)
    assert [(a.ab, len(a.zeilen), a.gefaltet) for a in abschnitte] == [
        (0, 8, True),
        (8, 5, False),
        (13, 8, True),
    ]


GROSS = 1_000_000


@pytest.mark.parametrize(
    ("alt", "neu", "grob"),
    [
        ("a\n" * (GROSS // 2), "b\n" * (GROSS // 2), True),
        ("a\nb\n" * (GROSS // 4), "b\na\na\n" * (GROSS // 6), True),
        (
            "\n".join(f"Zeile {n} alt" for n in range(GROSS // 15)),
            "\n".join(f"Zeile {n} neu" for n in range(GROSS // 15)),
            True,
        ),
        (
            "\n".join(f"Zeile {n}" for n in range(GROSS // 12)),
            "\n".join(f"Zeile {n}" for n in range(GROSS // 12) if n % 100),
            False,
        ),
    ],
    ids=["anders", "verschoben", "jede-zeile", "wenig"],
)
def test_large_texts_are_compared_in_bounded_time(alt, neu, grob):
    beginn = time.process_time()
    ergebnis = vergleiche(alt, neu)
    assert time.process_time() - beginn < 10
    assert ergebnis.grob == grob


def test_what_is_longer_than_can_be_compared_says_so():
    assert vergleiche("a" * (GROSS + 1), "b").gekuerzt
    assert not vergleiche("a" * GROSS, "b").gekuerzt
