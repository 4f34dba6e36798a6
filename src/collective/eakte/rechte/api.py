"""Granting, withdrawing and protecting: the one path for screen, REST and rooms."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte import _
from collective.eakte import protokollieren
from collective.eakte.begruendung import pruefe_grund
from collective.eakte.config import SCHUETZEN
from collective.eakte.content.akte import IAkte
from collective.eakte.content.teilakte import ITeilakte
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.rechte.berechtigung import Beendet
from collective.eakte.rechte.berechtigung import Berechtigung
from collective.eakte.rechte.berechtigung import EINZELFREIGABE
from collective.eakte.rechte.berechtigung import EINZELN
from collective.eakte.rechte.berechtigung import PLANRECHT
from collective.eakte.rechte.berechtigung import SCHUTZ
from collective.eakte.rechte.berechtigung import Schutz
from collective.eakte.rechte.berechtigung import WIEDERHERSTELLUNG
from collective.eakte.rechte.bereich import Bereich
from collective.eakte.rechte.ereignisse import BerechtigungEntzogen
from collective.eakte.rechte.ereignisse import BerechtigungErteilt
from collective.eakte.rechte.ereignisse import SchutzGeaendert
from collective.eakte.rechte.interfaces import IZugriffsregister
from collective.eakte.rechte.merker import MERKER
from collective.eakte.rechte.nachziehen import ziehe_um
from collective.eakte.rechte.pruefungen import pruefe_berechtigung
from collective.eakte.rechte.pruefungen import pruefe_nicht_fuer_sich
from collective.eakte.rechte.pruefungen import pruefe_rest_des_kreises
from collective.eakte.rechte.regeln import SCHUTZ_ZUSATZ
from collective.eakte.rechte.vertreten import fuer_wen
from dataclasses import replace
from datetime import datetime
from datetime import UTC
from plone import api
from uuid import uuid4
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility
from zope.event import notify
from zope.globalrequest import getRequest


EINZELN_VERGEBEN = frozenset({EINZELFREIGABE, PLANRECHT, SCHUTZ, WIEDERHERSTELLUNG})
"""Causes whose grants a person gives and withdraws; others follow from something."""


# What is kept for the time of a request: by Plone, and by merker.py.
_GEMERKTES = ("borg.localrole.workspace.", MERKER)


def bereich_von(obj):
    """The access domain that an object has of its own, or ``None``."""
    return aq_base(obj)._zugriff


def kette_von(obj):
    """The access domains in which an object lies, the nearest first.

    :param obj: plan node or record, in its place.
    :returns: list of :class:`.bereich.Bereich`.
    """
    return getUtility(IZugriffsregister).kette(ort_von(obj))


def ort_von(obj):
    """The place of an object: its path with a slash at its end."""
    return "/".join(obj.getPhysicalPath()) + "/"


def berechtigungen(obj):
    """Grants that were given at this very object, also those for later.

    :returns: tuple of :class:`~.berechtigung.Berechtigung`.
    """
    bereich = bereich_von(obj)
    return () if bereich is None else bereich.regeln


def ist_geschuetzt(obj):
    """Whether an object lies in a protected record, or is one."""
    return any(bereich.schutz is not None for bereich in kette_von(obj))


def erteile(
    obj,
    prinzipal,
    rollen,
    *,
    grund="",
    von=None,
    bis=None,
    ursache=None,
    bezug=None,
):
    """Grant roles at a record or plan node and in all that it holds.

    It holds from now on, in searches too. Cost: independent of what lies below.

    :param obj: the record or plan node.
    :param prinzipal: id of a user, group or circle.
    :param rollen: role ids.
    :param grund: why; asked of people, for the causes that people give.
    :param von: first day (date), ``None`` for at once.
    :param bis: last day (date), ``None`` for without limit.
    :param ursache: cause; by default the individual one of the place.
    :param bezug: what the cause refers to.
    :returns: the :class:`~.berechtigung.Berechtigung`.
    :raises Hindernisse: with all reasons against it.
    """
    neue = Berechtigung(
        prinzipal,
        tuple(rollen),
        ursache or einzelne_ursache(obj),
        bezug,
        von,
        bis,
        (grund or "").strip(),
        _person(),
    )
    gruende = pruefe_berechtigung(obj, neue, mit_grund=neue.ursache in EINZELN_VERGEBEN)
    if neue.ursache in EINZELN_VERGEBEN:
        gruende += pruefe_nicht_fuer_sich(obj, prinzipal, _person())
    if gruende:
        raise Hindernisse(gruende)
    _fuege_hinzu(obj, neue)
    return neue


def entziehe(obj, kennung, grund=""):
    """Withdraw one grant; grants for other causes stay.

    :param obj: the record or plan node at which it was given.
    :param kennung: which one.
    :param grund: why.
    :raises Hindernisse: there is none, it follows from something else, or nobody would
        be left in the circle of a protected record.
    """
    bereich = bereich_von(obj)
    vorhandene = [b for b in berechtigungen(obj) if b.kennung == kennung]
    if not vorhandene:
        raise Hindernisse.eines(
            "berechtigung-unbekannt",
            _(
                "berechtigung_unbekannt",
                default="There is no such grant here any more.",
            ),
        )
    berechtigung = vorhandene[0]
    if berechtigung.ursache not in EINZELN_VERGEBEN:
        raise Hindernisse.eines(
            "berechtigung-abgeleitet",
            _(
                "berechtigung_abgeleitet",
                default="This right follows from something else and ends with it: it "
                "cannot be withdrawn on its own.",
            ),
        )
    if gruende := pruefe_grund(grund):
        raise Hindernisse(gruende)
    gruende = pruefe_rest_des_kreises(
        bereich, [b for b in bereich.regeln if b is not berechtigung]
    )
    if gruende:
        raise Hindernisse(gruende)
    _nimm_weg(obj, berechtigung, grund.strip())


def setze_ursache(obj, ursache, bezug, angaben):
    """Make the grants of one cause be exactly these.

    For rooms from whose data grants follow: nothing is written when nothing changes.

    :param obj: the record or plan node.
    :param ursache: cause.
    :param bezug: what the cause refers to; with ``None`` all grants of the cause are
        meant.
    :param angaben: iterable of dicts with ``prinzipal`` and ``rollen``, and optionally
        ``von``, ``bis`` and ``grund``.
    """
    gewollt = [
        Berechtigung(ursache=ursache, bezug=bezug, person=_person(), **angabe)
        for angabe in angaben
    ]
    vorhanden = [
        b
        for b in berechtigungen(obj)
        if b.ursache == ursache and (bezug is None or b.bezug == bezug)
    ]
    for alte in vorhanden:
        if not any(alte.sagt_dasselbe_wie(neue) for neue in gewollt):
            _nimm_weg(obj, alte, "")
    for neue in gewollt:
        if not any(alte.sagt_dasselbe_wie(neue) for alte in vorhanden):
            _fuege_hinzu(obj, neue)


def setze_einzelne(obj, prinzipal, rollen):
    """Give a user or group exactly these roles, as far as they are given one by one.

    This is what Plone's own sharing and the API of Zope come to.

    :param prinzipal: id of a user or group.
    :param rollen: roles; the Owner of an object has no rights in the E-Akte.
    :raises Hindernisse: nobody would be left in the circle of a protected record.
    """
    ursache = einzelne_ursache(obj)
    eigene, andere = [], set()
    for berechtigung in berechtigungen(obj):
        if berechtigung.prinzipal == prinzipal:
            if berechtigung.ursache == ursache:
                eigene.append(berechtigung)
            else:
                andere.update(berechtigung.rollen)
    gewollt = {_ohne_zusatz(rolle) for rolle in rollen} - {"Owner"} - andere
    ueberfluessig = [b for b in eigene if not gewollt.issuperset(b.rollen)]
    if ueberfluessig:
        bereich = bereich_von(obj)
        gruende = pruefe_rest_des_kreises(
            bereich, [b for b in bereich.regeln if b not in ueberfluessig]
        )
        if gruende:
            raise Hindernisse(gruende)
    for berechtigung in ueberfluessig:
        _nimm_weg(obj, berechtigung, "")
    fehlend = gewollt - {
        rolle for b in eigene if b not in ueberfluessig for rolle in b.rollen
    }
    if fehlend:
        gruende = pruefe_nicht_fuer_sich(obj, prinzipal, _person())
        if gruende:
            raise Hindernisse(gruende)
        _fuege_hinzu(
            obj,
            Berechtigung(prinzipal, tuple(sorted(fehlend)), ursache, person=_person()),
        )


def schuetze(obj, kreis, grund, *, art=EINZELN):
    """Let only those see an Akte or Teilakte who are named for it.

    Nothing that was given above holds in it any more, nor does any role that somebody
    has in the whole site. Grants at the record itself stay.

    :param obj: an Akte or Teilakte.
    :param kreis: iterable of pairs of a principal and its roles.
    :param grund: why.
    :param art: ``"einzeln"``, or the preset that protects it.
    :raises Hindernisse: with all reasons against it.
    """
    neue = _kreis_als_berechtigungen(kreis, grund)
    schutz = Schutz(art, (grund or "").strip(), _person(), datetime.now(UTC))
    gruende = pruefe_schutz(obj, kreis, grund)
    if art == EINZELN:
        for berechtigung in neue:
            gruende += pruefe_nicht_fuer_sich(obj, berechtigung.prinzipal, _person())
    if gruende:
        raise Hindernisse(gruende)
    # Afterwards a deputy may have no right here any more. A preset decides by itself.
    fuer = fuer_wen(obj, SCHUETZEN) if art == EINZELN else None
    with protokollieren.anlass(grund, fuer):
        for berechtigung in neue:
            _fuege_hinzu(obj, berechtigung)
        _setze_schutz(obj, schutz, schutz.grund)


def pruefe_schutz(obj, kreis, grund):
    """Every reason why a record cannot be protected.

    :param obj: an Akte or Teilakte.
    :param kreis: iterable of pairs of a principal and its roles.
    :param grund: why.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    neue = _kreis_als_berechtigungen(kreis, grund)
    bereich = bereich_von(obj)
    gruende = []
    if not (IAkte.providedBy(obj) or ITeilakte.providedBy(obj)):
        gruende.append(
            Hindernis(
                "nur-schriftgut-schuetzen",
                _(
                    "nur_schriftgut_schuetzen",
                    default="Only Akten and Teilakten can be protected.",
                ),
            )
        )
    if bereich is not None and bereich.schutz is not None:
        gruende.append(
            Hindernis(
                "bereits-geschuetzt",
                _("bereits_geschuetzt", default="This record is protected already."),
            )
        )
    for berechtigung in neue:
        gruende += pruefe_berechtigung(obj, berechtigung, mit_grund=False)
    gruende += pruefe_grund(grund)
    schutz = Schutz(EINZELN, "", None, datetime.now(UTC))
    return gruende + pruefe_rest_des_kreises(
        None, [*berechtigungen(obj), *neue], schutz=schutz
    )


