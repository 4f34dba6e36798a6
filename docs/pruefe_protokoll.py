"""Prüft einen Verlauf, den die E-Akte als JSON ausgegeben hat; braucht nur Python 3.

    python3 pruefe_protokoll.py Verlauf.json [Hash eines anderswo verwahrten Siegels]

Nennt je Kette den ersten falschen Eintrag. Ergebnis: 0 alles wie geschrieben, 1 nicht.
"""

from hashlib import sha256

import json
import sys


def summe(werte):
    form = {"ensure_ascii": False, "sort_keys": True, "separators": (",", ":")}
    return sha256(json.dumps(werte, **form).encode("utf-8", "replace")).hexdigest()


def fehler(p, siegel=None):
    erster = 1 if p["vollstaendig"] or not p["eintraege"] else p["eintraege"][0]["nr"]
    hashes = {0: None}
    for nr, eintrag in enumerate(p["eintraege"], erster):
        # Von Einträgen, die nicht zu sehen waren, steht nur der Hash da.
        verdeckt = eintrag.get("verdeckt") is True and "was" not in eintrag
        if eintrag["nr"] != nr:
            return f"Eintrag {nr} fehlt"
        if not verdeckt and eintrag["objekt"] != p["objekt"]:
            return f"Eintrag {nr} gehört zu anderem Schriftgut"
        if not verdeckt and eintrag["vorher"] != hashes.get(nr - 1, eintrag["vorher"]):
            return f"Eintrag {nr - 1} ist nicht der, den Eintrag {nr} nennt"
        hashes[nr] = eintrag["hash"] if verdeckt else summe(eintrag)
    if p["vollstaendig"] and len(hashes) <= p["anzahl"]:
        return f"Eintrag {len(hashes)} fehlt"
    if max(hashes) > p["anzahl"] or hashes.get(p["anzahl"], p["kopf"]) != p["kopf"]:
        return f"Eintrag {max(hashes)} ist nicht der, den der Kopf der Kette nennt"
    return p["beweis"] and fehler_im_beweis(p, hashes, **p["beweis"], verwahrt=siegel)


def fehler_im_beweis(p, hashes, siegel, hash, zeuge, pfad, verwahrt):  # noqa: A002
    uid, nr, kopf = zeuge["uid"], zeuge["nr"], zeuge["kopf"]
    knoten = sha256(f"\0{uid} {nr} {kopf}".encode())
    for seite, anderer in pfad:
        paar = [bytes.fromhex(anderer), knoten.digest()]
        knoten = sha256(b"\1" + b"".join(paar if seite == "links" else paar[::-1]))
    if uid != p["objekt"] or knoten.hexdigest() != siegel["wurzel"]:
        return "Das Siegel bezeugt diese Kette nicht"
    if summe(siegel) != hash or verwahrt not in (None, hash):
        return f"Siegel {siegel['nr']} ist nicht das verwahrte"
    if nr > p["anzahl"] or hashes.get(nr, kopf) != kopf:
        return f"Eintrag {min(nr, p['anzahl'] + 1)} ist nicht der versiegelte"
    return None


if __name__ == "__main__":
    try:
        with open(sys.argv[1], encoding="utf-8") as datei:
            protokolle = json.load(datei)["protokolle"]
        befunde = [fehler(p, *sys.argv[2:3]) for p in protokolle]
    except (AttributeError, KeyError, TypeError, ValueError) as grund:
        sys.exit(f"Die Datei ist beschädigt oder kein ausgegebener Verlauf: {grund}")
    for p, befund in zip(protokolle, befunde):  # noqa: B905 - auch für altes Python
        print(f"{p['kennzeichen'] or p['titel'] or p['objekt']}:", end=" ")
        print(befund or f"in Ordnung, {len(p['eintraege'])} Einträge", end="; ")
        print("Siegel", p["beweis"]["hash"] if p["beweis"] else "noch keines")
    sys.exit(any(befunde))
