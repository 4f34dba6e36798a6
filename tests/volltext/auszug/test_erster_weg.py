"""The first way through."""

from collective.eakte.volltext.auszug import lies
from collective.eakte.volltext.interfaces import Lesestand

import io


def test_plain_text_is_read():
    auszug = lies(io.BytesIO("Grüße\nMüller".encode("cp850")))
    assert (auszug.stand, auszug.text) == (Lesestand.GELESEN, "Grüße\nMüller")
