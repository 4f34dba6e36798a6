"""Check the seals of a site against one another and against what was kept elsewhere."""

from collective.eakte.protokoll import ordner
from collective.eakte.protokoll import zeitstempel
from collective.eakte.protokoll.befund import Befund
from collective.eakte.protokoll.befund import SIEGEL_FEHLT
from collective.eakte.protokoll.befund import SIEGEL_VERAENDERT
from collective.eakte.protokoll.befund import ZEITSTEMPEL_FALSCH
from collective.eakte.protokoll.datei import hashwert_von
from collective.eakte.protokoll.eintrag import lies
from contextlib import suppress


SIEGEL = b'"was":"siegel"'
"""Part of the canonical form of the entry about a seal."""


def pruefe_siegel(buch, ort, dateien=(), gruendlich=True):
    """Check all seals.

    :param buch: :class:`~.interfaces.IProtokollbuch`.
    :param ort: UUID of the site.
    :param dateien: seals that were kept elsewhere, :class:`~.datei.Siegeldatei`.
    :param gruendlich: whether all leaves are read, too.
    :returns: iterator over :class:`~.befund.Befund`, the first bad seal first.
    """
    bekannt = _bekannte(buch, ort, dateien)
    gemeldet = set()

    def melde(art, nr):
        if (art, nr) not in gemeldet:
            gemeldet.add((art, nr))
            yield Befund(art, nr=nr)

    davor, erwartet = None, 1
    for nr, siegel in buch.siegel.items():
        for fehlende in range(erwartet, nr):
            yield from melde(SIEGEL_FEHLT, fehlende)
        if nr == erwartet and siegel.vorher != davor:
            # The one before is as it was written if others know it like that.
            schuld = nr if davor is None or davor in bekannt.get(nr - 1, ()) else nr - 1
            yield from melde(SIEGEL_VERAENDERT, schuld)
        davor, erwartet = siegel.hashwert, nr + 1
        gut = (siegel.nr, siegel.ort) == (nr, ort)
        gut = gut and bekannt.get(nr, {davor}) == {davor}
        if not gut or (gruendlich and not _stimmt(siegel)):
            yield from melde(SIEGEL_VERAENDERT, nr)
        if not _gut_gestempelt(siegel):
            yield from melde(ZEITSTEMPEL_FALSCH, nr)
        siegel._p_deactivate()
    for nr in range(erwartet, max(bekannt, default=0) + 1):
        yield from melde(SIEGEL_FEHLT, nr)


def _bekannte(buch, ort, dateien):
    """Hashes of seals as others know them: the chain of the site, files, the folder.

    :returns: dict from number to set of hashes.
    """
    bekannt = {}
    for nr, hashwert in (
        *_eingetragene(buch),
        *((datei.nr, datei.hashwert) for datei in dateien if datei.ort == ort),
        *_abgelegte(ort),
    ):
        bekannt.setdefault(nr, set()).add(hashwert)
    return bekannt


def _eingetragene(buch):
    # A chain that cannot be read is found where chains are checked.
    with suppress(LookupError, ValueError, TypeError):
        for daten in buch.protokoll:
            if SIEGEL in daten:
                eintrag = lies(daten)
                if eintrag.was == "siegel":
                    yield eintrag.angaben["nr"], eintrag.angaben["hash"]


def _abgelegte(ort):
    ziel = ordner.ordner(ort)
    if ziel is None or not ziel.is_dir():
        return
    for pfad in sorted(ziel.glob("siegel-*.txt")):
        nummer = pfad.stem.removeprefix("siegel-")
        if nummer.isdecimal():
            yield int(nummer), hashwert_von(pfad)


def _stimmt(siegel):
    try:
        return siegel.stimmt()
    except (LookupError, ValueError, OSError):
        return False


def _gut_gestempelt(siegel):
    if siegel.zeitstempel is None:
        return True
    try:
        zeitstempel.pruefe(siegel.zeitstempel, siegel.kanonisch())
    except zeitstempel.StempelFehlt:
        return False
    return True