def hebe_schutz_auf(obj, grund):
    """Let the rights from above hold in a record again; its own grants stay.

    :param obj: the protected record itself.
    :param grund: why.
    :raises Hindernisse: it is not protected, or the reason is missing.
    """
    bereich = bereich_von(obj)
    gruende = []
    if bereich is None or bereich.schutz is None:
        gruende.append(
            Hindernis(
                "nicht-geschuetzt",
                _("nicht_geschuetzt", default="This record is not protected itself."),
            )
        )
    gruende += pruefe_grund(grund)
    if gruende:
        raise Hindernisse(gruende)
    _setze_schutz(obj, None, grund.strip())


def setze_stufe(obj, stufe):
    """Say which Vertraulichkeitsstufe acts on the access to an object.

    :param obj: plan node or record.
    :param stufe: xdomea code; ``None`` for the one that holds around it.
    """
    bereich = bereich_von(obj)
    if bereich is None:
        if stufe is None:
            return
        bereich = stelle_bereich(obj)
    if bereich.stufe != stufe:
        bereich.stufe = stufe
        vergiss_pruefungen()


def stelle_bereich(obj):
    """The access domain of an object; it gets one if it has none.

    :param obj: plan node or record, in its place.
    """
    basis = aq_base(obj)
    if basis._zugriff is None:
        bereich = Bereich(api.content.get_uuid(obj))
        getUtility(IZugriffsregister).trage_ein(bereich, ort_von(obj))
        basis._zugriff = bereich
        ziehe_um(obj, bereich, _ebene(obj))
    return basis._zugriff


