"""What can be done with a record, as buttons and menu entries."""

from collective.eakte import _
from collective.eakte.aktenplan.anlage import pruefe_neue_akte
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.lebenszyklus.api import vorbehalte
from collective.eakte.lebenszyklus.api import zustand
from collective.eakte.ui.interfaces import IHandlung
from plone import api
from zope.component import getAdapters
from zope.interface import implementer


@implementer(IHandlung)
class Handlung:
    """Base of actions.

    :cvar recht: title of the permission that is needed, or ``None``.
    :cvar ziel: path below the object where it is done.
    """

    titel = ""
    ziel = ""
    icon = ""
    gruppe = "mehr"
    reihenfolge = 100
    recht = None
    name = ""

    def __init__(self, context, request):
        self.context = context
        self.request = request

    @property
    def url(self):
        return f"{self.context.absolute_url()}/{self.ziel}"

    def verfuegbar(self):
        return True

    def hindernisse(self):
        """Missing permission, and what :meth:`gruende` says.

        :returns: list of messages.
        """
        gruende = list(self.gruende())
        if not gruende and not self.erlaubt():
            gruende.append(
                _(
                    "handlung_nicht_erlaubt",
                    default="Your role does not permit this here.",
                )
            )
        return gruende

    def erlaubt(self):
        """:returns: whether the user has the permission."""
        return self.recht is None or api.user.has_permission(
            self.recht, obj=self.context
        )

    def gruende(self):
        """:returns: messages of the rules that are against it."""
        return ()


def handlungen(context, request, gruppe):
    """The actions of one group.

    :param context: the record or plan node.
    :param request: the request.
    :param gruppe: ``"haupt"``, ``"verfuegen"`` or ``"mehr"``.
    :returns: list of :class:`~.interfaces.IHandlung` in order.
    """
    gefunden = []
    for name, handlung in getAdapters((context, request), IHandlung):
        if handlung.gruppe == gruppe and handlung.verfuegbar():
            handlung.name = name
            gefunden.append(handlung)
    return sorted(gefunden, key=lambda handlung: handlung.reihenfolge)


class AkteAnlegen(Handlung):
    """Open an Akte in a Betreffseinheit."""

    titel = _("handlung_akte_anlegen", default="Open an Akte")
    ziel = "++add++Akte"
    icon = "folder-plus"
    gruppe = "haupt"
    reihenfolge = 10
    recht = "collective.eakte: Add Akte"

    def verfuegbar(self):
        """Where units are below, nobody looks for Akten."""
        return not any(
            grund.code in ("akte-nur-in-betreffseinheit", "einheit-enthaelt-einheiten")
            for grund in pruefe_neue_akte(self.context)
        )

    def gruende(self):
        return [grund.message for grund in pruefe_neue_akte(self.context)]


class _InSchriftgut(Handlung):
    gruppe = "haupt"

    def gruende(self):
        if zustand(self.context) == "zda":
            yield _(
                "handlung_ist_zda",
                default="${kennzeichen} is closed (zdA) and takes nothing new.",
                mapping={"kennzeichen": self.context.kennzeichen},
            )
        if zustand(self.context) == "storniert":
            yield _(
                "handlung_ist_storniert",
                default="${kennzeichen} has been withdrawn and takes nothing new.",
                mapping={"kennzeichen": self.context.kennzeichen},
            )


class DokumentHinzufuegen(_InSchriftgut):
    """File a Dokument."""

    titel = _("handlung_dokument_hinzufuegen", default="Add a Dokument")
    ziel = "++add++Dokument"
    icon = "file-earmark-plus"
    reihenfolge = 10
    recht = "collective.eakte: Add Dokument"


class VorgangAnlegen(_InSchriftgut):
    """Open a Vorgang."""

    titel = _("handlung_vorgang_anlegen", default="Open a Vorgang")
    ziel = "++add++Vorgang"
    icon = "folder-plus"
    reihenfolge = 20
    recht = "collective.eakte: Add Vorgang"


class TeilakteAnlegen(_InSchriftgut):
    """Open a Teilakte, which is needed rarely."""

    titel = _("handlung_teilakte_anlegen", default="Open a Teilakte")
    ziel = "++add++Teilakte"
    icon = "journals"
    gruppe = "mehr"
    reihenfolge = 20
    recht = "collective.eakte: Add Teilakte"


class Bearbeiten(Handlung):
    """Change the metadata."""

    titel = _("handlung_bearbeiten", default="Change details")
    ziel = "edit"
    icon = "pencil"
    gruppe = "mehr"
    reihenfolge = 10
    recht = "Modify portal content"

    def gruende(self):
        if IPlanknoten.providedBy(self.context):
            return
        if zustand(self.context) == "zda":
            yield _(
                "handlung_zda_unveraenderlich",
                default="${kennzeichen} is closed (zdA) and cannot be changed.",
                mapping={"kennzeichen": self.context.kennzeichen},
            )
        for grund in vorbehalte(self.context, "aendern"):
            yield grund.message
