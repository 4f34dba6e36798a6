"""What speaks against the number patterns and the counter scope of a plan node."""

from collective.eakte import _
from collective.eakte.aktenplan.interfaces import IEinheitenregel
from collective.eakte.aktenzeichen import zaehlkreise
from collective.eakte.aktenzeichen.muster import pruefe_muster
from collective.eakte.hindernisse import Hindernis
from zope.interface import implementer


def pruefe_nummerierung(knoten):
    """Return every reason against saving the patterns of a plan node.

    :param knoten: anything with ``muster_akte``, ``muster_vorgang``,
        ``muster_dokument`` and ``zaehlkreis``: a plan node or a line of a table.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    if knoten.zaehlkreis not in (None, *dict(zaehlkreise.ZAEHLKREISE)):
        return [
            Hindernis(
                "zaehlkreis-unbekannt",
                _("zaehlkreis_unbekannt", default="This counter scope is unknown."),
                field="zaehlkreis",
            )
        ]
    zaehlkreis = knoten.zaehlkreis or zaehlkreise.STANDARD
    return [
        Hindernis(h.code, h.message, field=f"muster_{ebene}")
        for ebene in ("akte", "vorgang", "dokument")
        if (text := getattr(knoten, f"muster_{ebene}"))
        for h in pruefe_muster(text, ebene, zaehlkreis)
    ]


@implementer(IEinheitenregel)
class Nummerierungsregel:
    """The patterns of an imported unit are checked like those of a form."""

    def pruefe(self, einheit):
        return pruefe_nummerierung(einheit)
