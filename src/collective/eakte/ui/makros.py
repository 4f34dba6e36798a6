"""Small building blocks of screens: badge, number, button, empty list."""

from collective.eakte.ui.shell import Makros
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class Bausteine(Makros):
    """``@@eakte-makros``."""

    index = ViewPageTemplateFile("makros.pt")
