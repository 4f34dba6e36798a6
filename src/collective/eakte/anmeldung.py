"""What reading services share: they answer those who have logged in."""

from plone import api
from plone.restapi.services import Service
from zExceptions import Unauthorized


class NurAngemeldet(Service):
    """A service that says nothing to visitors who have not logged in.

    The permission View does not tell them apart on the site itself, which may be
    public beside the E-Akte.
    """

    def render(self):
        """Answer those who have logged in.

        :raises Unauthorized: nobody is logged in.
        """
        self.nur_angemeldet()
        return super().render()

    def nur_angemeldet(self):
        """:raises Unauthorized: nobody is logged in."""
        if api.user.is_anonymous():
            raise Unauthorized("Please log in.")
