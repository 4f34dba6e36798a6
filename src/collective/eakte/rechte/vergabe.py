"""Granting, withdrawing and protecting by a person: with her rights, and no more.

Screens, REST and Plone's own sharing come here; :mod:`.api` carries it out.
"""

from AccessControl import getSecurityManager
from collective.eakte import _
from collective.eakte.config import RECHTE_VERGEBEN
from collective.eakte.config import SCHUETZEN
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.rechte import api as rechte
from collective.eakte.rechte.berechtigung import Berechtigung
from collective.eakte.rechte.prinzipale import prinzipale_des_benutzers
from collective.eakte.rechte.prinzipale import titel_von
from collective.eakte.rechte.pruefungen import pruefe_berechtigung
from collective.eakte.rechte.pruefungen import pruefe_rest_des_kreises
from collective.eakte.rechte.pruefungen import vergebbare_rollen
from collective.eakte.rechte.sicht import rollen_im_bereich
from collective.eakte.rechte.sichten import sichten_von
from collective.eakte.rechte.uhr import heute
from collective.eakte.rechte.vergaberegeln import gedeckt
from collective.eakte.rechte.vergaberegeln import ROLLENTITEL
from collective.eakte.rechte.vergaberegeln import vergebbar_durch
from collective.eakte.rest import darf
from collective.eakte.rest import verlange
from types import SimpleNamespace
from zope.globalrequest import getRequest
from zope.i18n import translate


def vergib(obj, prinzipal, rollen, *, grund, von=None, bis=None):
    """Grant roles as the current user.

    :param obj: the record or plan node.
    :param prinzipal: id of a user, group or circle.
    :param rollen: role ids.
    :param grund: why.
    :param von: first day (date), ``None`` for at once.
    :param bis: last day (date), ``None`` for without limit.
    :returns: the :class:`~.berechtigung.Berechtigung`.
    :raises NichtBerechtigt: she grants nothing here.
    :raises Hindernisse: with all reasons against it.
    """
    verlange(RECHTE_VERGEBEN, obj)
    angaben = {"grund": (grund or "").strip(), "von": von, "bis": bis}
    neue = Berechtigung(
        prinzipal, tuple(rollen), rechte.einzelne_ursache(obj), **angaben
    )
    gruende = pruefe_berechtigung(obj, neue, mit_grund=True)
    gruende += pruefe_vergabe(obj, neue) or _gegen_sich_selbst(neue)
    if any(neue.sagt_dasselbe_wie(alte) for alte in rechte.berechtigungen(obj)):
        gruende.append(_besteht_bereits(prinzipal))
    if gruende:
        raise Hindernisse(gruende)
    return rechte.erteile(obj, prinzipal, rollen, **angaben)


def entziehe(obj, kennung, grund):
    """Withdraw one grant as the current user.

    :param obj: the record or plan node at which it was given.
    :param kennung: which one.
    :param grund: why.
    :raises NichtBerechtigt: she withdraws nothing here.
    :raises Hindernisse: with all reasons against it.
    """
    verlange(RECHTE_VERGEBEN, obj)
    alte = berechtigung(obj, kennung)
    gruende = [] if alte is None else pruefe_entzug(obj, alte)
    if gruende:
        raise Hindernisse(gruende)
    rechte.entziehe(obj, kennung, grund)


def verlaengere(obj, kennung, bis):
    """Change the last day of a grant as the current user.

    :param obj: the record or plan node at which it was given.
    :param kennung: which one.
    :param bis: last day (date), ``None`` for without limit.
    :raises NichtBerechtigt: she grants nothing here.
    :raises Hindernisse: with all reasons against it.
    """
    verlange(RECHTE_VERGEBEN, obj)
    alte = berechtigung(obj, kennung)
    if alte is not None:
        gruende = pruefe_vergabe(
            obj, Berechtigung(alte.prinzipal, alte.rollen, alte.ursache, bis=bis)
        )
        if gruende:
            raise Hindernisse(gruende)
    rechte.verlaengere(obj, kennung, bis)


