"""Enter, end and read Vertretungen: the one path for screen, REST and rooms."""

from collective.eakte import _
from collective.eakte.content.akte import IAkte
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.hindernisse import NichtBerechtigt
from collective.eakte.protokollieren import vermerke
from collective.eakte.protokollieren import vermerkte
from collective.eakte.rechte.api import stelle_bereich
from collective.eakte.rechte.api import vergiss_pruefungen
from collective.eakte.rechte.uhr import heute
from collective.eakte.vertretung.berechtigte import in_welcher_eigenschaft
from collective.eakte.vertretung.interfaces import IVertretungsregister
from collective.eakte.vertretung.kreis import oes_von
from collective.eakte.vertretung.regeln import pruefe_personen
from collective.eakte.vertretung.regeln import pruefe_zeitraum
from collective.eakte.vertretung.vertretung import AKTE
from collective.eakte.vertretung.vertretung import ALLES
from collective.eakte.vertretung.vertretung import Beendigung
from collective.eakte.vertretung.vertretung import OE
from collective.eakte.vertretung.vertretung import UMFANG
from collective.eakte.vertretung.vertretung import Vertretung
from dataclasses import replace
from datetime import datetime
from datetime import UTC
from plone import api
from zope.component import getUtility


def trage_ein(
    vertretung, von, bis, *, abwesend=None, umfang=ALLES, bezug=None, grund=""
):
    """Enter who stands in for somebody.

    It holds from the first day on, without any copy of a right, and ends by itself.

    :param vertretung: id of the user who stands in.
    :param von: first day (date).
    :param bis: last day (date), within a year.
    :param abwesend: id of the absent user; by default the current one.
    :param umfang: ``"alles"``, ``"oe"`` or ``"akte"``.
    :param bezug: short code of an office of the absent person, or UID of an Akte.
    :param grund: why, if that is to be said.
    :returns: the :class:`~.vertretung.Vertretung`.
    :raises NichtBerechtigt: the user may not enter one for this person.
    :raises Hindernisse: with all reasons against it.
    """
    abwesend = abwesend or _person()
    als = in_welcher_eigenschaft(abwesend)
    if als is None:
        raise _nicht_berechtigt()
    gruende = [
        *_pruefe_bekannt(abwesend=abwesend, vertretung=vertretung),
        *pruefe_personen(abwesend, vertretung, eingetragen_von=_person(), als=als),
        *pruefe_zeitraum(von, bis, heute()),
        *_pruefe_umfang(abwesend, umfang, bezug),
    ]
    if gruende:
        raise Hindernisse(gruende)
    neue = Vertretung(
        abwesend,
        vertretung,
        von,
        bis,
        umfang,
        bezug if umfang != ALLES else None,
        stelle_bereich(_akte(bezug)).nummer if umfang == AKTE else None,
        (grund or "").strip(),
        _person(),
        als,
    )
    register = getUtility(IVertretungsregister)
    register.raeume_auf(heute())
    register.trage_ein(neue)
    vergiss_pruefungen()
    _vermerke("vertretung-eingetragen", neue, neue.grund)
    return neue


def beende(kennung, grund=""):
    """End a Vertretung at once: the absent person is back, or it is called off.

    :param kennung: which one.
    :param grund: why, if that is to be said.
    :returns: the ended :class:`~.vertretung.Vertretung`.
    :raises NichtBerechtigt: the user may not end it.
    :raises Hindernisse: there is none that the user may see, or it is over.
    """
    alte = getUtility(IVertretungsregister).vertretung(kennung)
    if alte is None or not darf_beenden(alte):
        # Whether somebody else has one is not told.
        raise Hindernisse.eines(
            "vertretung-unbekannt",
            _("vertretung_unbekannt", default="There is no such Vertretung."),
        )
    if alte.ist_vorbei(heute()):
        raise Hindernisse.eines(
            "vertretung-vorbei",
            _("vertretung_vorbei", default="This Vertretung is over already."),
        )
    neue = replace(
        alte,
        beendet=Beendigung(_person(), datetime.now(UTC), (grund or "").strip()),
    )
    getUtility(IVertretungsregister).ersetze(neue)
    vergiss_pruefungen()
    _vermerke("vertretung-beendet", neue, neue.beendet.grund)
    return neue


def darf_beenden(vertretung):
    """Whether the current user may end a Vertretung: who may enter it, and the deputy.

    :param vertretung: :class:`~.vertretung.Vertretung`.
    """
    return vertretung.vertretung == _person() or (
        in_welcher_eigenschaft(vertretung.abwesend) is not None
    )


