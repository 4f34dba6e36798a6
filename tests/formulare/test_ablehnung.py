"""The page of a refusal answers with the status of a refusal."""

import pytest


@pytest.mark.parametrize("format_", ["doc", "<script>alert(1)</script>"])
def test_a_refused_page_is_no_failure_of_the_server(als, eakte_portal, format_):
    antwort = als("Registratur").get(
        f"{eakte_portal.absolute_url()}/org/@@aktenplan-export",
        params={"format": format_},
        headers={"Accept": "text/html"},
    )

    assert antwort.status_code == 400
    assert "csv" in antwort.text
    assert "<script>alert" not in antwort.text


def test_the_tree_ignores_what_is_no_path(als, eakte_portal):
    antwort = als("Registratur").get(
        f"{eakte_portal.absolute_url()}/org/@@eakte-baum?offen:int=5&aktuell:int=5",
        headers={"Accept": "text/html"},
    )

    assert antwort.status_code == 200