def schuetze(obj, kreis, grund):
    """Protect a record as the current user.

    :param obj: an Akte or Teilakte.
    :param kreis: list of pairs of a principal and its roles.
    :param grund: why.
    :raises NichtBerechtigt: she protects nothing here.
    :raises Hindernisse: with all reasons against it.
    """
    verlange(SCHUETZEN, obj)
    gruende = []
    for prinzipal, rollen in kreis:
        gruende += pruefe_vergabe(obj, Berechtigung(prinzipal, tuple(rollen), "schutz"))
    gruende += rechte.pruefe_schutz(obj, kreis, grund)
    if gruende:
        raise Hindernisse(gruende)
    rechte.schuetze(obj, kreis, grund)


def hebe_schutz_auf(obj, grund):
    """Lift the protection of a record as the current user.

    :param obj: the protected record itself.
    :param grund: why.
    :raises NichtBerechtigt: she does not decide on it.
    :raises Hindernisse: with all reasons against it.
    """
    verlange(SCHUETZEN, obj)
    rechte.hebe_schutz_auf(obj, grund)


def setze_freigaben(obj, gewollte):
    """Make individual grants be what a table of roles says, as the current user.

    This is what Plone's own sharing comes to. First all is granted, then the rest is
    withdrawn, so that one person can take the place of another.

    :param obj: the record or plan node.
    :param gewollte: dict from principal to the roles that it shall have by individual
        grants; who is not in it keeps what she has.
    :returns: whether anything changed.
    :raises NichtBerechtigt: she grants nothing here.
    :raises Hindernisse: with all reasons against it; then the caller has to abort.
    """
    verlange(RECHTE_VERGEBEN, obj)
    schritte = [_schritte(obj, wer, set(rollen)) for wer, rollen in gewollte.items()]
    gruende = []
    for _weg, neue in schritte:
        for eine in neue:
            gruende += pruefe_berechtigung(obj, eine, mit_grund=True)
            gruende += pruefe_vergabe(obj, eine)
    weg = [alte for alte_liste, _neue in schritte for alte in alte_liste]
    for alte in weg:
        gruende += pruefe_entzug(obj, alte)
    if weg:
        bleiben = [b for b in rechte.berechtigungen(obj) if b not in weg]
        bleiben += [eine for _weg, neue in schritte for eine in neue]
        gruende += pruefe_rest_des_kreises(rechte.bereich_von(obj), bleiben)
    if gruende:
        raise Hindernisse(list(dict.fromkeys(gruende)))
    for _weg, neue in schritte:
        for eine in neue:
            rechte.erteile(
                obj,
                eine.prinzipal,
                eine.rollen,
                grund=eine.grund,
                von=eine.von,
                bis=eine.bis,
            )
    for alte in weg:
        rechte.entziehe(obj, alte.kennung, grund_der_freigabe())
    return bool(weg) or any(neue for _weg, neue in schritte)


def pruefe_vergabe(obj, neue):
    """Every reason why the current user cannot grant something.

    :param obj: the record or plan node.
    :param neue: :class:`~.berechtigung.Berechtigung`.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    gruende = []
    zuviel = set(neue.rollen) & set(vergebbare_rollen(obj)) - darf_vergeben(obj)
    if zuviel:
        gruende.append(_mehr_als_eigene(zuviel))
    elif neue.prinzipal in prinzipale_des_benutzers() and not _hat_schon(obj, neue):
        gruende.append(_nicht_sich_selbst())
    return gruende


def _gegen_sich_selbst(neue):
    """A release to oneself would outlast the office by which one has the right."""
    return [_nicht_sich_selbst()] if neue.prinzipal == _benutzer().getId() else []


def pruefe_entzug(obj, alte):
    """Every reason why the current user cannot withdraw something.

    In a protected record whoever leads the circle decides on all of it.

    :param obj: the record or plan node.
    :param alte: :class:`~.berechtigung.Berechtigung`.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    if rechte.ist_geschuetzt(obj):
        return []
    zuviel = set(alte.rollen) & set(vergebbare_rollen(obj)) - darf_vergeben(obj)
    return [_mehr_als_eigene(zuviel)] if zuviel else []


def darf_vergeben(obj):
    """Roles that the current user may grant at an object.

    :returns: frozenset of roles, empty when she grants nothing here.
    """
    if not darf(RECHTE_VERGEBEN, obj) and not darf(SCHUETZEN, obj):
        return frozenset()
    kette = rechte.kette_von(obj)
    eigene = set()
    for sicht in sichten_von(_benutzer()):
        eigene |= rollen_im_bereich(kette, sicht, heute())[0]
    return vergebbar_durch(
        eigene,
        vergebbare_rollen(obj),
        am_plan=IPlanknoten.providedBy(obj),
        schutz=rechte.ist_geschuetzt(obj),
    )


