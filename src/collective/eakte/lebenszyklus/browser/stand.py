"""Where a record stands, and which steps lead on from there."""

from collective.eakte.lebenszyklus.api import zustand
from plone import api


def moegliche_uebergaenge(objekt):
    """Steps that the workflow offers in the present state, whoever asks.

    :param objekt: record or plan node.
    :returns: tuple of ids of transitions.
    """
    stand = _stand(objekt)
    return tuple(stand.transitions) if stand is not None else ()


def stand_in_worten(objekt):
    """Title of the present state.

    :param objekt: record or plan node.
    :returns: message.
    """
    stand = _stand(objekt)
    return stand.title if stand is not None else ""


def _stand(objekt):
    for workflow in api.portal.get_tool("portal_workflow").getWorkflowsFor(objekt):
        if zustand(objekt) in workflow.states:
            return workflow.states[zustand(objekt)]
    return None
