"""Operations on the state of a record."""

from collective.eakte import _
from collective.eakte import protokollieren
from collective.eakte.aktenzeichen.api import ereignis
from collective.eakte.aktenzeichen.luecken import STORNIERT
from collective.eakte.begruendung import pruefe_grund
from collective.eakte.content.arten import typen_mit
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import ISchriftgutbehaelter
from collective.eakte.lebenszyklus.interfaces import IAusweg
from collective.eakte.lebenszyklus.interfaces import IVorbehalt
from collective.eakte.rechte.vertreten import fuer_wen
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from itertools import chain
from itertools import islice
from plone import api
from zope.component import queryUtility
from zope.component import subscribers


STORNIEREN = "collective.eakte: Stornieren"


@dataclass(frozen=True)
class Storno:
    """Why, by whom and when a record was withdrawn.

    :param grund: reason as given.
    :param person: user id.
    :param zeit: when, with time zone.
    :param fuer: id of the absent person for whom it was done, if it was.
    """

    grund: str
    person: str
    zeit: datetime
    fuer: str | None = None


def storniere(obj, grund, *, mit_inhalt=False):
    """Withdraw a registered record; its number and the reason stay.

    Nothing that was registered is deleted outside of disposal (completeness of the
    files, Grundsätze ordnungsgemäßer Aktenführung).

    :param obj: the record.
    :param grund: reason, not empty.
    :param mit_inhalt: withdraw what it holds as well, with the same reason.
    :raises Hindernisse: with all reasons against it.
    """
    gruende = pruefe_storno(obj, grund, mit_inhalt=mit_inhalt)
    if gruende:
        raise Hindernisse(gruende)
    fuer = fuer_wen(obj, STORNIEREN)
    with protokollieren.anlass(grund, fuer):
        for objekt in [*reversed(list(_noch_gueltige(obj))), obj]:
            _storniere_eines(objekt, grund.strip(), fuer)


def pruefe_storno(obj, grund, *, mit_inhalt=False):
    """Every reason why a record cannot be withdrawn.

    :param obj: the record.
    :param grund: reason as given by the person.
    :param mit_inhalt: withdraw what it holds as well.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    betroffene = list(_noch_gueltige(obj))
    gruende = []
    gruende += pruefe_grund(grund)
    if zustand(obj) == "storniert":
        gruende.append(_bereits_storniert(obj))
    elif betroffene and not mit_inhalt:
        gruende += [_nicht_leer(inhalt) for inhalt in betroffene]
    gruende += [
        _grund(
            objekt,
            "storno-nicht-moeglich",
            _(
                "storno_nicht_moeglich",
                default="${kennzeichen} is closed (zdA) and can only be withdrawn "
                "after it has been reopened.",
                mapping={"kennzeichen": objekt.kennzeichen},
            ),
            _(
                "storno_nicht_moeglich_verborgen",
                default="Something in it that you may not see is closed (zdA).",
            ),
        )
        for objekt in [obj, *(betroffene if mit_inhalt else ())]
        if zustand(objekt) == "zda"
    ]
    return gruende + vorbehalte(obj, "stornieren")


def pruefe_offen(obj):
    """Every reason why a record takes nothing new and cannot be changed.

    :param obj: the record.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    stand = zustand(obj)
    if stand == "zda":
        return [
            Hindernis(
                "behaelter-zda",
                _(
                    "behaelter_zda",
                    default="${kennzeichen} is closed (zdA): nothing in it can be "
                    "changed.",
                    mapping={"kennzeichen": obj.kennzeichen},
                ),
                **_ort(obj),
            )
        ]
    if stand == "storniert":
        return [_bereits_storniert(obj)]
    if stand == "endfassung":
        return [
            Hindernis(
                "dokument-endfassung",
                _(
                    "dokument_endfassung",
                    default="${kennzeichen} is final (Endfassung) and is not changed "
                    "any more.",
                    mapping={"kennzeichen": obj.kennzeichen},
                ),
                **_ausweg(obj),
            )
        ]
    return []


