"""Vertretungen follow their office when it gets another code."""

from collective.eakte.vertretung.interfaces import IVertretungsregister
from collective.eakte.vertretung.vertretung import OE
from dataclasses import replace
from zope.component import queryUtility


def folge_der_oe(event):
    """Vertretungen for an office hold for the one that takes its place.

    When only some of its plan units go to another office, they stay with the office.

    :param event: offices were reorganised.
    """
    register = queryUtility(IVertretungsregister)
    if register is None or event.orte is not None:
        return
    for vertretung in register.alle():
        neue = event.ersatz.get(vertretung.bezug)
        if vertretung.umfang == OE and neue is not None:
            register.ersetze(replace(vertretung, bezug=neue))
