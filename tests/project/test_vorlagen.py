"""What every page template keeps to."""

from pathlib import Path

import pytest
import re


WURZEL = Path(__file__).parents[2] / "src" / "collective" / "eakte"
FORMULAR = re.compile(r"<form\b.*?</form>", re.DOTALL)
FRAGEND = [
    pytest.param(formular, id=f"{vorlage.relative_to(WURZEL)}-{nr}")
    for vorlage in sorted(WURZEL.rglob("*.pt"))
    for nr, formular in enumerate(FORMULAR.findall(vorlage.read_text("utf-8")))
    if 'method="get"' in formular
]


@pytest.mark.parametrize("formular", FRAGEND)
def test_the_address_of_a_filtered_list_can_be_given_away(formular):
    # plone.protect puts the secret of the session into each form that has no field of
    # this name; one that is disabled is not sent.
    (feld,) = re.findall(r'<input\b[^>]*name="_authenticator"[^>]*>', formular)
    assert 'disabled="disabled"' in feld and "value" not in feld


def test_there_are_forms_that_only_ask():
    assert len(FRAGEND) > 5