def vorbehalte(obj, handlung):
    """Every reason that other rooms have against an operation.

    :param obj: the record.
    :param handlung: one of :data:`~.interfaces.HANDLUNGEN`.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    return [
        grund
        for vorbehalt in subscribers([obj], IVorbehalt)
        for grund in vorbehalt.gegen(handlung)
    ]


def verlange_ohne_vorbehalt(obj, handlung):
    """Refuse an operation that other rooms have something against.

    :param obj: the record.
    :param handlung: one of :data:`~.interfaces.HANDLUNGEN`.
    :raises Hindernisse: with all reasons.
    """
    gruende = vorbehalte(obj, handlung)
    if gruende:
        raise Hindernisse(gruende)


def zustand(obj):
    """Workflow state of a record, whoever asks.

    :param obj: the record.
    :returns: state id, e.g. ``"in_bearbeitung"``.
    """
    return api.portal.get_tool("portal_workflow").getInfoFor(
        obj, "review_state", default=None
    )


def pruefe_zda(obj, hoechstens=None):
    """Every reason why a container cannot be closed.

    Cost: one catalog query, and the open containers; besides what other rooms ask.

    :param obj: Akte, Teilakte or Vorgang.
    :param hoechstens: stop after so many reasons, for a hint.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`, also for what
        the user may not see, then without its content.
    """
    offene = (
        _grund(
            inhalt,
            "vorgang-offen",
            _(
                "vorgang_offen",
                default="${kennzeichen} is still open.",
                mapping={"kennzeichen": inhalt.kennzeichen},
            ),
            _(
                "vorgang_offen_verborgen",
                default="Something in it that you may not see is still open.",
            ),
        )
        for inhalt in _offene_behaelter(obj)
    )
    return list(islice(chain(offene, _erst_dann(obj, "zda")), hoechstens))


def _erst_dann(obj, handlung):
    """What other rooms have against it, asked when it is its turn."""
    yield from vorbehalte(obj, handlung)


def _offene_behaelter(obj):
    """Containers below that are neither closed nor withdrawn, seen by the user or
    not."""
    pfad = "/".join(obj.getPhysicalPath())
    for brain in api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type=typen_mit(ISchriftgutbehaelter),
        path=pfad,
        review_state={"not": ["zda", "storniert"]},
        sort_on="kennzeichen_sort",
    ):
        if brain.getPath() != pfad:
            yield brain._unrestrictedGetObject()


def _noch_gueltige(obj):
    """Everything below that is not withdrawn, containers before their content."""
    if not ISchriftgutbehaelter.providedBy(obj):
        return
    for inhalt in obj.objectValues():
        if zustand(inhalt) != "storniert":
            yield inhalt
            yield from _noch_gueltige(inhalt)


def _storniere_eines(obj, grund, fuer):
    person = api.user.get_current().getId() or ""
    obj.storno = Storno(grund, person, datetime.now(UTC), fuer)
    ereignis(obj, STORNIERT, grund, fuer=fuer)
    with api.env.adopt_roles(["Manager"]):
        # Whether the user may withdraw was asked for the record itself; what lies in
        # it goes with it even if she cannot see it.
        api.portal.get_tool("portal_workflow").doActionFor(
            obj, "stornieren", comment=grund
        )


def _bereits_storniert(obj):
    return Hindernis(
        "bereits-storniert",
        _(
            "bereits_storniert",
            default="${kennzeichen} has already been withdrawn.",
            mapping={"kennzeichen": obj.kennzeichen},
        ),
        **_ort(obj),
    )


def _nicht_leer(inhalt):
    return _grund(
        inhalt,
        "inhalt-vorhanden",
        _(
            "inhalt_vorhanden",
            default="${kennzeichen} is still in it: withdraw it first, or together "
            "with its container.",
            mapping={"kennzeichen": inhalt.kennzeichen},
        ),
        _(
            "inhalt_vorhanden_verborgen",
            default="Something that you may not see is still in it.",
        ),
    )


def _grund(obj, code, offen, verborgen):
    """A reason that lies in a record: without its content for those who may not see it.

    :param offen: sentence that names the record.
    :param verborgen: sentence that does not.
    """
    if not api.user.has_permission("View", obj=obj):
        return Hindernis(code, verborgen)
    return Hindernis(code, offen, **_ort(obj))


def _ausweg(dokument):
    """Where work goes on; the Dokument itself, where that is not known."""
    ausweg = queryUtility(IAusweg)
    url = None if ausweg is None else ausweg(dokument)
    return {**_ort(dokument), **({"url": url} if url else {})}


def _ort(obj):
    """Where a reason can be solved."""
    return {"url": obj.absolute_url(), "kennzeichen": obj.kennzeichen}
