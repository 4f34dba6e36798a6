"""Lists of records and plan units: one function for REST, tables and reports."""

from collective.eakte import _
from collective.eakte.content.akte import IAkte
from collective.eakte.content.aktenplan import IAktenplan
from collective.eakte.content.aktenplaneinheit import IAktenplaneinheit
from collective.eakte.content.arten import typen_mit
from collective.eakte.content.dokument import IDokument
from collective.eakte.content.teilakte import ITeilakte
from collective.eakte.content.vorgang import IVorgang
from collective.eakte.hindernisse import NichtBerechtigt
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.listen.anfrage import pruefe
from collective.eakte.rechte.inhalt import ANGABEN_DER_DATEI
from collective.eakte.rechte.inhalt import Leserecht
from collective.eakte.rechte.inhalt import sichtbare_hauptdokumente
from dataclasses import dataclass
from operator import itemgetter
from plone import api
from typing import Any

import Missing


ARTEN = {
    "Aktenplan": IAktenplan,
    "Aktenplaneinheit": IAktenplaneinheit,
    "Akte": IAkte,
    "Teilakte": ITeilakte,
    "Vorgang": IVorgang,
    "Dokument": IDokument,
}
"""Kinds of records that a list can show, with the interface that makes them one."""

HAUPTDOKUMENT = "hauptdokument"

_NACH_KENNZEICHEN = "kennzeichen_sort"


@dataclass(frozen=True)
class Zeile:
    """A row of a list.

    :param uid: UID of the record.
    :param url: its address.
    :param portal_type: its type.
    :param werte: raw value by name of the column: ``str``, ``int``, ``date``,
        ``DateTime`` or ``None``.
    """

    uid: str
    url: str
    portal_type: str
    werte: dict[str, Any]


@dataclass(frozen=True)
class Liste:
    """One page of a list.

    :param items: list of :class:`Zeile`.
    :param gesamt: rows on all pages that the user may see.
    :param spalten: tuple of :class:`~.spalten.Spalte`.
    """

    items: list[Zeile]
    gesamt: int
    spalten: tuple


def arten_in(context):
    """What a container holds in the first place.

    :param context: plan node, record or site.
    :returns: names of :data:`ARTEN`.
    """
    if ISchriftgutobjekt.providedBy(context):
        return ("Teilakte", "Vorgang", "Dokument")
    if IPlanknoten.providedBy(context):
        return ("Akte",)
    return ("Aktenplan",)


def liste(
    context,
    *,
    arten=("Akte",),
    spalten=None,
    filter=None,  # noqa: A002
    sort_on="kennzeichen",
    sort_order="ascending",
    start=0,
    size=50,
    tiefe=1,
    text=None,
    stornierte=False,
):
    """List records with their columns; no object is woken up for it.

    Rows come from catalog metadata alone and carry raw values: programs reckon with
    them, and screens write them in the language of their reader
    (:mod:`collective.eakte.ui.format`).

    Withdrawn records (storniert) are left out of normal lists (RegR: number and
    reason stay with the Registratur); who may see them has to ask for them.

    Cost: the conditions are set operations, sorting is linear in the number of
    matches (about 0.3 ms per 1,000 by number, 1 ms by other columns), and only the
    rows of the page are read.

    :param context: plan node, record or site in which to look.
    :param arten: kinds of records, names of :data:`ARTEN`.
    :param spalten: names of columns in their order; those usual for the kinds when
        nothing is said.
    :param filter: conditions by name: ``review_state``, ``federfuehrung``, ``typ``
        and ``dokumentart`` (a value or several), and the first and last day of
        periods (``laufzeit_beginn_von``, ``modified_bis`` ..., see
        :data:`.anfrage.FILTER`).
    :param sort_on: name of a column with an index. Rows without a value come last;
        equal ones are sorted by number.
    :param sort_order: ``"ascending"`` or ``"descending"``.
    :param start: position of the first row, from 0.
    :param size: rows on a page.
    :param tiefe: 1 for what lies directly in the container, ``None`` for everything
        below.
    :param text: words or their beginnings in number, subject and other metadata.
    :param stornierte: whether withdrawn records are wanted too.
    :returns: :class:`Liste`.
    :raises Hindernisse: with everything that is wrong with the request.
    :raises NichtBerechtigt: withdrawn records are wanted and may not be seen.

    Example::

        liste(einheit, filter={"review_state": "zda"}, sort_on="laufzeit_beginn")
    """
    anfrage = pruefe(
        arten=arten,
        spalten=spalten,
        filter=filter,
        sort_on=sort_on,
        sort_order=sort_order,
        start=start,
        size=size,
        text=text,
        stornierte=stornierte,
    )
    _pruefe_stornierte(anfrage, context)
    abfrage = dict(anfrage.indexabfrage)
    abfrage["portal_type"] = [typ for art in arten for typ in typen_mit(ARTEN[art])]
    abfrage["path"] = {"query": "/".join(context.getPhysicalPath())}
    if tiefe is not None:
        abfrage["path"]["depth"] = tiefe
    if not anfrage.mit_stornierten:
        abfrage["review_state"] = {
            **_als_bedingung(abfrage.get("review_state")),
            "not": ["storniert"],
        }
    # Records have no publication period: looking it up would cost half of the query.
    abfrage["show_inactive"] = True
    brains, gesamt = _seite(anfrage, abfrage)
    return Liste(
        items=_zeilen(list(brains), anfrage.spalten),
        gesamt=gesamt,
        spalten=anfrage.spalten,
    )


