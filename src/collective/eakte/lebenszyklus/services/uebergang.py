"""POST @workflow: transitions ask the same rules as the operations."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.lebenszyklus.services.stornieren import storniere_als_person
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import falscher_typ
from collective.eakte.rest import lies_json
from plone.restapi.services.workflow.transition import WorkflowTransition
from Products.CMFCore.interfaces import IFolderish


class Uebergang(WorkflowTransition):
    """Restapi's service; what it is refused changes nothing and says all reasons."""

    abgelehnt = None

    def reply(self):
        erlaube_schreiben(self.request)
        self._pruefe_angaben()
        antwort = super().reply()
        if self.abgelehnt is not None:
            raise self.abgelehnt
        if self.request.response.getStatus() == 400:
            raise Hindernisse.eines(
                "uebergang-nicht-moeglich",
                _(
                    "uebergang_nicht_moeglich",
                    default="The transition “${uebergang}” is not possible here, or "
                    "you are not allowed to do it.",
                    mapping={"uebergang": self.transition or ""},
                ),
            )
        return antwort

    def _pruefe_angaben(self):
        """:raises Hindernisse: the body is no JSON object, or a value is no text."""
        gruende = [
            falscher_typ(name, typ)
            for name, typ in (("comment", str), ("include_children", bool))
            if not isinstance(lies_json(self.request).get(name, typ()), typ)
        ]
        if gruende:
            raise Hindernisse(gruende)

    def recurse_transition(
        self, objs, comment, publication_dates, include_children=False
    ):
        """Do the transition; dates of publication mean nothing to records."""
        try:
            for obj in objs:
                self._eines(obj, comment, include_children)
        except Hindernisse as abgelehnt:
            # The caller would make a plain error of it.
            self.abgelehnt = self.abgelehnt or abgelehnt
            raise

    def _eines(self, obj, comment, mit_inhalt):
        if self.transition == "stornieren":
            storniere_als_person(obj, comment, mit_inhalt=bool(mit_inhalt))
            return
        if mit_inhalt and IFolderish.providedBy(obj):
            # From the inside out: a container closes after what it holds.
            self.recurse_transition(obj.objectValues(), comment, {}, True)
        if self.wftool.getWorkflowsFor(obj) and not self.is_same_state(obj):
            self.wftool.doActionFor(obj, self.transition, comment=comment)
