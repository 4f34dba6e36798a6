"""GET @auftraege: the jobs; with an id one of them."""

from collective.eakte import _
from collective.eakte.auftraege import ansicht
from collective.eakte.auftraege import api as auftraege
from collective.eakte.auftraege.als_json import auftrag_als_json
from collective.eakte.auftraege.als_json import DIENST
from collective.eakte.auftraege.services.basis import Auftragsdienst
from collective.eakte.auftraege.staende import STAENDE
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import nicht_berechtigt
from urllib.parse import urlencode
from zExceptions import NotFound


SEITENLAENGE, HOECHSTENS = 50, 200


class Lesen(Auftragsdienst):
    """Her own jobs, or with ``alle=1`` those of everybody, the newest first.

    ``stand`` names a state (several times: several), ``b_start`` and ``b_size`` a page.
    How many there are in all is not counted: ``next`` stands there when there are more.
    """

    mehrfach = frozenset({"stand"})

    def reply(self):
        """:returns: the answer.

        :raises NichtBerechtigt: ``alle`` is not for this user.
        :raises Hindernisse: a parameter is wrong.
        """
        self.nicht_gepuffert()
        if len(self.teile) > 1:
            raise NotFound("/".join(self.teile))
        if self.teile:
            return self.als_json(self.gemeint())
        aller = self.request.form.get("alle") == "1"
        if aller and not auftraege.darf_verwalten():
            raise nicht_berechtigt()
        staende, ab, laenge = self._staende(), self._zahl("b_start", 0), self._laenge()
        seite, mehr = ansicht.liste(aller=aller, staende=staende, ab=ab, laenge=laenge)
        return self._antwort(seite, mehr, ab, laenge)

    def _antwort(self, seite, mehr, ab, laenge):
        ort = self.context.absolute_url()
        antwort = {
            "@id": f"{ort}/{DIENST}",
            "items": [auftrag_als_json(eine, ort, self.request) for eine in seite],
        }
        if mehr:
            angaben = {**self.request.form, "b_start": ab + laenge, "b_size": laenge}
            antwort["next"] = f"{ort}/{DIENST}?{urlencode(angaben, doseq=True)}"
        return antwort

    def _laenge(self):
        return max(1, min(HOECHSTENS, self._zahl("b_size", SEITENLAENGE)))

    def _staende(self):
        gewuenscht = self.request.form.get("stand", [])
        gewuenscht = gewuenscht if isinstance(gewuenscht, list) else [gewuenscht]
        if not set(gewuenscht) <= set(STAENDE):
            raise _ungueltig("stand")
        return tuple(gewuenscht) or STAENDE

    def _zahl(self, name, vorgabe):
        wert = self.request.form.get(name, vorgabe)
        if isinstance(wert, int):
            return wert
        if not (wert.isascii() and wert.isdecimal() and len(wert) < 7):
            raise _ungueltig(name)
        return int(wert)


def _ungueltig(name):
    return Hindernisse.eines(
        "wert-ungueltig",
        _(
            "wert_ungueltig",
            default="“${feld}” cannot be read: please check the value.",
            mapping={"feld": name},
        ),
        field=name,
    )
