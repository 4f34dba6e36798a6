"""What reading services share: they answer those who have logged in."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from plone import api
from plone.restapi.services import Service
from zExceptions import Unauthorized


class NurAngemeldet(Service):
    """A service that says nothing to visitors who have not logged in.

    The permission View does not tell them apart on the site itself, which may be
    public beside the E-Akte.

    :cvar mehrfach: parameters that may stand in the address more than once.
    """

    mehrfach = frozenset()

    def render(self):
        """Answer those who have logged in.

        :raises Unauthorized: nobody is logged in.
        :raises Hindernisse: a parameter is no text.
        """
        self.nur_angemeldet()
        pruefe_parameter(self.request.form, self.mehrfach)
        return super().render()

    def nur_angemeldet(self):
        """:raises Unauthorized: nobody is logged in."""
        if api.user.is_anonymous():
            raise Unauthorized("Please log in.")


def pruefe_parameter(form, mehrfach=()):
    """Refuse parameters of the address that are no text.

    The publisher makes lists of what is repeated, and other types of names like
    ``art:int``: services need not expect either.

    :param form: mapping of the parameters.
    :param mehrfach: names that may be given more than once.
    :raises Hindernisse: with everything that is wrong.
    """
    gruende = [
        Hindernis(
            "wert-ungueltig",
            _("angabe_text", default="“${feld}” is a text.", mapping={"feld": name}),
            field=name,
        )
        for name, wert in form.items()
        if not _ist_text(wert, name in mehrfach)
    ]
    if gruende:
        raise Hindernisse(gruende)


def _ist_text(wert, mehrfach):
    if mehrfach and isinstance(wert, list):
        return all(isinstance(eines, str) for eines in wert)
    return isinstance(wert, str)
