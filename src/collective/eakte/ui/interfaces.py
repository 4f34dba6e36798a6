"""Contract of the screens: what other rooms may provide to them."""

from zope.interface import Attribute
from zope.interface import Interface
from zope.viewlet.interfaces import IViewletManager


class IHinweise(IViewletManager):
    """What is said above the head of every page; rooms register viewlets."""


class INeben(IViewletManager):
    """Boxes beside what is shown of a record, by weight; rooms register viewlets."""


class IReiter(Interface):
    """A further page of a record, offered as a tab.

    A named multi-adapter of the object and the request; its name is the
    ``reiter_name`` of the page.
    """

    titel = Attribute("What the page shows (translatable).")
    ziel = Attribute("Path of the page below the object.")
    reihenfolge = Attribute("Position: Inhalt has 10, Angaben 20, Rechte 90.")

    def verfuegbar():
        """Whether the user may open the page; otherwise there is no tab."""


class IKontozahl(Interface):
    """How much there is behind an entry of the account menu.

    A named utility, a function without parameters; its name is the id of the action.
    It is asked for every page, and has to be quick.

    :returns: number; with 0 nothing is shown.
    """


class IHandlung(Interface):
    """Something that can be done with a record, offered as a button or menu entry.

    A named multi-adapter of the object and the request; rooms register it for the
    types that it concerns. What is not possible right now is offered too, disabled
    and with its reasons.
    """

    titel = Attribute("What is done, a verb (translatable).")
    url = Attribute("Where it is done.")
    icon = Attribute("Name of a Bootstrap icon, or an empty string.")
    gruppe = Attribute("Where it stands: 'haupt', 'verfuegen' or 'mehr'.")
    reihenfolge = Attribute("Position within its group, an int.")

    def verfuegbar():
        """Whether it concerns the object at all; otherwise it is not shown."""

    def hindernisse():
        """:returns: list of reasons (translatable) why it is not possible now."""