def vertretungen_von(person, *, auch_vergangene=False):
    """Who stands in for somebody.

    :param person: id of the absent user.
    :param auch_vergangene: also those that are over.
    :returns: list of :class:`~.vertretung.Vertretung` by their first day.
    """
    return _ausgewaehlt(lambda v: v.abwesend == person, auch_vergangene)


def fuer(person, *, auch_vergangene=False):
    """For whom somebody stands in.

    :param person: id of the deputy.
    :param auch_vergangene: also those that are over.
    :returns: list of :class:`~.vertretung.Vertretung` by their first day.
    """
    return _ausgewaehlt(lambda v: v.vertretung == person, auch_vergangene)


def alle(*, auch_vergangene=False):
    """All Vertretungen about which the current user may decide for others.

    :param auch_vergangene: also those that are over.
    :returns: list of :class:`~.vertretung.Vertretung` by their first day.
    """
    person = _person()
    return _ausgewaehlt(
        lambda v: (
            v.abwesend != person and in_welcher_eigenschaft(v.abwesend) is not None
        ),
        auch_vergangene,
    )


def handlungen_in_vertretung(obj):
    """What was done to a record or plan node on behalf of somebody absent.

    :param obj: the record or plan node.
    :returns: list of entries of its Protokoll, the newest first; each says who
        (``wer``), for whom (``fuer``), when (``zeit``), and what (``was``).
    """
    return [eintrag for eintrag in vermerkte(obj) if eintrag.fuer is not None]


def _ausgewaehlt(bedingung, auch_vergangene):
    tag = heute()
    return sorted(
        (
            vertretung
            for vertretung in getUtility(IVertretungsregister).alle()
            if (auch_vergangene or not vertretung.ist_vorbei(tag))
            and bedingung(vertretung)
        ),
        key=lambda v: (v.von, v.bis, v.zeit),
    )


def _pruefe_bekannt(**personen):
    acl_users = api.portal.get_tool("acl_users")
    return [
        Hindernis(
            "person-unbekannt",
            _(
                "vertretung_person_unbekannt",
                default="There is no person “${name}”.",
                mapping={"name": kennung or ""},
            ),
            field=feld,
        )
        for feld, kennung in personen.items()
        if not kennung or acl_users.getUserById(kennung) is None
    ]


def _pruefe_umfang(abwesend, umfang, bezug):
    if umfang == ALLES:
        return []
    if umfang == OE:
        if bezug in oes_von(abwesend):
            return []
        meldung = _(
            "vertretung_oe_unbekannt",
            default="The absent person does not work in an office “${bezug}”.",
            mapping={"bezug": bezug or ""},
        )
    elif umfang == AKTE:
        if _akte(bezug) is not None:
            return []
        meldung = _(
            "vertretung_akte_unbekannt", default="There is no such Akte for you."
        )
    else:
        return [
            Hindernis(
                "umfang-unbekannt",
                _(
                    "vertretung_umfang_unbekannt",
                    default="Please choose how far somebody stands in: ${werte}.",
                    mapping={"werte": ", ".join(UMFANG)},
                ),
                field="umfang",
            )
        ]
    return [Hindernis("bezug-unbekannt", meldung, field="bezug")]


def _akte(uid):
    """The Akte with a UID, as far as the user may see it, or ``None``."""
    if not isinstance(uid, str) or not uid:
        return None
    brains = api.portal.get_tool("portal_catalog")(UID=uid, show_inactive=True)
    objekt = brains[0].getObject() if brains else None
    return objekt if IAkte.providedBy(objekt) else None


def _vermerke(art, vertretung, grund):
    vermerke(
        None,
        art,
        warum=grund,
        kennung=vertretung.kennung,
        abwesend=vertretung.abwesend,
        vertretung=vertretung.vertretung,
        von=vertretung.von.isoformat(),
        bis=vertretung.bis.isoformat(),
        umfang=vertretung.umfang,
        bezug=vertretung.bezug,
        eingetragen_als=vertretung.eingetragen_als,
    )


def _nicht_berechtigt():
    return NichtBerechtigt.eines(
        "keine-berechtigung",
        _(
            "vertretung_nicht_berechtigt",
            default="You may not decide who stands in for this person.",
        ),
    )


def _person():
    return None if api.user.is_anonymous() else api.user.get_current().getId()
