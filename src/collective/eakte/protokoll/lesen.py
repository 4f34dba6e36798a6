"""Entries about who has looked at a record or downloaded its file.

A page that shows a record is entered where its plan unit asks for it, and always in
what is protected or confidential; a download is entered everywhere. The entry is made
when the request is about to be committed, after all that it does: what Plone does to
guard against forged requests that write is done before and stays as it is.
"""

from Acquisition import aq_base
from collective.eakte.config import INHALT_LESEN
from collective.eakte.interfaces import IEAkteLayer
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.protokoll.api import aktuelle_person
from collective.eakte.protokoll.api import eintraege
from collective.eakte.protokoll.api import fuer_wen_jetzt
from collective.eakte.protokoll.api import trage_ein
from collective.eakte.protokoll.eintrag import schlicht
from collective.eakte.protokoll.felder import ist_neu
from collective.eakte.rechte.api import kette_von
from collective.eakte.rechte.sicht import stufe_im_bereich
from collective.eakte.vererbung.api import wirksam
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone.namedfile.browser import Download
from plone.rest.traverse import RESTWrapper
from zope.component.hooks import getSite
from zope.component.hooks import site
from zope.globalrequest import getRequest

import transaction


EINGESEHEN, HERUNTERGELADEN = "eingesehen", "heruntergeladen"

EIN_BLICK = timedelta(minutes=10)
"""Within this time a page, what it embeds and its parts are one look of a person."""

VERTRAULICH = frozenset({"002", "005"})
"""Grades in which each look is entered (VS-NfD, Vertraulich)."""


def bei_ausgabe(event):
    """A request has been answered and is about to be committed."""
    request = event.request
    # Only HEAD brings no content: POST and others get pages and files, too.
    if not IEAkteLayer.providedBy(request) or request.method == "HEAD":
        return
    view, obj = _was_gezeigt_wird(request)
    if obj is None or request.response.getStatus() not in (200, 206):
        return
    if isinstance(view, Download) and not _zur_ansicht(request):
        fassung = getattr(view, "_fassung", None) or aq_base(obj)._fassung
        angaben = {"nummer": getattr(fassung, "nummer", None)}
        if getattr(view, "wiedergabe", ""):
            # Not the file itself, but what was made of it.
            angaben["wiedergabe"] = view.wiedergabe
        merke_vor(
            obj,
            HERUNTERGELADEN,
            recht=INHALT_LESEN,
            # Programs fetch one file in pieces.
            einmal=request.response.getStatus() == 206,
            angaben=angaben,
        )
    elif request.method == "GET" or not _ist_geschrieben(obj):
        trage_einsicht_ein(obj)


def bei_auflistung(obj):
    """A record is delivered as a whole with others: ``fullobjects`` of a list.

    :param obj: the record, in its place.
    """
    request = getRequest()
    if request is None or _ist_geschrieben(obj):
        return
    _view, gezeigt = _was_gezeigt_wird(request)
    # What is asked for itself is entered when it was answered.
    if gezeigt is None or aq_base(gezeigt) is not aq_base(obj):
        trage_einsicht_ein(obj)


def wird_protokolliert(obj):
    """Whether each look at a record is entered.

    :param obj: the record, in its place.
    """
    kette = kette_von(obj)
    return (
        any(bereich.schutz is not None for bereich in kette)
        or stufe_im_bereich(kette) in VERTRAULICH
        or wirksam(obj, "zugriffsprotokoll").wert is True
    )


def trage_einsicht_ein(obj):
    """Somebody gets to see a record, on its own page or elsewhere.

    :param obj: the record, in its place.
    """
    if wird_protokolliert(obj):
        merke_vor(obj, EINGESEHEN, recht="View", einmal=True, angaben={})


def merke_vor(obj, was, *, recht, einmal, angaben):
    """Enter something that is read when the transaction is committed.

    :param obj: record or plan node, in its place; ``None`` for the site itself.
    :param was: code of the entry.
    :param recht: title of the permission that it takes.
    :param einmal: whether the same of the same person within :data:`EIN_BLICK` is not
        entered again.
    :param angaben: further plain values.
    """
    transaction.get().addBeforeCommitHook(
        _trage_ein, (getSite(), obj, was, recht, einmal, angaben)
    )


def _was_gezeigt_wird(request):
    """:returns: the view and the record that it shows, or ``None`` for it."""
    published = request.get("PUBLISHED")
    view = getattr(published, "__self__", published)
    obj = getattr(aq_base(view), "context", None)
    if obj is None:
        return view, None
    obj = view.context
    if isinstance(obj, RESTWrapper):
        obj = obj.context
    return view, obj if ISchriftgutobjekt.providedBy(obj) else None


def _ist_geschrieben(obj):
    """Whether the request writes the record itself: that has an entry of its own."""
    basis = aq_base(obj)
    return ist_neu(basis) or bool(basis._p_changed)


def _zur_ansicht(request):
    return (request.response.getHeader("Content-Disposition") or "").startswith(
        "inline"
    )


def _trage_ein(hier, obj, was, recht, einmal, angaben):
    with site(hier):
        fuer = fuer_wen_jetzt(obj, recht)
        if not (einmal and _steht_schon(obj, was, angaben)):
            trage_ein(obj, was, fuer=fuer, **angaben)


def _steht_schon(obj, was, angaben):
    """Whether the same look of the same person was entered just before."""
    seit, person = datetime.now(UTC) - EIN_BLICK, aktuelle_person()
    angaben = schlicht(angaben)
    for eintrag in eintraege(obj):
        if eintrag.zeit < seit:
            return False
        if (eintrag.was, eintrag.wer, eintrag.angaben) == (was, person, angaben):
            return True
    return False
