"""What may come in as a file, and under which name it is kept: rules without Plone."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis

import os.path
import re
import unicodedata


HOECHSTE_NAMENSLAENGE = 150
"""Characters; leaves room below the 255 bytes of a file system."""

OHNE_NAMEN = "unbenannt"

# Not allowed in names of files on Windows, from where most files come and to where
# they are downloaded.
_UNZULAESSIG = re.compile(r'[<>:"/\\|?*]')


def sauberer_dateiname(name):
    """Name under which a file is kept.

    :param name: as the client sent it; browsers and scanners may send a whole path.
    :returns: name without path, control characters and characters that a file system
        refuses; its extension stays when it is shortened.
    """
    name = unicodedata.normalize("NFC", name or "")
    name = re.split(r"[/\\]", name)[-1]
    # Format characters too: a right-to-left mark can turn "fdp.exe" into "exe.pdf".
    name = "".join(z for z in name if unicodedata.category(z) not in ("Cc", "Cf", "Cs"))
    name = " ".join(_UNZULAESSIG.sub("_", name).split()).strip(". ")
    stamm, endung = os.path.splitext(name)
    if len(name) > HOECHSTE_NAMENSLAENGE:
        endung = endung[:20]
        name = stamm[: HOECHSTE_NAMENSLAENGE - len(endung)].rstrip() + endung
    return name or OHNE_NAMEN


def betreff_aus(dateiname):
    """Betreff of a Dokument to which nobody gave one.

    :param dateiname: name of its file.
    :returns: the name without path and extension.
    """
    name = sauberer_dateiname(dateiname)
    return os.path.splitext(name)[0] or name


def pruefe_datei(dateiname, groesse):
    """Every reason why a file cannot be registered.

    :param dateiname: name as the client sent it.
    :param groesse: size in bytes.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    if groesse:
        return []
    return [
        Hindernis(
            "datei-leer",
            _(
                "datei_leer",
                default="The file “${name}” is empty and was not registered.",
                mapping={"name": sauberer_dateiname(dateiname)},
            ),
            field="file",
        )
    ]
