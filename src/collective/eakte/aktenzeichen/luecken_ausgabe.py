"""The gap report as a file for a spreadsheet."""

from collective.eakte import _
from collective.eakte.aktenzeichen.luecken import ARTEN
from collective.eakte.rechte.vertreten import in_vertretung


KOPF = (
    _("luecken_kennzeichen", default="Number"),
    _("luecken_art", default="Not in use because"),
    _("luecken_grund", default="Reason"),
    _("luecken_person", default="Person"),
    _("luecken_zeit", default="Date"),
    _("luecken_neu", default="Number today"),
)


def zeilen(berichtet, uebersetze):
    """The report as rows of text, the headings first.

    :param berichtet: iterable of :class:`~.luecken.Ereignis`.
    :param uebersetze: function that translates a message.
    """
    yield [uebersetze(titel) for titel in KOPF]
    for ereignis in berichtet:
        yield [
            ereignis.kennzeichen,
            uebersetze(ARTEN[ereignis.art]),
            ereignis.grund,
            uebersetze(in_vertretung(ereignis.person, ereignis.fuer))
            if ereignis.fuer
            else ereignis.person,
            ereignis.tag.isoformat(),
            ereignis.neu or "",
        ]
