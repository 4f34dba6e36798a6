"""Hits as rows of a table file."""

from collective.eakte import _
from collective.eakte.suche.arten import TITEL as ARTEN
from collective.eakte.suche.facetten import titel


KOPF = (
    _("spalte_kennzeichen", default="Number"),
    _("spalte_betreff", default="Subject"),
    _("suche_facette_art", default="Kind"),
    _("spalte_stand", default="State"),
    _("suche_spalte_akte", default="Akte"),
    _("suche_spalte_akte_betreff", default="Subject of the Akte"),
    _("suche_spalte_liegt_in", default="Lies in"),
    _("suche_sort_datum", default="Date of the letter"),
    _("spalte_geaendert", default="Changed"),
    _("suche_facette_dokumentart", default="Incoming or outgoing"),
    _("suche_facette_dateityp", default="File type"),
    _("suche_spalte_adresse", default="Address"),
)


def als_tabelle(treffer, gesamt, fmt):
    """Rows of text, the headings first.

    :param treffer: tuple of :class:`~.ergebnis.Treffer`.
    :param gesamt: number of all hits; the last row says how many are left out.
    :param fmt: ``@@eakte-format``.
    :returns: iterator of lists of texts.
    """
    yield [fmt.uebersetze(kopf) for kopf in KOPF]
    for einer in treffer:
        yield _zeile(einer, fmt)
    if gesamt > len(treffer):
        yield [
            fmt.uebersetze(
                _(
                    "suche_datei_gekuerzt",
                    default="${anzahl} of ${gesamt} hits: please narrow the search "
                    "down to get the others.",
                    mapping={
                        "anzahl": fmt.zahl(len(treffer)),
                        "gesamt": fmt.zahl(gesamt),
                    },
                )
            )
        ]


def _zeile(treffer, fmt):
    akte = next((ort for ort in treffer.orte if ort.art == "Akte"), None)
    liegt_in = treffer.orte[-1] if treffer.orte else None
    return [
        treffer.kennzeichen,
        treffer.betreff,
        fmt.uebersetze(ARTEN[treffer.art]),
        fmt.uebersetze(titel("stand", treffer.stand)) if treffer.stand else "",
        akte.kennzeichen if akte else "",
        akte.titel if akte else "",
        f"{liegt_in.kennzeichen} {liegt_in.titel}".strip() if liegt_in else "",
        fmt.datum(treffer.datum),
        fmt.zeitpunkt(treffer.geaendert),
        fmt.uebersetze(titel("dokumentart", treffer.dokumentart)),
        treffer.dateityp,
        treffer.url,
    ]
