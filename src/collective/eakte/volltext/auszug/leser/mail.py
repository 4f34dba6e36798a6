"""Mails (RFC 5322, MIME) and web pages that were saved as such (MHTML)."""

from collective.eakte.volltext.auszug.leser import html
from collective.eakte.volltext.auszug.leser import text
from collective.eakte.volltext.auszug.sammlung import Fehler
from collective.eakte.volltext.interfaces import Lesestand
from email import message_from_bytes
from email import policy
from email.utils import parsedate_to_datetime


_ADRESSEN = ("From", "To", "Cc", "Bcc")


def lies(daten, lesung):
    """Take the text out of a mail: who, when and what, the body, what is attached.

    :param daten: bytes.
    :param lesung: :class:`~collective.eakte.volltext.auszug.lesen.Lesung`.
    """
    daten = daten.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    nachricht(message_from_bytes(daten, policy=policy.default), lesung)


def nachricht(mail, lesung):
    """Take the text out of a parsed mail.

    :param mail: :class:`email.message.EmailMessage`.
    """
    for name in _ADRESSEN:
        kopfzeile(lesung.sammlung, _kopf(mail, name))
    kopfzeile(lesung.sammlung, _datum(mail))
    kopfzeile(lesung.sammlung, _kopf(mail, "Subject"))
    _teil(mail, lesung)


def kopfzeile(sammlung, inhalt):
    """Add a header without its name: that would be found in all mails."""
    if inhalt:
        sammlung.zeile(inhalt)


def _kopf(mail, name):
    try:
        werte = mail.get_all(name, [])
    except Exception:
        # The parser of the standard library stumbles over some broken headers.
        werte = [roh for feld, roh in mail.raw_items() if feld.lower() == name.lower()]
    return " ".join(" ".join(str(wert) for wert in werte).split())


def _datum(mail):
    try:
        return parsedate_to_datetime(_kopf(mail, "Date")).strftime("%d.%m.%Y %H:%M")
    except (ValueError, TypeError, IndexError):
        return ""


def _teil(teil, lesung):
    art = teil.get_content_type()
    if art == "multipart/encrypted" or _ist_umschlag(teil, art):
        if not lesung.tiefe:
            raise Fehler(Lesestand.VERSCHLUESSELT)
        lesung.merke_ungelesen(_name(teil), Lesestand.VERSCHLUESSELT)
    elif art == "message/rfc822":
        _mail_in_mail(teil, lesung)
    elif art == "multipart/alternative":
        _teil(_bestes(teil), lesung)
    elif teil.is_multipart():
        for inneres in teil.get_payload():
            _teil(inneres, lesung)
    elif _ist_koerper(teil, art):
        _koerper(teil, art, lesung)
    else:
        lesung.anlage(_name(teil), teil.get_payload(decode=True) or b"", art)


def _ist_umschlag(teil, art):
    """S/MIME: what is encrypted, not what is only signed."""
    if art not in ("application/pkcs7-mime", "application/x-pkcs7-mime"):
        return False
    return teil.get_param("smime-type", "") not in ("signed-data", "certs-only")


def _mail_in_mail(teil, lesung):
    inneres = teil.get_payload()
    mail = inneres[0] if isinstance(inneres, list) and inneres else None
    if mail is not None:
        lesung.innen(_name(teil), lambda: nachricht(mail, lesung))


def _bestes(teil):
    """The part of several with the same content that gives the best text."""
    teile = teil.get_payload()
    if not isinstance(teile, list) or not teile:
        return teil
    einfach = [
        inneres for inneres in teile if inneres.get_content_type() == "text/plain"
    ]
    for inneres in einfach:
        if _entschluesselt(inneres).strip():
            return inneres
    return teile[-1]


def _ist_koerper(teil, art):
    if art not in ("text/plain", "text/html", "multipart/alternative"):
        return False
    return not teil.get_filename() and teil.get_content_disposition() != "attachment"


def _koerper(teil, art, lesung):
    inhalt = _entschluesselt(teil)
    if art == "text/html":
        html.lies(inhalt, lesung.sammlung)
    else:
        for zeile in inhalt.splitlines():
            lesung.sammlung.zeile(zeile)


def _entschluesselt(teil):
    daten = teil.get_payload(decode=True) or b""
    try:
        return daten.decode(teil.get_content_charset() or "utf-8")
    except (LookupError, UnicodeError):
        # The charset that the mail names is unknown or wrong.
        if teil.get_content_type() == "text/html":
            return html.dekodiere(daten)
        return text.dekodiere(daten)


def _name(teil):
    try:
        return teil.get_filename() or ""
    except Exception:
        # Broken headers again.
        return ""
