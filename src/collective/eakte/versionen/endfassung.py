"""Endfassung and origin of an Entwurf, without Plone."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Endfassung:
    """That a Dokument is final, and who says so.

    :param grund: reason as given.
    :param person: id of the user who made it final.
    :param fuer: id of the absent person for whom she did, if she did.
    :param zeit: when, with time zone (UTC).
    :param nummer: number of the Fassung that is final, ``None`` without a file.
    :param sha256: SHA-256 of its bytes, hexadecimal; ``None`` without a file.
    """

    grund: str
    person: str
    fuer: str | None
    zeit: datetime
    nummer: int | None
    sha256: str | None


@dataclass(frozen=True)
class Ursprung:
    """From which Dokument an Entwurf was made.

    :param uid: UUID of the Dokument.
    :param kennzeichen: its number at that time.
    :param nummer: number of the Fassung whose file was taken.
    :param sha256: SHA-256 of that file, hexadecimal.
    """

    uid: str
    kennzeichen: str
    nummer: int | None
    sha256: str | None
