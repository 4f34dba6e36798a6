"""Views and PDF/A follow what happens to Dokumente."""

from Acquisition import aq_base
from collective.eakte.vorschau import api


def fassung_entstanden(dokument, event):
    """A Dokument has another file, or its first one."""
    api.bei_neuer_datei(dokument)


def endfassung_erteilt(dokument, event):
    """A Dokument is final: its PDF/A is made when that is stored."""
    api.beginne_pdfa(dokument)


def kopie_faengt_neu_an(kopie, event):
    """A copy has nothing that was made of the original."""
    basis = aq_base(kopie)
    basis._p_activate()
    for name in ("_vorschau", "_pdfa"):
        if name in vars(basis):
            delattr(basis, name)
