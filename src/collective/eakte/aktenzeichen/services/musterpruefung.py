"""GET @muster-pruefung: is a pattern all right, and what do its numbers look like?"""

from collective.eakte import _
from collective.eakte.aktenzeichen import zaehlkreise
from collective.eakte.aktenzeichen.muster import hinweise
from collective.eakte.aktenzeichen.muster import parse
from collective.eakte.aktenzeichen.muster import pruefe_muster
from collective.eakte.aktenzeichen.muster import STANDARDMUSTER
from collective.eakte.aktenzeichen.mustersprache import MusterFehler
from collective.eakte.anmeldung import NurAngemeldet
from collective.eakte.content.aktenplan import IAktenplan
from collective.eakte.content.aktenplaneinheit import IAktenplaneinheit
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.rest import verlange
from collective.eakte.vererbung.api import wirksam
from datetime import date
from plone import api
from zope.i18n import translate


class Musterpruefung(NurAngemeldet):
    """Check a pattern while it is being written, by the rules of saving it."""

    def reply(self):
        """:returns: verdict, example, reasons against it, and what should be said."""
        if not IPlanknoten.providedBy(self.context):
            verlange("collective.eakte: Import Aktenplan", self.context)
        form = self.request.form
        ebene = form.get("ebene") or "akte"
        zaehlkreis = form.get("zaehlkreis") or zaehlkreise.STANDARD
        self._pruefe(ebene, zaehlkreis)
        muster = form.get("muster") or STANDARDMUSTER[ebene]
        gruende = pruefe_muster(muster, ebene, zaehlkreis)
        anmerkungen = []
        if not gruende:
            anmerkungen = hinweise(
                muster, ebene, zaehlkreis, mehrere_plaene=_mehrere_plaene()
            )
        return {
            "@id": f"{self.context.absolute_url()}/@muster-pruefung",
            "muster": muster,
            "ebene": ebene,
            "zaehlkreis": zaehlkreis,
            "gueltig": not gruende,
            "beispiel": self._beispiel(muster, ebene),
            "hindernisse": [self._json(h) for h in gruende],
            "hinweise": [self._json(h) for h in anmerkungen],
        }

    def _pruefe(self, ebene, zaehlkreis):
        gruende = []
        if ebene not in zaehlkreise.EBENEN:
            gruende.append(_unbekannt("ebene", ebene, zaehlkreise.EBENEN))
        kreise = [token for token, _titel in zaehlkreise.ZAEHLKREISE]
        if zaehlkreis not in kreise:
            gruende.append(_unbekannt("zaehlkreis", zaehlkreis, kreise))
        if gruende:
            raise Hindernisse(gruende)

    def _beispiel(self, muster, ebene):
        """With the values of the place where the pattern shall hold."""
        try:
            return parse(muster, ebene).beispiel(self._werte())
        except MusterFehler:
            return None

    def _werte(self):
        werte = {"jahr": date.today().year}
        if IAktenplan.providedBy(self.context):
            werte["aktenplan"] = self.context.kennzeichen or self.context.getId()
        if IAktenplaneinheit.providedBy(self.context):
            werte["plan"] = self.context.kennzeichen
        if IPlanknoten.providedBy(self.context):
            werte["oe"] = wirksam(self.context, "federfuehrung").wert
        return werte

    def _json(self, hindernis):
        return {
            "code": hindernis.code,
            "message": translate(hindernis.message, context=self.request),
            "field": hindernis.field,
        }


def _mehrere_plaene():
    catalog = api.portal.get_tool("portal_catalog")
    return (
        len(
            catalog.unrestrictedSearchResults(object_provides=IAktenplan.__identifier__)
        )
        > 1
    )


def _unbekannt(feld, wert, erlaubt):
    return Hindernis(
        f"{feld}-unbekannt",
        _(
            "muster_angabe_unbekannt",
            default="“${name}” is unknown; possible: ${possible}.",
            mapping={"name": wert, "possible": ", ".join(erlaubt)},
        ),
        field=feld,
    )
