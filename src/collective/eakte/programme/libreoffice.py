"""Where LibreOffice is, and what it may do with files from outside.

Each run has a profile of its own that goes with it: nothing of one file is left for the
next, and what a profile allows is said here. No macro runs, no link is followed.
"""

from pathlib import Path

import functools
import os
import shutil
import subprocess
import tempfile


NAME = "EAKTE_SOFFICE"
"""Environment variable with the path of the program, if it is not in the PATH."""

PROFIL = os.path.join("user", "registrymodifications.xcu")
"""Where a profile says what is allowed."""

# Of LM_NEVER and its like there is one numbering in Writer and another in Calc.
_EINSTELLUNGEN = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "1"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Office.Recovery/AutoSave", "Enabled", "false"),
    ("Office.Common/Misc", "UseLocking", "false"),
)


def programm():
    """:returns: path of LibreOffice, or ``None`` when it is not here."""
    return shutil.which(os.environ.get(NAME) or "soffice")


@functools.cache
def version(pfad):
    """What LibreOffice says of itself.

    :param pfad: path of the program.
    :returns: text, e.g. ``"LibreOffice 7.4.7.2"``.
    """
    with tempfile.TemporaryDirectory(prefix="eakte-lo-") as ordner:
        try:
            lauf = subprocess.run(
                [pfad, f"-env:UserInstallation=file://{ordner}", "--version"],
                capture_output=True,
                timeout=30,
                check=False,
                text=True,
                env={"HOME": ordner, "PATH": os.environ.get("PATH", os.defpath)},
            )
        except (OSError, subprocess.TimeoutExpired):
            return "LibreOffice"
    return name_in(lauf.stdout)


def name_in(ausgabe):
    """Name and version in what LibreOffice says of itself.

    :param ausgabe: text.
    :returns: text, e.g. ``"LibreOffice 7.4.7.2"``.
    """
    return " ".join(ausgabe.split()[:2]) or "LibreOffice"


def profil_als_xml():
    """:returns: text of the file :data:`PROFIL`."""
    zeilen = "".join(
        f'<item oor:path="/org.openoffice.{ort}"><prop oor:name="{name}" '
        f'oor:op="fuse"><value>{wert}</value></prop></item>'
        for ort, name, wert in _EINSTELLUNGEN
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{zeilen}</oor:items>"
    )


def befehl(pfad, profil, *auftrag):
    """The command that starts LibreOffice without a screen.

    :param pfad: path of the program.
    :param profil: path of the profile.
    :param auftrag: what it is to do, further arguments.
    :returns: list of texts.
    """
    return [
        pfad,
        f"-env:UserInstallation={Path(profil).as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nologo",
        "--nodefault",
        "--nofirststartwizard",
        *auftrag,
    ]
