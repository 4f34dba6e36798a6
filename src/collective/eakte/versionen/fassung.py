"""A Fassung: what is known of a file at one time, without Plone."""

from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import fields
from datetime import datetime

import hashlib
import re


STUECK = 1024 * 1024
"""Bytes that are read at once."""


@dataclass(frozen=True)
class Fassung:
    """One version of the file of a Dokument.

    :param nummer: running number within the Dokument, from 1; never given again.
    :param person: id of the user who brought the file in.
    :param fuer: id of the absent person for whom she did, if she did.
    :param zeit: when, with time zone (UTC).
    :param kommentar: what she said of it.
    :param groesse: size in bytes.
    :param sha256: SHA-256 of the bytes, hexadecimal.
    :param dateiname: name of the file.
    :param mime_type: media type of the file.
    """

    nummer: int
    person: str
    fuer: str | None
    zeit: datetime
    kommentar: str
    groesse: int
    sha256: str
    dateiname: str
    mime_type: str

    @property
    def version_id(self):
        """Number under which Plone knows it, from 0."""
        return self.nummer - 1

    @property
    def bezeichnung(self):
        """What people call it, e.g. ``v2``."""
        return f"v{self.nummer}"


def als_angaben(fassung):
    """A Fassung as plain values, as they are kept with the stored version.

    :param fassung: the Fassung.
    :returns: dict of text and numbers.
    """
    return {**asdict(fassung), "zeit": fassung.zeit.isoformat()}


def aus_angaben(angaben):
    """The Fassung that :func:`als_angaben` was made of.

    :param angaben: dict; members that are not known are left out.
    :returns: the Fassung.
    """
    bekannt = {feld.name for feld in fields(Fassung)}
    werte = {name: wert for name, wert in angaben.items() if name in bekannt}
    return Fassung(**{**werte, "zeit": datetime.fromisoformat(werte["zeit"])})


def pruefsumme(quelle):
    """SHA-256 of a file, read in pieces.

    :param quelle: open binary file, at its beginning.
    :returns: tuple of the digest (hexadecimal) and the number of bytes.
    """
    summe, groesse = hashlib.sha256(), 0
    while stueck := quelle.read(STUECK):
        summe.update(stueck)
        groesse += len(stueck)
    return summe.hexdigest(), groesse


def name_der_fassung(name, nummer):
    """Name under which one version of a file is saved.

    :param name: name of the file.
    :param nummer: number of the version.
    :returns: the name with the number before its extension, e.g. ``Brief_v2.pdf``.
    """
    fund = re.search(r"\.\w{1,10}$", name)
    stamm, endung = (name[: fund.start()], fund[0]) if fund else (name, "")
    return f"{stamm}_v{nummer}{endung}"
