"""POST @sharing: Plone's own sharing, which comes to grants."""

from collective.eakte.config import RECHTE_VERGEBEN
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rechte.services import angaben
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import falscher_typ
from collective.eakte.rest import lies_json
from collective.eakte.rest import verlange
from plone.restapi.services.content.sharing import SharingPost
from zope.component import getMultiAdapter


class Freigeben(SharingPost):
    """Takes ``inherit`` and ``entries`` as Plone does; ``roles`` that a page of
    Plone sends along and that are not given here do not count."""

    def reply(self):
        erlaube_schreiben(self.request)
        verlange("Sharing page: Delegate roles", self.context)
        verlange(RECHTE_VERGEBEN, self.context)
        daten = lies_json(self.request)
        inherit = daten.get("inherit")
        gruende = []
        if inherit is not None and not isinstance(inherit, bool):
            gruende.append(falscher_typ("inherit", bool))
        try:
            eintraege = [_eintrag(e) for e in _liste(daten.get("entries"))]
        except ValueError:
            gruende.append(angaben.unlesbar("entries"))
        if gruende:
            raise Hindernisse(gruende)
        sharing = getMultiAdapter((self.context, self.request), name="sharing")
        if inherit is not None:
            sharing.update_inherit(inherit)
        bekannt = {rolle["id"] for rolle in sharing.roles()}
        for eintrag in eintraege:
            eintrag["roles"] &= bekannt
        sharing.update_role_settings(eintraege)
        return self.reply_no_content()


def _liste(wert):
    if wert is None:
        return []
    if not isinstance(wert, list):
        raise ValueError(wert)
    return wert


def _eintrag(wert):
    """An entry of Plone: ``id`` and ``roles``, whose values are true for what is given.

    What the page shows as inherited or global is no wish.
    """
    if not isinstance(wert, dict) or not isinstance(wert.get("roles"), dict):
        raise ValueError(wert)
    return {
        "id": angaben.text(wert.get("id")),
        "roles": {rolle for rolle, ja in wert["roles"].items() if ja is True},
    }
