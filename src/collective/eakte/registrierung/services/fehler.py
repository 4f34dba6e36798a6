"""Refusals as JSON: the same list of reasons, whichever service gave them."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import uebersetze
from dataclasses import asdict
from plone.rest.interfaces import IAPIRequest
from plone.rest.interfaces import ICORSPolicy
from Products.Five.browser import BrowserView
from zope.component import adapter
from zope.component import queryMultiAdapter

import json


@adapter(Hindernisse, IAPIRequest)
class HindernisseAlsJSON(BrowserView):
    """Answers 400, or 403 when only this user is refused, with all reasons."""

    def __call__(self):
        policy = queryMultiAdapter((self.context, self.request), ICORSPolicy)
        if policy is not None:
            policy.process_simple_request()
        response = self.request.response
        response.setHeader("Content-Type", "application/json")
        response.setStatus(self.context.getStatus(), lock=1)
        response.setBody(json.dumps(self.antwort(), indent=2, sort_keys=True), lock=1)

    def antwort(self):
        """What the client gets to read."""
        gruende = [
            {**asdict(grund), "message": uebersetze(grund.message, self.request)}
            for grund in self.context.hindernisse
        ]
        return {
            "type": "Hindernisse",
            "message": " ".join(grund["message"] for grund in gruende),
            "hindernisse": gruende,
        }