def einzelne_ursache(obj):
    """The cause of a grant that a person gives at an object."""
    if IPlanknoten.providedBy(obj):
        return PLANRECHT
    bereich = bereich_von(obj)
    geschuetzt = bereich is not None and bereich.schutz is not None
    return SCHUTZ if geschuetzt else EINZELFREIGABE


def verlaengere(obj, kennung, bis):
    """Change until when a grant holds.

    :param kennung: which one.
    :param bis: last day (date) or ``None``.
    :raises Hindernisse: there is none, or the day has passed.
    """
    bereich = bereich_von(obj)
    alte = next((b for b in berechtigungen(obj) if b.kennung == kennung), None)
    if alte is None:
        raise Hindernisse.eines(
            "berechtigung-unbekannt",
            _(
                "berechtigung_unbekannt",
                default="There is no such grant here any more.",
            ),
        )
    if alte.ursache not in EINZELN_VERGEBEN:
        raise Hindernisse.eines(
            "berechtigung-abgeleitet",
            _(
                "berechtigung_abgeleitet_frist",
                default="This right follows from something else and ends with it: its "
                "last day is not changed on its own.",
            ),
        )
    neue = replace(alte, bis=bis, person=_person(), zeit=datetime.now(UTC))
    gruende = pruefe_berechtigung(obj, neue, mit_grund=False)
    gruende += pruefe_rest_des_kreises(
        bereich, [neue if b is alte else b for b in bereich.regeln]
    )
    if gruende:
        raise Hindernisse(gruende)
    with protokollieren.anlass(verlaengert=True):
        _nimm_weg(obj, alte, "")
        _fuege_hinzu(obj, neue)


