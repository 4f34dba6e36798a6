"""``@@eakte-formular``: macros for errors, reasons and fields."""

from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class Makros(BrowserView):
    """A view that only lends its macros."""

    index = ViewPageTemplateFile("templates/macros.pt")

    @property
    def macros(self):
        """:returns: the macros of the template."""
        return self.index.macros
