"""Presets of access: pure functions.

Sources: roles and access definitions of the records model; least right by default
(Art. 25 DSGVO).
"""

EIGENE_OE_LINIE = "eigene_oe_linie"
EIGENE_OE = "eigene_oe"
OHNE_REGISTRATUR = "eigene_oe_ohne_registratur"
PERSOENLICH = "persoenlich"
GESCHLOSSEN = "geschlossen"

RANGFOLGE = (EIGENE_OE_LINIE, EIGENE_OE, OHNE_REGISTRATUR, PERSOENLICH, GESCHLOSSEN)
"""All presets, the widest first."""

STANDARD = EIGENE_OE

SCHUETZEND = frozenset({OHNE_REGISTRATUR, PERSOENLICH, GESCHLOSSEN})
"""Presets that protect each new Akte.

Only these can be chosen for an Aktentyp: what the plan opens to the line of a whole
unit cannot be taken back for one Akte in it but by protecting it.
"""


def strengere(*vorgaben):
    """The strictest of some presets.

    :param vorgaben: presets; ``None`` for none.
    :returns: preset; the default when nothing is said.
    """
    gesagte = [v for v in vorgaben if v in RANGFOLGE]
    return max(gesagte, key=RANGFOLGE.index) if gesagte else STANDARD


def fuehrungsrechte(code, vorgabe):
    """What an office has where it leads or keeps the records.

    :param code: code of the office.
    :param vorgabe: preset.
    :returns: list of dicts with ``prinzipal`` and ``rollen``.
    """
    rechte = [
        {"prinzipal": f"oe:{code}", "rollen": ("Sachbearbeitung",)},
        {"prinzipal": f"oe:{code}:leitung", "rollen": ("Leitung",)},
    ]
    if vorgabe == EIGENE_OE_LINIE:
        rechte.append({"prinzipal": f"oe:{code}:linie", "rollen": ("Leitung",)})
    return rechte


def kreis(vorgabe, *, oe, hat_leitung, person, person_gehoert_dazu):
    """Who gets into an Akte that its preset protects.

    Who opens it can go on working in it. Where no head decides on it, she does.

    :param vorgabe: one of :data:`SCHUETZEND`.
    :param oe: code of the office that leads, if there is such an office.
    :param hat_leitung: whether the office has heads in office.
    :param person: id of the user who opens it; ``None`` when nobody of the site does.
    :param person_gehoert_dazu: whether she works in the office.
    :returns: list of pairs of a principal and its roles.
    """
    mitglieder = []
    if oe is not None and vorgabe != GESCHLOSSEN:
        if vorgabe == OHNE_REGISTRATUR:
            mitglieder.append((f"oe:{oe}", ("Sachbearbeitung",)))
        if hat_leitung:
            mitglieder.append((f"oe:{oe}:leitung", ("Leitung",)))
    if person is None:
        return mitglieder
    if vorgabe != OHNE_REGISTRATUR or not hat_leitung:
        mitglieder.append((person, ("Leitung",)))
    elif not person_gehoert_dazu:
        mitglieder.append((person, ("Sachbearbeitung",)))
    return mitglieder
