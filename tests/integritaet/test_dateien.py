"""A file that somebody has changed on the disk, or in the database, is found."""

from collective.eakte.integritaet import api as integritaet
from collective.eakte.versionen import api as versionen
from dataclasses import replace
from pathlib import Path
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile

import os
import pytest
import transaction


def datei(inhalt, name="Brief.txt"):
    return NamedBlobFile(inhalt, "text/plain", filename=name)


@pytest.fixture
def akte(eakte_portal):
    with api.env.adopt_roles(["Manager"]):
        gewerbe = eakte_portal["org"]["32"]["32.01"]["32.01.01"]
        return createContentInContainer(gewerbe, "Akte", title="Gasthaus Zum Löwen")


@pytest.fixture
def dokument(akte):
    """A Dokument with two versions of its file, in the database."""
    with api.env.adopt_roles(["Manager"]):
        dokument = createContentInContainer(
            akte, "Dokument", title="Brief", file=datei(b"Erste Fassung")
        )
        transaction.commit()
        from zope.event import notify
        from zope.lifecycleevent import ObjectModifiedEvent

        dokument.file = datei(b"Zweite Fassung")
        notify(ObjectModifiedEvent(dokument))
    transaction.commit()
    return dokument


def ort(blob):
    blob._p_activate()
    return Path(blob.committed())


def schreibe(pfad, inhalt):
    os.chmod(pfad, 0o600)
    pfad.write_bytes(inhalt)


def pruefe(objekt=None):
    lauf = integritaet.beginne(objekt, im_hintergrund=False)
    integritaet.fuehre_aus(lauf)
    return lauf


def befunde(lauf):
    return [(b.art, b.nummer, b.stellen) for b in lauf.befunde.values()]


def test_files_as_they_were_stored_are_in_order(dokument):
    lauf = pruefe()
    assert befunde(lauf) == []
    assert (lauf.stand, lauf.dokumente, lauf.dateien) == ("fertig", 1, 2)
    assert lauf.bytes == len(b"Erste FassungZweite Fassung")


def test_an_altered_file_is_found(dokument):
    schreibe(ort(dokument.file._blob), b"Zwoote Fassung")
    lauf = pruefe()
    assert befunde(lauf) == [("veraendert", 2, ("dokument", "fassung", "protokoll"))]


def test_an_altered_version_is_found(dokument):
    alt = versionen.datei(dokument, 1)
    schreibe(ort(alt._blob), b"Ernste Fassun")
    assert befunde(pruefe()) == [("veraendert", 1, ("fassung", "protokoll"))]


def test_a_truncated_file_is_found(dokument):
    schreibe(ort(dokument.file._blob), b"Zweite")
    assert [b[:2] for b in befunde(pruefe())] == [("groesse", 2)]


def test_a_removed_file_is_found(dokument):
    os.unlink(ort(dokument.file._blob))
    assert befunde(pruefe()) == [("fehlt", 2, ())]


def test_a_hash_rewritten_in_the_record_is_found(dokument):
    dokument._fassung = replace(dokument._fassung, sha256="0" * 64)
    transaction.commit()
    assert befunde(pruefe()) == [("widerspruch", 2, ("dokument",))]


def test_file_and_hash_changed_together_contradict_the_protokoll(dokument):
    import hashlib

    gefaelscht = b"Zwoote Fassung"
    schreibe(ort(dokument.file._blob), gefaelscht)
    summe = hashlib.sha256(gefaelscht).hexdigest()
    dokument._fassung = replace(dokument._fassung, sha256=summe)
    transaction.commit()
    assert befunde(pruefe()) == [("widerspruch", 2, ("fassung", "protokoll"))]


def test_a_check_of_an_akte_leaves_others_alone(akte, dokument):
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
