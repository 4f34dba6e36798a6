"""Prüft einen Verlauf, den die E-Akte als JSON ausgegeben hat; braucht nur Python 3.

    python3 pruefe_protokoll.py Verlauf.json [Hash eines anderswo verwahrten Siegels]

Nennt den ersten falschen Eintrag. Ergebnis: 0 alles wie geschrieben, 1 nicht.
"""

import hashlib
import json
import sys


def sha256(daten):
    return hashlib.sha256(daten).hexdigest()


def kanonisch(werte):
    return json.dumps(
        werte, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode("utf-8", "replace")


def fehler(p, siegel=None):
    """Was an einer Kette nicht stimmt, oder None."""
    hashes, nr = {}, None
    for eintrag in p["eintraege"]:
        if nr is not None and eintrag["nr"] != nr + 1:
            return f"Eintrag {nr + 1} fehlt"
        if nr is None and p["vollstaendig"] and eintrag["nr"] != 1:
            return "Eintrag 1 fehlt"
        vorher, nr = hashes.get(nr), eintrag["nr"]
        # Von Einträgen, die nicht zu sehen waren, steht nur der Hash da.
        verdeckt = eintrag.get("verdeckt") is True and "was" not in eintrag
        if not verdeckt:
            if eintrag["objekt"] != p["objekt"]:
                return f"Eintrag {nr} gehört zu anderem Schriftgut"
            if nr - 1 in hashes and eintrag["vorher"] != vorher:
                return f"Eintrag {nr - 1} ist nicht der, den Eintrag {nr} nennt"
            if nr == 1 and eintrag["vorher"] is not None:
                return "Eintrag 1 nennt einen früheren"
        hashes[nr] = eintrag["hash"] if verdeckt else sha256(kanonisch(eintrag))
    if p["vollstaendig"] and (nr or 0) != p["anzahl"]:
        return f"Eintrag {(nr or 0) + 1} fehlt"
    if p["anzahl"] in hashes and hashes[p["anzahl"]] != p["kopf"]:
        return f"Eintrag {p['anzahl']} ist nicht der, den der Kopf der Kette nennt"
    return p["beweis"] and fehler_im_beweis(p, hashes, siegel)


def fehler_im_beweis(p, hashes, siegel):
    """Ob das Siegel die Kette bezeugt (Merkle-Baum nach RFC 6962)."""
    beweis, zeuge = p["beweis"], p["beweis"]["zeuge"]
    blatt = f"{zeuge['uid']} {zeuge['nr']} {zeuge['kopf']}".encode("ascii")
    knoten = hashlib.sha256(b"\x00" + blatt).digest()
    for seite, anderer in beweis["pfad"]:
        paar = (bytes.fromhex(anderer), knoten)
        links, rechts = paar if seite == "links" else paar[::-1]
        knoten = hashlib.sha256(b"\x01" + links + rechts).digest()
    if zeuge["uid"] != p["objekt"] or knoten.hex() != beweis["siegel"]["wurzel"]:
        return "Das Siegel bezeugt diese Kette nicht"
    if sha256(kanonisch(beweis["siegel"])) != beweis["hash"]:
        return "Das Siegel wurde verändert"
    if siegel is not None and beweis["hash"] != siegel:
        return f"Siegel {beweis['siegel']['nr']} ist nicht das verwahrte"
    if hashes.get(zeuge["nr"], zeuge["kopf"]) != zeuge["kopf"]:
        return f"Eintrag {zeuge['nr']} ist nicht der versiegelte"
    if zeuge["nr"] > p["anzahl"]:
        return f"Eintrag {p['anzahl'] + 1} war versiegelt und fehlt"
    return None


def main(datei, siegel=None):
    with open(datei, encoding="utf-8") as offen:
        protokolle = json.load(offen)["protokolle"]
    schlecht = 0
    for p in protokolle:
        befund = fehler(p, siegel)
        schlecht += befund is not None
        name = p["kennzeichen"] or p["titel"] or p["objekt"]
        gut = f"in Ordnung, {len(p['eintraege'])} Einträge"
        print(f"{name}: {befund or gut}")
        if p["beweis"] and not befund:
            print(f"  Siegel {p['beweis']['siegel']['nr']}: {p['beweis']['hash']}")
    return 1 if schlecht else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
