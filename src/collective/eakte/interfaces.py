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
