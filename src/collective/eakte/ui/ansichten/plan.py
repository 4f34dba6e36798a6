"""Pages of the plan and its units."""

from collective.eakte.ui.ansichten.seite import Seite
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class PlanAnsicht(Seite):
    """A plan with its Hauptgruppen."""

    index = ViewPageTemplateFile("plan.pt")


class EinheitAnsicht(PlanAnsicht):
    """A unit with its units or its Akten."""
