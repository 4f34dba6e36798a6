"""Views and PDF/A for programs."""

from collective.eakte.rest import uebersetze
from collective.eakte.vorschau import api
from collective.eakte.vorschau.anfordern import darf_verwalten
from collective.eakte.vorschau.worte import GRUND


def vorschau_als_json(dokument, request, auskunft=None):
    """How the view of a Dokument stands.

    :param dokument: the Dokument; the user may read its file.
    :param request: the request.
    :param auskunft: how it stands, if the caller knows.
    :returns: dict.
    """
    auskunft = auskunft or api.vorschau(dokument)
    url = f"{dokument.absolute_url()}/@vorschau"
    stueck = auskunft.fertig
    antwort = {
        "@id": url,
        **_stand(auskunft, request),
        "seiten": stueck.seiten if stueck else None,
        "bild": None,
        "pdf": None,
    }
    if stueck is not None and stueck.bild is not None:
        antwort["bild"] = {
            "@id": f"{url}/bild",
            "mime_type": stueck.bild.contentType,
            "breite": stueck.breite,
            "hoehe": stueck.hoehe,
        }
    if stueck is not None and stueck.pdf is not None:
        antwort["pdf"] = {
            "@id": f"{url}/pdf",
            "mime_type": stueck.pdf.contentType,
            "groesse": stueck.pdf.getSize(),
        }
    return antwort


def pdfa_als_json(dokument, request):
    """How the PDF/A of a Dokument stands.

    :param dokument: the Dokument; the user may read its file.
    :param request: the request.
    :returns: dict.
    """
    auskunft = api.pdfa(dokument)
    stueck = auskunft.fertig
    antwort = {
        "@id": f"{dokument.absolute_url()}/@pdfa",
        **_stand(auskunft, request),
        "fassung": auskunft.stueck.nummer if auskunft.stueck is not None else None,
        "sha256_original": auskunft.stueck.sha256 if auskunft.stueck else None,
        "datei": None,
        "pruefung": None,
    }
    if stueck is None:
        return antwort
    antwort["datei"] = {
        "@id": f"{dokument.absolute_url()}/@@pdfa",
        "mime_type": "application/pdf",
        "profil": "PDF/A-2b",
        "groesse": stueck.groesse,
        "sha256": stueck.sha256_datei,
        "seiten": stueck.seiten,
        "weggelassen": list(stueck.weggelassen),
    }
    antwort["pruefung"] = {
        "aufbau": {"ergebnis": "bestanden", "werkzeug": stueck.pruefer},
        "verapdf": urteil_als_json(stueck.urteil),
    }
    return antwort


def urteil_als_json(urteil):
    """What veraPDF has said.

    :param urteil: :class:`~.erzeugen.verapdf.Urteil`, or ``None``.
    :returns: dict, or ``None``.
    """
    if urteil is None:
        return None
    return {
        "ergebnis": urteil.ergebnis,
        "werkzeug": urteil.werkzeug,
        "regeln": list(urteil.regeln),
    }


def _stand(auskunft, request):
    stueck = auskunft.stueck
    grund = None
    if auskunft.grund:
        grund = {
            "code": auskunft.grund,
            "message": uebersetze(GRUND[auskunft.grund], request),
        }
        if darf_verwalten() and stueck is not None and stueck.naeheres:
            grund["naeheres"] = stueck.naeheres
    return {
        "stand": auskunft.stand,
        "grund": grund,
        "seit": stueck.zeit.isoformat() if stueck is not None else None,
        "werkzeug": (stueck.werkzeug or None) if stueck is not None else None,
    }
