"""Notes that people add to the Protokoll of a record."""

from collective.eakte import _
from collective.eakte.config import PROTOKOLL_ANSEHEN
from collective.eakte.config import PROTOKOLL_VERWALTEN
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.protokoll.api import fuer_wen_jetzt
from collective.eakte.protokoll.api import trage_ein
from collective.eakte.protokoll.arten import NOTIZ
from collective.eakte.protokoll.verlauf import darf_sehen
from collective.eakte.rest import darf
from collective.eakte.rest import hat_unzulaessige_zeichen
from collective.eakte.rest import nicht_berechtigt
from collective.eakte.rest import unzulaessige_zeichen
from zope.component.hooks import getSite


LAENGSTE = 10_000
"""Characters of a note: it is kept for ever, in one entry."""

_TITEL = _("label_notiz", default="Note")


def darf_notieren(obj):
    """Whether the user may add a note.

    :param obj: record or plan node, in whatever state; ``None`` for the site.
    """
    if obj is None:
        return darf(PROTOKOLL_VERWALTEN, getSite())
    return darf_sehen(obj)


def notiere(obj, text):
    """Add a note. It is an entry: nobody changes or removes it, also on what is closed.

    :param obj: record or plan node; ``None`` for the site.
    :param text: what is to be noted.
    :returns: the :class:`~.eintrag.Eintrag`.
    :raises NichtBerechtigt: the user does not see what was done here.
    :raises Hindernisse: with everything that is wrong with the text.
    """
    if not darf_notieren(obj):
        raise nicht_berechtigt()
    text = (text or "").replace("\r\n", "\n").strip()
    gruende = list(_pruefe(text))
    if gruende:
        raise Hindernisse(gruende)
    return trage_ein(obj, NOTIZ, fuer=fuer_wen_jetzt(obj, PROTOKOLL_ANSEHEN), text=text)


def _pruefe(text):
    if not text:
        yield Hindernis(
            "notiz-leer",
            _("notiz_leer", default="Please write what is to be noted."),
            field="text",
        )
    if len(text) > LAENGSTE:
        yield Hindernis(
            "notiz-zu-lang",
            _(
                "notiz_zu_lang",
                default="A note has at most ${max} characters.",
                mapping={"max": str(LAENGSTE)},
            ),
            field="text",
        )
    if hat_unzulaessige_zeichen(text):
        yield unzulaessige_zeichen("text", _TITEL)
