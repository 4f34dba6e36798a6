"""What a text engine is told of a plan unit or record."""

from Acquisition import aq_base
from collective.eakte.volltext.interfaces import Angaben
from plone.uuid.interfaces import IUUID


_WEITERE = (
    "description",
    "typ",
    "absender",
    "empfaenger",
    "fremdes_geschaeftszeichen",
    "bezug",
    "hier",
)


def angaben_von(rid, objekt):
    """The metadata by which everybody who sees a record finds it.

    Name and text of a file are not part of it
    (:mod:`collective.eakte.rechte.inhalt`).

    :param rid: its id in the catalog.
    :param objekt: plan unit or record.
    :returns: :class:`~.interfaces.Angaben`.
    """
    basis = aq_base(objekt)
    return Angaben(
        rid=rid,
        uid=IUUID(objekt),
        kennzeichen=_text(
            getattr(basis, "kennzeichen", None),
            *(getattr(basis, "fruehere_kennzeichen", None) or ()),
        ),
        titel=_text(getattr(basis, "title", None)),
        weiteres=_text(
            *(getattr(basis, feld, None) for feld in _WEITERE),
            *(getattr(basis, "beteiligte", None) or ()),
        ),
    )


def _text(*werte):
    return " ".join(wert for wert in werte if wert and isinstance(wert, str))
