"""Jobs: begin them, find them, cancel them.

Whoever wants something long to be done in the background says :func:`beginne`; a view
that extends :class:`~.aufgabe.Aufgabe` does it. What somebody gets to see of a job is
said by :mod:`.ansicht`.
"""

from collective.eakte import _
from collective.eakte.auftraege.botschaft import entpacke
from collective.eakte.auftraege.botschaft import packe
from collective.eakte.auftraege.ereignisse import Abgebrochen
from collective.eakte.auftraege.staende import AUS_DER_QUEUE
from collective.eakte.auftraege.staende import GESCHEITERT
from collective.eakte.auftraege.staende import OFFEN
from collective.eakte.auftraege.staende import STAENDE
from collective.eakte.auftraege.staende import zustaende
from collective.eakte.config import AUFTRAEGE_VERWALTEN
from collective.eakte.config import QUEUE_AUFTRAG
from collective.eakte.hindernisse import Hindernisse
from collective.taskqueue import jobs
from collective.taskqueue import taskqueue
from itertools import islice
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from plone.uuid.interfaces import IUUID
from zope.event import notify

import json
import re


_KENNUNG = re.compile(r"[0-9a-f-]{36}")

AUF_EINMAL = 100
"""Jobs that are fetched from the ledger at a time."""


def beginne(
    context,
    view,
    titel,
    *,
    gegenstand=None,
    schluessel=None,
    queue=QUEUE_AUFTRAG,
    offene_zahlen=False,
    **params,
):
    """Have something done in the background when the running transaction is stored.

    It is done as the user who asks for it. Rights are for the caller to ask.

    :param context: object at which the view is called: the site, a plan node, a record.
    :param view: name of the view, registered for
        :class:`~collective.taskqueue.interfaces.ITaskQueueLayer` only.
    :param titel: message that says what is done; it names records by
        :class:`~.botschaft.Verweis` only.
    :param gegenstand: record that it is about, if that is not the context.
    :param schluessel: of jobs with the same key only one waits at a time.
    :param queue: name of the queue; that of checks for what reads for hours.
    :param offene_zahlen: whether its progress tells nothing of what lies in the record,
        so that whoever sees the job may read it.
    :param params: what the view is to know, everything that JSON can say.
    :returns: id of the job.

    Example::

        beginne(
            akte,
            "eakte-pruefung",
            _("...", default="Check of ${akte}", mapping={"akte": Verweis(uid)}),
            lauf=kennung,
        )
    """
    gegenstand = context if gegenstand is None else gegenstand
    ort = None if IPloneSiteRoot.providedBy(gegenstand) else IUUID(gegenstand)
    return taskqueue.add(
        f"{'/'.join(context.getPhysicalPath())}/@@{view}",
        method="POST",
        headers={"Content-Type": "application/json"},
        payload=json.dumps(params).encode(),
        queue=queue,
        title=packe(titel, ort=ort, offen=offene_zahlen),
        # Everybody finds her own job.
        key=schluessel and f"{_ich()}:{schluessel}",
    )


def darf_verwalten():
    """Whether the user may see and steer the jobs of everybody."""
    return api.user.has_permission(AUFTRAEGE_VERWALTEN, obj=api.portal.get())


def auftraege(*, aller=False, staende=STAENDE):
    """Jobs, the newest first.

    :param aller: those of everybody, for who may see them; her own otherwise.
    :param staende: some of :data:`~.staende.STAENDE`.
    :returns: iterator of tasks of the queue; they are fetched as one goes on.
    """
    user = None if aller and darf_verwalten() else _ich()
    if user is None and not aller:
        return iter(())
    return filter(_ist_von_hier, _aus_dem_hauptbuch(user, zustaende(staende)))


def offene(hoechstens=AUF_EINMAL):
    """How many jobs of the user are not over.

    :param hoechstens: up to which number one counts.
    :returns: number.
    """
    return sum(1 for _auftrag in islice(auftraege(staende=OFFEN), hoechstens))


def auftrag(kennung):
    """A job by its id.

    :param kennung: id.
    :returns: task of the queue; ``None`` when there is none, or none for this user.
    """
    if not _KENNUNG.fullmatch(kennung):
        return None
    gefunden = jobs.get(kennung)
    if gefunden is None or not _ist_von_hier(gefunden):
        return None
    if gefunden.user == _ich() is not None or darf_verwalten():
        return gefunden
    return None


def brich_ab(auftrag):
    """Cancel a job: what waits is not begun, what is under way stops soon.

    What it has stored so far is kept.

    :param auftrag: task of the queue, one that the user may see.
    :raises Hindernisse: it is over.
    """
    if AUS_DER_QUEUE[auftrag.state] not in OFFEN:
        raise Hindernisse.eines(
            "auftrag-beendet", _("auftrag_beendet", default="This job is over.")
        )
    jobs.cancel(auftrag.id)
    notify(Abgebrochen(auftrag.id))


def ist_offen(kennung):
    """Whether a job waits or is under way, whoever has begun it.

    :param kennung: id of the job, or ``None``.
    """
    gefunden = None if kennung is None else jobs.get(kennung)
    return gefunden is not None and AUS_DER_QUEUE[gefunden.state] in OFFEN


def beende(kennung):
    """Stop a job whose work is no longer wanted, whoever has begun it.

    :param kennung: id of the job; ``None`` or one that is over does no harm.
    """
    if kennung is not None:
        jobs.cancel(kennung)


def wiederhole(auftrag):
    """Begin anew with a job that has failed.

    :param auftrag: task of the queue.
    :raises Hindernisse: it has not failed.
    """
    if AUS_DER_QUEUE[auftrag.state] != GESCHEITERT:
        raise Hindernisse.eines(
            "auftrag-nicht-gescheitert",
            _("auftrag_nicht_gescheitert", default="This job has not failed."),
        )
    jobs.retry(auftrag.id)


def _ich():
    return None if api.user.is_anonymous() else api.user.get_current().getId()


def _ist_von_hier(auftrag):
    """Whether it is a job, and one of this site: the ledger may be of several."""
    ort = "/".join(api.portal.get().getPhysicalPath())
    return auftrag.url.startswith(f"{ort}/") and entpacke(auftrag.title) is not None


def _aus_dem_hauptbuch(user, states):
    ab = 0
    while True:
        seite = jobs.find(
            user=user, states=states, titled=True, start=ab, size=AUF_EINMAL
        )
        yield from seite
        if len(seite) < AUF_EINMAL:
            return
        ab += AUF_EINMAL
