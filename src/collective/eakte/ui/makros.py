"""Building blocks of screens: badge, number, button, head, table."""

from collective.eakte.ui.shell import Makros
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class Bausteine(Makros):
    """``@@eakte-makros``."""

    index = ViewPageTemplateFile("makros.pt")


class Tabellenmakros(Makros):
    """``@@eakte-tabelle``."""

    index = ViewPageTemplateFile("tabelle.pt")
