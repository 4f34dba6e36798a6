"""The page of the integrator's guide about checks of files."""

from collective.eakte.integritaet import api as integritaet

import re
import transaction


def test_the_examples_are_what_the_server_answers(
    als,
    eakte_portal,
    akte,
    dokument,
    ort,
    schreibe,
    warte,
    zeichne_auf,
    pruefe_beispiele,
):
    schreibe(ort(dokument.file._blob), b"Zwoote Fassung")
    site = f"{eakte_portal.absolute_url()}/@integritaet"
    am_ort = f"{akte.absolute_url()}/@integritaet"
    revision, registratur = als("Revision"), als("Registratur")

    def auf(name, antwort, status=200):
        assert antwort.status_code == status, (name, antwort.text)
        return zeichne_auf(name, antwort)

    erster = integritaet.beginne(akte, im_hintergrund=False).kennung
    transaction.commit()
    auf("beginnen_fehler", registratur.post(am_ort), 400)
    auf("abbrechen", registratur.delete(f"{am_ort}/{erster}"), 204)
    auf("abbrechen_fehler", registratur.delete(f"{am_ort}/{erster}"), 400)
    lauf = auf("beginnen", registratur.post(am_ort), 202).headers["Location"]
    warte()
    revision.post(site)
    warte()
    auf("laeufe", revision.get(site))
    auf("lauf", registratur.get(lauf))
    for name, paar in zeichne_auf.beispiele.items():
        zeichne_auf.beispiele[name] = tuple(map(_fest(zeichne_auf), paar))
    pruefe_beispiele("integritaet", "rest-integritaet.md")


def _fest(zeichne_auf):
    """Replace what changes from run to run."""

    def ersetze(text):
        text = re.sub(r'"sekunden": [0-9.]+', '"sekunden": 0.1', text)
        return re.sub(
            r"(?<=@integritaet/)[0-9a-f]{12}",
            lambda fund: zeichne_auf._uid(fund)[-12:],
            text,
        )

    return ersetze
