"""Make a Dokument final; go on with it only as a new Entwurf."""

from Acquisition import aq_base
from collective.eakte.begruendung import pruefe_grund
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.lebenszyklus.api import pruefe_offen
from collective.eakte.lebenszyklus.api import vorbehalte
from collective.eakte.lebenszyklus.api import zustand
from collective.eakte.rechte.vertreten import fuer_wen
from collective.eakte.rest import darf
from collective.eakte.rest import nicht_berechtigt
from collective.eakte.versionen.endfassung import Endfassung
from collective.eakte.versionen.ereignisse import EndfassungErteilt
from collective.eakte.versionen.fuehrung import aktuelle
from collective.eakte.versionen.schutz import gegen_umgebung
from datetime import datetime
from datetime import UTC
from plone import api
from zope.event import notify


UEBERGANG = "endfassung_erteilen"
ERTEILEN = "collective.eakte: Finalise Dokument (Endfassung)"


def pruefe_endfassung(dokument, grund):
    """Every reason why a Dokument cannot be made final, whoever wants it.

    :param dokument: the Dokument, in its place.
    :param grund: reason as given by the person.
    :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`.
    """
    gruende = pruefe_grund(grund)
    gruende += pruefe_offen(dokument)
    gruende += gegen_umgebung(dokument)
    return gruende + vorbehalte(dokument, "endfassung")


def erteile_endfassung(dokument, grund):
    """Make a Dokument final: its file and what is said of it are frozen.

    :param dokument: the Dokument, in its place.
    :param grund: why, not empty.
    :returns: :class:`~.endfassung.Endfassung`.
    :raises NichtBerechtigt: the user may not.
    :raises Hindernisse: with all reasons against it.
    """
    gruende = pruefe_endfassung(dokument, grund)
    if not darf(ERTEILEN, dokument):
        if zustand(dokument) in ("endfassung", "storniert"):
            # Nobody has the right then, and why is no secret.
            raise Hindernisse(gruende)
        raise nicht_berechtigt()
    if gruende:
        raise Hindernisse(gruende)
    api.content.transition(dokument, UEBERGANG, comment=grund.strip())
    return aq_base(dokument)._endfassung


def halte_fest(dokument, grund):
    """Note who makes a Dokument final and what; part of the transition.

    :param dokument: the Dokument, before it changes its state.
    :param grund: why.
    :raises Hindernisse: with all reasons against it.
    """
    gruende = pruefe_endfassung(dokument, grund)
    if gruende:
        raise Hindernisse(gruende)
    fassung = aktuelle(dokument)
    aq_base(dokument)._endfassung = endfassung = Endfassung(
        grund=grund.strip(),
        person=api.user.get_current().getId() or "",
        fuer=fuer_wen(dokument, ERTEILEN),
        zeit=datetime.now(UTC),
        nummer=fassung.nummer if fassung else None,
        sha256=fassung.sha256 if fassung else None,
    )
    notify(EndfassungErteilt(dokument, endfassung))
