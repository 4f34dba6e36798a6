"""Check a Verlauf that the E-Akte gave out as JSON; needs Python 3 and nothing else.

    python3 pruefe_protokoll.py Verlauf.json [hash of a seal that was kept elsewhere]

Says which entry is the first bad one. Exit code: 0 all is as it was written, 1 not.
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
    """:returns: what is wrong with one chain, or None."""
    hashes, nr = {}, None
    for eintrag in p["eintraege"]:
        if nr is not None and eintrag["nr"] != nr + 1:
            return f"entry {nr + 1} is missing"
        if nr is None and p["vollstaendig"] and eintrag["nr"] != 1:
            return "entry 1 is missing"
        vorher, nr = hashes.get(nr), eintrag["nr"]
        # Of entries that the reader may not see there is only the hash.
        verdeckt = eintrag.get("verdeckt") is True and "was" not in eintrag
        if not verdeckt:
            if eintrag["objekt"] != p["objekt"]:
                return f"entry {nr} is of another record"
            if nr - 1 in hashes and eintrag["vorher"] != vorher:
                return f"entry {nr - 1} is not the one that entry {nr} quotes"
            if nr == 1 and eintrag["vorher"] is not None:
                return "entry 1 quotes one before it"
        hashes[nr] = eintrag["hash"] if verdeckt else sha256(kanonisch(eintrag))
    if p["vollstaendig"] and (nr or 0) != p["anzahl"]:
        return f"entry {(nr or 0) + 1} is missing"
    if p["anzahl"] in hashes and hashes[p["anzahl"]] != p["kopf"]:
        return f"entry {p['anzahl']} is not the one that the head of the chain names"
    return p["beweis"] and fehler_im_beweis(p, hashes, siegel)


def fehler_im_beweis(p, hashes, siegel):
    """Check that the seal attests the chain (Merkle tree of RFC 6962)."""
    beweis, zeuge = p["beweis"], p["beweis"]["zeuge"]
    blatt = f"{zeuge['uid']} {zeuge['nr']} {zeuge['kopf']}".encode("ascii")
    knoten = hashlib.sha256(b"\x00" + blatt).digest()
    for seite, anderer in beweis["pfad"]:
        paar = (bytes.fromhex(anderer), knoten)
        links, rechts = paar if seite == "links" else paar[::-1]
        knoten = hashlib.sha256(b"\x01" + links + rechts).digest()
    if zeuge["uid"] != p["objekt"] or knoten.hex() != beweis["siegel"]["wurzel"]:
        return "the seal does not attest this chain"
    if sha256(kanonisch(beweis["siegel"])) != beweis["hash"]:
        return "the seal was changed"
    if siegel is not None and beweis["hash"] != siegel:
        return f"seal {beweis['siegel']['nr']} is not the one that was kept"
    if hashes.get(zeuge["nr"], zeuge["kopf"]) != zeuge["kopf"]:
        return f"entry {zeuge['nr']} is not the one that was sealed"
    if zeuge["nr"] > p["anzahl"]:
        return f"entry {p['anzahl'] + 1} was sealed and is missing"
    return None


def main(datei, siegel=None):
    with open(datei, encoding="utf-8") as offen:
        protokolle = json.load(offen)["protokolle"]
    schlecht = 0
    for p in protokolle:
        befund = fehler(p, siegel)
        schlecht += befund is not None
        name = p["kennzeichen"] or p["titel"] or p["objekt"]
        gut = f"good, {len(p['eintraege'])} entries"
        print(f"{name}: {befund or gut}")
        if p["beweis"] and not befund:
            print(f"  seal {p['beweis']['siegel']['nr']}: {p['beweis']['hash']}")
    return 1 if schlecht else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
