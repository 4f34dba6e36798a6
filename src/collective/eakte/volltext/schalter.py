"""Whether pages without text are read by OCR."""

from plone import api


NAME = "collective.eakte.volltext_ocr"
"""Record of the site's configuration registry, on the screen of the full text."""

SPRACHEN = "deu"


def ocr():
    """:returns: languages to read by OCR, ``None`` when it is switched off."""
    return SPRACHEN if ist_an() else None


def ist_an():
    """:returns: whether OCR is switched on in this site."""
    return bool(api.portal.get_registry_record(NAME, default=False))


def schalte(an):
    """Switch OCR on or off, for files that are read from now on.

    :param an: bool.
    """
    api.portal.set_registry_record(NAME, bool(an))
