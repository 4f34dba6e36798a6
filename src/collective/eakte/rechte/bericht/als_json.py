"""Rows of reports as JSON."""

from collective.eakte.rechte.bericht import worte


def zeile(eine, tabellen):
    """One reason for which somebody may see an object.

    :param eine: :class:`~.api.Zeile`.
    :param tabellen: :class:`~.ausgabe.Tabellen`, which knows the language.
    """
    return {
        "prinzipal": {
            "id": eine.prinzipal,
            "title": tabellen.uebersetze(eine.titel),
            "art": eine.art,
            "personen": eine.mitglieder,
        },
        "fuer": eine.fuer,
        "rollen": [rolle(eines, tabellen) for eines in eine.rollen],
        "darf": {"token": eine.kann, "title": tabellen.darf(eine)},
        "liest_dateien": not eine.ohne_inhalt,
        "ursache": ursache(eine.ursache, tabellen),
        "herkunft": {
            "@id": eine.herkunft.url,
            "title": tabellen.uebersetze(eine.herkunft.text),
            "hausweit": eine.herkunft.hausweit,
        },
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
        "rollen": [rolle(eines, tabellen) for eines in eine.rollen],
        "darf": {"token": eine.kann, "title": tabellen.kann(eine.kann)},
        "ursachen": [
            {
                **ursache(zugang.ursache, tabellen),
                "rollen": [rolle(eines, tabellen) for eines in zugang.rollen],
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
        "prinzipal": {
            "id": regel.prinzipal,
            "title": tabellen.uebersetze(eine.an.titel),
            "art": eine.an.art,
        },
        "rollen": [rolle(eines, tabellen) for eines in regel.rollen],
        "ursache": ursache(regel.ursache, tabellen),
        "von": tag(regel.von),
        "bis": tag(regel.bis),
        "grund": regel.grund,
        "person": regel.person,
        "zeit": zeitpunkt(regel.zeit),
        "stand": {
            "token": eine.stand,
            "title": tabellen.uebersetze(worte.STAENDE[eine.stand]),
        },
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


def rolle(name, tabellen):
    """A role with its title."""
    return {"token": name, "title": tabellen.rollen([name])}


def ursache(code, tabellen):
    """A cause with its title."""
    return {"token": code, "title": tabellen.ursache(code)}


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
