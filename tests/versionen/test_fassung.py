"""What a Fassung is, on plain values."""

from collective.eakte.versionen.fassung import als_angaben
from collective.eakte.versionen.fassung import aus_angaben
from collective.eakte.versionen.fassung import Fassung
from collective.eakte.versionen.fassung import name_der_fassung
from collective.eakte.versionen.fassung import pruefsumme
from datetime import datetime
from datetime import UTC
from io import BytesIO

import hashlib
import pytest


FASSUNG = Fassung(
    nummer=2,
    person="mensah",
    fuer="seidel",
    zeit=datetime(2026, 2, 3, 9, 30, 15, 42, tzinfo=UTC),
    kommentar="mit Unterschrift",
    groesse=12,
    sha256="ab" * 32,
    dateiname="Bescheid.pdf",
    mime_type="application/pdf",
)


def test_people_count_from_one_and_plone_from_zero():
    assert (FASSUNG.bezeichnung, FASSUNG.version_id) == ("v2", 1)


def test_what_is_kept_with_a_version_gives_the_same_fassung_again():
    angaben = als_angaben(FASSUNG)
    assert {type(wert) for wert in angaben.values()} <= {str, int}
    assert aus_angaben(angaben) == FASSUNG
    assert aus_angaben({**angaben, "spaeter_erfunden": 1}) == FASSUNG


def test_a_digest_is_that_of_all_bytes_however_many_there_are():
    inhalt = b"x" * (2 * 1024 * 1024 + 7)
    assert pruefsumme(BytesIO(inhalt)) == (
        hashlib.sha256(inhalt).hexdigest(),
        len(inhalt),
    )


@pytest.mark.parametrize(
    "name,erwartet",
    [
        ("Bescheid.pdf", "Bescheid_v2.pdf"),
        ("Bescheid", "Bescheid_v2"),
        ("Dr. Meier an Amt", "Dr. Meier an Amt_v2"),
        ("archiv.tar.gz", "archiv.tar_v2.gz"),
    ],
)
def test_a_name_says_which_version_it_is(name, erwartet):
    assert name_der_fassung(name, 2) == erwartet
