"""An earlier version becomes the current one again, as a new version."""

from collective.eakte import _
from collective.eakte.begruendung import pruefe_laenge
from collective.eakte.config import INHALT_LESEN
from collective.eakte.content.dokument import IDokument
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.lebenszyklus.api import vorbehalte
from collective.eakte.registrierung.api import verlange_aenderung
from collective.eakte.rest import darf
from collective.eakte.rest import nicht_berechtigt
from collective.eakte.versionen.fuehrung import aktuelle
from collective.eakte.versionen.kommentar import kommentieren
from collective.eakte.versionen.lesen import datei
from collective.eakte.versionen.lesen import fassung
from collective.eakte.versionen.schutz import gegen_neue_datei
from collective.eakte.versionen.schutz import gegen_umgebung
from collective.eakte.versionen.zustand import mit_blob
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import modified


def pruefe_wiederherstellen(dokument, nummer):
    """Every reason why a version cannot be restored, whoever wants it.

    :param dokument: the Dokument, in its place.
    :param nummer: number of the version, from 1.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    gruende = [
        *gegen_umgebung(dokument),
        *gegen_neue_datei(dokument),
        *vorbehalte(dokument, "aendern"),
    ]
    try:
        frueher = fassung(dokument, nummer)
    except LookupError:
        return [
            *gruende,
            Hindernis(
                "fassung-unbekannt",
                _(
                    "fassung_unbekannt",
                    default="There is no version ${nummer} of this Dokument.",
                    mapping={"nummer": str(nummer)},
                ),
                field="nummer",
            ),
        ]
    if frueher.sha256 == aktuelle(dokument).sha256:
        gruende.append(
            Hindernis(
                "fassung-ist-aktuell",
                _(
                    "fassung_ist_aktuell",
                    default="The file of version ${nummer} is the current one.",
                    mapping={"nummer": str(nummer)},
                ),
                field="nummer",
            )
        )
    return gruende


def stelle_wieder_her(dokument, nummer, kommentar=""):
    """Make the file of an earlier version the current one, as a new version.

    What is said of the Dokument stays as it is; only the file is restored.

    :param dokument: the Dokument, in its place.
    :param nummer: number of the version, from 1.
    :param kommentar: what is said of it; may be empty.
    :returns: the new :class:`~.fassung.Fassung`.
    :raises NichtBerechtigt: the user may not change the Dokument, or not read it.
    :raises Hindernisse: with all reasons against it.
    """
    if not darf(INHALT_LESEN, dokument):
        raise nicht_berechtigt()
    verlange_aenderung(dokument)
    gruende = pruefe_wiederherstellen(dokument, nummer)
    gruende += pruefe_laenge(kommentar, "kommentar")
    if gruende:
        raise Hindernisse(gruende)
    dokument.file = mit_blob(datei(dokument, nummer))
    with kommentieren((kommentar or "").strip() or _von(nummer)):
        modified(dokument, Attributes(IDokument, "file"))
    return dokument._fassung


def _von(nummer):
    """What is said of it when nobody says anything."""
    return translate(
        _(
            "kommentar_wiederhergestellt",
            default="Restored from ${fassung}",
            mapping={"fassung": f"v{nummer}"},
        ),
        context=getRequest(),
    )