def ersetze_prinzipale(obj, ersatz, grund=""):
    """Let others have the grants that some principals have at an object.

    For reorganisations: cause, roles and time limits stay. Who decides on a protected
    record is not asked anew, since nobody leaves its circle.

    :param obj: plan node or record.
    :param ersatz: dict from principal to the one that takes its place.
    :param grund: why.
    :returns: number of grants that changed.
    """
    betroffene = [b for b in berechtigungen(obj) if b.prinzipal in ersatz]
    for alte in betroffene:
        neue = replace(alte, prinzipal=ersatz[alte.prinzipal], kennung=uuid4().hex[:12])
        if not any(b.sagt_dasselbe_wie(neue) for b in berechtigungen(obj)):
            _fuege_hinzu(obj, neue)
        _nimm_weg(obj, alte, grund)
    return len(betroffene)


def vergiss_pruefungen():
    """Let the running request ask anew which local roles somebody has."""
    request = getRequest()
    merker = IAnnotations(request, None)
    if merker is None:
        return
    for schluessel in list(merker):
        if str(schluessel).startswith(_GEMERKTES):
            del merker[schluessel]


def _kreis_als_berechtigungen(kreis, grund):
    return [
        Berechtigung(
            prinzipal,
            tuple(rollen),
            SCHUTZ,
            person=_person(),
            grund=(grund or "").strip(),
        )
        for prinzipal, rollen in kreis
    ]


def _fuege_hinzu(obj, berechtigung):
    bereich = stelle_bereich(obj)
    bereich.regeln = (*bereich.regeln, berechtigung)
    vergiss_pruefungen()
    notify(BerechtigungErteilt(obj, berechtigung))


def _nimm_weg(obj, berechtigung, grund):
    bereich = bereich_von(obj)
    beendet = Beendet(berechtigung, _person(), datetime.now(UTC), grund)
    bereich.regeln = tuple(b for b in bereich.regeln if b is not berechtigung)
    bereich.beendet = (*bereich.beendet, beendet)
    vergiss_pruefungen()
    notify(BerechtigungEntzogen(obj, beendet))


def _setze_schutz(obj, schutz, grund):
    stelle_bereich(obj).schutz = schutz
    vergiss_pruefungen()
    notify(SchutzGeaendert(obj, schutz, grund))


def _ebene(obj):
    """Position in the path of the part that tells the object best from others."""
    while not IAkte.providedBy(obj) and not IPlanknoten.providedBy(obj):
        obj = aq_parent(aq_inner(obj))
    return len(obj.getPhysicalPath()) - 2


def _ohne_zusatz(rolle):
    return rolle.removesuffix(SCHUTZ_ZUSATZ)


def _person():
    return None if api.user.is_anonymous() else api.user.get_current().getId()
