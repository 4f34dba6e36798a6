"""Inherited values that a form tells but does not ask for."""

from collective.eakte.formulare.abschnitte import ABSCHNITTE
from collective.eakte.formulare.geerbt import beschreibe
from collective.eakte.formulare.geerbt import TITEL


def uebernommene(vorhanden, angabe_zu, request):
    """What holds and cannot be changed in this form.

    :param vorhanden: names of the fields that the form asks for.
    :param angabe_zu: function from the name of a field to its ``Angabe``.
    :param request: for the language.
    :returns: dict from section id to list of
        :class:`~collective.eakte.formulare.geerbt.Geerbt`.
    """
    texte = {}
    for kennung, _titel, eintraege in ABSCHNITTE:
        for eintrag in eintraege:
            name = eintrag[0] if isinstance(eintrag, tuple) else eintrag
            if name in TITEL and name not in vorhanden:
                texte.setdefault(kennung, []).append(
                    beschreibe(name, angabe_zu, request)
                )
    return texte
