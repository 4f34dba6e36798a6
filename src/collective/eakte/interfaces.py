"""Marker interfaces on which the rooms hang their logic, and the browser layer."""

from zope.interface import Interface
from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IEAkteLayer(IDefaultBrowserLayer):
    """Request layer of a site in which the E-Akte is installed."""


class IEAkteInhalt(Interface):
    """Anything that the E-Akte keeps: plan units and records."""


class IPlanknoten(IEAkteInhalt):
    """A node of an Aktenplan: the plan itself or one of its units."""


class ISchriftgutobjekt(IEAkteInhalt):
    """A record in the sense of xdomea: Akte, Teilakte, Vorgang or Dokument."""


class ISchriftgutbehaelter(ISchriftgutobjekt):
    """A record that holds other records: Akte, Teilakte or Vorgang."""


class IZugriffsregeln(Interface):
    """Utility: what the place of an object adds to what its workflow state says."""

    def rollen_mit_recht(objekt, recht, rollen):
        """Roles that have a permission at an object.

        :param objekt: plan node or record, in its place (acquisition-wrapped).
        :param recht: title of the permission.
        :param rollen: tuple of the roles that have it by the workflow state.
        :returns: tuple of roles.
        """

    def oertliche_rollen(objekt):
        """Who holds which roles by a grant at this very object, today.

        :returns: dict from id of a user or group to a list of roles.
        """

    def erbt_keine_rollen(objekt):
        """Whether roles given above do not hold at this object and below."""

    def setze_vererbung(objekt, sperre):
        """Somebody wants to cut or restore the inheritance of roles here.

        :raises Hindernisse: that is not how it is done.
        """

    def setze_rollen(objekt, prinzipal, rollen):
        """Give a user or group exactly these roles here, as far as they are given
        one by one; what it has for other causes stays.

        :param prinzipal: id of a user or group.
        :param rollen: roles; none to take away what was given.
        """


class IProtokollfuehrung(Interface):
    """Utility: keeps the Protokoll of all records."""

    def vermerke(obj, was, *, warum, fuer, recht, angaben):
        """Add an entry, see :func:`collective.eakte.protokollieren.vermerke`."""

    def vermerke_lesen(obj, was, *, recht, einmal, angaben):
        """See :func:`collective.eakte.protokollieren.vermerke_lesen`."""

    def vermerke_auflistung(obj):
        """See :func:`collective.eakte.protokollieren.vermerke_auflistung`."""

    def verlangt_vermerk(obj):
        """See :func:`collective.eakte.protokollieren.verlangt_vermerk`."""

    def vermerkte(obj, was=None):
        """Entries, see :func:`collective.eakte.protokollieren.vermerkte`."""
