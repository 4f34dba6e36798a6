"""What became of the text of a Dokument, for those who may read its file."""

from collective.eakte.config import INHALT_LESEN
from collective.eakte.rest import darf
from collective.eakte.versionen.api import aktuelle
from collective.eakte.volltext.anschluss import maschine
from collective.eakte.volltext.interfaces import Inhalt
from collective.eakte.volltext.interfaces import Lesestand
from collective.eakte.volltext.interfaces import MaschineGestoert
from plone.uuid.interfaces import IUUID


def textstand(dokument):
    """What became of the text of the current file.

    :param dokument: the Dokument.
    :returns: :class:`~.interfaces.Inhalt` without text; ``None`` without a file, for
        who may not read it, and when the engine does not answer.
    """
    if not darf(INHALT_LESEN, dokument):
        return None
    fassung = aktuelle(dokument)
    if fassung is None:
        return None
    uid = IUUID(dokument)
    try:
        inhalt = maschine().staende([uid]).get(uid)
    except MaschineGestoert:
        return None
    if inhalt is None or inhalt.sha256 != fassung.sha256:
        return Inhalt(uid, fassung.sha256, Lesestand.AUSSTEHEND)
    return inhalt
