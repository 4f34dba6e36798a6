from collective.eakte.ui.kurzform import kurz

import pytest


@pytest.mark.parametrize(
    ("kennzeichen", "darueber", "text"),
    [
        ("32.01.01-0007-001", "32.01.01-0007", "001"),
        ("32.01.01-0007-001#2", "32.01.01-0007-001", "#2"),
        ("32.01.01-0007/2", "32.01.01-0007", "2"),
        ("2024/17", "32.01.01-0007", "2024/17"),
        ("32.01.01", None, "32.01.01"),
        (None, "32", ""),
        ("32", "32", "32"),
    ],
)
def test_a_number_does_not_repeat_what_stands_above(kennzeichen, darueber, text):
    assert kurz(kennzeichen, darueber) == text
