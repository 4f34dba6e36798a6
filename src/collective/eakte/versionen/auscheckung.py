"""One editor at a time: the check-out of a Dokument, without Plone."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from os.path import splitext
from unicodedata import normalize

import re


AUSGECHECKT = "ausgecheckt"
OHNE_TOKEN = "sperrtoken-fehlt"
NICHT_AUSGECHECKT = "nicht-ausgecheckt"


@dataclass(frozen=True)
class Auscheckung:
    """Who edits a Dokument at the moment.

    :param person: user id of the holder.
    :param fuer: id of the absent person for whom she does it, if she does.
    :param seit: when, with time zone.
    :param token: secret of the holder for programs; never shown to anybody else.
    """

    person: str
    fuer: str | None
    seit: datetime
    token: str = field(repr=False)


@dataclass(frozen=True)
class Zuruecknahme:
    """A check-out that was ended by somebody else.

    :param von: the check-out that was ended.
    :param person: id of the user who ended it.
    :param fuer: id of the absent person for whom she did it, if she did.
    :param zeit: when, with time zone.
    :param grund: why.
    """

    von: Auscheckung
    person: str
    fuer: str | None
    zeit: datetime
    grund: str


@dataclass(frozen=True)
class Unterschied:
    """In what a file that is checked in differs from the one before.

    :param name: pair of former and new name, or ``None``.
    :param typ: pair of former and new media type, or ``None``.
    """

    name: tuple[str, str] | None = None
    typ: tuple[str, str] | None = None

    def __bool__(self):
        return self.name is not None or self.typ is not None


def unterschied(alt, neu):
    """Compare what two files are called and of which type they are.

    :param alt: pair of name and media type of the file so far, or ``None``.
    :param neu: pair of name and media type of the new file.
    :returns: :class:`Unterschied`; without a former file there is none.
    """
    if alt is None:
        return Unterschied()
    (alter_name, alter_typ), (neuer_name, neuer_typ) = alt, neu
    endung = _endung(alter_name) != _endung(neuer_name)
    return Unterschied(
        (alter_name, neuer_name) if alter_name != neuer_name else None,
        # Browsers and scanners name one type in several ways: the extension decides.
        (alter_typ, neuer_typ) if endung and alter_typ != neuer_typ else None,
    )


def kommt_zurueck(name, ausgegeben):
    """Whether a file has the name under which it was downloaded.

    :param name: name of the file that is sent.
    :param ausgegeben: name that the download had.
    :returns: also true when a browser has numbered it because there was one of that
        name (``"Bescheid (1).pdf"``), and for letters spelt with combining marks, as
        some systems keep them.
    """
    stamm, endung = splitext(normalize("NFC", ausgegeben or ""))
    form = rf"{re.escape(stamm)}( ?\(\d+\))?{re.escape(endung)}"
    return re.fullmatch(form, normalize("NFC", name or "")) is not None


def _endung(name):
    return splitext(name or "")[1].lower()


def token_fehlt():
    """The reason against a program that does not show its token."""
    return Hindernis(
        OHNE_TOKEN,
        _(
            "sperrtoken_fehlt",
            default="The Dokument is checked out by you: send the token of the "
            "check-out in the header “Lock-Token”.",
        ),
    )


def nicht_ausgecheckt():
    """The reason against ending a check-out that does not exist."""
    return Hindernis(
        NICHT_AUSGECHECKT,
        _(
            "nicht_ausgecheckt",
            default="The Dokument is not checked out: check it out first.",
        ),
    )
