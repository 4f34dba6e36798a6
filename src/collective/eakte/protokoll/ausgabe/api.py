"""Give out the Verlauf of a record, with what it holds, for a period or whole."""

from collective.eakte import _
from collective.eakte.config import PROTOKOLL_ANSEHEN
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.protokoll.api import fuer_wen_jetzt
from collective.eakte.protokoll.api import trage_ein
from collective.eakte.protokoll.ausgabe.als_json import schreibe_json
from collective.eakte.protokoll.ausgabe.als_pdf import schreibe_pdf
from collective.eakte.protokoll.ausgabe.als_tabelle import schreibe_csv
from collective.eakte.protokoll.ausgabe.kopfzeilen import kopfzeilen
from collective.eakte.protokoll.verlauf import darf_sehen
from collective.eakte.protokoll.verlauf import verlauf
from collective.eakte.rest import nicht_berechtigt
from collective.eakte.tabellendatei import CSV
from dataclasses import dataclass
from itertools import islice
from plone import api


@dataclass(frozen=True)
class Format:
    """A kind of file.

    :param mime_type: its MIME type.
    :param hoechstens: entries that one file has at most: it is made in memory.
    """

    mime_type: str
    hoechstens: int


FORMATE = {
    "csv": Format(CSV, 50_000),
    "json": Format("application/json", 50_000),
    "pdf": Format("application/pdf", 5_000),
}


@dataclass(frozen=True)
class Ausgabe:
    """A file.

    :param daten: its bytes.
    :param name: its name.
    :param mime_type: its MIME type.
    """

    daten: bytes
    name: str
    mime_type: str


def gib_aus(obj, format_, auswahl, worte, *, mit_inhalt=False):
    """Make a file of a Verlauf; that is entered, too.

    CSV and PDF have what the user sees of it. JSON has the entries as they are hashed,
    so that somebody else can check them with ``docs/pruefe_protokoll.py``: all of the
    period, for a chain has no gaps; of those that she may not see only the hash.

    :param obj: record or plan node; ``None`` for the site.
    :param format_: one of :data:`FORMATE`.
    :param auswahl: :class:`~collective.eakte.protokoll.auswahl.Auswahl`.
    :param worte: :class:`~collective.eakte.protokoll.worte.Worte`.
    :param mit_inhalt: with the entries of what is in it.
    :returns: :class:`Ausgabe`.
    :raises NichtBerechtigt: the Verlauf is not for this user.
    :raises Hindernisse: with everything that is wrong.
    """
    if not darf_sehen(obj):
        raise nicht_berechtigt()
    if format_ not in FORMATE:
        raise _unbekannt(format_)
    hoechstens = FORMATE[format_].hoechstens
    zeilen = list(islice(verlauf(obj, auswahl, mit_inhalt=mit_inhalt), hoechstens + 1))
    if len(zeilen) > hoechstens:
        raise _zu_gross(hoechstens)
    # What is oldest stands first on paper, and in a chain.
    zeilen = [zeile for zeile, _stelle in reversed(zeilen)]
    if format_ == "json":
        daten = schreibe_json(obj, auswahl, worte, hoechstens, mit_inhalt=mit_inhalt)
    else:
        schreibe = schreibe_csv if format_ == "csv" else schreibe_pdf
        daten = schreibe(zeilen, worte, kopfzeilen(obj, auswahl, worte, mit_inhalt))
    if daten is None:
        raise _zu_gross(hoechstens)
    trage_ein(
        obj,
        "ausgegeben",
        fuer=fuer_wen_jetzt(obj, PROTOKOLL_ANSEHEN),
        format=format_,
        von=auswahl.von,
        bis=auswahl.bis,
        gruppen=auswahl.gruppen,
        mit_inhalt=mit_inhalt,
        anzahl=len(zeilen),
    )
    nummer = api.portal.get().getId() if obj is None else obj.kennzeichen
    return Ausgabe(
        daten,
        f"Verlauf {nummer or obj.getId()}.{format_}",
        FORMATE[format_].mime_type,
    )


def _unbekannt(format_):
    return Hindernisse.eines(
        "format-unbekannt",
        _(
            "format_unbekannt",
            default="There is no format “${name}”; possible: ${possible}.",
            mapping={"name": format_, "possible": ", ".join(FORMATE)},
        ),
        field="format",
    )


def _zu_gross(hoechstens):
    return Hindernisse.eines(
        "ausgabe-zu-gross",
        _(
            "verlauf_ausgabe_zu_gross",
            default="These are more than ${max} entries: please choose a shorter "
            "period, or less of what is in it.",
            mapping={"max": str(hoechstens)},
        ),
        field="von",
    )
