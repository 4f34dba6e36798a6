"""Office files are ZIP archives: write them anew without the clock in them."""

from io import BytesIO

import re
import zipfile


#: The earliest time that a ZIP entry can carry.
ZIP_ZEIT = (1980, 1, 1, 0, 0, 0)

_GEAENDERT = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def neu_packen(daten: bytes, geaendert: str = "", ohne: tuple[str, ...] = ()) -> bytes:
    """Return the archive with fixed entry times, in its own order.

    :param geaendert: time (W3CDTF) to write as ``dcterms:modified``; openpyxl
        always writes the current time there.
    :param ohne: names of entries to leave out.
    """
    ziel = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(daten)) as alt,
        zipfile.ZipFile(ziel, "w", zipfile.ZIP_DEFLATED) as neu,
    ):
        for name in alt.namelist():
            if name in ohne:
                continue
            inhalt = alt.read(name)
            if geaendert and name == "docProps/core.xml":
                inhalt = _GEAENDERT.sub(
                    rb"\g<1>" + geaendert.encode() + rb"\g<2>", inhalt
                )
            eintrag = zipfile.ZipInfo(name, ZIP_ZEIT)
            eintrag.compress_type = zipfile.ZIP_DEFLATED
            eintrag.external_attr = 0o600 << 16
            neu.writestr(eintrag, inhalt)
    return ziel.getvalue()
