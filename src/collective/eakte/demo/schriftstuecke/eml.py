"""E-mails as mail programs save them (RFC 5322), with the standard library."""

from collective.eakte.demo.modelle import Schriftstueck
from collective.eakte.demo.schriftstuecke.text import zeitpunkt
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime


MAIL_DOMAIN = "mail.lauterfels.example"

#: Folding long headers doubles blanks around encoded words in Python 3.11; lines
#: may have 998 characters (RFC 5322, 2.1.1).
POLICY = SMTP.clone(max_line_length=998)


def erzeuge(schriftstueck: Schriftstueck) -> bytes:
    """Return the EML file."""
    mail = EmailMessage(policy=POLICY)
    mail["From"] = _adresse(schriftstueck.absender[0], schriftstueck.absender_mail)
    mail["To"] = _adresse(schriftstueck.empfaenger[0], schriftstueck.empfaenger_mail)
    mail["Subject"] = schriftstueck.betreff
    mail["Date"] = format_datetime(zeitpunkt(schriftstueck))
    mail["Message-ID"] = f"<{schriftstueck.schluessel}@{MAIL_DOMAIN}>"
    mail["Content-Language"] = "de-DE"
    absaetze = [*schriftstueck.absaetze, "\n".join(schriftstueck.schluss)]
    mail.set_content("\n\n".join(filter(None, absaetze)) + "\n", cte="quoted-printable")
    return mail.as_bytes()


def _adresse(name: str, adresse: str) -> Address:
    return Address(display_name=name, addr_spec=adresse)
