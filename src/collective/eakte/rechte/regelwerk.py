"""The rules of access as the mixin of the content types asks for them."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte import _
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.interfaces import IZugriffsregeln
from collective.eakte.rechte import api
from collective.eakte.rechte.berechtigung import NICHT_IM_SCHUTZ
from collective.eakte.rechte.interfaces import IZugriffsregister
from collective.eakte.rechte.merker import gemerkt
from collective.eakte.rechte.regeln import geschuetzt
from collective.eakte.rechte.regeln import rollen_mit_recht
from collective.eakte.rechte.sicht import zone_von
from collective.eakte.rechte.sichten import prinzipale_von
from collective.eakte.rechte.uhr import heute
from zope.component import queryUtility
from zope.interface import implementer


@implementer(IZugriffsregeln)
class Regelwerk:
    """See :class:`IZugriffsregeln`."""

    def rollen_mit_recht(self, objekt, recht, rollen):
        schutz, stufe = _lage(objekt)
        if stufe is not None and IPlanknoten.providedBy(objekt):
            # A grade is said of the records; the plan is for everybody to see.
            stufe = None
        if not schutz and stufe is None:
            return rollen
        return rollen_mit_recht(recht, rollen, schutz=schutz, stufe=stufe)

    def oertliche_rollen(self, objekt):
        bereich = aq_base(objekt)._zugriff
        if bereich is None or not bereich.regeln:
            return {}
        # Asked for each principal of a user and each object on the way.
        return gemerkt(f"rollen:{bereich.nummer}", lambda: self._rollen(bereich))

    def _rollen(self, bereich):
        register = queryUtility(IZugriffsregister)
        schutz = register is not None and zone_von(register.kette(bereich.ort))[1]
        rollen = {}
        for regel in bereich.geltende(heute()):
            if schutz and regel.ursache in NICHT_IM_SCHUTZ:
                continue
            for prinzipal in prinzipale_von(regel.prinzipal):
                dort = rollen.setdefault(prinzipal, [])
                for rolle in regel.rollen:
                    name = geschuetzt(rolle) if schutz else rolle
                    if name not in dort:
                        dort.append(name)
        return rollen

    def erbt_keine_rollen(self, objekt):
        bereich = aq_base(objekt)._zugriff
        return bereich is not None and bereich.schutz is not None

    def setze_vererbung(self, objekt, sperre):
        if sperre == self.erbt_keine_rollen(objekt):
            return
        raise Hindernisse.eines(
            "vererbung-durch-schutz",
            _(
                "vererbung_durch_schutz",
                default="Whether rights from above hold here depends on the protection "
                "of the record: protect it, or lift its protection.",
            ),
        )

    def setze_rollen(self, objekt, prinzipal, rollen):
        api.setze_einzelne(objekt, prinzipal, rollen)


def _lage(objekt):
    """Whether an object lies in a protected record, and which grade holds there."""
    stufe = None
    schutz = False
    while True:
        bereich = getattr(aq_base(objekt), "_zugriff", _KEIN)
        if bereich is _KEIN:
            return schutz, stufe
        if bereich is not None:
            if stufe is None:
                stufe = bereich.stufe
            schutz = schutz or bereich.schutz is not None
        objekt = aq_parent(aq_inner(objekt))


_KEIN = object()
