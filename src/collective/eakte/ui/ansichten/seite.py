"""What all pages of plan nodes and records have in common."""

from Products.Five.browser import BrowserView


class Seite(BrowserView):
    """A page in the shell."""

    def __call__(self):
        """:returns: HTML."""
        return self.index()
