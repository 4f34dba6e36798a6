"""Counter scopes: which records share one running number.

An authority chooses the scope of its Akten ("je Betreffseinheit", "je
Federführung und Jahr" ...). Below the Akte the scope is fixed, because xdomea
understands a Vorgangszeichen as Aktenzeichen plus number:

- Teilakten count per Akte.
- Vorgänge count per Akte, wherever in the Akte they lie: a Vorgang in a Teilakte
  and a Teilvorgang take the next number of the same circle. Their numbers begin
  with the Aktenzeichen, so a circle per container would give one number twice.
- Dokumente count per container (Akte, Teilakte or Vorgang), because their numbers
  begin with the number of the container.
"""

from collective.eakte import _


EINHEIT = "einheit"
EINHEIT_JAHR = "einheit-jahr"
OE_JAHR = "oe-jahr"
GLOBAL = "global"

STANDARD = EINHEIT

ZAEHLKREISE = (
    (EINHEIT, _("zaehlkreis_einheit", default="plan unit")),
    (EINHEIT_JAHR, _("zaehlkreis_einheit_jahr", default="plan unit and year")),
    (OE_JAHR, _("zaehlkreis_oe_jahr", default="responsible office and year")),
    (GLOBAL, _("zaehlkreis_global", default="whole site")),
)

EBENEN = ("akte", "teilakte", "vorgang", "dokument")

# Names of the pattern language that tell the counters of a scope apart.
_NAMEN_DER_AKTE = {
    EINHEIT: ("plan",),
    EINHEIT_JAHR: ("plan", "jahr"),
    OE_JAHR: ("oe", "jahr"),
    GLOBAL: (),
}
_NAMEN_DARUNTER = {
    "teilakte": ("akte",),
    "vorgang": ("akte",),
    "dokument": ("vorgang",),
}


def unterscheidende_namen(zaehlkreis, ebene):
    """Names that a pattern must contain so that two counters never meet.

    :param zaehlkreis: token of the scope; without meaning below the Akte.
    :param ebene: one of :data:`EBENEN`.
    :returns: tuple of names of the pattern language.
    :raises ValueError: unknown scope or level.
    """
    _pruefe_ebene(ebene)
    if ebene != "akte":
        return _NAMEN_DARUNTER[ebene]
    _pruefe_zaehlkreis(zaehlkreis)
    return _NAMEN_DER_AKTE[zaehlkreis]


def schluessel(
    zaehlkreis,
    *,
    ebene,
    einheit_uid=None,
    oe=None,
    jahr=None,
    akte_uid=None,
    behaelter_uid=None,
):
    """Stable key of the counter that gives the next running number.

    Two records have the same key if and only if they share a counter. Units, Akten
    and containers count by UID, so that renaming a unit does not start anew.

    :param zaehlkreis: token of the scope; without meaning below the Akte.
    :param ebene: one of :data:`EBENEN`.
    :param einheit_uid: UID of the plan unit (Akte).
    :param oe: code of the Federführung (Akte).
    :param jahr: calendar year with four digits (Akte).
    :param akte_uid: UID of the Akte (Teilakte, Vorgang).
    :param behaelter_uid: UID of the container (Dokument).
    :returns: key, e.g. ``"akte:einheit-jahr:2026:5d1f..."``.
    :raises ValueError: unknown scope or level, or a value that the scope needs is
        missing.
    """
    _pruefe_ebene(ebene)
    if ebene == "dokument":
        return _schluessel("dokument", behaelter_uid=behaelter_uid)
    if ebene != "akte":
        return _schluessel(ebene, akte_uid=akte_uid)
    _pruefe_zaehlkreis(zaehlkreis)
    kreis = f"akte:{zaehlkreis}"
    if zaehlkreis == EINHEIT:
        return _schluessel(kreis, einheit_uid=einheit_uid)
    if zaehlkreis == EINHEIT_JAHR:
        return _schluessel(kreis, jahr=jahr, einheit_uid=einheit_uid)
    if zaehlkreis == OE_JAHR:
        return _schluessel(kreis, jahr=jahr, oe=oe)
    return kreis


def _schluessel(kreis, **werte):
    """Join; the only free text, an office code, comes last: no escaping needed."""
    fehlend = [name for name, wert in werte.items() if not wert]
    if fehlend:
        raise ValueError(f"{kreis} needs {', '.join(fehlend)}")
    return ":".join([kreis, *(str(wert) for wert in werte.values())])


def _pruefe_ebene(ebene):
    if ebene not in EBENEN:
        raise ValueError(f"unknown level {ebene!r}")


def _pruefe_zaehlkreis(zaehlkreis):
    if zaehlkreis not in _NAMEN_DER_AKTE:
        raise ValueError(f"unknown counter scope {zaehlkreis!r}")
