"""Time stamps of a service that others trust (RFC 3161) over seals."""

from plone import api
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request
from urllib.request import urlopen

import os


ADRESSE = "EAKTE_ZEITSTEMPEL_URL"
"""Variable of the environment: address of the service; goes before the registry."""

REGISTRY = "collective.eakte.zeitstempel_url"

ZERTIFIKATE = "EAKTE_ZEITSTEMPEL_CA"
"""Variable of the environment: file with the certificates (PEM) that are trusted."""

GEDULD = 15
"""Seconds."""

HOECHSTENS = 1_000_000
"""Bytes of an answer."""


class StempelFehlt(Exception):
    """The service gave no time stamp, or a wrong one."""


def adresse():
    """Address of the service, ``""`` when there is none."""
    umgebung = os.environ.get(ADRESSE)
    if umgebung is not None:
        return umgebung.strip()
    wert = api.portal.get_registry_record(REGISTRY, default="")
    return (wert or "").strip()


def hole(daten, url):
    """Have bytes stamped.

    :param daten: the canonical form of a seal.
    :param url: address of the service.
    :returns: its answer, DER.
    :raises StempelFehlt: it does not answer, refuses, or has stamped something else.
    """
    from rfc3161_client import HashAlgorithm
    from rfc3161_client import TimestampRequestBuilder

    if urlsplit(url).scheme not in ("http", "https"):
        raise StempelFehlt(f"no address of the web: {url!r}")
    anfrage = (
        TimestampRequestBuilder()
        .data(daten)
        .hash_algorithm(HashAlgorithm.SHA256)
        .nonce(nonce=True)
        .cert_request(cert_request=True)
        .build()
    )
    request = Request(
        url,
        data=anfrage.as_bytes(),
        headers={"Content-Type": "application/timestamp-query"},
    )
    try:
        with urlopen(request, timeout=GEDULD) as antwort:
            stempel = antwort.read(HOECHSTENS)
    except (OSError, URLError, ValueError) as fehler:
        raise StempelFehlt(str(fehler)) from fehler
    pruefe(stempel, daten, nonce=anfrage.nonce)
    return stempel


def pruefe(stempel, daten, nonce=None):
    """Check a time stamp.

    Its signature is checked when it is configured whom to trust; else only what was
    stamped.

    :param stempel: answer of a service, DER.
    :param daten: what shall have been stamped, bytes.
    :param nonce: number of the request, when it is known.
    :returns: when it was stamped, with time zone.
    :raises StempelFehlt: with what is wrong.
    """
    from hashlib import sha256
    from rfc3161_client import decode_timestamp_response
    from rfc3161_client import VerificationError

    try:
        antwort = decode_timestamp_response(stempel)
        if antwort.status not in (0, 1):
            raise StempelFehlt(f"refused: {antwort.status_string}")
        angaben = antwort.tst_info
        if angaben.message_imprint.message != sha256(daten).digest():
            raise StempelFehlt("something else was stamped")
        if nonce is not None and angaben.nonce != nonce:
            raise StempelFehlt("the answer is to another request")
        verifier = _verifier()
        if verifier is not None:
            verifier.verify_message(antwort, daten)
    except (ValueError, TypeError, VerificationError, OSError) as fehler:
        raise StempelFehlt(str(fehler)) from fehler
    return angaben.gen_time


def _verifier():
    from cryptography.x509 import load_pem_x509_certificates
    from rfc3161_client import VerifierBuilder

    pfad = os.environ.get(ZERTIFIKATE, "").strip()
    if not pfad:
        return None
    with open(pfad, "rb") as datei:
        zertifikate = load_pem_x509_certificates(datei.read())
    builder = VerifierBuilder()
    for zertifikat in zertifikate:
        builder = builder.add_root_certificate(zertifikat)
    return builder.build()
