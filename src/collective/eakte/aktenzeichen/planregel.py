"""What speaks against the number patterns and the counter scope of a plan node."""

from Acquisition import aq_base
from Acquisition import aq_chain
from Acquisition import aq_inner
from collective.eakte import _
from collective.eakte.aktenplan.interfaces import IEinheitenregel
from collective.eakte.aktenzeichen import zaehlkreise
from collective.eakte.aktenzeichen.muster import pruefe_muster
from collective.eakte.aktenzeichen.muster import STANDARDMUSTER
from collective.eakte.hindernisse import Hindernis
from collective.eakte.interfaces import IPlanknoten
from zope.interface import implementer


def pruefe_nummerierung(knoten, zaehlkreis=None):
    """Return every reason against saving the patterns of a plan node.

    :param knoten: anything with ``muster_akte``, ``muster_vorgang``,
        ``muster_dokument`` and ``zaehlkreis``: a plan node or a line of a table.
    :param zaehlkreis: scope that holds for the node; its own or the usual one, when
        it is not known where the node is going to be.
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
    zaehlkreis = zaehlkreis or knoten.zaehlkreis or zaehlkreise.STANDARD
    return [
        Hindernis(h.code, h.message, field=f"muster_{ebene}")
        for ebene in ("akte", "vorgang", "dokument")
        if (text := getattr(knoten, f"muster_{ebene}"))
        for h in pruefe_muster(text, ebene, zaehlkreis)
    ]


def pruefe_wirksame_nummerierung(knoten):
    """Return every reason against the numbering that results from a plan node.

    What a node does not say itself it inherits, and what lies below inherits from it:
    a pattern is checked with the scope that holds where it is used.

    :param knoten: plan or plan unit, in its place.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    eigene = pruefe_nummerierung(aq_base(knoten), _wirksamer_zaehlkreis(knoten))
    if eigene:
        return eigene
    gruende = []
    for betroffener in _mit_eigener_nummerierung(knoten):
        zaehlkreis = _wirksamer_zaehlkreis(betroffener)
        muster = _wirksam(betroffener, "muster_akte") or STANDARDMUSTER["akte"]
        gruende += [
            _in_einheit(grund, betroffener, knoten)
            for grund in pruefe_muster(muster, "akte", zaehlkreis)
        ]
    return gruende


def _mit_eigener_nummerierung(knoten):
    """The node and all nodes below it that choose a pattern or a scope themselves."""
    if knoten.muster_akte or knoten.zaehlkreis:
        yield knoten
    for unter in knoten.objectValues():
        if not IPlanknoten.providedBy(unter):
            return
        yield from _mit_eigener_nummerierung(unter)


def _wirksamer_zaehlkreis(knoten):
    return _wirksam(knoten, "zaehlkreis") or zaehlkreise.STANDARD


def _wirksam(knoten, feld):
    for ueber in aq_chain(aq_inner(knoten)):
        if not IPlanknoten.providedBy(ueber):
            return None
        if wert := getattr(aq_base(ueber), feld):
            return wert
    return None


def _in_einheit(grund, betroffener, knoten):
    """Say in which unit a pattern fails when it is not the node that is saved."""
    if aq_base(betroffener) is aq_base(knoten):
        feld = "muster_akte" if knoten.muster_akte else "zaehlkreis"
        return Hindernis(grund.code, grund.message, field=feld)
    return Hindernis(
        grund.code,
        _(
            "muster_in_einheit",
            default="The pattern that then holds in ${kennzeichen} could give one "
            "number twice: give this unit a pattern or a scope of its own first.",
            mapping={"kennzeichen": betroffener.kennzeichen},
        ),
        field="zaehlkreis" if knoten.zaehlkreis else "muster_akte",
        kennzeichen=betroffener.kennzeichen,
    )


@implementer(IEinheitenregel)
class Nummerierungsregel:
    """The patterns of an imported unit are checked like those of a form."""

    def pruefe(self, einheit, wirksam):
        gruende = pruefe_nummerierung(einheit, wirksam.zaehlkreis)
        if gruende or not einheit.zaehlkreis:
            return gruende
        # A scope of its own may not suit the pattern from above.
        muster = wirksam.muster_akte or STANDARDMUSTER["akte"]
        return [
            Hindernis(grund.code, grund.message, field="zaehlkreis")
            for grund in pruefe_muster(muster, "akte", einheit.zaehlkreis)
        ]
