"""A file that somebody has changed on the disk, or in the database, is found."""

from collective.eakte.integritaet import arbeit
from collective.eakte.integritaet.pruefregeln import Befund
from collective.eakte.integritaet.pruefung import Ergebnis
from collective.eakte.integritaet.versionen import geschichte_von
from collective.eakte.versionen import api as versionen
from dataclasses import replace
from plone import api
from plone.dexterity.utils import createContentInContainer

import hashlib
import os
import transaction


def befunde(lauf):
    return [(b.art, b.nummer, b.stellen) for b in lauf.befunde.values()]


def test_files_as_they_were_stored_are_in_order(dokument, pruefe):
    lauf = pruefe()
    assert befunde(lauf) == []
    assert (lauf.stand, lauf.dokumente, lauf.dateien) == ("fertig", 1, 2)
    assert lauf.bytes == len(b"Erste FassungZweite Fassung")


def test_an_altered_file_is_found(dokument, ort, schreibe, pruefe):
    schreibe(ort(dokument.file._blob), b"Zwoote Fassung")
    lauf = pruefe()
    assert befunde(lauf) == [("veraendert", 2, ("dokument", "fassung", "protokoll"))]


def test_an_altered_version_is_found(dokument, ort, schreibe, pruefe, datei):
    alt = versionen.datei(dokument, 1)
    schreibe(ort(alt._blob), b"Ernste Fassun")
    assert befunde(pruefe()) == [("veraendert", 1, ("fassung", "protokoll"))]


def test_a_truncated_file_is_found(dokument, ort, schreibe, pruefe):
    schreibe(ort(dokument.file._blob), b"Zweite")
    assert [b[:2] for b in befunde(pruefe())] == [("groesse", 2)]


def test_a_removed_file_is_found(dokument, ort, pruefe):
    os.unlink(ort(dokument.file._blob))
    assert befunde(pruefe()) == [("fehlt", 2, ())]


def test_a_hash_rewritten_in_the_record_is_found(dokument, pruefe):
    dokument._fassung = replace(dokument._fassung, sha256="0" * 64)
    transaction.commit()
    assert befunde(pruefe()) == [("widerspruch", 2, ("dokument",))]


def test_file_and_hash_changed_together_contradict_the_protokoll(
    dokument, ort, schreibe, pruefe
):
    gefaelscht = b"Zwoote Fassung"
    schreibe(ort(dokument.file._blob), gefaelscht)
    summe = hashlib.sha256(gefaelscht).hexdigest()
    dokument._fassung = replace(dokument._fassung, sha256=summe)
    transaction.commit()
    assert befunde(pruefe()) == [("widerspruch", 2, ("fassung", "protokoll"))]


def test_a_check_of_an_akte_leaves_others_alone(akte, dokument, pruefe, datei):
    einheit = akte.__parent__
    with api.env.adopt_roles(["Manager"]):
        andere = createContentInContainer(einheit, "Akte", title="Andere")
        createContentInContainer(
            andere, "Dokument", title="Fremd", file=datei(b"fremd")
        )
    transaction.commit()
    lauf = pruefe(akte)
    assert (lauf.umfang, lauf.dokumente, lauf.dateien) == ("schriftgut", 1, 2)
    assert pruefe().dateien == 3


def test_a_version_taken_out_of_the_history_is_missing(dokument, pruefe):
    del geschichte_von(dokument)._full[0]
    transaction.commit()
    assert befunde(pruefe()) == [
        ("fehlt", 1, ()),
        ("ohne-pruefsumme", 1, ("fassung",)),
    ]


def test_a_history_taken_away_leaves_versions_that_only_the_protokoll_knows(
    dokument, pruefe
):
    del dokument.cmf_uid
    transaction.commit()
    # And the history is nobody's.
    assert [b[:2] for b in befunde(pruefe())] == [
        ("fehlt", 1),
        ("ueberzaehlige-fassung", None),
    ]


def test_a_dokument_that_cannot_be_read_does_not_end_the_check(
    akte, dokument, pruefe, datei, monkeypatch
):
    with api.env.adopt_roles(["Manager"]):
        createContentInContainer(akte, "Dokument", title="Zwei", file=datei(b"2"))
    dokument._fassung = "kaputt"
    transaction.commit()
    lauf = pruefe()
    assert befunde(lauf) == [("unlesbar", None, ())]
    assert lauf.dokumente == 2


def test_what_a_second_look_finds_in_order_is_not_reported(
    dokument, pruefe, monkeypatch
):
    blicke, pruefe_eintrag = [], arbeit.pruefe_eintrag

    def erst_falsch(uid, lade):
        blicke.append(uid)
        if len(blicke) == 1:
            return Ergebnis((Befund("fehlt", 1, uid=uid),))
        return pruefe_eintrag(uid, lade)

    monkeypatch.setattr(arbeit, "pruefe_eintrag", erst_falsch)
    assert pruefe().anzahl == 0
    assert len(blicke) == 2
