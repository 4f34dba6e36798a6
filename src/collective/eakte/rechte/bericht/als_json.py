"""Rows of reports as JSON."""

from collective.eakte.rechte.bericht import worte


def zeile(eine, tabellen):
    """One reason for which somebody may see an object.

    :param eine: :class:`~.api.Zeile`.
    :param tabellen: :class:`~.ausgabe.Tabellen`, which knows the language.
    """
    return {
        "prinzipal": eine.prinzipal,
        "art": eine.art,
        "titel": tabellen.uebersetze(eine.titel),
        "personen": eine.mitglieder,
        "rollen": list(eine.rollen),
        "darf": eine.kann,
        "darf_titel": tabellen.darf(eine),
        "liest_dateien": not eine.ohne_inhalt,
        "ursache": eine.ursache,
        "ursache_titel": tabellen.ursache(eine.ursache),
        "herkunft": {
            "@id": eine.herkunft.url,
            "titel": tabellen.uebersetze(eine.herkunft.text),
            "hausweit": eine.herkunft.hausweit,
        },
        "fuer": eine.fuer,
        "grund": eine.grund,
        "von": tag(eine.von),
        "bis": tag(eine.bis),
        "gilt": eine.gilt,
        "kennung": eine.kennung,
    }


def bereichszeile(eine, tabellen):
    """What somebody sees in one access domain.

    :param eine: :class:`~.berichte.Bereichszeile`.
    :param tabellen: :class:`~.ausgabe.Tabellen`.
    """
    return {
        **gegenstand(eine.gegenstand),
        "geschuetzt": eine.geschuetzt,
        "rollen": list(eine.rollen),
        "darf": eine.kann,
        "ursachen": [
            {
                "ursache": zugang.ursache,
                "titel": tabellen.ursache(zugang.ursache),
                "rollen": list(zugang.rollen),
                "prinzipal": zugang.prinzipal or None,
                "bis": tag(zugang.bis),
            }
            for zugang in eine.zugaenge
        ],
        "bis": tag(eine.bis),
        "anzahl": eine.anzahl,
    }


def freigabe(eine, tabellen):
    """An individual release.

    :param eine: :class:`~.berichte.Freigabe`.
    :param tabellen: :class:`~.ausgabe.Tabellen`.
    """
    regel = eine.berechtigung
    beendet = eine.beendet
    return {
        **gegenstand(eine.gegenstand),
        "kennung": regel.kennung,
        "prinzipal": regel.prinzipal,
        "art": eine.an.art,
        "titel_prinzipal": tabellen.uebersetze(eine.an.titel),
        "rollen": list(regel.rollen),
        "ursache": regel.ursache,
        "von": tag(regel.von),
        "bis": tag(regel.bis),
        "grund": regel.grund,
        "person": regel.person,
        "zeit": zeitpunkt(regel.zeit),
        "stand": eine.stand,
        "stand_titel": tabellen.uebersetze(worte.STAENDE[eine.stand]),
        "entzogen": {
            "person": beendet.person,
            "zeit": zeitpunkt(beendet.zeit),
            "grund": beendet.grund,
        }
        if beendet is not None
        else None,
    }


def geschuetzt(eine):
    """A protected record; outside of the circle only its number and its unit.

    :param eine: :class:`~.berichte.Geschuetzt`.
    """
    daten = {
        "@id": None,
        "kennzeichen": eine.kennzeichen,
        "einheit": gegenstand(eine.einheit),
    }
    if eine.gegenstand is None:
        return daten
    return {
        **daten,
        **gegenstand(eine.gegenstand),
        "art": eine.art,
        "grund": eine.grund,
        "person": eine.von_wem,
        "zeit": zeitpunkt(eine.seit),
        "kreis": list(eine.kreis),
    }


def gegenstand(eines):
    """The plan node or record that a row is about.

    :param eines: :class:`~.berichte.Gegenstand`.
    """
    return {
        "@id": eines.url,
        "@type": eines.portal_type,
        "UID": eines.uid,
        "kennzeichen": eines.kennzeichen,
        "title": eines.titel,
    }


def tag(wert):
    """:returns: e.g. ``"2026-02-28"``, or ``None``."""
    return None if wert is None else wert.isoformat()


def zeitpunkt(wert):
    """:returns: date and time with zone."""
    return wert.isoformat(timespec="seconds")
