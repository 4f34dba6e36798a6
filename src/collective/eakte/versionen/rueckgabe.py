"""The name of a file that comes back from the computer of who has checked it out."""

from collective.eakte.dokument.browser.datei import name_zum_speichern
from collective.eakte.versionen.auscheckung import kommt_zurueck


def behalte_namen(dokument, datei):
    """Call a file again what it was called before it was downloaded.

    A download is named after its number and Betreff, so that people find it among
    their files. That is not a name that anybody chose: when it comes back, it would be
    told as a change of each version, and be wrong as soon as the number changes.

    :param dokument: the Dokument, with its file so far.
    :param datei: the new file, or ``None``; its ``filename`` is set.
    """
    alt = dokument.file
    if datei is None or alt is None or not alt.filename:
        return
    if kommt_zurueck(datei.filename, name_zum_speichern(dokument)):
        datei.filename = alt.filename
