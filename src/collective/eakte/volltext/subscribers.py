"""The text of a file follows the file, and goes with the site."""

from collective.eakte.volltext.anschluss import anschluss_von
from collective.eakte.volltext.beseitigung import beseitige_nach_commit
from collective.eakte.volltext.lesen import reihe_ein
from plone.uuid.interfaces import IUUID


def text_ist_zu_lesen(dokument, event):
    """Nothing of the file before is found any more, and the new one is read soon."""
    uid, sha256 = IUUID(dokument), event.fassung.sha256
    anschluss = anschluss_von(dokument)
    if anschluss is None:
        return
    anschluss.uebergabe().datei(uid, sha256)
    reihe_ein(uid, sha256)


def site_ist_weg(site, event):
    """Nobody can find any more, and nobody else removes it, what was read in a site."""
    if event.object is site:
        beseitige_nach_commit(site)