def eigene_rollen(obj, bis=heute, ohne=()):
    """Roles that the current user has at an object in her own right.

    :param obj: the record or plan node.
    :param bis: only by grants that hold at least until this day (date), or for good
        (``None``); by default all that hold today.
    :param ohne: grants that do not count.
    :returns: frozenset of roles.
    """
    kette = rechte.kette_von(obj)
    if bis is not heute:
        kette = [_nur(bereich, lambda b: _gilt_bis(b, bis)) for bereich in kette]
    if ohne:
        kette = [_nur(bereich, lambda b: b not in ohne) for bereich in kette]
    eigene = next(s for s in sichten_von(_benutzer()) if s.fuer is None)
    return rollen_im_bereich(kette, eigene, heute())[0]


def berechtigung(obj, kennung):
    """A grant at an object by its id, or ``None``."""
    for eine in rechte.berechtigungen(obj):
        if eine.kennung == kennung:
            return eine
    return None


def grund_der_freigabe():
    """The reason that stands at what was granted by Plone's own sharing."""
    return translate(_("grund_sharing", default="by “Sharing”"), context=getRequest())


def _schritte(obj, prinzipal, gewollt):
    """What has to be withdrawn and granted so that somebody has some roles.

    Limits of a grant of which a part stays are kept.

    :returns: pair of lists of :class:`~.berechtigung.Berechtigung`.
    """
    ursache = rechte.einzelne_ursache(obj)
    weg, neue, vorhanden = [], [], set()
    for alte in rechte.berechtigungen(obj):
        if alte.prinzipal != prinzipal or alte.ursache not in rechte.EINZELN_VERGEBEN:
            continue
        bleibt = gewollt.intersection(alte.rollen)
        vorhanden |= bleibt
        if bleibt == set(alte.rollen):
            continue
        weg.append(alte)
        if bleibt:
            neue.append(_neue(prinzipal, bleibt, ursache, alte.von, alte.bis))
    if gewollt - vorhanden:
        neue.append(_neue(prinzipal, gewollt - vorhanden, ursache))
    return weg, neue


def _neue(prinzipal, rollen, ursache, von=None, bis=None):
    return Berechtigung(
        prinzipal,
        tuple(sorted(rollen)),
        ursache,
        von=von,
        bis=bis,
        grund=grund_der_freigabe(),
    )


def _hat_schon(obj, neue):
    """Whether a grant to herself gives the user nothing that she does not have, and
    not for longer."""
    return set(neue.rollen) <= gedeckt(eigene_rollen(obj, neue.bis))


def _nur(bereich, bedingung):
    return SimpleNamespace(
        ort=bereich.ort,
        schutz=bereich.schutz,
        stufe=bereich.stufe,
        regeln=tuple(filter(bedingung, bereich.regeln)),
    )


def _gilt_bis(regel, bis):
    return regel.bis is None or (bis is not None and regel.bis >= bis)


def _benutzer():
    return getSecurityManager().getUser()


def _mehr_als_eigene(rollen):
    namen = ", ".join(
        translate(ROLLENTITEL.get(rolle, rolle), context=getRequest())
        for rolle in sorted(rollen)
    )
    return Hindernis(
        "mehr-als-eigene-rechte",
        _(
            "mehr_als_eigene_rechte",
            default="You can grant no more than you have here yourself; this is more: "
            "${rollen}.",
            mapping={"rollen": namen},
        ),
        field="rollen",
    )


def _nicht_sich_selbst():
    return Hindernis(
        "nicht-sich-selbst",
        _(
            "nicht_sich_selbst",
            default="Nobody gives rights to herself or to a group to which she "
            "belongs (Vier-Augen): please ask somebody else who may grant here.",
        ),
        field="prinzipal",
    )


def _besteht_bereits(prinzipal):
    return Hindernis(
        "besteht-bereits",
        _(
            "freigabe_besteht_bereits",
            default="${name} has exactly this right here already.",
            mapping={"name": titel_von(prinzipal)},
        ),
        field="prinzipal",
    )