def _als_bedingung(werte):
    return {"query": werte} if werte else {}


def _pruefe_stornierte(anfrage, context):
    if not anfrage.mit_stornierten:
        return
    if not api.user.has_permission("collective.eakte: View storniert", obj=context):
        raise NichtBerechtigt.eines(
            "stornierte-nicht-erlaubt",
            _(
                "liste_stornierte_nicht_erlaubt",
                default="Withdrawn records are shown to the Registratur only.",
            ),
            field="stornierte",
        )


def _seite(anfrage, abfrage):
    """The rows of the page and the number of all rows."""
    catalog = api.portal.get_tool("portal_catalog")
    if anfrage.sort_index == _NACH_KENNZEICHEN:
        # Every record has a number: the catalog's own sort, which stops after the
        # page, loses none.
        treffer = catalog(
            **abfrage,
            sort_on=_NACH_KENNZEICHEN,
            sort_order="descending" if anfrage.absteigend else "ascending",
            b_start=anfrage.start,
            b_size=anfrage.size,
        )
        return treffer, treffer.actual_result_count or 0
    rids = _nach_kennzeichen(catalog, abfrage)
    rids = _sortiert(catalog, rids, anfrage.sort_index, anfrage.absteigend)
    seite = rids[anfrage.start : anfrage.start + anfrage.size]
    return [catalog._catalog[rid] for rid in seite], len(rids)


def _nach_kennzeichen(catalog, abfrage):
    """Ids of all matches by number, without making brains of them."""
    nummern = _schluessel(catalog, _NACH_KENNZEICHEN)
    if "SearchableText" in abfrage:
        # Matches of words come with scores; asked for raw results, the catalog
        # answers with (key, id, getter).
        roh = catalog(**abfrage, sort_on=_NACH_KENNZEICHEN, _merge=False)
        return [rid for _nummer, rid in sorted(eintrag[:2] for eintrag in roh)]
    # A lazy list without a sort order is made of the ids themselves.
    rids = list(getattr(catalog(**abfrage), "_seq", ()))
    return [
        rid for _nummer, rid in sorted(zip(map(nummern.get, rids), rids, strict=True))
    ]


def _sortiert(catalog, rids, index, absteigend):
    """Sort by an index; unlike the catalog, keep rows without a value, at the end."""
    schluessel = _schluessel(catalog, index)
    paare = list(zip(map(schluessel.get, rids), rids, strict=True))
    mit_wert = [paar for paar in paare if paar[0] is not None]
    mit_wert.sort(key=itemgetter(0), reverse=absteigend)
    ohne_wert = [paar for paar in paare if paar[0] is None]
    return [rid for _wert, rid in mit_wert + ohne_wert]


def _schluessel(catalog, index):
    """Sort keys of an index by the ids of its documents."""
    return catalog._catalog.getIndex(index).documentToKeyMap()


def _zeilen(brains, spalten):
    gefragt = {spalte.metadatum for spalte in spalten}
    liest = Leserecht() if gefragt & ANGABEN_DER_DATEI else None
    sichtbar = None
    if HAUPTDOKUMENT in gefragt:
        sichtbar = sichtbare_hauptdokumente(_wert(b, HAUPTDOKUMENT) for b in brains)
    return [_zeile(brain, spalten, liest, sichtbar) for brain in brains]


def _zeile(brain, spalten, liest, sichtbar):
    verschwiegen = set()
    if liest is not None and not liest(brain):
        verschwiegen |= ANGABEN_DER_DATEI
    if sichtbar is not None and _wert(brain, HAUPTDOKUMENT) not in sichtbar:
        verschwiegen.add(HAUPTDOKUMENT)
    return Zeile(
        uid=brain.UID,
        url=brain.getURL(),
        portal_type=brain.portal_type,
        werte={
            spalte.name: None
            if spalte.metadatum in verschwiegen
            else _wert(brain, spalte.metadatum)
            for spalte in spalten
        },
    )


def _wert(brain, metadatum):
    wert = getattr(brain, metadatum, None)
    return None if wert is Missing.Value or wert == "" else wert
