"""Akten are neither copied nor moved like files in a folder."""

from Acquisition import aq_base
from collective.eakte import _
from collective.eakte.aktenzeichen.verlegen import WirdVerlegt
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse


def behaelter_wird_nicht_kopiert(obj, event):
    """A copy of an Akte would be a second file on one matter.

    :raises Hindernisse: always; a Dokument can be copied.
    """
    raise Hindernisse.eines(
        "nicht-kopierbar",
        _(
            "nicht_kopierbar",
            default="${kennzeichen} cannot be copied: a matter has one file. Copy the "
            "Dokumente that you need.",
            mapping={"kennzeichen": obj.kennzeichen or obj.getId()},
        ),
    )


def akte_wird_umgeschrieben(akte, event):
    """An Akte is moved by Umschreiben only, which asks for a reason.

    :raises Hindernisse: it is being moved in another way.
    """
    if event.object is not akte or isinstance(event, WirdVerlegt):
        return
    if None in (event.oldParent, event.newParent):
        return
    if aq_base(event.oldParent) is not aq_base(event.newParent):
        raise Hindernisse([nur_umschreiben(akte)])


def nur_umschreiben(akte):
    """The reason why an Akte is not moved like other things.

    :param akte: the Akte.
    :returns: :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    return Hindernis(
        "akte-nur-umschreiben",
        _(
            "akte_nur_umschreiben",
            default="${kennzeichen} is an Akte: it gets to another unit by "
            "Umschreiben (@umschreiben), with a reason.",
            mapping={"kennzeichen": akte.kennzeichen},
        ),
        kennzeichen=akte.kennzeichen,
    )
