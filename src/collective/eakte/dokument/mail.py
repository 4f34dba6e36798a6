"""A mail as plain text: headers, body, and what is attached."""

from collective.eakte.dokument.darstellung import dekodiere
from collective.eakte.dokument.darstellung import HOECHSTENS_TEXT
from dataclasses import dataclass
from email import message_from_bytes
from email import policy
from html.parser import HTMLParser


KOPFZEILEN = ("From", "To", "Cc", "Date", "Subject")


@dataclass(frozen=True)
class Mail:
    """A mail as it is shown.

    :param kopf: list of (name of the header, text).
    :param text: the body as plain text.
    :param aus_html: whether the mail had only HTML, of which the text was taken.
    :param gekuerzt: whether more follows in the file.
    :param anlagen: list of (name, size in bytes).
    """

    kopf: list
    text: str
    aus_html: bool
    gekuerzt: bool
    anlagen: list


def lies_mail(daten):
    """Read a mail (RFC 5322, MIME).

    :param daten: the file.
    :returns: :class:`Mail`; a damaged mail is read as far as possible.
    """
    nachricht = message_from_bytes(daten, policy=policy.default)
    text, aus_html = _koerper(nachricht)
    return Mail(
        kopf=[
            (name, _kopfzeile(nachricht, name))
            for name in KOPFZEILEN
            if _kopfzeile(nachricht, name)
        ],
        text=text[:HOECHSTENS_TEXT],
        aus_html=aus_html,
        gekuerzt=len(text) > HOECHSTENS_TEXT,
        anlagen=list(_anlagen(nachricht)),
    )


def _kopfzeile(nachricht, name):
    try:
        return " ".join(str(nachricht.get(name, "")).split())
    except (ValueError, IndexError, AttributeError):
        # The parser of the standard library stumbles over some broken headers.
        return ""


def _koerper(nachricht):
    try:
        teil = nachricht.get_body(preferencelist=("plain", "html"))
    except (KeyError, AttributeError, ValueError):
        teil = None
    if teil is None:
        return "", False
    text = _inhalt(teil)
    if teil.get_content_type() == "text/html":
        return text_aus_html(text), True
    return text, False


def _inhalt(teil):
    daten = teil.get_payload(decode=True) or b""
    try:
        return daten.decode(teil.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        # The charset that the mail names is unknown or wrong.
        return dekodiere(daten)


def _anlagen(nachricht):
    try:
        teile = list(nachricht.iter_attachments())
    except (KeyError, AttributeError, TypeError):
        # A mail of one part has no attachments.
        return
    for teil in teile:
        inhalt = teil.get_payload(decode=True)
        yield teil.get_filename() or teil.get_content_type(), len(inhalt or b"")


class _Textleser(HTMLParser):
    """Collects the text of HTML; scripts and styles are no text."""

    absaetze = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "table"})
    stumm = frozenset({"script", "style", "head", "title"})

    def __init__(self):
        super().__init__()
        self.stuecke = []
        self.tiefe_stumm = 0

    def handle_starttag(self, tag, attrs):
        if tag in self.stumm:
            self.tiefe_stumm += 1
        elif tag in self.absaetze:
            self.stuecke.append("\n")

    def handle_endtag(self, tag):
        if tag in self.stumm and self.tiefe_stumm:
            self.tiefe_stumm -= 1

    def handle_data(self, data):
        if not self.tiefe_stumm:
            self.stuecke.append(data)


def text_aus_html(html):
    """The text of HTML, without scripts, styles and whatever would be loaded.

    :param html: text.
    :returns: text, a paragraph a line.
    """
    leser = _Textleser()
    leser.feed(html)
    leser.close()
    zeilen = (" ".join(zeile.split()) for zeile in "".join(leser.stuecke).splitlines())
    return "\n".join(zeile for zeile in zeilen if zeile)
