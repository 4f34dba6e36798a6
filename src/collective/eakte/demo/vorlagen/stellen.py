"""Authorities, firms and chambers with which the demo city corresponds."""

from dataclasses import dataclass
from importlib.resources import files

import tomllib


ORT = "00123 Lauterfels"
STADT = "Stadt Lauterfels"
RATHAUS = ("Marktplatz 1", ORT)
STADT_MAIL = "stadt@lauterfels.example"


@dataclass(frozen=True)
class Stelle:
    """A correspondent: name, address, and how it writes its references."""

    name: str
    strasse: str
    mail: str
    ort: str = ORT
    #: pattern of its reference; names ``nr`` and ``jj`` (two-digit year)
    zeichen: str = ""

    @property
    def anschrift(self) -> tuple[str, str]:
        """Return street and town."""
        return (self.strasse, self.ort)


with files(__package__).joinpath("daten", "stellen.toml").open("rb") as _datei:
    STELLEN = {name: Stelle(**werte) for name, werte in tomllib.load(_datei).items()}
