"""Dokument: one letter, note or drawing with its file."""

from collective.eakte import _
from collective.eakte.content.rollen import Zugriffsobjekt
from collective.eakte.indexers.sparsam import ENTBEHRLICH
from collective.eakte.indexers.sparsam import SparsamIndiziert
from collective.eakte.interfaces import ISchriftgutobjekt
from plone.autoform import directives
from plone.dexterity.content import Item
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from plone.supermodel.directives import primary
from zope import schema
from zope.interface import implementer


class IDokument(model.Schema, ISchriftgutobjekt):
    """xdomea ``Dokument``: one primary file and what is said of it."""

    primary("file")
    directives.read_permission(file="collective.eakte.InhaltLesen")
    file = NamedBlobFile(
        title=_("label_datei", default="File"),
        required=False,
    )

    dokumentart = schema.Choice(
        title=_("label_dokumentart", default="Kind"),
        vocabulary="collective.eakte.dokumentarten",
        default="intern",
    )

    datum_des_schreibens = schema.Date(
        title=_("label_datum_des_schreibens", default="Date of the letter"),
        required=False,
    )

    posteingangsdatum = schema.Date(
        title=_("label_posteingangsdatum", default="Received on"),
        required=False,
    )

    postausgangsdatum = schema.Date(
        title=_("label_postausgangsdatum", default="Sent on"),
        required=False,
    )

    absender = schema.TextLine(
        title=_("label_absender", default="Sender"),
        required=False,
    )

    empfaenger = schema.TextLine(
        title=_("label_empfaenger", default="Recipient"),
        required=False,
    )

    fremdes_geschaeftszeichen = schema.TextLine(
        title=_("label_fremdes_geschaeftszeichen", default="Their reference"),
        required=False,
    )

    directives.omitted("hauptdokument")
    hauptdokument = schema.ASCIILine(
        title=_("label_hauptdokument", default="Main Dokument (UUID)"),
        description=_(
            "help_hauptdokument",
            default="Filled when this Dokument is an Anlage of another one.",
        ),
        required=False,
    )


@implementer(IDokument)
class Dokument(SparsamIndiziert, Zugriffsobjekt, Item):
    """A Dokument."""

    dokumentart = "intern"
    # Kept by the room of the versions, each as one plain value.
    _fassung = None
    _fassung_blob = None
    _auscheckung = None
    _endfassung = None
    _ursprung = None
    _eingefroren = False
    # Kept by the room of the views, each as an object of its own.
    _vorschau = None
    _pdfa = None
    # Of Dokumente there are most, and portal_type says what they are.
    entbehrlich = ENTBEHRLICH | {"is_folderish", "object_provides"}
