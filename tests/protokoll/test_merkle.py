"""The tree over the heads of all chains: one that is in it can be proved to be."""

from collective.eakte.protokoll.merkle import blatt
from collective.eakte.protokoll.merkle import folge
from collective.eakte.protokoll.merkle import LEER
from collective.eakte.protokoll.merkle import pfad
from collective.eakte.protokoll.merkle import wurzel
from collective.eakte.protokoll.siegel import BLOCK
from collective.eakte.protokoll.siegel import Siegel
from collective.eakte.protokoll.siegel import Zeuge
from datetime import datetime
from datetime import UTC
from hashlib import sha256
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

import pytest


blaetter = st.lists(st.binary(max_size=8), min_size=1, max_size=70).map(
    lambda daten: list(map(blatt, daten))
)


def wie_im_rfc(hashes):
    """MTH of RFC 6962, section 2.1, word by word."""
    if len(hashes) == 1:
        return hashes[0]
    teilung = 1
    while teilung * 2 < len(hashes):
        teilung *= 2
    links, rechts = wie_im_rfc(hashes[:teilung]), wie_im_rfc(hashes[teilung:])
    return sha256(b"\x01" + links + rechts).digest()


@given(blaetter)
def test_the_root_is_that_of_the_standard(hashes):
    assert wurzel(iter(hashes)) == wie_im_rfc(hashes)


def test_the_root_of_known_leaves_is_the_known_one():
    # Vectors of the reference implementation of Certificate Transparency.
    daten = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")
    daten = [*map(bytes.fromhex, daten), bytes(range(0x60, 0x70))]
    assert wurzel(map(blatt, daten)).hex() == (
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    )
    assert wurzel([]) == LEER


@given(blaetter, st.data())
def test_every_leaf_is_proved_and_no_other(hashes, daten):
    stelle = daten.draw(st.integers(0, len(hashes) - 1))
    schritte = pfad(hashes, stelle)
    assert folge(hashes[stelle], schritte) == wurzel(hashes)
    assert len(schritte) <= (len(hashes) - 1).bit_length()
    assert folge(blatt(b"never a leaf of it"), schritte) != wurzel(hashes)


@given(blaetter, st.data())
def test_a_changed_missing_or_added_leaf_gives_another_root(hashes, daten):
    stelle = daten.draw(st.integers(0, len(hashes) - 1))
    anders = blatt(b"never a leaf of it")
    davor, danach = hashes[:stelle], hashes[stelle + 1 :]
    assert wurzel([*davor, anders, *danach]) != wurzel(hashes)
    assert wurzel([*davor, *danach]) != wurzel(hashes)
    assert wurzel([*hashes, anders]) != wurzel(hashes)


def test_an_inner_node_cannot_pass_for_a_leaf():
    hashes = [blatt(b"a"), blatt(b"b")]
    assert blatt(b"".join(hashes)) != wurzel(hashes)


def test_there_is_no_proof_of_a_leaf_that_is_not_there():
    for stelle in (-1, 1):
        with pytest.raises(IndexError):
            pfad([blatt(b"a")], stelle)
    with pytest.raises(ValueError):
        folge(blatt(b"a"), [("oben", blatt(b"b"))])


def siegel_ueber(anzahl):
    zeugen = [
        Zeuge(f"{nummer * 7:032x}", nummer + 1, sha256(b"%d" % nummer).hexdigest())
        for nummer in range(anzahl)
    ]
    return Siegel(1, datetime(2026, 2, 3, tzinfo=UTC), "f" * 32, None, zeugen), zeugen


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from([1, 2, 3, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 5]), st.data()
)
def test_a_seal_finds_and_proves_each_of_its_leaves(anzahl, daten):
    siegel, zeugen = siegel_ueber(anzahl)
    stelle = daten.draw(st.integers(0, anzahl - 1))
    assert siegel.finde(zeugen[stelle].uid) == (stelle, zeugen[stelle])
    assert siegel.finde("f" * 32) == (None, None)
    assert siegel.finde("0" * 31 + "1") == (None, None)
    ziel = folge(blatt(bytes(zeugen[stelle])), siegel.pfad(stelle))
    assert ziel.hex() == siegel.wurzel
    assert siegel.wurzel == wie_im_rfc([blatt(bytes(z)) for z in zeugen]).hex()


def test_a_seal_gives_back_what_it_was_made_of():
    siegel, zeugen = siegel_ueber(50)
    assert list(siegel.zeugen()) == zeugen
    assert list(siegel.zeugen(10, 13)) == zeugen[10:13]
    assert siegel.anzahl == 50
    assert siegel.stimmt()


@pytest.mark.parametrize("gesucht", [1, 5, 49])
def test_several_leaves_are_found_at_once(gesucht):
    siegel, zeugen = siegel_ueber(50)
    einige = zeugen[:gesucht]
    uids = {zeuge.uid for zeuge in einige} | {"f" * 32}
    gefundene = sorted(siegel.finde_mehrere(uids))
    assert gefundene == list(enumerate(einige))
    assert all(siegel.beweist(stelle, zeuge) for stelle, zeuge in gefundene)
    falsch = Zeuge(einige[0].uid, 99, einige[0].kopf)
    assert not siegel.beweist(0, falsch)


def test_leaves_that_were_changed_do_not_fit_to_the_root():
    siegel, _zeugen = siegel_ueber(50)
    with siegel.saetze.open("r+") as datei:
        datei.seek(20 * 56 + 30)
        datei.write(b"\xff")
    assert not siegel.stimmt()
