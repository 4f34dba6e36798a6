"""What is shown for a workflow state: text, icon and colour, never colour alone."""

from collective.eakte import _
from dataclasses import dataclass


@dataclass(frozen=True)
class Stand:
    """How a state looks.

    :param name: state id, part of the CSS class ``eakte-stand-<name>``.
    :param text: what people call it.
    :param icon: name of a Bootstrap icon.
    """

    name: str
    text: str
    icon: str


STAENDE = {
    stand.name: stand
    for stand in (
        Stand(
            "in_bearbeitung",
            _("stand_in_bearbeitung", default="in progress"),
            "pencil",
        ),
        Stand("zda", _("stand_zda", default="closed (zdA)"), "check2-circle"),
        Stand("storniert", _("stand_storniert", default="withdrawn"), "x-circle"),
        Stand("entwurf", _("stand_entwurf", default="draft"), "pencil-square"),
        Stand("endfassung", _("stand_endfassung", default="final"), "patch-check"),
        Stand("aktiv", _("stand_aktiv", default="in force"), "check2"),
        Stand(
            "stillgelegt", _("stand_stillgelegt", default="out of use"), "slash-circle"
        ),
    )
}


def stand(zustand):
    """What is shown for a workflow state.

    :param zustand: state id, or nothing.
    :returns: :class:`Stand`; for a state of a foreign workflow its bare id.
    """
    return STAENDE.get(zustand) or Stand(zustand or "", zustand or "", "dash-circle")
