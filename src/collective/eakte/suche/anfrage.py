"""What is searched for, as it stands in an address: pure.

The address holds everything, so that a search can be sent to a colleague or kept; she
gets her own hits.
"""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from dataclasses import dataclass
from dataclasses import field
from difflib import get_close_matches
from urllib.parse import parse_qsl
from urllib.parse import urlencode


TEXT = "SearchableText"
"""Name of the words in the address: the one that Plone's search has."""

ORT = "in"

FILTER = (
    "art",
    "typ",
    "federfuehrung",
    "dokumentart",
    "stand",
    "jahr",
    "geaendert",
    "dateityp",
)
"""Facets by which hits can be narrowed down, in the order of the screen."""

RELEVANZ = "relevanz"
SORTIERUNGEN = (RELEVANZ, "kennzeichen", "betreff", "datum", "geaendert")

HOECHSTE_LAENGE = 500
HOECHSTENS_WERTE = 50
HOECHSTE_SEITE = 100
SEITE = 20


@dataclass(frozen=True)
class Suchanfrage:
    """A search.

    :param text: words as typed.
    :param ort: UUID of the plan node or record in which is searched; empty for all.
    :param filter: dict from a name of :data:`FILTER` to a tuple of values, one of which
        a hit has to have.
    :param sort: one of :data:`SORTIERUNGEN`.
    :param start: position of the first hit, from 0.
    :param size: hits on a page.
    """

    text: str = ""
    ort: str = ""
    filter: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = RELEVANZ
    start: int = 0
    size: int = SEITE

    @property
    def leer(self):
        """:returns: whether nothing is searched for yet."""
        return not (self.text or self.ort or self.filter)

    def parameter(self, **anders):
        """What the address says.

        :param anders: names of attributes with other values.
        :returns: list of pairs; the page is left out at its beginning.
        """
        werte = {**self.__dict__, **anders}
        paare = [(TEXT, werte["text"]), (ORT, werte["ort"])]
        paare += [
            (name, wert)
            for name in FILTER
            for wert in sorted(werte["filter"].get(name, ()))
        ]
        if werte["sort"] != RELEVANZ:
            paare.append(("sort", werte["sort"]))
        if werte["start"]:
            paare.append(("ab", str(werte["start"])))
        return [(name, wert) for name, wert in paare if wert]

    def adresse(self, **anders):
        """:returns: the part of the address behind the question mark."""
        return urlencode(self.parameter(**{"start": 0, **anders}))

    def mit(self, name, wert):
        """:returns: the filters, with one value more."""
        werte = (*self.filter.get(name, ()), wert)
        return {**self.filter, name: tuple(dict.fromkeys(werte))}

    def ohne(self, name, wert):
        """:returns: the filters, without a value."""
        werte = tuple(w for w in self.filter.get(name, ()) if w != wert)
        uebrig = {n: w for n, w in self.filter.items() if n != name}
        return {**uebrig, name: werte} if werte else uebrig


def aus_form(form, size=SEITE):
    """Read a search from the parameters of a page; what cannot be read is left out.

    :param form: mapping of names to texts or lists of texts.
    :param size: hits on a page.
    :returns: :class:`Suchanfrage`.
    """
    sort = _text(form.get("sort"))
    ab = _text(form.get("ab"))
    start = int(ab) if ab.isascii() and ab.isdigit() and len(ab) < 9 else 0
    gelesen = {
        name: werte[:HOECHSTENS_WERTE]
        for name in FILTER
        if (werte := _texte(form.get(name)))
    }
    return Suchanfrage(
        text=_worte(form.get(TEXT)),
        ort=_text(form.get(ORT)).strip()[:64],
        filter=gelesen,
        sort=sort if sort in SORTIERUNGEN else RELEVANZ,
        start=start - start % size,
        size=size,
    )


def aus_adresse(adresse):
    """Read a search from the part of an address behind the question mark."""
    form = {}
    for name, wert in parse_qsl(adresse[:8000]):
        form.setdefault(name, []).append(wert)
    for name in (TEXT, ORT, "sort", "ab"):
        if name in form:
            form[name] = form[name][0]
    return aus_form(form)


def pruefe(anfrage):
    """Refuse what cannot be asked for.

    :param anfrage: :class:`Suchanfrage`.
    :raises Hindernisse: with everything that is wrong with it.
    """
    gruende = [
        _unbekannt("filter", name, FILTER, field=name)
        for name in anfrage.filter
        if name not in FILTER
    ]
    if anfrage.sort not in SORTIERUNGEN:
        gruende.append(_unbekannt("sortierung", anfrage.sort, SORTIERUNGEN, "sort"))
    if not isinstance(anfrage.start, int) or anfrage.start < 0:
        gruende.append(
            Hindernis(
                "seite-ungueltig",
                _(
                    "liste_start_ungueltig",
                    default="A list begins at 0 or at a greater whole number.",
                ),
                field="b_start",
            )
        )
    if not isinstance(anfrage.size, int) or not 0 < anfrage.size <= HOECHSTE_SEITE:
        gruende.append(
            Hindernis(
                "seite-ungueltig",
                _(
                    "liste_groesse_ungueltig",
                    default="A page has 1 to ${max} rows.",
                    mapping={"max": str(HOECHSTE_SEITE)},
                ),
                field="b_size",
            )
        )
    if len(anfrage.text) > HOECHSTE_LAENGE:
        gruende.append(
            Hindernis(
                "text-zu-lang",
                _(
                    "suche_text_zu_lang",
                    default="Please search for ${max} characters at most.",
                    mapping={"max": str(HOECHSTE_LAENGE)},
                ),
                field=TEXT,
            )
        )
    if gruende:
        raise Hindernisse(gruende)


def _unbekannt(was, name, erlaubt, field):
    naheliegend = get_close_matches(str(name), list(erlaubt), n=1)
    angaben = {"name": str(name), "possible": ", ".join(naheliegend or erlaubt)}
    if was == "filter":
        meldung = _(
            "liste_filter_unbekannt",
            default="There is no filter “${name}”; possible: ${possible}.",
            mapping=angaben,
        )
    else:
        meldung = _(
            "liste_sortierung_unbekannt",
            default="The list cannot be sorted by “${name}”; possible: ${possible}.",
            mapping=angaben,
        )
    return Hindernis(f"{was}-unbekannt", meldung, field=field)


def _worte(wert):
    return " ".join(_text(wert).split())[:HOECHSTE_LAENGE]


def _text(wert):
    return wert if isinstance(wert, str) else ""


def _texte(wert):
    werte = [wert] if isinstance(wert, str) else wert or ()
    if not isinstance(werte, list | tuple):
        return ()
    gute = (w.strip()[:200] for w in werte if isinstance(w, str))
    return tuple(dict.fromkeys(w for w in gute if w))
