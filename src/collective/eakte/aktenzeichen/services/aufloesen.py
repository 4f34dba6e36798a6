"""GET @kennzeichen: the record or plan unit of a number, current or former."""

from collective.eakte.aktenzeichen.aufloesung import treffer
from collective.eakte.anmeldung import NurAngemeldet
from collective.eakte.rest import MitPfad
from urllib.parse import urlencode
from zExceptions import NotFound


class Kennzeichen(MitPfad, NurAngemeldet):
    """Resolve a number: ``@kennzeichen?nummer=`` or ``@kennzeichen/<number>``.

    A number that does not exist and a number that leads to something hidden answer
    alike.
    """

    def reply(self):
        """:returns: the first match, and all of them.

        :raises NotFound: there is nothing to be seen.
        """
        # Numbers may contain slashes.
        nummer = "/".join(self.teile) or self.request.form.get("nummer") or ""
        gefunden = treffer(nummer)
        if not gefunden:
            raise NotFound(nummer)
        items = [_treffer(t) for t in gefunden]
        adresse = f"{self.context.absolute_url()}/@kennzeichen"
        return {
            **items[0],
            "items": items,
            "items_total": len(items),
            "anfrage": f"{adresse}?{urlencode({'nummer': nummer})}",
        }


def _treffer(treffer_):
    brain = treffer_.brain
    return {
        "@id": brain.getURL(),
        "@type": brain.portal_type,
        "UID": brain.UID,
        "kennzeichen": brain.kennzeichen,
        "title": brain.Title,
        "frueher": treffer_.frueher,
    }
